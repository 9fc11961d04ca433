//! How the parts are cut, named and written.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::reader::{Kind, Leads, MOST_PLACES, strings, text};
use super::{FOLDERS, guide, parsed, shipped};

/// The sizes between which the terms of a shard lie, in bytes; the last may be smaller.
const SHARD: std::ops::RangeInclusive<usize> = 16 * 1024..=32 * 1024;

/// A schema for one kind of part.
fn schema(kind: &str) -> jsonschema::Validator {
    let mut schema = parsed(shipped(), "search-parts.schema.json");
    schema.as_object_mut().expect("a schema").remove("anyOf");
    schema["$ref"] = json!(format!("#/$defs/{kind}"));
    jsonschema::validator_for(&schema).expect("a valid schema")
}

/// Names of all parts of an index, without folder and ending.
fn parts(folder: &str, ending: &str) -> BTreeSet<String> {
    let below = format!("{folder}search/");
    let names = shipped().keys().filter_map(|path| path.strip_prefix(&below)?.strip_suffix(ending));
    names.map(str::to_owned).collect()
}

#[test]
fn every_part_fits_the_schema_of_its_kind_and_of_no_other() {
    let kinds = ["manifest", "terms", "positions", "words", "records", "texts", "facet"];
    let schemas = kinds.map(|kind| (kind, schema(kind)));
    for folder in FOLDERS {
        for name in parts(folder, ".json") {
            let part = parsed(shipped(), &format!("{folder}search/{name}.json"));
            let own = name.split('/').next().expect("a kind").replace("facets", "facet");
            for (kind, schema) in &schemas {
                let wrong: Vec<String> =
                    schema.iter_errors(&part).map(|error| error.to_string()).collect();
                assert_eq!(wrong.is_empty(), *kind == own, "{folder}{name} as {kind}: {wrong:?}");
            }
        }
    }
}

/// Names of all parts of which a manifest tells.
pub(super) fn named(manifest: &Value) -> BTreeSet<String> {
    let number = |key: &str| manifest[key].as_u64().expect(key);
    let shards = strings(&manifest["terms"]).len() as u64;
    let cut = |each: u64| if each == 0 { 0 } else { number("documents").div_ceil(each) };
    let mut named = BTreeSet::from(["manifest".to_owned()]);
    for (folder, count) in [
        ("terms", shards),
        ("positions", shards),
        ("words", number("words")),
        ("records", cut(number("records"))),
        ("texts", cut(number("texts"))),
    ] {
        named.extend((0..count).map(|at| format!("{folder}/{at}")));
    }
    named.extend(strings(&manifest["facets"]).iter().map(|name| format!("facets/{name}")));
    named
}

#[test]
fn the_manifest_tells_which_parts_there_are() {
    for language in guide() {
        let reader = &language.reader;
        assert_eq!(parts(language.folder, ".json"), named(&reader.manifest));
        assert_eq!(reader.manifest["folder"], language.folder);
        assert_eq!(reader.manifest["documents"], language.documents.len());
        assert_eq!(reader.records.len(), language.documents.len());
        assert_eq!(reader.texts.len(), language.documents.len());
    }
}

#[test]
fn a_script_holds_the_same_bytes_as_the_part_beside_it() {
    for folder in FOLDERS {
        assert_eq!(parts(folder, ".json"), parts(folder, ".js"));
        for name in parts(folder, ".js") {
            let path = format!("{folder}search/{name}");
            let bytes = |ending: &str| {
                String::from_utf8(shipped()[&format!("{path}{ending}")].clone()).expect("UTF-8")
            };
            let part = bytes(".json");
            let call = format!("fieldguideSearchPart(\"{path}\",{});\n", part.trim_end());
            assert_eq!(bytes(".js"), call);
        }
    }
}

#[test]
fn every_part_but_the_words_has_the_numbering_of_the_manifest() {
    for language in guide() {
        let numbering = text(&language.reader.manifest["numbering"]);
        for name in parts(language.folder, ".json") {
            let path = format!("{}search/{name}.json", language.folder);
            let part = parsed(shipped(), &path);
            let expected = if name.starts_with("words/") { Value::Null } else { json!(numbering) };
            assert_eq!(part["numbering"], expected, "{path}");
        }
    }
}

#[test]
fn shards_are_neither_small_nor_large() {
    for language in guide() {
        let last = language.reader.shards.len() - 1;
        for at in 0..=last {
            let path = format!("{}search/terms/{at}.json", language.folder);
            let size = text(&parsed(shipped(), &path)["terms"]).len();
            let least = if at == last { 1 } else { *SHARD.start() };
            assert!((least..=*SHARD.end()).contains(&size), "{path}: {size} bytes");
        }
    }
}

#[test]
fn terms_rise_through_all_shards_and_the_manifest_leads_to_each() {
    for language in guide() {
        let reader = &language.reader;
        let terms: Vec<&str> = reader.terms().map(|term| term.term.as_str()).collect();
        assert!(terms.is_sorted_by(|one, next| one < next));
        for term in &terms {
            assert!(reader.term(term).is_some(), "{term} stands in another shard");
        }
        let begins = strings(&reader.manifest["terms"]);
        for (begin, shard) in begins.iter().zip(&reader.shards) {
            assert!(shard[0].term.starts_with(begin.as_str()), "{begin} is more than is needed");
        }
    }
}

#[test]
fn runs_fall_and_documents_rise() {
    for language in guide() {
        let count = language.documents.len() as u32;
        for term in language.reader.terms() {
            let Some(list) = term.list() else { continue };
            let name = &term.term;
            let classes = list.runs.iter().map(|(class, _)| *class);
            assert!(classes.clone().all(|class| (1..=30).contains(&class)), "{name}");
            assert!(classes.is_sorted_by(|one, next| one > next), "{name}");
            let runs = list.runs.iter();
            assert!(runs.clone().all(|(_, documents)| !documents.is_empty()), "{name}");
            let mut all = list.documents();
            all.sort_unstable();
            assert!(all.is_sorted_by(|one, next| one < next), "{name} has a document twice");
            assert!(all.last().is_some_and(|last| *last < count), "{name}");
            assert_eq!(list.having as usize, all.len(), "{name}: no list of the guide is cut");
        }
    }
}

#[test]
fn words_have_places_in_every_document_of_their_list_and_nothing_else_has() {
    for language in guide() {
        for term in language.reader.terms() {
            let name = &term.term;
            match (&term.places, term.list(), term.kind()) {
                (Some(places), Some(list), Kind::Word) => {
                    assert_eq!(places.len(), list.documents().len(), "{name}");
                    for places in places {
                        assert!((1..=MOST_PLACES).contains(&places.len()), "{name}");
                    }
                }
                (None, None, Kind::Word)
                | (None, Some(_), Kind::Name | Kind::Number | Kind::Beginning) => {}
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}

#[test]
fn another_form_leads_to_a_word_that_has_documents() {
    for language in guide() {
        for term in language.reader.terms() {
            if let Leads::Word(word) = &term.leads {
                let found = language.reader.term(word).and_then(|found| found.list());
                assert!(found.is_some(), "{} leads to {word}, which leads nowhere", term.term);
            }
        }
    }
}
