//! The canonical index: every document as one JSON file, for programs.

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::document::{FIELDS, document, subjects};
use super::key;
use crate::lang::Lang;
use crate::produce::artifact::{Artifact, Task};
use crate::produce::key::KeyMaker;
use crate::produce::site::Inputs;
use crate::view::Scene;

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
    for document in subjects(scene.catalog()).filter_map(|subject| document(scene, subject)) {
        list.serialize_element(&document)?;
    }
    list.end()
}

/// The file of one language.
pub(super) fn task(inputs: Inputs<'_>, lang: Lang) -> Task<'_> {
    let prepare = move || Artifact {
        key: KeyMaker::new("search-index.json").with(&(VERSION, key(inputs, lang).0)).key(),
        make: Box::new(move || Ok(json(inputs, lang))),
    };
    Task { path: inputs.plan.file("search-index.json", lang), prepare: Box::new(prepare) }
}

fn json(inputs: Inputs<'_>, lang: Lang) -> Vec<u8> {
    // Addresses in the index count from the output's root.
    let documents = Scene::new(inputs.stage(lang), "");
    let language = &inputs.plan.languages().get(lang).tag;
    let index = Index { version: VERSION, language, fields: FIELDS, documents };
    // Every value is a string, a number or a list of them: this cannot fail.
    let mut json = serde_json::to_vec(&index).unwrap_or_default();
    json.push(b'\n');
    json
}
