// A guide that devices keep: it opens without a network, whole and of one edition, and leaves when it is told to.
import { describe } from "node:test";
import { offlineEditions } from "./offline-editions.js";
import { offlineKeep } from "./offline-keep.js";

export function offline(browser) {
  describe("kept on a device", { concurrency: 1 }, () => {
    offlineKeep(browser);
    offlineEditions(browser);
  });
}
