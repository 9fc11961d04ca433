// What a screen reader is told, read from the browser's accessibility tree: landmarks with their names, the help line
// first, the way out, the search field, the languages, and each line with its kind, its label and its number. In three
// languages and every theme.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { guide, THEMES } from "../support/sites.js";
import { stage, withPage } from "../support/stage.js";

/** The words of each language. A change of one of these is a change of what people hear, and so belongs here too. */
const TONGUES = {
  en: {
    folder: "", skip: "Skip to main content", help: "Help now", call: /^Call.*1-888-373-7888$/, text: /^Text 233733$/,
    danger: /danger.*911/, exit: /leave|exit/i, languages: "Languages", current: "English", all: "All pages", find: "Search this guide",
    lines: [["Help line", "Call the hotline", /Call 1-888-373-7888/], ["Help line", "Send a text message", /233733/]],
    tip: ["Law enforcement tip line", "Report a tip", /^Call 1-877-447-4847/],
  },
  es: {
    folder: "es/", skip: "Ir al contenido principal", help: "Ayuda ahora", call: /^Llam.*1-888-373-7888$/, text: /^Mensaje 233733$/,
    danger: /peligro.*911/, exit: /salir|salga/i, languages: "Idiomas", current: "Español", all: "Todas las páginas", find: "Busque en esta guía",
    lines: [["Línea de ayuda", /Llam/, /1-888-373-7888/], ["Línea de ayuda", /mensaje/i, /233733/]],
    tip: ["Línea de las autoridades para dar avisos", /./, /\d{3}/],
  },
  ar: {
    folder: "ar/", skip: "انتقل إلى المحتوى الرئيسي", help: "المساعدة الآن", call: /^اتصل.*1-888-373-7888$/, text: /233733$/,
    danger: /خطر.*911/, exit: /مغادرة|خروج|اخرج|غادر/, languages: "اللغات", current: "العربية", all: "كل الصفحات", find: "ابحث في هذا الدليل",
    lines: [["خط مساعدة", /اتصل/, /1-888-373-7888/], ["خط مساعدة", /رسالة/, /233733/]],
    tip: ["خط بلاغات لدى جهات إنفاذ القانون", /./, /\d{3}/],
  },
};

export function tree(browser) {
  describe("what a screen reader is told", () => {
    const set = stage(browser, ...THEMES.map(([, make]) => make));

    for (const [theme, make] of THEMES) {
      for (const [lang, words] of Object.entries(TONGUES)) {
        const at = (path, work) => async () => {
          const site = await make();
          await withPage(set, {}, async (page) => {
            await page.goto(set.address(site, "http") + words.folder + path);
            await work(await page.tree(), page);
          });
        };

        test(`${theme}, ${lang}: landmarks are there once, and those of a kind are told apart by name`, at("agencies/national-hotline.html", async (root) => {
          for (const role of ["banner", "main", "contentinfo"]) assert.equal(all(root, role).length, 1, role);
          assert.equal(all(root, "heading").filter(({ level }) => level === 1).length, 1, "one first heading");
          for (const role of ["navigation", "complementary", "region"]) {
            const names = all(root, role).map(({ name }) => name);
            assert.ok(names.every(Boolean), `a ${role} has no name: ${names.join(", ")}`);
            assert.equal(new Set(names).size, names.length, `two of a name: ${names.join(", ")}`);
          }
          const levels = all(root, "heading").map(({ level }) => level);
          levels.reduce((last, level) => (assert.ok(level <= last + 1, `heading ${level} after ${last}`), level), 1);
        }));

        test(`${theme}, ${lang}: the skip link is first, then the help line with its numbers and the way out`, at("agencies/national-hotline.html", async (root) => {
          const links = all(root, "link");
          assert.equal(links[0].name, words.skip);
          const help = named(root, "complementary", words.help);
          assert.ok(pathTo(root, help).length <= 3, "not hidden deep inside something");
          const numbers = all(help, "link");
          assert.match(find(numbers, "tel:+18883737888").name, words.call);
          assert.match(find(numbers, "sms:233733").name, words.text);
          assert.match(find(numbers, "tel:911").name, /911/);
        assert.match(texts(help).join(" "), words.danger, "and it is said when to call it");
          assert.match(exit(root).name, words.exit);
          assert.ok(links.indexOf(exit(root)) < links.indexOf(all(one(root, "main"), "link")[0]), "the way out comes before the content");
        }));

        test(`${theme}, ${lang}: each language is named in itself, and the page's own is marked`, at("agencies/national-hotline.html", async (root, page) => {
          const nav = named(root, "navigation", words.languages);
          assert.deepEqual(all(nav, "link").map(({ name }) => name), ["English", "Español", "العربية"]);
          const current = await page.evaluate(() => document.querySelector("nav a[hreflang][aria-current]")?.textContent.trim());
          assert.equal(current, words.current);
          assert.ok(named(root, "navigation", words.all), "the foot of the page leads everywhere");
        }));

        test(`${theme}, ${lang}: a line says its kind, then its label, then what to do with which number`, at("agencies/national-hotline.html", async (root) => {
          const lines = cards(one(root, "main"));
          for (const wanted of words.lines) says(lines, wanted);
        }));

        test(`${theme}, ${lang}: a line that reaches law enforcement says so before its number`, at("agencies/ice-tip-line.html", async (root) => {
          says(cards(one(root, "main")), words.tip);
        }));
      }
    }

    for (const [lang, words] of Object.entries(TONGUES)) {
      test(`civic, ${lang}: the search field has its name, and its answers are announced`, async () => {
        const site = await guide();
        await withPage(set, {}, async (page) => {
          await page.goto(`${set.address(site, "http")}${words.folder}search.html`);
          const root = await page.tree();
          const field = one(one(root, "search"), "combobox");
          assert.equal(field.name, words.find);
          assert.ok(all(one(root, "main"), "status").length === 1, "one place that speaks");
        });
      });
    }

    test("a page without names is seen as one", async () => {
      const site = await guide();
      await withPage(set, {}, async (page) => {
        await page.goto(set.address(site, "http") + "agencies/national-hotline.html");
        await page.evaluate(() => {
          document.querySelector("aside").removeAttribute("aria-label");
          document.querySelector("main article article a[href^='tel:']").setAttribute("aria-label", "Call");
        });
        const root = await page.tree();
        assert.throws(() => named(root, "complementary", TONGUES.en.help));
        assert.throws(() => says(cards(one(root, "main")), TONGUES.en.lines[0]));
      });
    });
  });
}

/** Every part with this role, in reading order. */
function all(node, role) {
  return node.children.flatMap((child) => [...(child.role === role ? [child] : []), ...all(child, role)]);
}

function one(node, role) {
  const found = all(node, role);
  assert.equal(found.length, 1, `one ${role}, not ${found.length}`);
  return found[0];
}

function named(node, role, name) {
  const found = all(node, role);
  const wanted = found.find((part) => part.name === name);
  assert.ok(wanted, `no ${role} is called “${name}”, only ${found.map((part) => `“${part.name}”`).join(", ")}`);
  return wanted;
}

function pathTo(node, wanted) {
  if (node === wanted) return [node];
  for (const child of node.children) {
    const rest = pathTo(child, wanted);
    if (rest.length > 0) return [node, ...rest];
  }
  return [];
}

function find(links, url) {
  const found = links.find((link) => link.url === url);
  assert.ok(found, `no link to ${url} among ${links.map((link) => link.url).join(" ")}`);
  return found;
}

/** The one link before the content that leaves the site. */
function exit(root) {
  const site = new URL(root.url).origin;
  return all(root, "link").find(({ url }) => /^https?:/.test(url ?? "") && new URL(url).origin !== site);
}

/** The lines of a page: each number to call, the heading over it, and what is said around that before the number. */
function cards(main) {
  const order = said(main);
  const lines = order.flatMap(({ link, url }, at) => {
    if (!/^(tel|sms):/.test(url ?? "")) return [];
    const over = order.findLastIndex(({ heading }, i) => i < at && heading !== undefined);
    const around = [order[over - 1], ...order.slice(over + 1, at)].map((part) => part?.text).filter(Boolean);
    return [{ around, heading: order[over]?.heading ?? "", link }];
  });
  assert.ok(lines.length > 0, "the page has no line");
  return lines;
}

/** What is said one after the other: headings, links, and text outside both. */
function said(node) {
  if (node.role === "heading") return [{ heading: node.name }];
  if (node.role === "link") return [{ link: node.name, url: node.url }];
  if (node.role === "StaticText") return [{ text: node.name }];
  return node.children.flatMap(said);
}

function texts(node) {
  if (node.role === "StaticText") return [node.name];
  return node.children.flatMap(texts);
}

function says(lines, [kind, label, action]) {
  const same = (wanted, text) => (wanted instanceof RegExp ? wanted.test(text) : wanted === text);
  const found = lines.find((line) => line.around.includes(kind) && same(label, line.heading) && action.test(line.link));
  assert.ok(found, `no line says “${kind}”, ${label}, ${action} but\n${lines.map((line) => JSON.stringify(line)).join("\n")}`);
}
