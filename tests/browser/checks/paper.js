// Sheets of paper, as PDF and as pages that a browser prints: of the shipped guide, and of a site of hard cases.
import { describe } from "node:test";
import { paperCodes } from "./paper-codes.js";
import { paperCommand } from "./paper-command.js";
import { paperDiscreet } from "./paper-discreet.js";
import { paperFiles } from "./paper-files.js";
import { paperLimits } from "./paper-limits.js";
import { paperPages } from "./paper-pages.js";
import { paperWords } from "./paper-words.js";

export function paper(browser) {
  describe("paper", { concurrency: 1 }, () => {
    paperFiles();
    paperWords();
    paperDiscreet();
    paperLimits();
    paperCodes(browser);
    paperPages(browser);
    paperCommand();
  });
}
