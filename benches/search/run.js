// One program run to its end: its time and its peak of memory, or the reason why it did not get there.
import { spawn } from "node:child_process";
import { readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LIMIT, MEMORY } from "./settings.js";

const GIGABYTE = 1e9;
const PAGE = 4096; // bytes of a page of memory, in which Linux counts
const LOOK = 500; // milliseconds between two looks at the memory

/**
 * Gives `{ seconds, peak }`, the peak in bytes: that of the largest process, as GNU time counts it. Throws an error
 * whose message says in a few words what happened, when the program fails, is too slow or takes too much memory;
 * in the last two cases it is marked as `stopped`.
 */
export async function timed(command, args, { cwd } = {}) {
  const report = join(tmpdir(), `fieldguide-search-time-${process.pid}`);
  // A group of its own, so that whatever it starts can be ended with it.
  const child = spawn("/usr/bin/time", ["-f", "%e %M", "-o", report, command, ...args], { cwd, detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.on("data", (text) => (words = (words + text).slice(-20_000)));
  let stopped;
  const stop = (reason) => {
    stopped ??= reason;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It came to its end by itself.
    }
  };
  const clock = setTimeout(() => stop(`took over ${minutes(LIMIT)}`), LIMIT * 1000);
  const guard = setInterval(async () => {
    if ((await resident(child.pid)) > MEMORY * GIGABYTE) stop(`took over ${MEMORY} GB of memory`);
  }, LOOK);
  const code = await new Promise((done, fail) => {
    child.on("close", done);
    child.on("error", (error) => fail(error.code === "ENOENT" ? new Error("GNU time is needed: sudo apt-get install time") : error));
  }).finally(() => {
    clearTimeout(clock);
    clearInterval(guard);
  });
  const measured = await readFile(report, "utf8").catch(() => "");
  await rm(report, { force: true });
  if (stopped) throw Object.assign(new Error(stopped), { stopped: true });
  if (code !== 0) throw new Error(`failed: ${gist(words)}`);
  const [seconds, kibibytes] = measured.trim().split("\n").at(-1).split(" ").map(Number);
  return { seconds, peak: kibibytes * 1024 };
}

export const minutes = (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 6) / 10} min`);

/** Bytes of memory that the processes of a group hold now; 0 where the system does not tell it. */
async function resident(group) {
  const ids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const sizes = ids.map(async (id) => {
    const line = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
    // The second field, a name in brackets, may hold spaces.
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return Number(fields[2]) === group ? Number(fields[21]) * PAGE : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** The line that says what went wrong, without addresses of this machine. */
function gist(words) {
  const lines = words.split("\n").map((line) => line.trim()).filter(Boolean);
  const line = lines.find((line) => /heap out of memory|^\w*Error\b|^error/i.test(line)) ?? lines.at(-1) ?? "without a word";
  return line.replace(/(file:\/\/)?\/[^\s:]*\//g, "").slice(0, 200);
}
