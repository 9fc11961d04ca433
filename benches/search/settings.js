// What the environment sets, and where things lie.
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const project = resolve(here, "../..");

/** Seconds after which one search is given up, for making its index. */
export const LIMIT = amount("LIMIT", 15 * 60);
/** Seconds after which one way of asking is given up. */
export const ASKING = amount("ASKING", LIMIT);
/** Gigabytes that the making of one index may take: a machine that starts to swap measures nothing. */
export const MEMORY = amount("MEMORY", 16);

/** Runs `job` with a folder for its files: WORK, which is kept, or one that is removed at the end. */
export async function inWorkshop(job) {
  if (process.env.WORK) {
    const folder = resolve(process.env.WORK);
    await mkdir(folder, { recursive: true });
    return job(folder);
  }
  const folder = await mkdtemp(join(tmpdir(), "fieldguide-search-"));
  try {
    return await job(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function amount(key, usual) {
  const given = process.env[key];
  if (!given) return usual;
  if (!(Number(given) > 0)) throw new Error(`${key} must be a number above 0, and is “${given}”.`);
  return Number(given);
}
