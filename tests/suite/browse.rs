//! Long lists: on which pages their entries stand, how a reader gets from one to another, and the
//! table by which they are narrowed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use fieldguide::emit::Memory as Output;
use fieldguide::pipeline::{self, Options};
use fieldguide::plan::{CARDS, LINES};
use fieldguide::produce::BROWSE_TABLE_SCHEMA;
use html5gum::{Token, Tokenizer};
use serde_json::Value;

use crate::support::Site;
use crate::support::site::{Result, Silent};

/// How many records the large site has.
const RECORDS: usize = 1000;

/// A page of a record without the frame: building a thousand of them is not what is tested here.
const BARE: &str = "<!doctype html><html lang={{ page.lang }}><meta charset=utf-8>\
    <title>{{ page.title.text }}</title><h1>{{ page.title.text }}</h1></html>";

/// What record `at` is called: names differ late, as those of offices do.
fn name(at: usize) -> String {
    let kind = ["Bureau", "Office", "Office", "Office", "Zone"][at % 5];
    format!("{kind} of {} {at:04}", ["Bells", "Carts", "Doors", "Eaves"][at / 5 % 4])
}

/// A thousand offices in two languages: every other one has an acronym, every tenth a Spanish name.
fn large() -> Site {
    let mut site = Site::minimal()
        .with("themes/civic/templates/agency.html", BARE)
        .append("content/site.yaml", "base_url: https://guide.example.org\n");
    let settings = "title: Test guide\npublisher: {name: The fieldguide project}\n\
        notice: Not a government website.\nlanguages: [en, es]\nbase_url: https://guide.example.org\n";
    site = site.with("content/site.yaml", settings);
    for at in 0..RECORDS {
        let mut text = format!("name: {}\nkind: office\nsummary: S.\nroles: [funding]\n", name(at));
        if at % 2 == 0 {
            let _ = writeln!(text, "acronym: X{at}");
        }
        text.push_str("sources: [sheet-2009]\n");
        site = site.with(&format!("content/agencies/r{at}.yaml"), text);
        if at % 10 == 0 {
            let text = format!("name: Oficina {at:04}\nsummary: S.\n");
            site = site.with(&format!("content/agencies/r{at}.es.yaml"), text);
        }
    }
    site
}

static LARGE: LazyLock<Result> = LazyLock::new(|| {
    let built = large().build();
    assert!(!built.report.has_errors(), "{}", built.said);
    built
});

/// An element that leads somewhere or may be led to, with its attributes and the text behind it.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

impl Element {
    fn get(&self, key: &str) -> &str {
        self.attributes.get(key).map_or("", String::as_str)
    }
}

fn elements(html: &str) -> Vec<Element> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut found: Vec<Element> = Vec::new();
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter();
                found.push(Element {
                    name: text(&tag.name),
                    attributes: attributes.map(|(key, value)| (text(key), text(value))).collect(),
                    text: String::new(),
                });
            }
            Token::String(words) => {
                if let Some(last) = found.last_mut() {
                    last.text.push_str(&text(&words));
                }
            }
            _ => {}
        }
    }
    found
}

/// The links on the page at `path`: where each leads, and the link.
fn links(site: &Result, path: &str) -> Vec<(String, Element)> {
    let found = elements(&site.text(path)).into_iter().filter(|element| element.name == "a");
    found.map(|link| (target(path, link.get("href")), link)).collect()
}

/// Where `href` leads on the page `from`, without the place on the page.
fn target(from: &str, href: &str) -> String {
    let (path, _) = href.split_once('#').unwrap_or((href, ""));
    if path.is_empty() || path.contains(':') {
        return if path.is_empty() { from.to_owned() } else { String::new() };
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Where the page's link `rel=prev` or `rel=next` leads.
fn step(site: &Result, path: &str, rel: &str) -> Option<String> {
    let mut found = links(site, path).into_iter().filter(|(_, link)| link.get("rel") == rel);
    let first = found.next().map(|(to, _)| to);
    assert!(found.next().is_none(), "{path} has two links `{rel}`");
    first
}

/// The pages of the list at `first`, by their links.
fn chain(site: &Result, first: &str) -> Vec<String> {
    let mut pages = vec![first.to_owned()];
    while let Some(next) = step(site, &pages[pages.len() - 1], "next") {
        assert_eq!(step(site, &next, "prev").as_ref(), pages.last(), "back from {next}");
        assert!(!pages.contains(&next), "a circle at {next}");
        pages.push(next);
    }
    assert_eq!(step(site, first, "prev"), None);
    pages
}

/// The records that the page's own list names, in order.
fn named(site: &Result, path: &str) -> Vec<String> {
    let html = site.text(path);
    let main = html.split("<main").nth(1).and_then(|rest| rest.split("<template").next());
    let found = elements(main.unwrap_or_default()).into_iter();
    let found = found.filter(|element| element.get("href").contains("agencies/"));
    found.map(|link| target(path, link.get("href"))).collect()
}

#[test]
fn a_short_list_is_one_page_at_its_old_address() {
    let built = Site::minimal().build();
    for path in ["az.html", "kinds/office.html", "sources.html", "sources/sheet-2009.html"] {
        let page = built.text(path);
        assert!(!page.contains("pager"), "{path} has a way through pages");
        assert!(!page.contains("page 1 of"), "{path}");
    }
    assert!(built.files.keys().all(|path| !path.ends_with("/2.html")));
}

#[test]
fn every_record_is_reached_by_links_from_the_home_page() {
    for (home, folder) in [("index.html", ""), ("es/index.html", "es/")] {
        let mut seen = BTreeSet::from([home.to_owned()]);
        let mut open = vec![home.to_owned()];
        while let Some(path) = open.pop() {
            for (to, _) in links(&LARGE, &path) {
                let own = to.starts_with(folder) && to.ends_with(".html");
                if own && LARGE.files.contains_key(&to) && seen.insert(to.clone()) {
                    open.push(to);
                }
            }
        }
        let missed = (0..RECORDS).map(|at| format!("{folder}agencies/r{at}.html"));
        let missed: Vec<_> = missed.filter(|path| !seen.contains(path)).collect();
        assert!(missed.is_empty(), "not reached: {missed:?}");
    }
}

#[test]
fn the_pages_of_a_list_are_a_chain_with_an_end_and_hold_all() {
    let lists = [
        ("az.html", LINES, RECORDS + RECORDS / 2),
        ("es/az.html", LINES, RECORDS + RECORDS / 2),
        ("kinds/office.html", CARDS, RECORDS),
        ("roles/funding.html", CARDS, RECORDS),
        ("sources/sheet-2009.html", LINES, RECORDS),
    ];
    for (first, most, total) in lists {
        let pages = chain(&LARGE, first);
        let stem = first.trim_end_matches(".html");
        let expected = (2..=pages.len()).map(|number| format!("{stem}/{number}.html"));
        assert_eq!(pages[1..], expected.collect::<Vec<_>>(), "addresses of {first}");
        let mut all = Vec::new();
        for page in &pages {
            let named = named(&LARGE, page);
            assert!((1..=most).contains(&named.len()), "{page} holds {}", named.len());
            all.extend(named);
        }
        // The site of one office that this one grew from has no role.
        let beside = usize::from(first != "roles/funding.html");
        let records: BTreeSet<_> = all.iter().collect();
        assert_eq!(records.len(), RECORDS + beside, "{first}");
        assert_eq!(all.len(), total + beside, "{first}");
    }
}

#[test]
fn pages_of_a_list_have_titles_of_their_own() {
    for first in ["az.html", "es/az.html", "kinds/office.html"] {
        let pages = chain(&LARGE, first);
        let title = |page: &String| {
            let all = elements(&LARGE.text(page));
            all.into_iter().find(|element| element.name == "title").expect("a title").text
        };
        let titles: BTreeSet<_> = pages.iter().map(title).collect();
        assert_eq!(titles.len(), pages.len(), "{titles:?}");
    }
    let last = chain(&LARGE, "kinds/office.html").len();
    assert!(LARGE.text("kinds/office/2.html").contains(&format!("page 2 of {last}")));
}

#[test]
fn the_letters_lead_to_where_each_begins() {
    let pages = chain(&LARGE, "az.html");
    let mut counts = BTreeSet::new();
    for page in &pages {
        let html = LARGE.text(page);
        let letters = html.split("letters unfiltered").nth(1).expect("letters");
        let letters = letters.split("</ul>").next().unwrap_or_default();
        let found = elements(letters);
        let mut names = Vec::new();
        for link in found.iter().filter(|element| element.name == "a") {
            let href = link.get("href");
            let (_, id) = href.split_once('#').expect("a place on the page");
            let to = target(page, href);
            let there = LARGE.text(&to);
            let heading = elements(&there).into_iter().find(|element| element.get("id") == id);
            let heading = heading.unwrap_or_else(|| panic!("no {id} on {to}"));
            assert_eq!(heading.text.trim(), link.text.trim());
            let (_, after) = there.split_once(&format!("id={id}")).expect("the letter's heading");
            let first = after.split("</h2>").next().unwrap_or_default();
            assert!(!first.contains("continued"), "{id} began before {to}");
            names.push(link.text.trim().to_owned());
        }
        let mut sorted = names.clone();
        sorted.sort();
        assert_eq!(names, sorted);
        assert_eq!(names, ["B", "O", "X", "Z"]);
        let count = |element: &Element| element.text.trim().parse::<usize>().ok();
        counts.insert(found.iter().filter_map(count).sum::<usize>());
    }
    // Every name and every acronym, on every page the same; the minimal site has one office more.
    assert_eq!(counts, BTreeSet::from([RECORDS + RECORDS / 2 + 1]));
    let marked = |page: &str| {
        let current = |(_, link): &(String, Element)| link.get("aria-current") == "true";
        links(&LARGE, page).iter().filter(|link| current(link)).count()
    };
    assert!(pages.iter().all(|page| marked(page) >= 1), "the page's letters are marked");
}

#[test]
fn a_page_within_a_letter_is_called_by_its_names() {
    let pages = chain(&LARGE, "az.html");
    let inside = pages.iter().find(|page| LARGE.text(page).contains("letter-pages"));
    let inside = inside.expect("a letter over several pages");
    let html = LARGE.text(inside);
    let said = html.split("pager-said").nth(1).and_then(|rest| rest.split("</p>").next());
    assert!(said.is_some_and(|said| said.contains("Of") || said.contains("Office")), "{said:?}");
}

#[test]
fn the_language_switch_keeps_the_page_where_it_is_there() {
    let (en, es) = (chain(&LARGE, "az.html"), chain(&LARGE, "es/az.html"));
    assert_ne!(en.len(), es.len(), "the test wants lists of different lengths");
    let (long, short) = if en.len() > es.len() { (&en, &es) } else { (&es, &en) };
    for (at, page) in long.iter().enumerate() {
        let other = short.get(at).unwrap_or(&short[0]);
        let found = links(&LARGE, page).into_iter();
        let found: Vec<_> = found.filter(|(_, link)| !link.get("hreflang").is_empty()).collect();
        assert!(found.iter().any(|(to, _)| to == other), "{page} does not lead to {other}");
        let alternate = format!("hreflang={}", if other.starts_with("es/") { "es" } else { "en" });
        let head = LARGE.text(page);
        let head = head.split("</head>").next().unwrap_or_default();
        let says = head
            .split("<link ")
            .any(|link| link.contains("alternate") && link.contains(&alternate));
        assert_eq!(says, at < short.len(), "{page} names its equal in the other language");
    }
}

#[test]
fn the_sitemap_has_every_page_of_a_list() {
    let sitemap = LARGE.text("sitemap.xml");
    for page in chain(&LARGE, "es/az.html").iter().chain(&chain(&LARGE, "kinds/office.html")) {
        assert!(
            sitemap.contains(&format!("<loc>https://guide.example.org/{page}</loc>")),
            "{page}"
        );
    }
}

#[test]
fn a_page_that_takes_the_address_of_a_list_is_an_error() {
    let page = "---\ntitle: Two\nsummary: A page.\n---\nText.\n";
    let built = large().with("content/pages/az/2.md", page).build();
    assert!(built.said.contains("two pages have the address `az/2.html`"), "{}", built.said);
    assert!(built.said.contains("content/pages/az/2.md"), "{}", built.said);
    let small = Site::minimal().with("content/pages/az/2.md", page).build();
    assert!(!small.report.has_errors(), "a free address may be taken: {}", small.said);
}

#[test]
fn building_on_gives_what_building_anew_gives() {
    let mut on = Output::default();
    let run = |site: &Site, output: &mut Output| {
        let built = pipeline::run(&site.tree(), &Options::default(), Some(output), &Silent);
        assert!(built.expect("the machine does not fail").summary.is_some());
    };
    run(&large(), &mut on);
    // One record moves from the first page to the last, and every page between shifts.
    let moved = "name: Zzz\nkind: office\nsummary: S.\nsources: [sheet-2009]\n";
    let site = large().with("content/agencies/r0.yaml", moved);
    run(&site, &mut on);
    let anew = site.build();
    assert_eq!(on.files().count(), anew.files.len());
    for (path, bytes) in on.files() {
        assert!(anew.files.get(path).is_some_and(|other| other == bytes), "{path} differs");
    }
}

#[test]
fn areas_have_pages_where_records_differ_in_them() {
    let area = |id: &str| {
        format!("name: Office of {id} roads\nkind: office\nsummary: S.\nareas: [{id}]\n")
    };
    let site = Site::minimal()
        .append("content/vocabulary.yaml", "  - {id: ohio, label: Ohio}\n")
        .with("content/agencies/other.yaml", area("national"));
    let built = site.build();
    assert!(!built.files.contains_key("areas/national.html"), "one area sorts nothing");
    let built = site.with("content/agencies/third.yaml", area("ohio")).build();
    for path in ["areas/national.html", "areas/ohio.html"] {
        assert_eq!(named(&built, path).len(), 1, "{path}");
        assert!(links(&built, "browse.html").iter().any(|(to, _)| to == path), "{path}");
    }
}

// ---- The table ----

fn table(site: &Result, path: &str) -> Value {
    let table: Value = serde_json::from_str(&site.text(path)).expect("JSON");
    let schema: Value = serde_json::from_str(BROWSE_TABLE_SCHEMA).expect("a schema");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<_> = schema.iter_errors(&table).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{path}: {wrong:?}");
    table
}

fn rows<'t>(table: &'t Value, list: &str) -> &'t Vec<Value> {
    table[list].as_array().expect("rows")
}

#[test]
fn the_table_has_every_record_by_name_with_its_entries() {
    let table = table(&LARGE, "browse.json");
    let names: Vec<_> = rows(&table, "agencies").iter().map(|row| row[1].as_str()).collect();
    assert_eq!(names.len(), RECORDS + 1);
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(names, sorted);
    // Kinds in use come first: the office is number 0, the role number 1.
    let funded = rows(&table, "agencies").iter().filter(|row| row[4] == serde_json::json!([0, 1]));
    assert_eq!(funded.count(), RECORDS);
}

#[test]
fn the_script_holds_the_same_bytes() {
    for folder in ["", "es/"] {
        let json = LARGE.text(&format!("{folder}browse.json"));
        let script = LARGE.text(&format!("{folder}browse.js"));
        assert_eq!(script, format!("fieldguideBrowse({});\n", json.trim_end()));
    }
}

#[test]
fn the_table_says_which_names_are_not_translated() {
    let table = table(&LARGE, "es/browse.json");
    assert_eq!(table["original"]["language"], "en");
    let foreign = |row: &&Value| row[5] == 1;
    assert_eq!(rows(&table, "agencies").iter().filter(foreign).count(), RECORDS + 1 - RECORDS / 10);
}

#[test]
fn the_table_has_numbers_of_help_lines_only() {
    let agency = |line: &str, status: &str| {
        format!(
            "name: {status} {line}\nkind: hotline\nsummary: S.\nstatus: {status}\ncontacts:\n  \
             - {{label: Call, line: {line}, phone: 1-888-373-7888, consequences: Officers act.}}\n"
        )
    };
    let built = Site::minimal()
        .with("content/agencies/one.yaml", agency("help", "current"))
        .with("content/agencies/two.yaml", agency("tips", "current"))
        .with("content/agencies/three.yaml", agency("help", "historical"))
        .build();
    let table = table(&built, "browse.json");
    let numbers = rows(&table, "agencies").iter().filter(|row| row.get(6).is_some());
    let numbers: Vec<_> = numbers.map(|row| (&row[1], &row[6], &row[7])).collect();
    let (name, shown, dialled) = numbers[0];
    assert_eq!(numbers.len(), 1, "{numbers:?}");
    assert_eq!(
        (name, shown, dialled),
        (&"current help".into(), &"1-888-373-7888".into(), &"tel:+18883737888".into())
    );
}

#[test]
fn an_id_that_repeats_the_name_is_left_out() {
    let office = |name: &str| format!("name: \"{name}\"\nkind: office\nsummary: S.\n");
    let built = Site::minimal()
        .with("content/agencies/office-of-sails-ropes.yaml", office("Office of Sails & Ropes"))
        .with("content/agencies/linea-uno.yaml", office("Línea uno"))
        .with("content/agencies/sailors-office.yaml", office("Sailors' Office"))
        .build();
    let table = table(&built, "browse.json");
    let ids: Vec<_> = rows(&table, "agencies").iter().map(|row| row[0].as_str()).collect();
    assert_eq!(ids, [Some("linea-uno"), Some("ovc"), Some(""), Some("")]);
}
