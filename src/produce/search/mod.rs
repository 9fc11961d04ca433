//! The search index of every language: the canonical index as one JSON file, and the same in parts, of which a search
//! reads a few.
//!
//! Takes: the catalog, and what the last build remembered. Gives: `search-index.json`, the parts below `search/` each
//! with its script twin, and the JSON Schemas of both.
//! Never: makes pages, decides how results look or in which order they come.

mod beginnings;
mod canonical;
mod document;
mod facets;
mod gather;
mod index;
mod numbering;
mod pack;
mod plain;
mod stored;
mod terms;
mod weigh;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::artifact::{Artifact, Key, Task};
use super::key::KeyMaker;
use super::site::Inputs;
use super::twin::{ENDINGS, twin};
use crate::lang::Lang;
use crate::view::Scene;
use index::Parts;

pub use canonical::SCHEMA;

/// The JSON Schema of the parts.
pub const PARTS_SCHEMA: &str = include_str!("parts.schema.json");

/// The folder of the parts, below that of their language.
pub(super) const FOLDER: &str = "search/";

/// The parts of an index once they are made.
type Shelf = Arc<OnceLock<Parts>>;

/// What one build remembers of an index for the next: it need not be made to know which parts it has.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Remembered {
    /// The fingerprint of what decides it.
    key: [u8; 32],
    /// Each part with the fingerprint of its bytes.
    parts: Vec<(String, [u8; 32])>,
}

/// What one build remembers of all indexes, by language.
type Notes = BTreeMap<String, Remembered>;

/// The files of all indexes, and what the next build wants to know about them. `noted` is what the last one left.
pub(super) fn tasks<'a>(inputs: Inputs<'a>, noted: Option<&[u8]>) -> (Vec<Task<'a>>, Vec<u8>) {
    let mut before: Notes =
        noted.and_then(|bytes| postcard::from_bytes(bytes).ok()).unwrap_or_default();
    let languages: Vec<(Lang, String)> = inputs
        .plan
        .languages()
        .all()
        .map(|(lang, language)| (lang, language.tag.clone()))
        .collect();
    let known: Vec<(Lang, String, Option<Remembered>)> = languages
        .into_iter()
        .map(|(lang, tag)| {
            let remembered = before.remove(&tag);
            (lang, tag, remembered)
        })
        .collect();
    let made: Vec<(Lang, String, Remembered, Shelf)> = known
        .into_par_iter()
        .map(|(lang, tag, remembered)| {
            let Key(key) = key(inputs, lang);
            let shelf = Shelf::default();
            let remembered = remembered.filter(|known| known.key == key).unwrap_or_else(|| {
                let parts = &shelf.get_or_init(|| made(inputs, lang)).0;
                let sum = |(name, json): (&String, &Vec<u8>)| {
                    (name.clone(), *blake3::hash(json).as_bytes())
                };
                Remembered { key, parts: parts.iter().map(sum).collect() }
            });
            (lang, tag, remembered, shelf)
        })
        .collect();
    let mut tasks = vec![
        schema("search-index.schema.json", SCHEMA),
        schema("search-parts.schema.json", PARTS_SCHEMA),
    ];
    let mut notes = Notes::new();
    for (lang, tag, remembered, shelf) in made {
        tasks.push(canonical::task(inputs, lang));
        for (name, sum) in &remembered.parts {
            tasks.extend(ENDINGS.map(|ending| part(inputs, lang, name, sum, ending, &shelf)));
        }
        notes.insert(tag, remembered);
    }
    // A map of texts and numbers: this cannot fail, and an empty note is no note.
    (tasks, postcard::to_allocvec(&notes).unwrap_or_default())
}

/// The index of one language in memory.
#[derive(Debug)]
pub struct Index {
    /// Tag of the language.
    pub language: String,
    parts: Parts,
}

impl crate::search::Parts for Index {
    fn part(&self, name: &str) -> Option<Vec<u8>> {
        self.parts.0.get(name).cloned()
    }
}

/// The indexes of every language, the site's first language first.
pub fn indexes(inputs: Inputs<'_>) -> Vec<Index> {
    let languages = inputs.plan.languages().all();
    let index = |(lang, language): (Lang, &crate::lang::Language)| Index {
        language: language.tag.clone(),
        parts: made(inputs, lang),
    };
    languages.map(index).collect()
}

fn made(inputs: Inputs<'_>, lang: Lang) -> Parts {
    // Addresses in the index count from the output's root.
    index::index(&Scene::new(inputs.stage(lang), ""))
}

fn part<'a>(
    inputs: Inputs<'a>,
    lang: Lang,
    name: &str,
    sum: &[u8; 32],
    ending: &'static str,
    shelf: &Shelf,
) -> Task<'a> {
    let below = inputs.plan.file(&format!("{FOLDER}{name}"), lang);
    let path = format!("{below}.{ending}");
    let key = KeyMaker::new("search part").with(&path).with(sum).key();
    let (name, shelf) = (name.to_owned(), Arc::clone(shelf));
    let prepare = move || {
        let (name, shelf) = (name.clone(), Arc::clone(&shelf));
        let call = format!("fieldguideSearchPart(\"{below}\",");
        let make = move || {
            let parts = shelf.get_or_init(|| made(inputs, lang));
            Ok(twin(ending, &call, parts.0.get(&name).map(Vec::as_slice).unwrap_or_default()))
        };
        Artifact { key, make: Box::new(make) }
    };
    Task { path, prepare: Box::new(prepare) }
}

fn schema<'a>(path: &str, text: &'static str) -> Task<'a> {
    Task {
        path: path.to_owned(),
        prepare: Box::new(move || Artifact {
            key: KeyMaker::new("schema").with(&text).key(),
            make: Box::new(|| Ok(text.as_bytes().to_vec())),
        }),
    }
}

/// The fingerprint of all that decides an index.
fn key(inputs: Inputs<'_>, lang: Lang) -> Key {
    let catalog = inputs.catalog;
    let key = KeyMaker::new("search").with(&lang).with(&inputs.config_digest);
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
