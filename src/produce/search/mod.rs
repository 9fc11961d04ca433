//! The search index: one file a language, as JSON and as a classic script with the same bytes.
//!
//! Takes: the catalog. Gives: `search-index.json`, its script twin, and its JSON Schema.
//! Never: makes pages, decides how results look.

mod document;
mod plain;

use serde::Serialize;

use super::artifact::{Artifact, Task};
use super::key::KeyMaker;
use super::site::Inputs;
use crate::lang::Lang;
use crate::view::Scene;
use document::{Document, FIELDS, documents};

/// The JSON Schema of the index.
pub const SCHEMA: &str = include_str!("schema.json");

/// The version of the index's format; a change that a reader must know of raises it.
const VERSION: u32 = 1;

/// The function that the script twin calls.
const CALLBACK: &str = "fieldguideSearchIndex";

/// The index of one language.
#[derive(Debug, Serialize)]
struct Index<'a> {
    version: u32,
    language: &'a str,
    fields: &'static [&'static str],
    documents: Vec<Document<'a>>,
}

/// The index of every language, and the schema.
pub(super) fn tasks(inputs: Inputs<'_>) -> Vec<Task<'_>> {
    let schema = Task {
        path: "search-index.schema.json".to_owned(),
        prepare: Box::new(|| Artifact {
            key: KeyMaker::new("schema").with(&SCHEMA).key(),
            make: Box::new(|| Ok(SCHEMA.as_bytes().to_vec())),
        }),
    };
    let mut tasks = vec![schema];
    for (lang, _) in inputs.plan.languages().all() {
        for (name, wrap) in [("search-index.json", false), ("search-index.js", true)] {
            tasks.push(Task {
                path: inputs.plan.file(name, lang),
                prepare: Box::new(move || artifact(inputs, lang, wrap)),
            });
        }
    }
    tasks
}

fn artifact(inputs: Inputs<'_>, lang: Lang, wrap: bool) -> Artifact<'_> {
    let catalog = inputs.catalog;
    let mut key = KeyMaker::new("search").with(&(wrap, lang, VERSION)).with(&inputs.config_digest);
    key = key.with(&catalog.vocabulary).with(&inputs.theme.digest());
    for agency in &catalog.agencies {
        key = key.with(&agency.digest);
    }
    for term in &catalog.terms {
        key = key.with(&term.digest);
    }
    for doc in &catalog.docs {
        key = key.with(&doc.digest);
    }
    let make = move || {
        // Addresses in the index count from the output's root.
        let scene = Scene::new(inputs.stage(lang), "");
        let index = Index {
            version: VERSION,
            language: &inputs.plan.languages().get(lang).tag,
            fields: FIELDS,
            documents: documents(&scene),
        };
        let mut bytes = Vec::new();
        if wrap {
            bytes.extend_from_slice(CALLBACK.as_bytes());
            bytes.push(b'(');
        }
        // Every value is a string, a number or a list of them: this cannot fail.
        let _ = serde_json::to_writer(&mut bytes, &index);
        if wrap {
            bytes.extend_from_slice(b");");
        }
        bytes.push(b'\n');
        Ok(bytes)
    };
    Artifact { key: key.key(), make: Box::new(make) }
}
