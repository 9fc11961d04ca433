//! The index of one language as parts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::Facet;
use crate::search::manifest::{Manifest, VERSION};
use crate::search::stems::Stems;
use crate::search::words;
use crate::view::Scene;

use super::beginnings::beginnings;
use super::facets;
use super::gather::gather;
use super::numbering::Numbering;
use super::pack::pack;
use super::stored;

/// Documents whose stored records are one part.
///
/// Eight results come from up to eight parts, so a part is small: with 32 records a first search would move three times
/// as much as all else together.
const RECORDS: u32 = 6;

/// Documents whose texts are one part.
const TEXTS: u32 = 8;

/// The most documents of an index that carries texts for excerpts.
const MOST_WITH_TEXTS: usize = 2000;

/// Parts by name, as JSON.
#[derive(Debug, Default)]
pub(super) struct Parts(pub(super) BTreeMap<String, Vec<u8>>);

impl Parts {
    /// Adds a part.
    pub(super) fn add(&mut self, name: String, part: &impl Serialize) {
        // Every part is made of texts, numbers and lists of them: this cannot fail.
        self.0.insert(name, serde_json::to_vec(part).unwrap_or_default());
    }
}

/// The index in the language of `scene`.
pub(super) fn index(scene: &Scene<'_>) -> Parts {
    let tag = &scene.languages().get(scene.lang()).tag;
    let stems = Stems::of(tag);
    let numbering = Numbering::of(scene.catalog());
    let documents = numbering.subjects.len();
    let mut manifest = Manifest {
        version: VERSION,
        language: tag.clone(),
        folder: scene.stage().plan.file("", scene.lang()),
        numbering: numbering.mark.clone(),
        documents: documents as u32,
        stems: stems.word().to_owned(),
        terms: Vec::new(),
        records: RECORDS,
        texts: if documents <= MOST_WITH_TEXTS { TEXTS } else { 0 },
        words: 0,
        ranks: numbering.ranks.clone(),
        succession: numbering.succession.clone(),
        stop: words::stop(tag),
        distress: words::distress(tag),
        kinds: kinds(scene),
        facets: facets::IDS.map(str::to_owned).into(),
    };
    let mut parts = Parts::default();
    let mut entries = gather(scene, &numbering, stems, &manifest.stop);
    let beginnings = beginnings(&entries);
    if !beginnings.is_empty() {
        entries.extend(beginnings);
        entries.sort_by(|a, b| a.term.cmp(&b.term));
    }
    pack(&entries, &mut manifest, &mut parts);
    drop(entries);
    stored::records(scene, &numbering, &manifest, &mut parts);
    stored::texts(scene, &numbering, &manifest, &mut parts);
    facets::facets(scene, &numbering, &mut parts);
    parts.add("manifest".to_owned(), &manifest);
    parts
}

fn kinds(scene: &Scene<'_>) -> Vec<String> {
    let kinds = scene.catalog().vocabulary.list(Facet::Kinds).iter();
    kinds.map(|kind| kind.label.get(scene.lang()).text.to_owned()).collect()
}
