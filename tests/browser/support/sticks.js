// Sticks for tests: images of the three file systems that sticks have, mounted as this machine can; and what a reader
// does with one.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, open, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { need } from "./missing.js";
import { project, scratch } from "./sites.js";

const SIZE = 160 << 20; // bytes; FAT32 begins at 33 MB

/** Each file system: how an image of it is made, mounted and looked through for damage. */
export const KINDS = {
  FAT32: {
    // Where the kernel has no driver, one outside it is taken.
    kernel: "vfat",
    make: (image) => run(need("mkfs.vfat", ["mkfs.vfat", "/usr/sbin/mkfs.vfat"], "dosfstools"), ["-F", "32", image]),
    mount: (image, at) => run(need("fusefat", ["fusefat"], "fusefat"), ["-o", "rw+", image, at]),
    sound: (image) => run(need("fsck.vfat", ["fsck.vfat", "/usr/sbin/fsck.vfat"], "dosfstools"), ["-n", image]),
    caseless: true,
  },
  exFAT: {
    kernel: "exfat",
    make: (image) => run(need("mkfs.exfat", ["mkfs.exfat", "/usr/sbin/mkfs.exfat"], "exfatprogs"), [image]),
    mount: (image, at) => looped(image, (device) => run(need("exfat-fuse", ["mount.exfat-fuse", "/usr/sbin/mount.exfat-fuse"], "exfat-fuse"), [device, at])),
    sound: (image) => run(need("fsck.exfat", ["fsck.exfat", "/usr/sbin/fsck.exfat"], "exfatprogs"), ["-n", image]),
    caseless: true,
  },
  NTFS: {
    make: (image) => run(need("mkfs.ntfs", ["mkfs.ntfs", "/usr/sbin/mkfs.ntfs"], "ntfs-3g"), ["-F", "-Q", "-q", image]),
    // Names that Windows refuses are refused. Capital letters count with this driver, and not on Windows.
    mount: (image, at) => run(need("ntfs-3g", ["ntfs-3g"], "ntfs-3g"), ["-o", "windows_names", image, at]),
    sound: (image) => run(need("ntfsfix", ["ntfsfix"], "ntfs-3g"), ["-n", image]),
    caseless: false,
  },
};

/** An empty stick of a kind; `mount` gives its folder, `pull` takes it away with all that it has not written yet lost to nobody. */
export async function stick(name, kind) {
  const { kernel, make, mount } = KINDS[kind];
  const image = scratch(`${name}.img`);
  const at = scratch(name);
  await mkdir(at, { recursive: true });
  const file = await open(image, "w");
  await file.truncate(SIZE);
  await file.close();
  await make(image);
  const known = kernel && (await readFile("/proc/filesystems", "utf8")).split(/\s/).includes(kernel);
  let loop;
  return {
    image,
    at,
    mount: async () => {
      if (known) await run(need("mount", ["mount"], "mount"), ["-o", "loop", image, at]);
      else loop = (await mount(image, at)).device;
      if (!(await mounted(at))) throw new Error(`${kind} could not be mounted. It takes root, /dev/fuse and the programs of fusefat, exfat-fuse and ntfs-3g.`);
      return at;
    },
    pull: async () => {
      for (let tries = 0; await mounted(at); tries += 1) {
        await run(known ? "umount" : need("fusermount", ["fusermount", "fusermount3", "umount"], "fuse"), known ? [at] : ["-u", at]).catch((error) => {
          if (tries > 50) throw error;
        });
        await wait(100);
      }
      // The driver writes what it holds back and ends by itself.
      await gone(image, loop);
      if (loop) await run("losetup", ["-d", loop]);
      loop = undefined;
    },
  };
}

async function mounted(at) {
  return (await readFile("/proc/mounts", "utf8")).includes(` ${at} `);
}

/** Waits until no driver has the image open any more. */
async function gone(image, loop) {
  for (let tries = 0; tries < 100; tries += 1) {
    const lines = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => ""));
    const busy = (await Promise.all(lines)).some((line) => /fusefat|exfat|ntfs-3g/.test(line.split("\0")[0]) && (line.includes(image) || (loop && line.includes(loop))));
    if (!busy) return;
    await wait(100);
  }
  throw new Error(`a driver still has ${image} open`);
}

async function looped(image, work) {
  const { out } = await run(need("losetup", ["losetup", "/usr/sbin/losetup"], "mount"), ["-f", "--show", image]);
  await work(out.trim());
  return { device: out.trim() };
}

/** Runs a program to its end; fails with what it said. */
export function run(program, parameters, options = {}) {
  return new Promise((done, fail) => {
    // A driver that stays in the background keeps what it was given as output open: only the program's own end counts.
    const child = spawn(program, parameters, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let [out, said] = ["", ""];
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => (said += data));
    child.on("error", fail);
    child.on("exit", (code) => setImmediate(() => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) done({ out, said });
      else fail(new Error(`${program} ${parameters.join(" ")}: ${code}\n${out}${said}`));
    }));
  });
}

export const binary = () => resolve(project, process.env.FIELDGUIDE ?? "target/debug/fieldguide");

const built = new Map();

/** The guide with this date, built without PDF: `{ site, output }`. */
export function edition(date) {
  if (!built.has(date)) built.set(date, build(date));
  return built.get(date);
}

async function build(date) {
  const site = scratch(`edition-${date}`);
  for (const part of ["content", "themes", "fonts"]) {
    await cp(join(project, part), join(site, part), { recursive: true }).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
  const path = join(site, "content/site.yaml");
  const config = await readFile(path, "utf8");
  await writeFile(path, config.replace(/^edition:.*$/m, `edition: "${date}"`));
  await run(binary(), ["build", site, "--no-pdf"]);
  return { site, output: join(site, "output") };
}

/** `fieldguide usb` of an edition onto a folder. */
export const usb = (folder, { site }, ...more) => run(binary(), ["usb", folder, site, ...more]);

/** The answer of the line that README.txt prints for a system. */
export async function answer(folder, system = "LINUX") {
  const text = (await readFile(join(folder, "README.txt"), "utf8")).replaceAll("\r\n", "\n");
  const line = text.split(`==== ${system} ====\n\n`)[1].split("\n\n")[0];
  return (await run("sh", ["-c", line], { cwd: folder })).out.trim();
}

/** Every file below a folder with its bytes. */
export async function files(folder) {
  const found = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath ?? entry.path, entry.name);
    found.set(relative(folder, full).split(sep).join("/"), await readFile(full));
  }
  return found;
}

/** Whether two folders hold the same; names the first difference. */
export function difference(one, other) {
  for (const [path, bytes] of one) {
    if (!other.has(path)) return `${path} is missing`;
    if (!bytes.equals(other.get(path))) return `${path} differs`;
  }
  return [...other.keys()].find((path) => !one.has(path)) ?? "";
}

export const clear = (folder) => rm(folder, { recursive: true, force: true });

/** Starts `fieldguide usb`; `kill` ends it at once, as if the machine stopped. */
export function begin(folder, { site }) {
  const child = execFile(binary(), ["usb", folder, site]);
  const ended = new Promise((done) => child.on("exit", (code, signal) => done({ code, signal })));
  return { ended, kill: () => child.kill("SIGKILL") };
}
