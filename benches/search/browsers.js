// The two browsers, by the one face that the browser tests have for them.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { project } from "./settings.js";

const run = promisify(execFile);
const support = join(project, "tests/browser/support");

const { chromium, chromiumPath, firefox, firefoxPath } = await import(join(support, "browsers.js"));
export const { serve } = await import(join(support, "server.js"));

export const BROWSERS = [chromium, firefox];
export { chromium };

/** What they call themselves: “Chromium 140.0.1”. */
export async function named() {
  const lines = await Promise.all([chromiumPath(), firefoxPath()].map((path) => run(path, ["--version"])));
  return lines.map(({ stdout }) => stdout.match(/(Chromium|Chrome|Firefox)\s+[\d.]+\w*/)?.[0] ?? stdout.trim());
}
