//! `fieldguide search`, as somebody at a command line meets it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::small::{HOTLINE, harbors};
use crate::support::{Site, tree};

/// What came of a command.
struct Ran {
    out: String,
    said: String,
    code: i32,
}

/// The harbor office and its help line, in two languages.
fn site() -> Site {
    harbors()
        .with("content/agencies/hotline.yaml", HOTLINE.replace("topics: [benefits]\n", ""))
        .with(
            "content/site.yaml",
            "title: {en: Test guide, es: Guía}\npublisher: {name: The fieldguide project}\n\
             notice: {en: This is not a government website., es: No es un sitio del gobierno.}\n\
             languages: [en, es]\n",
        )
        .with(
            "content/agencies/harbor.es.yaml",
            "name: Oficina del Puerto\nsummary: Revisa botes.\n",
        )
}

fn search(site: &Site, words: &[&str], typed: &str) -> Ran {
    let folder = TempDir::new().expect("a folder");
    site.files().for_each(|(path, bytes)| tree::write(folder.path(), path, bytes));
    let mut child = Command::new(env!("CARGO_BIN_EXE_fieldguide"))
        .arg("search")
        .args(words)
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("fieldguide runs");
    child.stdin.take().expect("an input").write_all(typed.as_bytes()).expect("typed");
    let ran = child.wait_with_output().expect("fieldguide ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran { out: text(ran.stdout), said: text(ran.stderr), code: ran.status.code().expect("a code") }
}

#[track_caller]
fn answer(words: &[&str]) -> String {
    let ran = search(&site(), words, "");
    assert_eq!((ran.code, ran.said.as_str()), (0, ""), "{}", ran.out);
    ran.out
}

#[test]
fn it_says_how_many_results_there_are_and_where_each_lies() {
    assert_eq!(
        answer(&["small", "boats"]),
        "1 result\n  1. Harbor Safety Office\n     agencies/harbor.html\n"
    );
    assert!(answer(&["harbor"]).starts_with("2 results\n  1. Harbor Help Line\n"));
    assert_eq!(answer(&["xylophone"]).lines().next(), Some("nothing found"));
}

#[test]
fn finding_nothing_is_no_failure() {
    assert_eq!(search(&site(), &["xylophone"], "").code, 0);
}

#[test]
fn it_explains_what_the_points_of_a_result_are_made_of() {
    let out = answer(&["--explain", "boats"]);
    let lines: Vec<&str> = out.lines().skip(3).collect();
    let points = lines.first().and_then(|line| line.trim().strip_suffix(" points"));
    let points: u64 = points.and_then(|points| points.parse().ok()).expect("points");
    assert!(points > 0 && lines.len() > 1, "{out}");
    assert!(lines[1].contains("boat"), "{out}");
    assert!(!answer(&["boats"]).contains("points"));
}

#[test]
fn facets_narrow_it() {
    assert!(answer(&["--facet", "topics=benefits", "harbor"]).starts_with("1 result\n"));
    assert!(answer(&["--facet", "kinds=hotline", "harbor"]).contains("Harbor Help Line"));
    let both = ["--facet", "kinds=hotline", "--facet", "kinds=office", "harbor"];
    assert!(answer(&both).starts_with("2 results\n"), "any of a facet");
    let none = ["--facet", "kinds=hotline", "--facet", "topics=benefits", "harbor"];
    assert!(!answer(&none).contains("agencies/"), "every facet");
}

#[test]
fn a_facet_without_an_entry_is_a_mistake_of_the_call() {
    let ran = search(&site(), &["--facet", "topics", "harbor"], "");
    assert_eq!(ran.code, 2, "{}", ran.said);
    assert!(ran.said.contains("write the facet and the id of an entry, as in topics=immigration"));
}

#[test]
fn it_answers_in_the_language_of_the_page() {
    assert_eq!(
        answer(&["--lang", "es", "botes"]),
        "1 result\n  1. Oficina del Puerto\n     es/agencies/harbor.html\n"
    );
    let ran = search(&site(), &["--lang", "xx", "botes"], "");
    assert_eq!(ran.code, 2);
    assert!(
        ran.said.contains("the site has no language `xx`\nhelp: it has en, es"),
        "{}",
        ran.said
    );
}

#[test]
fn it_says_when_only_another_language_knows_the_words() {
    let out = answer(&["botes"]);
    assert_eq!(
        out,
        "1 result in `es`; nothing in the reader's language\n  1. Oficina del Puerto\n     es/agencies/harbor.html\n"
    );
}

#[test]
fn it_says_how_it_read_a_word_with_a_slip() {
    assert!(answer(&["harbar", "saefty"]).starts_with("1 result for “harbor safety”\n"));
}

#[test]
fn a_site_with_mistakes_has_no_search_yet() {
    let broken = site().with("content/agencies/harbor.yaml", "name: [\n");
    let ran = search(&broken, &["harbor"], "");
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.said.contains("content/agencies/harbor.yaml"), "{}", ran.said);
    assert!(ran.said.contains("a site with mistakes has no search yet"), "{}", ran.said);
}

#[test]
fn a_folder_without_a_site_is_a_mistake_of_the_call() {
    let ran = search(&site(), &["--site", "elsewhere", "harbor"], "");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.said);
}

#[test]
fn without_a_question_it_says_how_it_is_asked() {
    let ran = search(&site(), &[], "");
    assert_eq!(ran.code, 2);
    assert!(ran.said.contains("QUERY"), "{}", ran.said);
}

#[test]
fn a_hyphen_takes_a_question_from_each_line_and_machines_get_an_object_for_each() {
    let ran = search(&site(), &["--format", "json", "-"], "harbor\n\nboats\n555 0188\n");
    assert_eq!((ran.code, ran.said.as_str()), (0, ""));
    let all: Vec<Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let told: Vec<_> = all.iter().map(|one| (one["query"].clone(), one["total"].clone())).collect();
    let expected = [("harbor", 2), ("", 0), ("boats", 1), ("555 0188", 1)];
    assert_eq!(told, expected.map(|(query, total)| (query.into(), total.into())));
    assert_eq!(all[3]["hits"][0]["href"], "agencies/hotline.html");
}

#[test]
fn a_limit_hides_results_but_not_their_number() {
    let out = answer(&["--limit", "1", "harbor"]);
    assert!(out.starts_with("2 results\n") && !out.contains("  2. "), "{out}");
}
