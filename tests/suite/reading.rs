//! How hard texts are to read: words, sentences, syllables, grades.

use fieldguide::check::reading::{Grade, Kind, Reading, Tally, Tongue};

use crate::support::Site;
use crate::support::tree::project;

/// Compares the counts in `tests/words/<name>.txt`.
fn table(name: &str, tongue: Tongue, size: usize) {
    let path = project().join("tests/words").join(name);
    let text = std::fs::read_to_string(path).expect("the table");
    let rows: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(rows.len(), size);
    let mut wrong = Vec::new();
    for row in rows {
        let (word, counts) = row.split_once(' ').expect("a word and its counts");
        let counted = tongue.syllables(word).expect("a word");
        if !counts.split(' ').any(|count| count == counted.to_string()) {
            wrong.push(format!("{word}: counted {counted}, said in {counts}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_words_have_the_syllables_of_the_dictionary() {
    table("english.txt", Tongue::English, 200);
}

#[test]
fn spanish_words_have_the_syllables_of_the_spelling_rules() {
    table("spanish.txt", Tongue::Spanish, 100);
}

#[test]
fn other_words_are_counted_by_what_is_said() {
    for (word, count) in [
        ("Hotline’s", Some(2)),
        ("office's", Some(3)),
        ("didn't", Some(2)),
        ("don’t", Some(1)),
        ("well-being", Some(3)),
        ("and/or", Some(2)),
        ("HHS", Some(3)),
        ("FBI's", Some(3)),
        ("OTIP", Some(2)),
        ("U.S.", Some(2)),
        ("p.m.", Some(2)),
        ("911", Some(3)),
        ("2009,", Some(4)),
        ("2015–16", Some(6)),
        ("10,000", Some(5)),
        ("1-888-373-7888", None),
        ("1-866-DHS-2-ICE.", None),
        ("(888)373-7888", None),
        ("233733.", None),
        ("2009-04-01", None),
        ("help@example.org", None),
        ("https://example.org/", None),
        ("–", None),
        ("…", None),
    ] {
        assert_eq!(Tongue::English.syllables(word), count, "{word}");
    }
}

#[test]
fn grades_follow_the_formulas() {
    let tally = Tally { words: 100, sentences: 5, syllables: 150 };
    // 0.39 × 20 + 11.8 × 1.5 − 15.59
    assert_eq!(Tongue::English.grade(tally), 9.9);
    let tally = Tally { words: 100, sentences: 5, syllables: 220 };
    // −0.205 × 5 + 0.049 × 220 − 3.407
    assert_eq!(Tongue::Spanish.grade(tally), 6.3);
    assert_eq!(Tongue::of("es-419"), Some(Tongue::Spanish));
    assert_eq!(Tongue::of("ar"), None);
}

/// A page with the text `markdown` and a summary without words, measured.
fn page(markdown: &str) -> Reading {
    let text = format!("---\ntitle: Page\nsummary: '–'\n---\n{markdown}");
    let built = Site::minimal().with("content/pages/page.md", text).build();
    let page = built.readings.into_iter().find(|reading| reading.kind == Kind::Page);
    page.unwrap_or_else(|| panic!("no page: {}", built.said))
}

#[track_caller]
fn counts(markdown: &str, words: usize, sentences: usize) {
    let Tally { words: found, sentences: ends, .. } = page(markdown).tally;
    assert_eq!((found, ends), (words, sentences), "{markdown}");
}

#[test]
fn sentences_end_where_a_reader_stops() {
    counts("One two. Three four! Five? Six… Seven.\n", 7, 5);
    counts("One two\nthree. Four\n\nFive six\n", 6, 3);
    counts("He said “No.” She left. (Nobody knew.) [Nor I](agency:ovc).\n", 9, 4);
    counts("“Why?” she asked. It cost 3.50 then.\n", 7, 2);
    counts(
        "In the U.S. Department of Labor, Dr. J. Smith came at 5 p.m. on No. 5 St. Ann.\n",
        18,
        1,
    );
    counts("It is not known in the U.S. The law says so. No. It is a help line.\n", 17, 4);
    counts("- One\n- Two three\n- Four:\n  - five\n", 5, 4);
    counts("Term\n: It means this.\n", 3, 1);
}

#[test]
fn only_prose_is_counted() {
    counts("## A heading of six words here\n\nOne.\n", 1, 1);
    counts("| a | b |\n|---|---|\n| c | d |\n\nOne.\n", 1, 1);
    counts("> [!WARNING]\n> One two.\n", 2, 1);
    counts("One `code here` two <https://example.org/a>.\n\n    code\n", 2, 1);
    counts("Call 1-888-373-7888 or 1-866-DHS-2-ICE.\n\n1-888-373-7888\n", 2, 1);
    counts("One [@sheet-2009]. Two three [@sheet-2009; @other].\n", 3, 2);
    counts(
        "![Words that show a map](assets/m.png)\n\n[One](https://example.org/two-three)\n",
        1,
        1,
    );
    counts("One two—three *four* **five**[^n].\n\n[^n]: Six.\n", 6, 2);
}

/// Twelve sentences of ten short words each.
fn easy() -> String {
    "We can go up to the top and sit down. ".repeat(12)
}

#[test]
fn short_texts_and_other_languages_are_not_judged() {
    assert_eq!(page("One two three.\n").grade, Grade::Short);
    assert!(matches!(page(&easy()).grade, Grade::Years(years) if years < 2.0));
    let site = Site::minimal()
        .with("content/site.yaml", SITE_IN_THREE)
        .with("content/pages/page.md", format!("---\ntitle: P\nsummary: S.\n---\n{}", easy()))
        .with("content/pages/page.es.md", format!("---\ntitle: P\nsummary: S.\n---\n{}", easy()))
        .with("content/pages/page.ar.md", format!("---\ntitle: P\nsummary: S.\n---\n{}", easy()));
    let readings = site.build().readings;
    let grade = |tag: &str| {
        let own = |reading: &&Reading| reading.kind == Kind::Page && reading.tag == tag;
        readings.iter().find(own).map(|reading| reading.grade)
    };
    assert!(matches!(grade("en"), Some(Grade::Years(_))));
    assert!(matches!(grade("es"), Some(Grade::Years(_))));
    assert_eq!(grade("ar"), Some(Grade::Unmeasured));
}

const SITE_IN_THREE: &str = "\
title: Test guide
publisher: {name: The fieldguide project}
notice: This is not a government website.
languages: [en, es, ar]
reading: {aim: 1}
";

#[test]
fn the_longest_sentences_are_kept_with_their_words() {
    let markdown = format!(
        "{}\n\nThis one has *just* a few more [words](agency:ovc) than all of the others\nhere [@sheet-2009].\n",
        easy()
    );
    let longest = page(&markdown).longest;
    assert_eq!(longest.len(), 3);
    assert_eq!(longest[0].words, 14);
    assert_eq!(longest[0].text, "This one has just a few more words than all of the others here.");
}

#[test]
fn a_page_may_have_an_aim_of_its_own() {
    let codes = |matter: &str| {
        let hard = "Administrations regularly communicate information. ".repeat(40);
        let text = format!("---\ntitle: P\nsummary: S.\n{matter}---\n{hard}");
        let site = Site::minimal()
            .append("content/site.yaml", "reading: {aim: 8}\n")
            .with("content/pages/page.md", text);
        site.build().codes()
    };
    assert!(codes("").contains(&"hard-to-read"));
    assert!(!codes("reading_grade: 40\n").contains(&"hard-to-read"));
}
