// The sites that the tests of hosting look at, each built once.
import { hosted } from "./hosting.js";

/** Everything that a site can ask for. */
const ALL = `hosting:
  headers: true
  redirects: true
  nginx: true
  caddy: true
  precompress: [gzip, brotli]
  security_txt:
    contact: ["mailto:security@example.org", "https://example.org/report"]
    expires: 2027-06-30
    encryption: https://example.org/key.txt
    policy: https://example.org/policy
`;

const OLD = `  - {from: old/page.html, to: "builtin:hotlines"}
  - {from: old/folder, to: "builtin:az"}
  - {from: caf%C3%A9%20list.php, to: "builtin:glossary"}
  - {from: elsewhere.php, to: "https://example.org/elsewhere"}
  - {from: elsewhere.html, to: "https://example.org/elsewhere"}
`;

/** Kinds of files that only an author brings. */
const OWN = {
  "content/assets/lines.csv": "name,number\nExample,1-202-555-0100\n",
  "content/assets/line.vcf": "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Example\r\nEND:VCARD\r\n",
};

const made = new Map();

function once(name, make) {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
}

/** The guide that the repository ships, in a folder of a host. */
export const guideBelow = () => once("guide below", () => hosted(".", { base: "https://example.org/a/guide", settings: ALL, old: OLD, files: OWN }));

/** A small site in two languages, at the root of a host. */
export const smallAtRoot = () => once("small at root", () => hosted("tests/sites/bilingual", { base: "https://guide.example.org", settings: `${ALL}  domain: guide.example.org\n`, old: OLD, files: OWN }));

/** The same small site in a folder whose name is no ASCII. */
export const smallBelow = () => once("small below", () => hosted("tests/sites/bilingual", { base: "https://example.org/guía;2", settings: ALL, old: OLD, files: OWN }));

/** The guide that the repository ships, without an address and without a wish. */
export const guideAnywhere = () => once("guide anywhere", () => hosted(".", { base: null }));
