//! Where facts come from, when things happened, who publishes: what a reader sees of it.

use crate::support::{Site, html};

const SOURCES: &str = "\
sources:
  - {id: sheet-2009, title: Fact sheet, publisher: Department of State, published: 2009-04-01, type: primary}
  - id: archive
    title: Archived page
    publisher: Office of Justice Programs
    label: Justice archive
    inferred: mid-2015 to November 2016
    archive_notice: Nobody keeps it up to date.
  - {id: unused, title: Unused, publisher: Nobody}
";

const OLD: &str = "\
name: Anti-Trafficking in Persons
kind: office
summary: It helped people.
acronym: ATIP
aliases:
  - Old office
  - {name: Anti-Trafficking Persons, note: misprint in the source, source: archive}
status: superseded
succeeded_by: {agency: ovc, when: 2015-06-10, source: archive}
dates:
  - {when: 2015-06-10, what: closed, source: [archive, sheet-2009]}
  - {when: '2001', what: opened}
description: |
  It paid for shelter [@sheet-2009]. It also
  paid for food [@archive; @sheet-2009].
contacts:
  - label: Switchboard
    line: general
    phone: 202-555-0147
    note: It may be gone.
    source: archive
    last_verified: 2026-09-01
";

fn site() -> Site {
    Site::minimal()
        .append("content/site.yaml", "edition: 2026-11-22\n")
        .with("content/sources.yaml", SOURCES)
        .with("content/agencies/atip.yaml", OLD)
        .with(
            "content/pages/page.md",
            "---\ntitle: Page\nsummary: A page.\n---\nA fact [@archive].\n\n`[@code]` stays.\n",
        )
}

#[track_caller]
fn holds(text: &str, part: &str) {
    assert!(text.contains(part), "no {part} in\n{text}");
}

fn words(html: &str) -> String {
    html::words(html, " ")
}

#[test]
fn marks_are_numbered_down_the_page_and_lead_to_the_references() {
    let built = site().build();
    assert!(!built.report.has_errors(), "{}", built.said);
    let text = built.text("agencies/atip.html");
    // The banner cites the archive first, so it is number 1 wherever it is cited again.
    holds(&text, "id=fg-cite-1");
    holds(&text, "<li id=fg-ref-1>");
    holds(&text, "food<sup><a");
    assert_eq!(text.matches("href=#fg-ref-1 ").count(), 5);
    for id in ["id=fg-cite-1", "id=fg-cite-2", "id=fg-ref-2"] {
        assert_eq!(
            text.matches(&format!("{id} ")).count() + text.matches(&format!("{id}>")).count(),
            1
        );
    }
    let read = words(&text);
    holds(&read, "Office of Justice Programs · date unknown; probably mid-2015 to November 2016");
    holds(&read, "Department of State · April 1, 2009 (17 years old)");
    assert!(!text.contains("fg-ref-3"), "a source that nothing cites has no place here");
}

#[test]
fn a_blank_before_a_mark_is_closed_up() {
    let text = site().build().text("page.html");
    holds(&text, "A fact<sup><a");
    holds(&text, "</sup>.</p>");
    holds(&text, "<code>[@code]</code>");
}

#[test]
fn what_the_text_cites_counts_as_a_source_of_the_whole() {
    let built = site().build();
    assert!(!built.codes().contains(&"record-without-source"), "{}", built.said);
    let page = words(&built.text("sources/archive.html"));
    holds(&page, "Anti-Trafficking in Persons (ATIP)");
    holds(&page, "Guides (1) Page");
    holds(&words(&built.text("sources/unused.html")), "Nothing in this guide rests on it.");
    holds(&words(&built.text("sources.html")), "Entries and pages that rest on it: 2");
}

#[test]
fn names_dates_and_successors_are_shown_with_their_sources() {
    let built = site().build();
    let old = words(&built.text("agencies/atip.html"));
    holds(&old, "See instead: Office for Victims of Crime , since June 10, 2015 1");
    holds(&old, "Anti-Trafficking Persons 1 misprint in the source");
    holds(&old, "Dates 2001 : opened June 10, 2015 : closed 1 , 2");
    holds(&old, "It may be gone.");
    holds(&old, "Checked on September 1, 2026 (2 months before this edition)");
    let new = words(&built.text("agencies/ovc.html"));
    holds(&new, "Took the place of Anti-Trafficking in Persons (ATIP)");
    let index = built.text("search-index.json");
    holds(&index, "Anti-Trafficking Persons");
    holds(&index, "It paid for shelter. It also paid for food.");
}

#[test]
fn only_a_government_is_not_said_to_be_none() {
    let said = "Not a government website";
    let settings = |publisher: &str| {
        format!(
            "title: Guide\npublisher: {{name: Harbor, {publisher}}}\nnotice: A guide.\nlanguages: [en]\n"
        )
    };
    let home = |publisher: &str| {
        let built = site().with("content/site.yaml", settings(publisher)).build();
        assert!(!built.report.has_errors(), "{}", built.said);
        built.text("index.html")
    };
    holds(&home("url: 'https://example.org/'"), said);
    holds(&home("type: nonprofit"), said);
    let official = home("type: government, banner: An official website of the harbor");
    assert!(!official.contains(said));
    holds(&official, "An official website of the harbor");
}

#[test]
fn an_alert_that_begins_a_page_stands_above_its_contents() {
    let text = "---\ntitle: Page\nsummary: A page.\n---\n> [!CAUTION]\n> Call 911.\n\n\
                ## One\n\n## Two\n\n## Three\n\n> [!NOTE]\n> Later.\n";
    let built = site().with("content/pages/page.md", text).build();
    let page = built.text("page.html");
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("no {part} in\n{page}"));
    assert!(at("Call 911.") < at("class=contents"));
    assert!(at("class=contents") < at("Later."));
    assert_eq!(page.matches("Call 911.").count(), 1);
}
