// The files for other programs, read by libraries that are not ours: JSON-LD by jsonld, contact cards by ical.js. And what a
// browser does with a contact card, from a host and from a folder.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import ICAL from "ical.js";
import jsonld from "jsonld";
import { chromium as playwright } from "playwright-core";
import { CHROMIUM_ARGS, chromiumPath } from "../support/browsers.js";
import { serve } from "../support/server.js";
import { guide } from "../support/sites.js";

const SCHEMA = "https://schema.org/";
const BASE = "https://guide.example.org/a/data/agencies.jsonld";

/** What the real context says of the words that are used: addresses are links. */
const CONTEXT = {
  "@context": {
    "@vocab": SCHEMA,
    ...Object.fromEntries(["url"].map((word) => [word, { "@id": SCHEMA + word, "@type": "@id" }])),
  },
};

/** Every word that is used, each to be found at schema.org. */
const WORDS = [
  "address", "alternateName", "availableChannel", "availableLanguage", "contactOption", "contactPoint", "contactType", "dateModified",
  "datePublished", "description", "disambiguatingDescription", "email", "identifier", "inLanguage", "itemOffered", "lastReviewed",
  "mainEntityOfPage", "makesOffer", "member", "name", "parentOrganization", "provider", "publisher", "servicePhone", "subjectOf",
  "telephone", "url",
];

export function exportsRead() {
  describe("exports", () => {
    test("JSON-LD is one graph of whole addresses, with every number and no request", async () => {
      const site = await guide();
      const read = async (path) => JSON.parse(await readFile(join(site.folder, path), "utf8"));
      const asked = new Set();
      const documentLoader = async (url) => {
        asked.add(url);
        return { contextUrl: null, documentUrl: url, document: CONTEXT };
      };
      const nodes = await jsonld.flatten(await jsonld.expand(await read("data/agencies.jsonld"), { base: BASE, documentLoader }));
      assert.deepEqual([...asked], ["https://schema.org"]);
      const words = new Set(nodes.flatMap((node) => Object.keys(node)).filter((key) => !key.startsWith("@")));
      assert.deepEqual([...words].filter((word) => !WORDS.includes(word.slice(SCHEMA.length))), [], "words that schema.org may not have");

      const root = new URL("..", BASE).href;
      const known = new Map(nodes.map((node) => [node["@id"], node]));
      const { agencies } = await read("data/agencies.json");
      for (const agency of agencies) {
        const page = `agencies/${agency.id}.html`;
        const node = known.get(`${root}${page}#record`);
        assert.ok(node, `no node for ${agency.id}`);
        assert.ok(site.files.has(page));
        const names = node[`${SCHEMA}name`].map((name) => [name["@language"], name["@value"]]);
        assert.deepEqual(Object.fromEntries(names), agency.name);
        if (agency.parent_organization_id) {
          const above = node[`${SCHEMA}parentOrganization`] ?? node[`${SCHEMA}provider`];
          assert.equal(above[0]["@id"], `${root}agencies/${agency.parent_organization_id}.html#record`);
        }
      }
      const told = nodes.flatMap((node) => node[`${SCHEMA}telephone`] ?? []).map((value) => value["@value"]);
      assert.deepEqual([...new Set(told)].sort(), [...new Set(numbers(agencies))].sort());
      const rdf = await jsonld.toRDF(nodes);
      assert.ok(rdf.length > agencies.length * 5);
    });

    test("contact cards have the numbers of their records and say what calling may lead to", async () => {
      const site = await guide();
      const { agencies } = JSON.parse(await readFile(join(site.folder, "data/agencies.json"), "utf8"));
      let seen = 0;
      for (const agency of agencies) {
        const path = `data/vcards/${agency.id}.vcf`;
        if (!site.files.has(path)) continue;
        const cards = await cardsOf(join(site.folder, path));
        const tel = cards.flatMap((card) => card.getAllProperties("tel").map((one) => one.getFirstValue()));
        const wanted = numbers([agency]).map((number) => `tel:${number}`);
        assert.deepEqual([...new Set(tel)].sort(), [...new Set(wanted)].sort(), agency.id);
        const notes = cards.map((card) => card.getFirstPropertyValue("note")).join("\n");
        for (const contact of agency.contacts.filter(({ phone, sms, tty, consequences }) => (phone || sms || tty) && consequences)) {
          assert.ok(notes.includes(contact.consequences.en), `${agency.id} does not warn`);
        }
        for (const card of cards) {
          assert.equal(card.getFirstPropertyValue("version"), "4.0");
          assert.equal(card.getFirstPropertyValue("kind"), "org");
          assert.equal([card.getFirstPropertyValue("org")].flat().join(), agency.name.en);
        }
        seen += cards.length;
      }
      assert.ok(seen > 3, `only ${seen} cards`);
      assert.equal((await cardsOf(join(site.folder, "data/hotlines.vcf"))).length, seen);
    });

    test("a browser saves a contact card as it is, from a host and from a folder", async () => {
      const site = await guide();
      const server = await serve(site.folder);
      const browser = await playwright.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
      try {
        for (const root of [server.root, site.root]) {
          for (const folder of ["", "ar/"]) {
            const page = await browser.newPage();
            await page.goto(`${root}${folder}hotlines.html`);
            const links = page.locator("#fg-save a");
            assert.ok((await links.count()) >= 3, "with its name, with a neutral name, all");
            for (let i = 0; i < (await links.count()); i += 1) {
              const waited = page.waitForEvent("download");
              const href = await links.nth(i).evaluate((link) => link.href);
              await links.nth(i).click();
              const saved = await waited;
              const path = href.slice(root.length);
              assert.equal(saved.suggestedFilename(), path.split("/").pop());
              assert.deepEqual(await readFile(await saved.path()), await readFile(join(site.folder, path)));
            }
            await page.close();
          }
        }
      } finally {
        await browser.close();
        await server.stop();
      }
    });
  });
}

/** The numbers of records as they are dialled: international ones, or the code. */
function numbers(agencies) {
  const all = agencies.flatMap(({ contacts = [] }) => contacts).flatMap(({ phone, sms, tty }) => [phone, sms, tty]);
  return all.filter(Boolean).map(({ e164, display }) => e164 ?? display);
}

async function cardsOf(path) {
  const parsed = ICAL.parse(await readFile(path, "utf8"));
  const list = Array.isArray(parsed[0]) ? parsed : [parsed];
  return list.map((card) => new ICAL.Component(card));
}
