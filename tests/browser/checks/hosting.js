// Any static host: what a build writes for servers does what it promises, and a server that knows nothing does no harm.
import { describe } from "node:test";
import { hostingFiles } from "./hosting-files.js";
import { hostingPolicy } from "./hosting-policy.js";
import { hostingServers } from "./hosting-servers.js";

export function hosting(browser) {
  describe("hosting", { concurrency: 1 }, () => {
    hostingFiles();
    hostingServers();
    hostingPolicy(browser);
  });
}
