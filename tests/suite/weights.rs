//! What pages weigh: as a browser would count, and the same whether a page was made or kept.

use std::process::Command;

use fieldguide::audit::{Budget, Facts, Scale, Site as Audited, Weight};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Site, tree};

/// The files of a small site: path and text.
const FILES: [(&str, &str); 6] = [
    (
        "a.html",
        "<link rel=stylesheet href=one.css><link rel=icon href=i.svg>\
         <link rel='alternate icon' href=j.png><link rel=apple-touch-icon href=j.png>\
         <link rel=canonical href=b.html><script src=s.js></script><script src=s.js></script>\
         <img alt src=i.svg srcset='i.svg 1x, j.png 2x'><img alt src=i.svg><a href=b.html>b</a>",
    ),
    ("b.html", "<p>Nothing else."),
    (
        "one.css",
        "@import 'two.css'; @font-face { font-family: A; src: url(f.woff2); unicode-range: U+0-FF }\
         @font-face { font-family: A; src: url(g.woff2); unicode-range: U+100-1FF }\
         p { background: url(j.png) }",
    ),
    ("two.css", "@import url(one.css); p { color: red }"),
    ("s.js", "go();"),
    ("i.svg", "<svg/>"),
];

fn weigh(page: &str) -> Weight {
    let paths = FILES.iter().map(|(path, _)| *path).chain(["j.png", "f.woff2", "g.woff2"]);
    let site = Audited::new(paths, None);
    let facts = |(path, text): &(&'static str, &str)| {
        let (facts, found) = site.examine(path, text.as_bytes());
        assert_eq!(found, [], "{path}");
        (*path, Facts::decode(&facts.encode()).expect("facts"))
    };
    let known: Vec<(&str, Facts)> = FILES.iter().map(facts).collect();
    let own = known.iter().find(|(path, _)| *path == page).expect("the page");
    Scale::new(known.iter().map(|(path, facts)| (*path, facts))).weigh(&own.1)
}

#[test]
fn a_page_costs_itself_its_styles_its_scripts_and_what_it_shows() {
    let size = |path: &str| {
        FILES.iter().find(|(other, _)| *other == path).map_or(0, |(_, text)| text.len() as u64)
    };
    let weight = weigh("a.html");
    assert_eq!(weight.html, size("a.html"));
    assert_eq!(weight.css, size("one.css") + size("two.css"), "an imported sheet counts, once");
    assert_eq!(weight.js, size("s.js"), "a script named twice is fetched once");
    assert_eq!(weight.bytes(), weight.html + weight.css + weight.js);
    // The page, two sheets, a script, one picture, one icon of three, one font of the family.
    assert_eq!((weight.requests, weight.pictures), (7, 1));
    let bare = weigh("b.html");
    assert_eq!((bare.bytes(), bare.requests), (size("b.html"), 1));
}

#[test]
fn the_budget_is_kept_at_its_last_byte_and_no_further() {
    let weight = |html, requests| Weight { html, css: 30_000, js: 0, requests, pictures: 0 };
    assert!(Budget::RECORD.allows(weight(31_440, 5)));
    assert!(!Budget::RECORD.allows(weight(31_441, 5)));
    assert!(!Budget::RECORD.allows(weight(1, 6)));
    assert!(Budget::TRANSLATION.allows(weight(43_728, 5)));
    assert!(!Budget::TRANSLATION.allows(weight(43_729, 5)));
}

/// A record whose page has `words` thousand words.
fn long(words: usize) -> String {
    format!(
        "name: Office for Victims of Crime\nkind: office\nsummary: It helps.\n\
         sources: [sheet-2009]\ndescription: {}\n",
        "Help ".repeat(words * 1000)
    )
}

#[test]
fn a_record_with_pictures_beyond_the_number_of_files_is_told_of_them() {
    let pictures: String = (0..3).map(|at| format!("![Map {at}](assets/{at}.png)\n")).collect();
    let record = long(0).replace("description: ", "description: |\n  ")
        + &pictures.lines().fold(String::new(), |all, line| all + "  " + line + "\n");
    let site = Site::minimal().with("content/agencies/ovc.yaml", record);
    let with = |site: Site, at: usize| site.with(&format!("content/assets/{at}.png"), "a picture");
    let built = (0..3).fold(site, with).build();
    assert!(built.said.contains("asks for 8 files; 5 is the most"), "{}", built.said);
    assert!(built.said.contains("3 pictures can go to a page"), "{}", built.said);
}

/// What `fieldguide build` says about the weight of its pages, for machines, and its warnings.
fn built(site: &TempDir) -> (Value, Vec<String>) {
    let ran = Command::new(env!("CARGO_BIN_EXE_fieldguide"))
        .args(["build", "--format", "json"])
        .arg(site.path())
        .output()
        .expect("fieldguide runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let said = String::from_utf8(ran.stdout).expect("UTF-8");
    let mut lines: Vec<&str> = said.lines().collect();
    let last = lines.pop().expect("a line about weights");
    let warnings = lines.into_iter().map(str::to_owned).collect();
    (serde_json::from_str(last).expect("JSON"), warnings)
}

fn on_disk(site: &Site) -> TempDir {
    let dir = TempDir::new().expect("a folder");
    for (path, bytes) in site.files() {
        tree::write(dir.path(), path, bytes);
    }
    dir
}

#[test]
fn the_report_counts_what_lies_in_the_output() {
    let site = on_disk(&Site::minimal());
    let (weights, warnings) = built(&site);
    assert_eq!(warnings, [""; 0]);
    let files = tree::read(&site.path().join("output"));
    let size = |path: &str| files.get(path).map_or(0, |bytes| bytes.len() as u64);
    let heaviest = weights["heaviest_page"].as_str().expect("a path");
    let html = String::from_utf8(files[heaviest].clone()).expect("UTF-8");
    let sum = |end: &str| -> u64 {
        let named = files.keys().filter(|path| path.ends_with(end) && html.contains(*path));
        named.map(|path| size(path)).sum()
    };
    let (css, js) = (sum(".css"), sum(".js") - size("search-index.js"));
    assert_eq!(weights["html_bytes"], size(heaviest));
    assert_eq!(weights["css_bytes"], css);
    assert_eq!(weights["js_bytes"], js);
    assert_eq!(weights["bytes"], size(heaviest) + css + js);
    let pages = files.keys().filter(|path| path.ends_with(".html"));
    assert!(pages.count() > 5);
}

#[test]
fn pages_kept_weigh_the_same_as_pages_made() {
    let site = on_disk(&Site::minimal().with("content/agencies/ovc.yaml", long(20)));
    let first = built(&site);
    assert_eq!(first.0["heaviest_page"], "agencies/ovc.html");
    assert_eq!(first.0["record_pages_over_budget"], 1);
    assert!(first.1.iter().any(|line| line.contains("\"heavy-page\"")), "{:?}", first.1);
    assert_eq!(built(&site), first, "all pages are kept");
    // Another file changes; the heavy page is kept.
    tree::write(site.path(), "content/assets/note.txt", b"new");
    assert_eq!(built(&site), first);
    tree::write(site.path(), "content/agencies/ovc.yaml", long(1).as_bytes());
    let (light, warnings) = built(&site);
    assert_eq!((&light["record_pages_over_budget"], warnings), (&Value::from(0), Vec::new()));
    assert_eq!(built(&site).0, light, "nothing changed, and the same is said");
}
