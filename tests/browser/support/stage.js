// What most checks begin with: a browser, a built site, and the site's address in both ways of reading it.
import { after, before } from "node:test";
import { serve } from "./server.js";

export const WAYS = ["http", "file"];

/**
 * Call inside a `describe`: launches `browser` and serves the given sites before the tests, stops them after.
 * The result is filled in by then: `stage.browser`, and `stage.address(site, way)`.
 */
export function stage(browser, ...sites) {
  const stage = { servers: new Map() };
  before(async () => {
    stage.browser = await browser.launch();
    for (const make of sites) {
      const site = await make();
      stage.servers.set(site, await serve(site.folder, mount(site)));
    }
  });
  after(async () => {
    await stage.browser?.close();
    for (const server of stage.servers.values()) await server.stop();
  });
  stage.address = (site, way) => (way === "http" ? stage.servers.get(site).root : site.root);
  stage.log = (site) => stage.servers.get(site).log;
  return stage;
}

/** The path at which the site expects to be published: its 404 page relies on it. */
function mount(site) {
  return site.address ? new URL(site.address).pathname.replace(/\/?$/, "/") : "/";
}

/** Opens a page, lends it to `work`, and closes it whatever happens. */
export async function withPage(stage, options, work) {
  const page = await stage.browser.open(options);
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}

/** Fails with every complaint, not with the first; long lists are cut. */
export function none(complaints, what) {
  if (complaints.length === 0) return;
  const shown = complaints.slice(0, 40).map((line) => `  ${line}`);
  if (complaints.length > shown.length) shown.push(`  … and ${complaints.length - shown.length} more`);
  const error = new Error(`${what}:\n${shown.join("\n")}`);
  error.stack = error.message; // where the list was made helps nobody
  throw error;
}
