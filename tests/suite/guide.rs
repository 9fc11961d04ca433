//! The shipped guide holds what it must, in every language, each fact with its source.

use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::Value;

use fieldguide::emit::Memory;
use fieldguide::lang::Lang;
use fieldguide::load::load;
use fieldguide::model::Catalog;
use fieldguide::pipeline::{self, Options};
use fieldguide::source::Disk;

use crate::support::html;
use crate::support::site::Silent;
use crate::support::tree::project;

/// Something that the guide must hold, by `tests/guide/entities.yaml`.
#[derive(Debug, Deserialize)]
struct Entity {
    id: String,
    r#in: String,
    names: Vec<String>,
    #[serde(default)]
    phones: Vec<String>,
}

/// What a page must say, by `tests/guide/facts.yaml`.
#[derive(Debug, Deserialize)]
struct Fact {
    page: String,
    says: Vec<String>,
}

/// The guide, built once for all tests.
struct Guide {
    output: Memory,
    catalog: Catalog,
    codes: Vec<(&'static str, String)>,
}

fn guide() -> &'static Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    GUIDE.get_or_init(|| {
        let tree = Disk::open(&project()).expect("the project's folder");
        let mut output = Memory::default();
        let built = pipeline::run(&tree, &Options::default(), Some(&mut output), &Silent);
        let built = built.expect("the machine does not fail");
        let told = built.report.all().iter();
        let codes = told.map(|found| (found.code.name, found.message.clone())).collect();
        let loaded = load(&tree, None).expect("a readable folder");
        Guide { output, catalog: loaded.catalog, codes }
    })
}

fn file(path: &str) -> Option<String> {
    let mut files = guide().output.files();
    let bytes = files.find(|(name, _)| *name == path)?.1;
    Some(String::from_utf8_lossy(bytes).into_owned())
}

/// The words of a page, without markup and with characters in the place of references.
fn words(path: &str) -> String {
    let page = file(path).unwrap_or_else(|| panic!("no {path}"));
    let text = html::words(&page, "");
    plain(&text.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'"))
}

/// One form for quotation marks and blanks.
fn plain(text: &str) -> String {
    let text = text.replace(['“', '”'], "\"").replace(['’', '‘'], "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn list<T: for<'a> Deserialize<'a>>(name: &str) -> Vec<T> {
    let text = std::fs::read_to_string(project().join("tests/guide").join(name)).expect("a list");
    serde_yaml::from_str(&text).expect("a list in YAML")
}

#[track_caller]
fn none(missing: Vec<String>) {
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_body_law_and_line_is_on_its_page_and_in_the_index() {
    let index: Value =
        serde_json::from_str(&file("search-index.json").expect("an index")).expect("JSON");
    let documents = index["documents"].as_array().expect("documents");
    let mut missing = Vec::new();
    for Entity { id, r#in, names, phones } in list::<Entity>("entities.yaml") {
        let path = format!("{}/{id}.html", r#in);
        let page = words(&path);
        let found = documents.iter().find(|document| document["href"] == path.as_str());
        let indexed = found.map(|document| plain(&document.to_string())).unwrap_or_default();
        for name in names.iter().map(|name| plain(name)) {
            if !page.contains(&name) {
                missing.push(format!("{path} does not show {name}"));
            }
            if !indexed.contains(name.replace('"', "\\\"").as_str()) {
                missing.push(format!("the index of {path} has no {name}"));
            }
        }
        let html = file(&path).unwrap_or_default();
        for phone in phones {
            if !html.contains(&format!("tel:{phone}")) {
                missing.push(format!("{path} does not dial {phone}"));
            }
            if !indexed.contains(phone.trim_start_matches("+1")) {
                missing.push(format!("the index of {path} has no {phone}"));
            }
        }
    }
    none(missing);
}

#[test]
fn every_figure_and_date_stands_where_it_belongs() {
    let mut missing = Vec::new();
    for Fact { page, says } in list::<Fact>("facts.yaml") {
        let text = words(&page);
        let absent = says.iter().filter(|said| !text.contains(&plain(said)));
        missing.extend(absent.map(|said| format!("{page} does not say {said}")));
    }
    none(missing);
}

#[test]
fn every_fact_names_its_source() {
    let Guide { catalog, codes, .. } = guide();
    let mut missing = Vec::new();
    for agency in &catalog.agencies {
        let id = &agency.id;
        if agency.sources.is_empty() {
            missing.push(format!("{id} rests on nothing"));
        }
        for contact in agency.contacts.iter().filter(|contact| contact.sources.is_empty()) {
            missing.push(format!("{id}: no source for {}", contact.label.original()));
        }
        for service in agency.services.iter().filter(|service| service.sources.is_empty()) {
            missing.push(format!("{id}: no source for {}", service.name.original()));
        }
        for milestone in agency.dates.iter().filter(|milestone| milestone.sources.is_empty()) {
            missing.push(format!("{id}: no source for {}", milestone.what.original()));
        }
        for former in agency.former_names.iter().filter(|former| former.sources.is_empty()) {
            missing.push(format!("{id}: no source for {}", former.name));
        }
        let sides = agency.disputes.iter().flat_map(|dispute| &dispute.sides);
        for side in sides.filter(|side| side.sources.is_empty()) {
            missing.push(format!("{id}: no source for {}", side.says.original()));
        }
    }
    let terms = catalog.terms.iter().filter(|term| term.sources.is_empty());
    missing.extend(terms.map(|term| format!("{} rests on nothing", term.id)));
    // A citation of nothing would have stopped the build.
    let dangling = codes.iter().filter(|(code, _)| *code == "dangling-reference");
    missing.extend(dangling.map(|(_, message)| message.clone()));
    assert!(file("index.html").is_some(), "the guide was not built");
    none(missing);
}

#[test]
fn nothing_is_called_verified_without_a_source_that_says_so() {
    let catalog = &guide().catalog;
    for agency in &catalog.agencies {
        assert!(
            agency.last_verified.is_none() || agency.verified_against.is_some(),
            "{} is called verified against nothing",
            agency.id
        );
        let verified = agency.contacts.iter().filter(|contact| contact.last_verified.is_some());
        for contact in verified {
            assert!(!contact.sources.is_empty(), "{}: {}", agency.id, contact.label.original());
        }
    }
}

#[test]
fn the_old_name_of_the_hotline_is_never_its_heading() {
    for (path, _) in guide().output.files().filter(|(path, _)| path.ends_with(".html")) {
        let html = file(path).unwrap_or_default();
        let heading = html.split("<h1").nth(1).and_then(|rest| rest.split("</h1>").next());
        assert!(!heading.unwrap_or_default().contains("NHTRC"), "{path}");
    }
}

/// Pages that a person in danger reads: wholly in Spanish.
const SPANISH: [&str; 9] = [
    "get-help",
    "how-to-report",
    "signs",
    "your-rights",
    "benefits",
    "certification",
    "immigration-relief",
    "minors",
    "safe-use",
];

#[test]
fn what_a_person_in_danger_needs_is_translated() {
    let Guide { catalog, .. } = guide();
    let (es, ar) = (Lang(1), Lang(2));
    let doc = |id: &str| {
        let ix = catalog.find_doc(id).unwrap_or_else(|| panic!("no page {id}"));
        catalog.doc(ix)
    };
    for id in SPANISH {
        assert!(doc(id).speaks(es), "{id} is not in Spanish");
    }
    assert!(doc("get-help").speaks(ar), "get-help is not in Arabic");
    for agency in &catalog.agencies {
        assert!(agency.name.has(es) && agency.summary.has(es), "{} is not in Spanish", agency.id);
        if agency.contacts.iter().any(|contact| contact.line != fieldguide::model::Line::General) {
            for lang in [es, ar] {
                assert!(agency.name.has(lang) && agency.summary.has(lang), "{}", agency.id);
                let described = agency.description.as_ref().is_some_and(|text| text.has(lang));
                assert!(described, "the text of {} is not translated", agency.id);
                for contact in &agency.contacts {
                    assert!(contact.label.has(lang), "{}: {}", agency.id, contact.label.original());
                    let said = contact.consequences.as_ref();
                    assert!(said.is_none_or(|said| said.has(lang)), "{}", agency.id);
                }
            }
        }
    }
    for term in &catalog.terms {
        assert!(term.name.has(es) && term.summary.has(es), "{} is not in Spanish", term.id);
    }
}

#[test]
fn a_page_that_is_not_translated_says_so() {
    let notice = "لم تُترجم هذه الصفحة بعد";
    assert!(words("ar/history.html").contains(notice));
    assert!(
        !words("ar/get-help.html").contains(notice),
        "a translated page is called untranslated"
    );
    assert!(!words("history.html").contains(notice));
    let html = file("ar/history.html").expect("a page");
    assert!(html.contains("dir=ltr lang=en"), "English text on an Arabic page is not marked");
    assert!(html.contains("<html dir=rtl lang=ar"), "the page does not run from right to left");
}

/// Rules whose breach would make the guide wrong, not only unfinished.
const SILENT: [&str; 8] = [
    "damaged-text",
    "number-printed-differently",
    "shared-number",
    "similar-names",
    "translation-differs",
    "unknown-number",
    "unsourced-statistic",
    "weak-verification",
];

#[test]
fn no_rule_about_facts_is_broken() {
    assert!(SILENT.iter().all(|code| fieldguide::diag::find(code).is_some()), "a code was renamed");
    let broken = guide().codes.iter().filter(|(code, _)| SILENT.contains(code));
    none(broken.map(|(code, message)| format!("{code}: {message}")).collect());
}

#[test]
fn no_record_is_too_heavy_for_an_old_phone() {
    let heavy = guide().codes.iter().filter(|(code, _)| *code == "heavy-page");
    none(heavy.map(|(_, message)| message.clone()).collect());
}
