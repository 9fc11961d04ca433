//! `docs/templates.md` says what templates are given, in the words of the code itself.
//!
//! The part below the mark is made from the doc comments of the views. After changing a view:
//! `UPDATE=1 cargo test --test suite contract`.

use std::fmt::Write;

use crate::support::tree::project;

/// What parts the hand-written page from the made one.
const MARK: &str = "<!-- Below this line: made from src/view by tests/suite/contract.rs. -->\n";

/// The views, the widest first.
const FILES: [&str; 18] = [
    "shell.rs",
    "offline.rs",
    "subject/home.rs",
    "subject/agency.rs",
    "subject/term.rs",
    "subject/hotlines.rs",
    "subject/browse.rs",
    "subject/chart.rs",
    "subject/matrix.rs",
    "subject/pager.rs",
    "subject/source.rs",
    "subject/doc.rs",
    "subject/moved.rs",
    "subject/sheet.rs",
    "subject/print.rs",
    "card.rs",
    "contact.rs",
    "text.rs",
];

/// A struct that templates are given.
struct Struct {
    name: String,
    about: Vec<String>,
    fields: Vec<Field>,
}

/// What stands behind a dot.
struct Field {
    name: String,
    kind: String,
    about: Vec<String>,
}

#[test]
fn docs_name_every_field_of_every_view() {
    let path = project().join("docs/templates.md");
    let written = std::fs::read_to_string(&path).expect("docs/templates.md");
    let (by_hand, _) = written.split_once(MARK).expect("the mark in docs/templates.md");
    let made = format!("{by_hand}{MARK}{}", contract());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).expect("docs/templates.md");
    } else {
        let at = made.lines().zip(written.lines()).position(|(new, old)| new != old);
        assert!(
            made == written,
            "docs/templates.md is not what src/view says, from line {}: run\n\
             UPDATE=1 cargo test --test suite contract",
            at.unwrap_or_else(|| made.lines().count().min(written.lines().count())) + 1
        );
    }
}

#[test]
fn every_field_has_a_meaning() {
    for view in FILES.iter().flat_map(|file| structs(&source(file))) {
        assert!(!view.about.is_empty(), "{} has no doc comment", view.name);
        for field in view.fields {
            assert!(!field.about.is_empty(), "{}.{} has no doc comment", view.name, field.name);
        }
    }
}

/// The made part of the page.
fn contract() -> String {
    let views: Vec<_> = FILES.iter().flat_map(|file| structs(&source(file))).collect();
    let names: Vec<_> = views.iter().map(|view| view.name.clone()).collect();
    let mut out = String::new();
    for Struct { name, about, fields } in &views {
        let about = plain(&for_templates(about));
        let _ =
            write!(out, "\n### {name}\n\n{about}\n\n| field | type | meaning |\n|---|---|---|\n");
        for Field { name, kind, about } in fields {
            let (kind, about) =
                (said(kind, &names), plain(&paragraphs(about)).replace("\n\n", " "));
            let _ = writeln!(out, "| `{name}` | {kind} | {} |", about.replace('|', "\\|"));
        }
    }
    out
}

fn source(file: &str) -> String {
    std::fs::read_to_string(project().join("src/view").join(file)).expect("a view")
}

/// The public structs that are serialized, line by line: rustfmt keeps one field on one line.
fn structs(text: &str) -> Vec<Struct> {
    let mut found: Vec<Struct> = Vec::new();
    let mut about: Vec<String> = Vec::new();
    let mut serialized = false;
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        if let Some(words) = line.strip_prefix("///") {
            about.push(words.trim().to_owned());
            continue;
        }
        if line.starts_with("#[") {
            serialized |= line.starts_with("#[derive(") && line.contains("Serialize");
            continue;
        }
        if let Some(rest) = line.strip_prefix("pub struct ").filter(|_| serialized) {
            let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let about = std::mem::take(&mut about);
            found.push(Struct { name: name.to_owned(), about, fields: Vec::new() });
            open = true;
        } else if open && line == "}" {
            open = false;
        } else if let Some((name, kind)) = field(line).filter(|_| open) {
            let about = std::mem::take(&mut about);
            let view = found.last_mut().expect("an open struct");
            view.fields.push(Field { name: name.to_owned(), kind: kind.to_owned(), about });
        }
        serialized = false;
        about.clear();
    }
    found
}

fn field(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("pub ")?.strip_suffix(',')?.split_once(": ")
}

/// The paragraphs that are not about Rust functions.
fn for_templates(lines: &[String]) -> String {
    let text = paragraphs(lines);
    text.split("\n\n").filter(|part| !part.contains("::")).collect::<Vec<_>>().join("\n\n")
}

/// Links to Rust items as plain code.
fn plain(text: &str) -> String {
    text.replace("[`", "`").replace("`]", "`").replace("::", ".")
}

/// Doc comment lines as Markdown paragraphs.
fn paragraphs(lines: &[String]) -> String {
    let mut out = String::new();
    for line in lines {
        if line.is_empty() {
            out.push_str("\n\n");
        } else {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            out.push_str(line);
        }
    }
    out
}

/// A Rust type in the words of a template's author.
fn said(kind: &str, names: &[String]) -> String {
    let inner = |outer: &str| kind.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(item) = inner("Vec<").or_else(|| kind.strip_prefix("&'a [")?.strip_suffix(']')) {
        return format!("list of {}", said(item, names));
    }
    if let Some(item) = inner("Option<") {
        return format!("{} or none", said(item, names));
    }
    if kind.contains("BTreeMap<") {
        return "texts by name".to_owned();
    }
    match kind.split("<'").next().unwrap_or_default() {
        "String" | "&'a str" | "&'static str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "u32" | "u8" => "number".to_owned(),
        name if names.iter().any(|known| known == name) => {
            format!("[{name}](#{})", name.to_lowercase())
        }
        name => unreachable!("tests/suite/contract.rs has no words for the type `{name}`"),
    }
}
