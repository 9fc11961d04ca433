//! The parts of a site that changes.

use std::collections::BTreeSet;

use fieldguide::emit::Memory as Output;
use fieldguide::pipeline::{self, Options};

use super::Files;
use super::small::{HARBOR, harbors};
use crate::support::Site;
use crate::support::site::Silent;

/// A page of a record without the frame: pages are not what is tested here.
const BARE: &str = "<!doctype html><html lang={{ page.lang }}><meta charset=utf-8>\
    <title>{{ page.title.text }}</title><h1>{{ page.title.text }}</h1></html>";

/// A word that no other number has.
fn word(mut number: u32) -> String {
    let mut word = String::new();
    number = number.wrapping_mul(2_654_435_761) ^ 0x5bd1;
    for letters in ["bdfgklmnprtv", "aeiou"].iter().cycle().take(9) {
        let count = u32::try_from(letters.len()).expect("few");
        word.push(char::from(letters.as_bytes()[(number % count) as usize]));
        number = (number / count) ^ (number << 7);
    }
    word
}

/// An office whose text has sixty words that no other has, and one more at the end.
fn pier(at: u32, last: &str) -> String {
    let words: Vec<String> = (0..60).map(|of| word(at * 60 + of)).collect();
    let office = HARBOR.replace("Harbor Safety Office", &format!("Pier {at:02}"));
    let office = office.replace("acronym: HSO\n", "");
    format!("{office}description: {} {last}.\n", words.join(" "))
}

/// Sixty such offices.
fn site() -> Site {
    let site = harbors().with("themes/civic/templates/agency.html", BARE);
    (0..60).fold(site, |site, at| site.with(&path(at), pier(at, "quay")))
}

fn path(at: u32) -> String {
    format!("content/agencies/pier-{at:02}.yaml")
}

fn build(site: &Site, output: &mut Output) -> Files {
    let built = pipeline::run(&site.tree(), &Options::default(), Some(output), &Silent);
    let built = built.expect("the machine does not fail in memory");
    assert!(!built.report.has_errors(), "{:?}", built.report.all());
    output.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
}

/// Names of the parts that differ between two builds, without ending.
fn changed(before: &Files, after: &Files) -> BTreeSet<String> {
    let names = before.keys().chain(after.keys()).filter(|path| path.starts_with("search/"));
    let changed = names.filter(|path| before.get(*path) != after.get(*path));
    changed.map(|path| path.rsplit_once('.').expect("an ending").0.to_owned()).collect()
}

#[test]
fn a_changed_text_changes_few_parts_and_building_on_gives_what_building_anew_gives() {
    let site = site();
    let mut output = Output::default();
    let before = build(&site, &mut output);
    assert_eq!(before, build(&site, &mut Output::default()), "two builds differ");
    let shards = before.keys().filter(|path| path.starts_with("search/terms/")).count() / 2;
    assert!(shards > 3, "only {shards} shards");

    let edited = site.with(&path(30), pier(30, "boats"));
    let after = build(&edited, &mut output);
    assert_eq!(after, build(&edited, &mut Output::default()), "building on differs");
    let changed = changed(&before, &after);
    let of = |folder: &str| changed.iter().filter(|name| name.contains(folder)).count();
    // “quay” loses a document and “boat” gains one.
    assert_eq!((of("/terms/"), of("/positions/")), (2, 2), "{changed:?}");
    assert_eq!((of("/texts/"), of("/records/"), of("/facets/")), (1, 0, 0), "{changed:?}");
    assert!(!changed.contains("search/manifest"), "{changed:?}");
}

#[test]
fn a_new_record_changes_the_numbering_of_all_parts() {
    let site = site();
    let before = build(&site, &mut Output::default());
    let more = HARBOR.replace("Harbor Safety Office", "Another Pier");
    let after = build(&site.with("content/agencies/another.yaml", more), &mut Output::default());
    let changed = changed(&before, &after);
    let parts = before.keys().filter(|path| path.starts_with("search/") && path.ends_with(".json"));
    for path in parts.filter(|path| !path.starts_with("search/words/")) {
        assert!(changed.contains(path.trim_end_matches(".json")), "{path} keeps the old numbering");
    }
}
