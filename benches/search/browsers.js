// The two browsers, by the one face that the browser tests have for them.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { chromium, chromiumPath, firefox, firefoxPath } from "../../tests/browser/support/browsers.js";

export { chromium };
export { serve } from "../../tests/browser/support/server.js";
export const BROWSERS = [chromium, firefox];

const run = promisify(execFile);

/** What they call themselves, with their versions. */
export async function named() {
  const lines = await Promise.all([chromiumPath(), firefoxPath()].map((path) => run(path, ["--version"])));
  return lines.map(({ stdout }) => stdout.match(/(Chromium|Chrome|Firefox)\s+[\d.]+\w*/)?.[0] ?? stdout.trim());
}
