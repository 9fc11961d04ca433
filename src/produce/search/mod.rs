//! The search index: one file a language, as JSON and as a classic script with the same bytes.
//!
//! Takes: the catalog. Gives: `search-index.json`, its script twin, and its JSON Schema.
//! Never: makes pages, decides how results look.

mod document;
mod plain;

use std::sync::{Arc, OnceLock};

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::artifact::{Artifact, Key, Task};
use super::key::KeyMaker;
use super::site::Inputs;
use crate::lang::Lang;
use crate::view::Scene;
use document::{FIELDS, documents};

/// The JSON Schema of the index.
pub const SCHEMA: &str = include_str!("schema.json");

/// The version of the index's format; a change that a reader must know of raises it.
const VERSION: u32 = 1;

/// The index of one language, written document by document.
#[derive(Serialize)]
struct Index<'a> {
    version: u32,
    language: &'a str,
    fields: &'static [&'static str],
    #[serde(serialize_with = "one_by_one")]
    documents: Scene<'a>,
}

fn one_by_one<S: Serializer>(scene: &Scene<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(None)?;
    for document in documents(scene) {
        list.serialize_element(&document)?;
    }
    list.end()
}

/// The index as JSON, made by whichever of the two files is made first.
type Shared = Arc<OnceLock<Vec<u8>>>;

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
        let shared = Shared::default();
        for (name, before, after) in
            [("search-index.json", "", "\n"), ("search-index.js", "fieldguideSearchIndex(", ");\n")]
        {
            let shared = Arc::clone(&shared);
            let prepare = move || {
                let shared = Arc::clone(&shared);
                let make = move || {
                    let json = shared.get_or_init(|| json(inputs, lang));
                    Ok([before.as_bytes(), json, after.as_bytes()].concat())
                };
                Artifact { key: key(inputs, lang, name), make: Box::new(make) }
            };
            tasks.push(Task { path: inputs.plan.file(name, lang), prepare: Box::new(prepare) });
        }
    }
    tasks
}

fn key(inputs: Inputs<'_>, lang: Lang, name: &str) -> Key {
    let catalog = inputs.catalog;
    let key = KeyMaker::new(name).with(&(lang, VERSION)).with(&inputs.config_digest);
    let mut key = key.with(&catalog.vocabulary).with(&inputs.theme.digest());
    for agency in &catalog.agencies {
        key = key.with(&agency.id).with(&agency.digest);
    }
    for term in &catalog.terms {
        key = key.with(&term.id).with(&term.digest);
    }
    for doc in &catalog.docs {
        key = key.with(&doc.path).with(&doc.digest);
    }
    key.key()
}

fn json(inputs: Inputs<'_>, lang: Lang) -> Vec<u8> {
    // Addresses in the index count from the output's root.
    let documents = Scene::new(inputs.stage(lang), "");
    let language = &inputs.plan.languages().get(lang).tag;
    let index = Index { version: VERSION, language, fields: FIELDS, documents };
    // Every value is a string, a number or a list of them: this cannot fail.
    serde_json::to_vec(&index).unwrap_or_default()
}
