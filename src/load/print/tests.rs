//! What sets of sheets draw on, as a specification.

use std::collections::BTreeMap;

use crate::diag::Severity;
use crate::load::load;
use crate::model::{Catalog, Form, Line, Paper, PrintSet};
use crate::source::Memory;

const FILES: [(&str, &str); 7] = [
    (
        "content/vocabulary.yaml",
        "\
kinds: [{id: office, label: Office}]
topics: [{id: rent, label: Rent}, {id: repairs, label: Repairs}, {id: noise, label: Noise}]
",
    ),
    ("content/sources.yaml", "sources: [{id: leaflet, title: Leaflet, publisher: A city}]\n"),
    (
        "content/agencies/desk.yaml",
        "\
name: Rent Desk
kind: office
summary: It answers letters.
topics: [repairs]
discreet: An office
contacts: [{label: Write, line: general, email: desk@example.org}]
",
    ),
    (
        "content/agencies/line.yaml",
        "\
name: Rent Line
kind: office
summary: It answers calls.
topics: [rent]
discreet: A free line
contacts: [{label: Call, line: help, phone: 1-202-555-0143}]
",
    ),
    (
        "content/agencies/office.yaml",
        "\
name: Rent Office
kind: office
summary: It answers questions.
topics: [rent]
contacts: [{label: Call, line: complaints, phone: 1-202-555-0134, consequences: Someone comes.}]
",
    ),
    (
        "content/agencies/text.yaml",
        "\
name: Rent by Text
kind: office
summary: It answers messages.
discreet: A free line
contacts: [{label: Text, line: help, sms: '23456'}]
",
    ),
    (
        "content/glossary/noise.yaml",
        "\
name: Noise
kind: office
summary: A term.
topics: [noise]
",
    ),
];

/// The site of [`FILES`] with these lines under `print`.
fn read(print: &str) -> Catalog {
    let site = format!(
        "\
title: Rent
publisher: {{name: A coalition}}
notice: This is not a government website.
languages: [en, es, ar]
help_line: line
print:
{print}"
    );
    let files = FILES.iter().map(|(path, text)| (*path, *text));
    let files = files.chain([("content/site.yaml", site.as_str())]);
    let files: BTreeMap<_, _> =
        files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect();
    let loaded = load(&Memory::new(files), None).expect("memory can be read");
    let errors = loaded.report.all().iter().filter(|found| found.severity == Severity::Error);
    let said: Vec<_> = errors.map(|found| &found.message).collect();
    assert!(said.is_empty(), "{said:?}");
    loaded.catalog
}

/// The only set of a site that has this one.
fn set(line: &str) -> (Catalog, PrintSet) {
    let catalog = read(&format!("  sets: [{{id: x, {line}}}]\n"));
    let [set] = catalog.print.as_slice() else { panic!("one set") };
    let set = set.clone();
    (catalog, set)
}

/// The ids of its records.
fn records(line: &str) -> Vec<String> {
    let (catalog, set) = set(line);
    set.records.iter().map(|ix| catalog.agency(*ix).id.clone()).collect()
}

/// The ids of its topics.
fn topics(line: &str) -> Vec<String> {
    let (catalog, set) = set(line);
    let tags = set.topics.iter();
    tags.map(|tag| catalog.vocabulary.tag(crate::model::Facet::Topics, *tag).id.clone()).collect()
}

/// The tags of the languages on one sheet.
fn together(line: &str) -> Vec<u8> {
    set(line).1.together.iter().map(|lang| lang.0).collect()
}

#[test]
fn a_site_that_says_nothing_makes_no_sheets() {
    let catalog = read("");
    assert!(catalog.print.is_empty());
}

#[test]
fn fact_sheets_and_a_booklet_are_about_every_record_unless_some_are_named() {
    for form in ["fact-sheet", "booklet"] {
        let all = ["desk", "line", "office", "text"];
        assert_eq!(records(&format!("form: {form}")), all);
        assert_eq!(records(&format!("form: {form}, records: all")), all);
        let named = records(&format!("form: {form}, records: [office, desk, office]"));
        assert_eq!(named, ["office", "desk"], "in the order in which they are named, once each");
    }
}

#[test]
fn a_handout_is_discreet_and_about_records_with_discreet_wording_and_a_number() {
    assert_eq!(records("form: handout"), ["line", "text"]);
    assert_eq!(records("form: handout, records: all"), ["line", "text"]);
    assert!(set("form: handout").1.discreet);
    assert!(set("form: handout, discreet: true, type: large").1.large);
}

#[test]
fn a_poster_cards_and_a_flyer_are_about_the_help_line_unless_records_are_named() {
    for form in ["poster", "cards", "flyer"] {
        assert_eq!(records(&format!("form: {form}")), ["line"]);
        assert_eq!(records(&format!("form: {form}, records: all")), ["line", "office", "text"]);
        let discreet = format!("form: {form}, records: all, discreet: true");
        assert_eq!(records(&discreet), ["line", "text"]);
        assert!(set(&discreet).1.discreet);
        assert!(!set(&format!("form: {form}")).1.discreet);
    }
}

#[test]
fn topic_sheets_are_about_the_topics_that_an_agency_has() {
    assert_eq!(topics("form: topic-sheet"), ["rent", "repairs"], "no agency deals with noise");
    assert_eq!(topics("form: topic-sheet, topics: all"), ["rent", "repairs"]);
    assert_eq!(topics("form: topic-sheet, topics: [repairs, repairs]"), ["repairs"]);
    assert!(topics("form: fact-sheet").is_empty());
    assert!(records("form: topic-sheet").is_empty());
}

#[test]
fn a_hotline_sheet_lists_every_line_but_switchboards() {
    let (_, whole) = set("form: hotline-sheet");
    assert_eq!(whole.lines, [Line::Help, Line::Tips, Line::Complaints, Line::Professionals]);
    assert_eq!(set("form: hotline-sheet, lines: [help]").1.lines, [Line::Help]);
    assert!(whole.records.is_empty() && set("form: booklet").1.lines.is_empty());
}

#[test]
fn the_papers_of_a_set_take_the_place_of_the_sites() {
    let papers = |site: &str, set: &str| {
        let catalog = read(&format!("{site}  sets: [{{id: x, form: booklet{set}}}]\n"));
        catalog.print[0].papers.clone()
    };
    assert_eq!(papers("", ""), [Paper::Letter, Paper::A4]);
    assert_eq!(papers("  papers: [a4]\n", ""), [Paper::A4]);
    assert_eq!(papers("  papers: [a4]\n", ", papers: [letter, letter]"), [Paper::Letter]);
}

#[test]
fn a_poster_and_a_flyer_speak_the_sites_first_two_languages_unless_others_are_named() {
    for form in ["poster", "flyer"] {
        assert_eq!(together(&format!("form: {form}")), [0, 1]);
        assert_eq!(together(&format!("form: {form}, together: [ar, en, ar]")), [2, 0]);
    }
    assert!(together("form: cards").is_empty());
}

#[test]
fn a_laws_words_are_needed_in_the_languages_of_one_sheet_only() {
    let (_, set) = set("form: poster, together: [es], wording: {en: By law, es: Por ley}");
    assert_eq!(set.wording.expect("the words").all().count(), 2);
}

#[test]
fn sets_keep_their_order_and_their_words() {
    let catalog = read(
        "  sets:
    - {id: z, form: poster, label: {en: For the wall, es: Para la pared}, text: Call us}
    - {id: a, form: fact-sheet, type: large}
",
    );
    let [first, second] = catalog.print.as_slice() else { panic!("two sets") };
    assert_eq!((first.id.as_str(), first.form), ("z", Form::Poster));
    assert_eq!(first.label.as_ref().map(|label| label.all().count()), Some(2));
    assert_eq!(first.text.as_ref().map(|text| text.original()), Some("Call us"));
    assert!(!first.large && second.large && second.text.is_none());
}
