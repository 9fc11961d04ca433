//! One record as YAML: about three kilobytes, as a well-kept record has.
//!
//! Takes: the names. Gives: the file's text. Never: draws a name.

use std::fmt::Write;

use super::chance::Chance;
use super::names::Name;
use super::settings::{AUDIENCES, KINDS, PLACES, ROLES, SOURCES, TOPICS, ids};
use super::words::{Words, capital};

const LABELS: [&str; 6] =
    ["Main line", "Front desk", "Help with forms", "Evening line", "Complaints desk", "Press desk"];
const HOURS: [&str; 5] = [
    "Monday to Friday, 8 a.m. to 5 p.m.",
    "Monday to Friday, 9 a.m. to 4:30 p.m.",
    "Monday to Saturday, 8 a.m. to 8 p.m.",
    "Weekdays, 8:30 a.m. to 5 p.m., closed on holidays",
    "Day and night, every day",
];
const TONGUES: [&str; 10] = ["es", "zh", "vi", "tl", "ar", "ko", "ru", "ht", "fr", "ase"];

/// One record in this many has a line for people who need help.
const HELP_LINE_EVERY: usize = 50;

/// The most contacts of a record.
const MOST_CONTACTS: usize = 3;

/// The text of record `at`.
pub(super) fn yaml(words: &Words, names: &[Name], at: usize) -> String {
    let mut chance = Chance::new("record", at);
    let Name { id, name, acronym, level, parent } = &names[at];
    let mut out = String::with_capacity(4096);
    line(&mut out, &format!("name: \"{name}\""));
    line(&mut out, &format!("kind: {}", KINDS[*level].0));
    line(&mut out, &format!("acronym: {acronym}"));
    if let Some(parent) = parent {
        line(&mut out, &format!("parent: {}", names[*parent].id));
    }
    line(&mut out, &format!("summary: \"{}\"", words.paragraph(&mut chance, 1, 2)));
    line(&mut out, "description: |");
    for text in description(words, &mut chance, names).lines() {
        line(&mut out, &if text.is_empty() { String::new() } else { format!("  {text}") });
    }
    list(&mut out, &mut chance, "roles", &ids(&ROLES), 1, 2);
    list(&mut out, &mut chance, "audiences", &ids(&AUDIENCES), 1, 3);
    list(&mut out, &mut chance, "topics", &ids(&TOPICS), 2, 4);
    let places: Vec<String> = (0..PLACES).map(|at| format!("place-{}", at + 1)).collect();
    let (low, high) = if *level == 0 { (PLACES, PLACES) } else { (1, 4) };
    list(&mut out, &mut chance, "areas", &places, low, high);
    line(&mut out, &format!("languages: [{}]", tongues(&mut chance, 4)));
    line(&mut out, &format!("website: https://www.example.org/{id}"));
    line(&mut out, &format!("email: desk-{at}@mail.example.org"));
    contacts(&mut out, &mut chance, at);
    line(&mut out, "services:");
    for _ in 0..chance.between(3, 6) {
        let count = chance.between(2, 4);
        line(&mut out, &format!("  - name: {}", capital(&words.words(&mut chance, count))));
        line(&mut out, &format!("    summary: \"{}\"", words.sentence(&mut chance, 8, 18)));
    }
    let sources: Vec<String> = (0..SOURCES).map(|at| format!("source-{}", at + 1)).collect();
    list(&mut out, &mut chance, "sources", &sources, 1, 2);
    line(&mut out, &format!("last_verified: {}", day(&mut chance)));
    out
}

/// Markdown of 150 to 300 words: headings, two lists, emphasis, links to other records.
fn description(words: &Words, chance: &mut Chance, names: &[Name]) -> String {
    let link = |chance: &mut Chance| {
        let Name { id, name, .. } = chance.one(names);
        format!("[{name}](agency:{id})")
    };
    let mut parts = vec![words.paragraph(chance, 5, 7)];
    let strong = words.words(chance, 3);
    let lead = words.sentence(chance, 9, 20);
    parts.push(format!("{lead} **{}** See also {}.", capital(&strong), link(chance)));
    parts.push("## Who is served".to_owned());
    parts.push(words.paragraph(chance, 1, 2));
    parts.push(words.list(chance, (3, 5), |_| "-".to_owned()));
    parts.push("## How to begin".to_owned());
    parts.push(words.list(chance, (3, 4), |at| format!("{}.", at + 1)));
    for _ in 0..chance.below(3) {
        let link = link(chance);
        parts.push(format!("Beside it: {link}. {}", words.sentence(chance, 6, 10)));
    }
    if chance.below(2) == 0 {
        parts.push(words.paragraph(chance, 2, 4));
    }
    parts.join("\n\n")
}

fn contacts(out: &mut String, chance: &mut Chance, at: usize) {
    line(out, "contacts:");
    for nth in 0..chance.between(1, MOST_CONTACTS) {
        let helps = nth == 0 && at.is_multiple_of(HELP_LINE_EVERY);
        let label = if helps { "Help line" } else { chance.one(&LABELS) };
        line(out, &format!("  - label: {label}"));
        line(out, &format!("    line: {}", if helps { "help" } else { "general" }));
        line(out, &format!("    phone: \"{}\"", number(at * MOST_CONTACTS + nth)));
        line(out, &format!("    hours: \"{}\"", chance.one(&HOURS)));
        line(out, &format!("    languages: [{}]", tongues(chance, 3)));
    }
}

/// A number that no other contact has, until all are used up: of each area code the hundred that
/// are kept for fiction.
fn number(at: usize) -> String {
    let codes = (200..1000).filter(|code| code / 10 % 10 != 9 && code % 100 != 11);
    let codes: Vec<usize> = codes.collect();
    format!("{}-555-01{:02}", codes[at / 100 % codes.len()], at % 100)
}

/// English and up to `most` others.
fn tongues(chance: &mut Chance, most: usize) -> String {
    let count = chance.between(0, most);
    let others = chance.some(&TONGUES, count);
    ["en"].into_iter().chain(others.into_iter().copied()).collect::<Vec<_>>().join(", ")
}

fn list(
    out: &mut String,
    chance: &mut Chance,
    key: &str,
    from: &[String],
    low: usize,
    high: usize,
) {
    let count = chance.between(low, high);
    let picked: Vec<_> = chance.some(from, count).into_iter().map(String::as_str).collect();
    line(out, &format!("{key}: [{}]", picked.join(", ")));
}

fn day(chance: &mut Chance) -> String {
    let (year, month, day) =
        (chance.between(2023, 2026), chance.between(1, 12), chance.between(1, 28));
    format!("{year}-{month:02}-{day:02}")
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}
