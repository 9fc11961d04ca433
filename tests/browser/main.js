// Every check on the built sites, in one process; `tests/run` calls it. README.md beside this file is the map.
import { after, describe } from "node:test";
import { access } from "./checks/access.js";
import { browse } from "./checks/browse.js";
import { engine } from "./checks/engine.js";
import { exit } from "./checks/exit.js";
import { exportsRead } from "./checks/exports-read.js";
import { exportsSearch } from "./checks/exports-search.js";
import { hosting } from "./checks/hosting.js";
import { journey } from "./checks/journey.js";
import { keyboard } from "./checks/keyboard.js";
import { languagesOf } from "./checks/languages.js";
import { layout } from "./checks/layout.js";
import { markup } from "./checks/markup.js";
import { moved } from "./checks/moved.js";
import { offline } from "./checks/offline.js";
import { pages } from "./checks/pages.js";
import { paper } from "./checks/paper.js";
import { plain } from "./checks/plain.js";
import { print } from "./checks/print.js";
import { publishChecks } from "./checks/publish.js";
import { search } from "./checks/search.js";
import { traces } from "./checks/traces.js";
import { tree } from "./checks/tree.js";
import { verifyFiles } from "./checks/verify-files.js";
import { usbKills } from "./checks/usb-kills.js";
import { usbSticks } from "./checks/usb-sticks.js";
import { weight } from "./checks/weight.js";
import { chromium, firefox } from "./support/browsers.js";
import { clean } from "./support/sites.js";

after(clean);

// The two browsers go side by side, one on each core; what one browser does goes in order.
describe("built sites", { concurrency: 2 }, () => {
  describe("in Chromium", { concurrency: 1 }, () => {
    for (const check of [search, browse, exit, traces, journey, offline, plain, weight, print, paper, hosting, tree, languagesOf, layout, access, keyboard, moved, pages, exportsSearch]) check(chromium);
  });
  describe("in Firefox", { concurrency: 1 }, () => {
    markup();
    engine();
    exportsRead();
    verifyFiles();
    for (const check of [search, browse, exit, traces, journey, offline, keyboard, moved, pages, exportsSearch]) check(firefox);
  });
  describe("on sticks", { concurrency: 1 }, () => {
    usbSticks();
    usbKills();
  });
});

// Object storage needs no browser.
describe("published sites", () => publishChecks());
