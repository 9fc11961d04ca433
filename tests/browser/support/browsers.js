// Two browsers behind one small face, so that a check is written once. Chromium is driven by playwright-core, Firefox by
// puppeteer-core over WebDriver BiDi; both are the system's own, with an empty profile.
import { chromium as playwright } from "playwright-core";
import puppeteer from "puppeteer-core";
import { need } from "./missing.js";
import { watch } from "./watch.js";

const WIDE = { width: 1280, height: 900 };
const PATIENCE = 15_000; // milliseconds, for anything that a page is awaited to do

/** A browser that the environment names is taken, and no other. */
const named = (key) => (process.env[key] ? [process.env[key]] : undefined);

export const chromiumPath = () => need("Chromium", named("CHROMIUM") ?? ["chromium", "chromium-browser", "google-chrome"], "chromium");
export const firefoxPath = () => need("Firefox ESR", named("FIREFOX") ?? ["firefox-esr", "firefox"], "firefox-esr");

/** No sandbox, since tests often run as root; and nothing that a browser asks of a network by itself. */
export const CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

// Playwright keeps no page in memory for the way back unless it is asked to, as every reader's browser does.
const CHROMIUM_OPTIONS = () => ({ executablePath: chromiumPath(), args: CHROMIUM_ARGS, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
const FIREFOX_OPTIONS = () => ({
  browser: "firefox",
  executablePath: firefoxPath(),
  headless: true,
  // The stock setting. Drivers turn it off, and then file:// pages may do what they may not do for a reader.
  extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
});

export const chromium = {
  name: "Chromium",
  launch: async () => {
    const browser = await playwright.launch(CHROMIUM_OPTIONS());
    return {
      close: () => browser.close(),
      /**
       * `scheme`: light or dark; `forced`: true for a palette of the system's; `still`: true for a reader who asks for
       * less motion; `script`: false turns JavaScript off; `free`: true lets a test add scripts of its own; `early`: a
       * script that runs in every page before its own; `fonts`: false for a first visit that shows the system's font.
       */
      open: async ({ size = WIDE, scheme = "light", forced = false, still = false, script = true, free = false, early, fonts = true } = {}) => {
        const context = await browser.newContext({
          viewport: size,
          colorScheme: scheme,
          forcedColors: forced ? "active" : "none",
          reducedMotion: still ? "reduce" : "no-preference",
          javaScriptEnabled: script,
          bypassCSP: free,
        });
        await context.addInitScript(watch);
        if (early) await context.addInitScript(early);
        if (!fonts) await context.route(/\.woff2$/, (route) => route.abort());
        return inChromium(context, await context.newPage(), script);
      },
    };
  },
  /** The browser of a reader who keeps a profile: its one page, all traces in `folder`. */
  resident: async (folder) => {
    const context = await playwright.launchPersistentContext(folder, { ...CHROMIUM_OPTIONS(), viewport: WIDE });
    return inChromium(context, context.pages()[0], true);
  },
};

function inChromium(context, page, script) {
  return face(page, () => context.close(), {
    script,
    resize: (to) => page.setViewportSize(to),
    emulate: ({ scheme, forced = false }) => page.emulateMedia({ colorScheme: scheme, forcedColors: forced ? "active" : "none" }),
    emulatePrint: () => page.emulateMedia({ media: "print" }),
    pdf: (options) => page.pdf(options),
    picture: (options) => page.screenshot(options),
    // The next two work without JavaScript in the page.
    shown: (selector) => page.locator(selector).filter({ visible: true }).count(),
    click: async (selector) => {
      await page.locator(selector).filter({ visible: true }).first().click();
      await page.waitForLoadState("load");
    },
    url: () => page.url(),
    cookies: () => context.cookies(),
    offline: (so) => context.setOffline(so),
    /** Another page of the same reader. */
    beside: async () => inChromium(context, await context.newPage(), script),
    /** Every request to `origin` is answered with an empty page. */
    stub: (origin) => context.route((url) => url.origin === origin, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" })),
    /** What a screen reader is told: a tree of `{ role, name, url, level, children }`, without what it is not told of. */
    tree: async () => {
      const session = await context.newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      await session.detach();
      const known = new Map(nodes.map((node) => [node.nodeId, node]));
      const told = (node) => {
        const children = (node.childIds ?? []).flatMap((id) => (known.has(id) ? told(known.get(id)) : []));
        if (node.ignored) return children;
        const more = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
        return [{ ...more, role: node.role?.value ?? "", name: node.name?.value ?? "", children }];
      };
      return told(nodes[0])[0];
    },
  });
}

export const firefox = {
  name: "Firefox",
  launch: async () => {
    const browser = await puppeteer.launch(FIREFOX_OPTIONS());
    return {
      close: () => browser.close(),
      open: async ({ size = WIDE, early } = {}) => {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        await page.setViewport(size);
        await page.evaluateOnNewDocument(watch);
        if (early) await page.evaluateOnNewDocument(early);
        return inFirefox(page, () => context.close());
      },
    };
  },
  resident: async (folder) => {
    const browser = await puppeteer.launch({ ...FIREFOX_OPTIONS(), userDataDir: folder });
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    return inFirefox(page, () => browser.close());
  },
};

function inFirefox(page, close) {
  return face(page, close, {
    resize: (to) => page.setViewport(to),
    click: async (selector) => {
      await page.click(selector);
    },
    url: () => page.url(),
    cookies: () => page.browserContext().cookies(),
    beside: async () => inFirefox(await page.browserContext().newPage(), close),
  });
}

function face(page, close, more) {
  let heard = [];
  let asked = [];
  const pending = new Set();
  let rested = () => {};
  const settle = (request) => {
    pending.delete(request);
    if (pending.size === 0) rested();
  };
  const note = (what, text) => heard.push({ what, text });
  page.setDefaultTimeout(PATIENCE);
  page.on("console", (message) => {
    if (/^(error|warn|warning|assert)$/.test(message.type())) note("console", message.text());
  });
  page.on("pageerror", (error) => note("error", error.message));
  page.on("request", (request) => {
    asked.push(request.url());
    pending.add(request);
  });
  page.on("requestfinished", settle);
  page.on("requestfailed", (request) => {
    note("failed", `${request.url()} ${reason(request)}`);
    settle(request);
  });

  const self = {
    ...more,
    close,
    evaluate: (what, given) => page.evaluate(what, given),
    /** One key, or one with another held down: “Shift+Tab”. */
    press: async (keys) => {
      const [key, ...held] = keys.split("+").reverse();
      for (const other of held) await page.keyboard.down(other);
      await page.keyboard.press(key);
      for (const other of held) await page.keyboard.up(other);
    },
    type: (text) => page.keyboard.type(text),
    goto: async (url) => {
      await page.goto(url, { waitUntil: "load" });
    },
    /** Waits until `test`, run in the page, is true; looks once a frame. */
    until: async (test, given, what) => {
      const limit = Date.now() + PATIENCE;
      for (;;) {
        // A page that is being left cannot be asked; the next one can.
        const answer = await soon(page.evaluate(test, given)).catch((error) => {
          if (/destroyed|navigat|discarded|no such frame|not found/i.test(error.message)) return false;
          throw error;
        });
        if (answer) return answer;
        if (Date.now() > limit) throw new Error(`waited ${PATIENCE / 1000} s in vain for: ${what ?? test}`);
        await soon(page.evaluate(() => new Promise((next) => requestAnimationFrame(() => next(true))))).catch(() => {});
      }
    },
    /** Everything heard and asked for since the last time, once the page has come to rest. */
    gather: async () => {
      // Icons come after the load event: leaving at once would look like a failure of theirs.
      // Of an icon that it has already, and of an optional font that comes too late, a browser does not always tell the end.
      if (pending.size > 0) {
        const needed = () => [...pending].map((request) => request.url()).filter((url) => !/\.woff2$|\/(favicon|icon)[^/]*$/.test(url));
        const rest = new Promise((done) => (rested = done));
        await within(needed().length > 0 ? PATIENCE : 1000, "requests to end", rest).catch((error) => {
          const open = needed();
          pending.clear();
          if (open.length > 0) throw new Error(`${error.message}: ${open.join(" ")}`);
        });
      }
      // A page without scripts has no frames to wait for and nothing to tell.
      const inside = more.script === false ? { seen: [], asked: [] } : await page.evaluate(async () => {
        await document.fonts.ready;
        await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
        // A font that is optional may come too late, and a browser then gives it up.
        const failed = [...document.fonts].filter((font) => font.status === "error" && font.display !== "optional").map((font) => font.family);
        return {
          seen: [...(window.fieldguideSeen ?? []), ...failed.map((text) => ({ what: "failed", text: `font ${text}` }))],
          asked: performance.getEntriesByType("resource").map((entry) => entry.name),
        };
      });
      const all = { heard: [...heard, ...inside.seen], asked: [...new Set([...asked, ...inside.asked])] };
      heard = [];
      asked = [];
      return all;
    },
  };
  return self;
}

/** The promise, or false after three seconds: a question to a page that is just being left may never be answered. */
async function soon(promise) {
  let timer;
  const late = new Promise((done) => {
    timer = setTimeout(done, 3000, false);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}

/** The promise, or an error after `limit` milliseconds. */
async function within(limit, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${limit / 1000} s in vain for ${what}`)), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reason(request) {
  const failure = request.failure();
  return failure ? failure.errorText : "";
}
