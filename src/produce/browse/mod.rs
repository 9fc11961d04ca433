//! The table behind the filters of lists: one file a language, as JSON and as a classic script with
//! the same bytes.
//!
//! Takes: the catalog and the order of names. Gives: `browse.json`, its script twin, its JSON Schema.
//! Never: makes pages, decides how filters look.

mod table;

use std::sync::{Arc, OnceLock};

use super::artifact::{Artifact, Task};
use super::key::KeyMaker;
use super::site::Inputs;
use super::twin::{ENDINGS, twin};
use crate::view::Scene;

/// The JSON Schema of the table.
pub const SCHEMA: &str = include_str!("schema.json");

/// The table as JSON, made by whichever of the two files is prepared first.
type Shared = Arc<OnceLock<Vec<u8>>>;

/// The table of every language, and the schema.
pub(super) fn tasks(inputs: Inputs<'_>) -> Vec<Task<'_>> {
    let schema = Task {
        path: "browse.schema.json".to_owned(),
        prepare: Box::new(|| Artifact {
            key: KeyMaker::new("schema").with(&SCHEMA).key(),
            make: Box::new(|| Ok(SCHEMA.as_bytes().to_vec())),
        }),
    };
    let mut tasks = vec![schema];
    for (lang, _) in inputs.plan.languages().all() {
        let shared = Shared::default();
        for ending in ENDINGS {
            let name = format!("browse.{ending}");
            let path = inputs.plan.file(&name, lang);
            let shared = Arc::clone(&shared);
            let prepare = move || {
                let shared = Arc::clone(&shared);
                // Making the table costs no more than a key over the records would, and it changes
                // only with names, kinds and the like: so it is its own key.
                let json = shared.get_or_init(|| table::json(&Scene::new(inputs.stage(lang), "")));
                let key = KeyMaker::new(&name).with(json).key();
                let make = move || {
                    let json = shared.get().map(Vec::as_slice).unwrap_or_default();
                    Ok(twin(ending, "fieldguideBrowse(", json))
                };
                Artifact { key, make: Box::new(make) }
            };
            tasks.push(Task { path, prepare: Box::new(prepare) });
        }
    }
    tasks
}
