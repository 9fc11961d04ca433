//! Sheets of paper: what stands on them, and what must never.

use crate::support::site::{Result, Site};

const SETS: &str = "
edition: '2026-11-22'
emergency: {phone: '911', label: In danger right now}
print:
  sets:
    - {id: facts, form: fact-sheet}
    - {id: large, form: fact-sheet, type: large}
    - {id: notes, form: handout}
    - {id: topics, form: topic-sheet}
    - {id: lines, form: hotline-sheet}
    - {id: book, form: booklet}
    - {id: wall, form: poster, records: [line], text: Call at any hour.}
    - {id: cards, form: cards, records: [line], discreet: true}
    - {id: strips, form: flyer, records: [line]}
";

const LINE: &str = "\
name: Trafficking Line
acronym: TRL
kind: hotline
summary: A line for people who were trafficked.
topics: [benefits]
former_names:
  - {name: Old Rescue Line, until: '2016-11', source: sheet-2009}
description: |
  **Who can call.** Anyone [@sheet-2009]. See [its page](https://line.example.org/help).

  1. Call.
  2. Wait.
     - Stay calm.
contacts:
  - label: Call the trafficking line
    line: help
    phone: 1-202-555-RSCU
    always_open: true
    consequences: What you say may reach the police.
    source: sheet-2009
  - {label: Write to it, line: help, sms: '555010', sms_keyword: RESCUE, source: sheet-2009}
sources: [sheet-2009]
discreet: A free line for questions
";

/// Built without PDFs, whatever features the tests were built with.
fn built(site: &Site) -> Result {
    let result = site.clone().options(|options| options.pdf = false).build();
    assert!(!result.files.is_empty(), "{}", result.said);
    result
}

fn site() -> Site {
    Site::minimal().append("content/site.yaml", SETS).with("content/agencies/line.yaml", LINE)
}

/// The text of a page as a reader of paper has it: tags taken away.
fn words(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut text = String::new();
    let mut inside = false;
    for c in body.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_fact_sheet_holds_the_record() {
    let page = words(&built(&site()).text("print/facts/line.html"));
    for said in [
        "Trafficking Line",
        "TRL",
        "1-202-555-7728",
        "1-202-555-RSCU",
        "Text RESCUE to",
        "555010",
        "Open 24 hours a day, 7 days a week",
        "What you say may reach the police.",
        "Anyone",
        "https://line.example.org/help",
        "Former names (until November 2016)",
        "Old Rescue Line",
        "Fact sheet",
        "Department of State",
        "April 1, 2009",
        "Not checked since.",
        "November 22, 2026",
        "This is not a government website.",
        "911",
        "Scan to call",
    ] {
        assert!(page.contains(said), "no “{said}” on:\n{page}");
    }
    assert!(!page.contains("Checked on"), "nobody checked it:\n{page}");
}

#[test]
fn a_discreet_sheet_tells_nothing() {
    let result = built(&site());
    let discreet = result
        .files
        .keys()
        .filter(|path| path.starts_with("print/notes/") || path.starts_with("print/cards/"));
    let discreet: Vec<_> = discreet.cloned().collect();
    assert_eq!(discreet.len(), 2, "{discreet:?}");
    for path in discreet {
        let name = path.rsplit('/').next().expect("a name");
        assert!(name.starts_with("sheet-") && name.len() == "sheet-01234567.html".len(), "{path}");
        let html = result.text(&path);
        assert!(html.contains("A free line for questions"), "{html}");
        assert!(html.contains("1-202-555-7728"), "{html}");
        assert!(html.contains("April 1, 2009"), "the age of the number: {html}");
        let low = html.to_lowercase();
        for secret in [
            "traffick",
            "trl",
            "rescue line",
            "rscu",
            "test guide",
            "fact sheet",
            "agencies/",
            "department of state",
        ] {
            assert!(!low.contains(secret), "“{secret}” in {path}:\n{html}");
        }
    }
}

#[test]
fn old_checks_are_on_every_sheet_of_the_record_and_on_no_other() {
    let old = LINE
        .replace("phone: 1-202-555-RSCU", "phone: 1-202-555-RSCU\n    last_verified: '2020-01-01'");
    let stale = "Numbers may be old";
    let result = built(&site().with("content/agencies/line.yaml", &old));
    for path in
        ["facts/line", "large/line", "lines/lines", "topics/benefits", "wall/line", "strips/line"]
    {
        let page = words(&result.text(&format!("print/{path}.html")));
        assert!(page.contains(stale), "{path}: {page}");
    }
    assert!(!words(&result.text("print/facts/ovc.html")).contains(stale));
    assert!(
        !words(&built(&site()).text("print/facts/line.html")).contains(stale),
        "unknown is not old"
    );
    let whole = LINE.replace("sources:", "last_verified: '2020-01-01'\nsources:");
    let whole = built(&site().with("content/agencies/line.yaml", &whole));
    assert!(words(&whole.text("print/facts/line.html")).contains(stale), "checked with the record");
}

#[test]
fn a_check_is_on_paper_where_it_was_made() {
    let checked = LINE
        .replace("phone: 1-202-555-RSCU", "phone: 1-202-555-RSCU\n    last_verified: '2026-10-22'");
    let page = words(
        &built(&site().with("content/agencies/line.yaml", &checked)).text("print/facts/line.html"),
    );
    assert!(page.contains("Checked on October 22, 2026 (1 month before this edition)."), "{page}");
}

#[test]
fn each_page_offers_its_sheets() {
    let result = built(&site());
    let page = result.text("agencies/line.html");
    for href in ["../print/facts/line.html", "../print/large/line.html", "../print/wall/line.html"]
    {
        assert!(page.contains(href), "no {href} in:\n{page}");
    }
    assert!(result.text("topics/benefits.html").contains("../print/topics/benefits.html"));
    assert!(result.text("hotlines.html").contains("print/lines/lines.html"));
    let all = result.text("print.html");
    for path in result.files.keys().filter(|path| path.starts_with("print/")) {
        assert!(all.contains(path.as_str()), "print.html does not offer {path}");
    }
    assert!(!built(&Site::minimal()).files.contains_key("print.html"), "a site without sheets");
}

#[test]
fn sheets_are_for_paper_and_not_for_finding() {
    let site = site().append("content/site.yaml", "base_url: https://guide.example.org\n");
    let result = built(&site);
    assert!(!result.text("sitemap.xml").contains("/print/"));
    assert!(!result.text("search-index.json").contains("print/"));
    assert!(result.text("print/facts/line.html").contains("noindex"));
}

#[test]
fn a_site_with_an_address_says_it_on_paper() {
    let site = site().append("content/site.yaml", "base_url: https://guide.example.org\n");
    let page = words(&built(&site).text("print/facts/line.html"));
    assert!(page.contains("https://guide.example.org/agencies/line.html"), "{page}");
    assert!(page.contains("Scan to read this online"), "{page}");
}

#[test]
fn a_record_without_a_number_says_so() {
    let page = words(&built(&site()).text("print/facts/ovc.html"));
    assert!(page.contains("No phone number is known."), "{page}");
}

#[test]
fn a_book_has_every_record_and_every_name() {
    let result = built(&site().with(
        "content/glossary/t-visa.yaml",
        "name: T visa\nkind: office\nsummary: A permission to stay.\nsources: [sheet-2009]\n",
    ));
    let page = words(&result.text("print/book/book.html"));
    for said in [
        "Trafficking Line",
        "Office for Victims of Crime",
        "T visa",
        "Old Rescue Line",
        "Contents",
        "Names and former names",
    ] {
        assert!(page.contains(said), "no “{said}” in the book:\n{page}");
    }
    let html = result.text("print/book/book.html");
    for chapter in ["agency-line", "agency-ovc", "term-t-visa"] {
        assert!(html.contains(&format!("id={chapter}")), "no chapter {chapter}");
        assert!(html.contains(&format!("href=#{chapter}")), "nothing leads to {chapter}");
    }
}

#[test]
fn a_poster_speaks_two_languages() {
    let two = site()
        .with("content/site.yaml", format!("{}{SETS}", "title: {en: Guide, es: Guía}\npublisher: {name: The fieldguide project}\nnotice: {en: Not a government website., es: No es un sitio del gobierno.}\nlanguages: [en, es]\npartly_translated: [es]\n").replace("records: [line], text: Call at any hour.}", "records: [line], text: {en: Call at any hour., es: Llame a cualquier hora.}, wording: {en: Posted by law., es: Expuesto por ley.}}").replace("label: In danger right now", "label: {en: In danger right now, es: En peligro}"));
    let result = built(&two);
    for path in ["print/wall/line.html", "es/print/wall/line.html"] {
        let page = words(&result.text(path));
        for said in [
            "Call at any hour.",
            "Llame a cualquier hora.",
            "Posted by law.",
            "Expuesto por ley.",
            "No es un sitio del gobierno.",
        ] {
            assert!(page.contains(said), "no “{said}” on {path}:\n{page}");
        }
    }
}

#[test]
fn sheets_without_pdfs_offer_none() {
    let result = built(&site());
    assert!(result.files.keys().all(|path| !path.ends_with(".pdf")));
    assert!(!result.text("print/facts/line.html").contains(".pdf"));
}
