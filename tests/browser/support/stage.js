// What most checks begin with: a browser, a built site, and the site's address in both ways of reading it.
import { after, before } from "node:test";
import { serve } from "./server.js";

export const WAYS = ["http", "file"];

/**
 * Call inside a `describe`: launches `browser` and serves the given sites before the tests, stops them after.
 * What goes wrong there fails each test that needs it, in its own name: a hook's failure would only cancel them.
 */
export function stage(browser, ...sites) {
  const servers = new Map();
  const stage = {
    address: (site, way) => (way === "http" ? served(site).root : site.root),
    log: (site) => served(site).log,
  };
  const served = (site) => {
    if (stage.problem) throw stage.problem;
    return servers.get(site);
  };
  before(async () => {
    try {
      stage.browser = await browser.launch();
      for (const make of sites) {
        const site = await make().catch(() => null); // each test that asks for it meets the same error
        if (site) servers.set(site, await serve(site.folder, mount(site)));
      }
    } catch (problem) {
      stage.problem = problem;
    }
  });
  after(async () => {
    await stage.browser?.close();
    for (const server of servers.values()) await server.stop();
  });
  return stage;
}

/** The path at which the site expects to be published: its 404 page relies on it. */
function mount(site) {
  return site.address ? new URL(site.address).pathname.replace(/\/?$/, "/") : "/";
}

/** Opens a page, lends it to `work`, and closes it whatever happens. */
export async function withPage(stage, options, work) {
  if (stage.problem) throw stage.problem;
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
