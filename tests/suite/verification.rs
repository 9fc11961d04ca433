//! What is due for checking again, and in which order.

use std::process::{Command, Output};

use fieldguide::check::due::{Rank, Why};
use fieldguide::model::Date;
use fieldguide::source::SourceTree;

use crate::support::{Site, tree};

/// A site with one thing of every rank, each of it due on [`TODAY`].
const RECORD: &str = "\
name: Harbor Office
kind: office
summary: It looks after the harbor.
website: https://harbor.example.org/
contacts:
  - {label: Front desk, line: general, phone: 1-202-555-0101}
  - {label: For lawyers, line: professionals, phone: 1-202-555-0102}
  - label: Tell us
    line: tips
    phone: 1-202-555-0103
    consequences: Officers may act on it.
  - label: A form
    line: complaints
    url: https://harbor.example.org/form
    consequences: Officers may act on it.
  - {label: Help at night, line: help, phone: 1-202-555-0104, sms: '233733', sms_keyword: HELP}
  - {label: In danger, line: general, phone: '911'}
  - {label: Thinking of suicide, line: help, phone: '988', last_verified: 2025-01-31}
  - {label: Flood, line: general, phone: 1-202-555-0105, emergency: true, last_verified: 2024-01-31}
  - {label: Checked last month, line: help, phone: 1-202-555-0106, last_verified: 2026-10-20}
services:
  - {name: Moorings, summary: Places for boats.}
sources: [sheet-2009]
";

const PAGE: &str = "---\ntitle: Page\nsummary: A page.\nsources: [sheet-2009]\n---\nText.\n";
const TODAY: &str = "2026-11-22";

fn harbor() -> Site {
    Site::minimal()
        .without("content/agencies/ovc.yaml")
        .with("content/agencies/harbor.yaml", RECORD)
        .with("content/pages/page.md", PAGE)
        .with(
            "content/glossary/boat.yaml",
            "name: Boat\nkind: office\nsummary: It floats.\nsources: [sheet-2009]\n",
        )
        .options(|options| options.due_on = Date::parse(TODAY))
}

/// Runs `fieldguide check` with `arguments` on `site`.
fn check(site: &Site, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let files = site.tree();
    for entry in files.list().expect("memory") {
        tree::write(folder.path(), &entry.path, &files.read(&entry.path).expect("memory"));
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_fieldguide"));
    command.arg("check").args(arguments).current_dir(folder.path());
    command.output().expect("the command runs")
}

#[test]
fn the_most_dangerous_comes_first() {
    let due = harbor().build().due;
    let found: Vec<_> = due.iter().map(|due| (due.rank.word(), due.label.as_str())).collect();
    assert_eq!(
        found,
        [
            ("crisis", "In danger"),
            ("crisis", "Flood"),
            ("crisis", "Thinking of suicide"),
            ("crisis", "Help at night"),
            ("reports", "Tell us"),
            ("reports", "A form"),
            ("professionals", "For lawyers"),
            ("general", "Front desk"),
            ("service", "Moorings"),
            ("record", ""),
            ("text", ""),
            ("text", ""),
        ]
    );
    assert_eq!((due[10].id.as_str(), due[11].id.as_str()), ("boat", "page"));
}

#[test]
fn lines_of_people_in_danger_are_never_called_to_test() {
    for due in harbor().build().due {
        assert_eq!(due.never_call, due.rank == Rank::Crisis, "{}", due.label);
    }
}

#[test]
fn a_check_counts_as_long_as_the_site_says() {
    let on = |day: &str| harbor().options(|options| options.due_on = Date::parse(day)).build().due;
    let labels = |day| on(day).into_iter().map(|due| due.label).collect::<Vec<_>>();
    let last = "Checked last month".to_owned();
    assert!(!labels("2027-10-20").contains(&last));
    assert!(labels("2027-10-21").contains(&last));
    let longer = harbor()
        .append("content/site.yaml", "verification: {stale_after_days: 4000}\n")
        .build()
        .due;
    let why = |label: &str| {
        longer.iter().find(|due| due.label == label).map(|due| due.why.clone()).unwrap_or_default()
    };
    assert_eq!(why("Flood"), []);
    assert_eq!(why("Front desk"), [Why::NeverVerified, Why::OldSource]);
}

#[test]
fn who_checked_the_record_checked_its_lines() {
    let checked =
        harbor().append("content/agencies/harbor.yaml", "last_verified: 2026-11-01\n").build().due;
    let ranks: Vec<_> = checked.iter().map(|due| due.rank).collect();
    assert_eq!(ranks, [Rank::Text, Rank::Text], "no line, no service, no record is due");
}

#[test]
fn one_fresh_source_is_enough_for_a_text() {
    let more = "  - {id: new, title: New, publisher: The harbor, published: 2026-10}\n";
    let site = harbor().append("content/sources.yaml", more);
    let page = PAGE.replace("[sheet-2009]", "[sheet-2009, new]");
    let texts = |site: Site| {
        let due = site.build().due.into_iter().filter(|due| due.rank == Rank::Text);
        due.map(|due| due.id).collect::<Vec<_>>()
    };
    assert_eq!(texts(site.with("content/pages/page.md", &page)), ["boat"]);
    let archived = more.replace("2026-10}", "2026-10, archived: 2026-11}");
    let site = harbor().append("content/sources.yaml", &archived);
    assert_eq!(texts(site.with("content/pages/page.md", &page)), ["boat", "page"]);
}

#[test]
fn without_a_day_nothing_is_judged() {
    let site = harbor().options(|options| options.due_on = None);
    assert!(site.build().due.is_empty());
}

#[test]
fn today_is_asked_for_where_no_day_is_given() {
    let output = check(&harbor(), &["--stale"]);
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let first = said.lines().next().unwrap_or_default();
    assert!(first.contains(" (today); a check counts for 365 days:"), "{first}");
    let output = check(&harbor(), &["--stale", "--as-of", TODAY]);
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        said.starts_with("12 due for checking again on November 22, 2026 (given with --as-of);"),
        "{said}"
    );
}

#[test]
fn the_list_is_a_report_and_strict_fails_for_help_lines_alone() {
    let code = |site: &Site, more: &[&str]| {
        let arguments = [&["--stale", "--as-of", TODAY], more].concat();
        check(site, &arguments).status.code()
    };
    let calm = harbor().append("content/agencies/harbor.yaml", "last_verified: 2026-11-01\n");
    assert_eq!(code(&harbor(), &[]), Some(0));
    assert_eq!(code(&harbor(), &["--strict"]), Some(1));
    assert_eq!(code(&calm, &["--strict"]), Some(0), "texts are due, no help line is");
    let broken = calm.append("content/agencies/harbor.yaml", "colour: red\n");
    assert_eq!(code(&broken, &[]), Some(1));
}

#[test]
fn machines_get_one_object_a_line() {
    let output = check(&harbor(), &["--stale", "--as-of", TODAY, "--format", "json"]);
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let objects: Vec<serde_json::Value> =
        said.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(objects.len(), 12);
    assert_eq!(
        objects[3],
        serde_json::json!({
            "due": "crisis",
            "record": "Harbor Office",
            "id": "harbor",
            "label": "Help at night",
            "reach": ["1-202-555-0104", "text HELP to 233733"],
            "file": "content/agencies/harbor.yaml",
            "line": 16,
            "last_verified": null,
            "days_since": null,
            "source": {
                "id": "sheet-2009",
                "published": "2009-04-01",
                "retrieved": null,
                "inferred": null,
                "days_old": 6444,
                "archived": false
            },
            "why": ["never-verified", "old-source"],
            "do_not_call": true,
            "hint": "do not call to test: check it against a published source instead",
            "as_of": "2026-11-22",
            "as_of_given": true
        })
    );
}
