//! The worked example of `docs/search-index.md` is what a build gives.
//!
//! With `UPDATE=1` it is written into the page anew.

use fieldguide::search::Parts;
use serde_json::Value;

use super::reader::{Kind, Reader, strings, text};
use super::small::indexes;
use crate::support::Site;
use crate::support::tree::project;

const PAGE: &str = "docs/search-index.md";

/// Lists of which the page shows the first two only.
const LONG: [&str; 2] = ["stop", "distress"];

/// How many terms the page shows before and after those that begin with “boat”.
const AROUND: usize = 2;

/// The record that `docs/content.md` shows, alone: without the office above it.
fn record() -> String {
    let page = std::fs::read_to_string(project().join("docs/content.md")).expect("the page");
    let example = page.split("### An example\n\n```yaml\n").nth(1).expect("an example");
    let record = example.split("```").next().expect("a record");
    record.replace("parent: transport\n", "")
}

fn site() -> Site {
    Site::minimal()
        .without("content/agencies/ovc.yaml")
        .with("content/agencies/harbor-safety.yaml", record())
        .with(
            "content/vocabulary.yaml",
            "kinds: [{id: office, label: Office}]\nroles: [{id: inspection, label: Inspects}]\n\
             audiences: [{id: public, label: Everyone}]\ntopics: [{id: boats, label: Boats}]\n",
        )
        .with(
            "content/sources.yaml",
            "sources:\n  - {id: yearbook-2015, title: Yearbook, publisher: Port, published: 2015}\n",
        )
}

/// The manifest as the page shows it: a key a line in the order of the file, long lists cut.
fn manifest(written: &str) -> String {
    let mut depth = 0;
    let commas = written.char_indices().filter(|(_, c)| {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        *c == ',' && depth == 1
    });
    let mut from = 0;
    let mut lines = Vec::new();
    for end in commas.map(|(at, _)| at).chain([written.len()]).collect::<Vec<_>>() {
        lines.push(short(&written[from..end]));
        from = end + 1;
    }
    lines.join(",\n ")
}

/// A key and its value, a long list cut after its second entry.
fn short(line: &str) -> String {
    let long = LONG.iter().any(|key| line.starts_with(&format!("\"{key}\":")));
    match line.match_indices(',').nth(1).filter(|_| long) {
        Some((at, _)) => format!("{},…]", &line[..at]),
        None => line.to_owned(),
    }
}

/// Some terms of a shard as written, each with the term that it is.
fn terms(reader: &Reader, written: &str) -> String {
    let terms: Vec<(&str, &str)> =
        written.split(';').zip(reader.terms().map(|term| term.term.as_str())).collect();
    let boats = |place: &&(&str, &str)| place.1.starts_with("boat");
    let from = terms.iter().position(|place| boats(&place)).expect("a boat") - AROUND;
    let to = terms.iter().rposition(|place| boats(&place)).expect("a boat") + AROUND;
    let shown = &terms[from..=to];
    let wide = shown.iter().map(|(written, _)| written.chars().count()).max().unwrap_or_default();
    let lines = shown.iter().map(|(written, term)| format!("{written:wide$}  \"{term}\"\n"));
    lines.collect()
}

#[test]
fn the_page_shows_what_a_build_gives() {
    let indexes = indexes(&site());
    let bytes = |name: &str| indexes[0].part(name).expect("a part");
    let part = |name: &str| -> Value { serde_json::from_slice(&bytes(name)).expect("JSON") };
    let reader = Reader::open(|name| indexes[0].part(name));
    let blocks = [
        format!(
            "```json\n{}\n```",
            manifest(std::str::from_utf8(&bytes("manifest")).expect("UTF-8").trim_end())
        ),
        format!("```text\n{}```", terms(&reader, text(&part("terms/0")["terms"]))),
    ];
    let path = project().join(PAGE);
    let page = std::fs::read_to_string(&path).expect("the page");
    let example = page.split("## Worked example").nth(1).expect("an example");
    let example = example.split("\n## ").next().expect("its end");
    let shown: Vec<String> =
        example.split("```").skip(1).step_by(2).map(|block| format!("```{block}```")).collect();
    if std::env::var_os("UPDATE").is_some() {
        let pairs = shown.iter().zip(&blocks);
        let page = pairs.fold(page.clone(), |page, (old, new)| page.replacen(old, new, 1));
        std::fs::write(&path, page).expect("a written page");
        return;
    }
    assert_eq!(shown, blocks, "run the test with UPDATE=1 and look at what changed");
}

#[test]
fn the_page_tells_the_terms_of_the_example_rightly() {
    let indexes = indexes(&site());
    let reader = Reader::open(|name| indexes[0].part(name));
    let name = reader.term("boat inspection desk ").expect("the former name");
    assert_eq!(name.kind(), Kind::Name);
    assert_eq!(name.list().expect("a list").runs, [(26, vec![0])]);
    assert_eq!(reader.followed("boats"), reader.list("boat"));
    let number = reader.term("+2025550123").expect("the number");
    assert_eq!(number.list().expect("a list").runs, [(30, vec![0])]);
    assert_eq!(strings(&reader.manifest["kinds"]), ["Office"]);
}
