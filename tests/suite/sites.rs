//! Golden sites: whole folders with what comes of them, in a form that people can read.
//!
//! `UPDATE=1 cargo test` writes the expectations anew.

use std::fmt::Write as _;
use std::path::Path;

use fieldguide::diag::render::{Dress, render};
use fieldguide::emit::Memory;
use fieldguide::pipeline::{self, Options, SourceTexts};
use fieldguide::source::Disk;
use html5gum::{Token, Tokenizer};

use crate::support::site::Silent;
use crate::support::tree::{project, write};

/// Builds `tests/sites/<name>` and gives its files and what was said about it.
fn build(name: &str) -> (Memory, String) {
    let tree = Disk::open(&project().join("tests/sites").join(name)).expect("a site");
    let mut output = Memory::default();
    let built = pipeline::run(&tree, &Options::default(), Some(&mut output), &Silent);
    let built = built.expect("the machine does not fail");
    (output, render(&built.report, &SourceTexts(&tree), Dress::Plain))
}

/// Compares `found` with the file `tests/sites/<site>/expected/<name>`.
fn expect(site: &str, name: &str, found: &str) {
    let path = format!("tests/sites/{site}/expected/{name}");
    if std::env::var_os("UPDATE").is_some() {
        write(&project(), &path, found.as_bytes());
    }
    let expected = std::fs::read_to_string(project().join(Path::new(&path))).unwrap_or_default();
    snapbox::assert_data_eq!(found, snapbox::Data::text(expected).raw());
}

/// What a page says, whatever it looks like: language, title, headings, links, plain words.
fn outline(html: &str) -> String {
    let mut out = String::new();
    let mut silent = 0_usize;
    let mut line = String::new();
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let get = |key: &str| {
                    let found = tag.attributes.get(key.as_bytes());
                    found.map(|value| String::from_utf8_lossy(value).into_owned())
                };
                if ["script", "svg", "template"].contains(&name.as_str()) && !tag.self_closing {
                    silent += 1;
                }
                let block = [
                    "p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "title", "section", "nav",
                ];
                if block.contains(&name.as_str()) {
                    flush(&mut line, &mut out);
                }
                if name == "html" {
                    let _ = writeln!(
                        out,
                        "lang={} dir={}",
                        get("lang").unwrap_or_default(),
                        get("dir").unwrap_or_default()
                    );
                }
                if let Some(level) =
                    name.strip_prefix('h').filter(|level| level.parse::<u8>().is_ok())
                {
                    let _ = write!(line, "h{level}: ");
                }
                if let Some(href) = get("href").filter(|_| name == "a") {
                    let _ = write!(line, "<{href}>");
                }
                if let Some(lang) = get("lang").filter(|_| name != "html") {
                    let _ = write!(line, "[{lang}]");
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if ["script", "svg", "template"].contains(&name.as_str()) {
                    silent = silent.saturating_sub(1);
                }
            }
            Token::String(text) if silent == 0 => line.push_str(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    flush(&mut line, &mut out);
    out
}

fn flush(line: &mut String, out: &mut String) {
    let words: Vec<_> = line.split_whitespace().collect();
    if !words.is_empty() {
        let _ = writeln!(out, "{}", words.join(" "));
    }
    line.clear();
}

/// Compares the list of files and the outlines of `pages`.
fn golden(site: &str, pages: &[&str]) {
    let (output, said) = build(site);
    expect(site, "said.txt", &said);
    let files: Vec<_> = output.files().map(|(path, _)| path).collect();
    expect(site, "files.txt", &(files.join("\n") + "\n"));
    for page in pages {
        let html = String::from_utf8_lossy(
            output.get(page).unwrap_or_else(|| panic!("no {page}: {said}")),
        );
        expect(site, &format!("{}.txt", page.replace('/', "+")), &outline(&html));
    }
}

#[test]
fn minimal() {
    golden("minimal", &["index.html", "agencies/ovc.html"]);
}

#[test]
fn full() {
    let pages = [
        "agencies/beds.html",
        "rights/tenant-rights.html",
        "glossary/fair-housing.html",
        "sources.html",
        "404.html",
        "az.html",
        "agencies/night-line.html",
        "tenants/index.html",
        "lawyers.html",
    ];
    golden("full", &pages);
}

#[test]
fn bilingual() {
    let pages = [
        "es/index.html",
        "es/agencies/otip.html",
        "es/agencies/hotline.html",
        "es/help.html",
        "agencies/hotline.html",
    ];
    golden("bilingual", &pages);
}

#[test]
fn broken() {
    let (output, said) = build("broken");
    expect("broken", "said.txt", &said);
    assert_eq!(output.files().count(), 0, "a broken site is not written");
}
