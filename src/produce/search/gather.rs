//! The terms of all documents, sorted.
//!
//! Documents are taken in chunks, on all cores; a chunk keeps its terms sorted and its places packed, and the chunks
//! are then merged term by term. So memory holds the packed index once and the texts of a few documents.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use rayon::prelude::*;

use crate::search::postings::{Postings, write, write_rising};
use crate::search::stems::Stems;
use crate::view::Scene;

use super::document::document;
use super::numbering::Numbering;
use super::terms::{Terms, terms};

/// Documents of a chunk.
const CHUNK: usize = 256;

/// A term of the index.
#[derive(Debug)]
pub(super) struct Entry {
    /// The term.
    pub(super) term: String,
    /// Its encoded postings, or the term that it is indexed as.
    pub(super) leads: Result<String, String>,
    /// Its places in the documents of its list.
    pub(super) places: String,
    /// How many documents have it.
    pub(super) having: u32,
    /// Whether it stands so in some text.
    pub(super) written: bool,
}

/// A chunk's documents of one term: document, class, and where its places begin in `places`.
#[derive(Debug, Default)]
struct Found {
    documents: Vec<(u32, u8, u32)>,
    places: Vec<u32>,
}

/// A chunk: its terms, the last first, so that they can be taken from the end.
type Chunk = (Vec<(String, Found)>, BTreeSet<(String, String)>);

/// Every term of the documents in `numbering`, sorted.
pub(super) fn gather(
    scene: &Scene<'_>,
    numbering: &Numbering,
    stems: Stems,
    stop: &[String],
) -> Vec<Entry> {
    let chunks: Vec<Chunk> = numbering
        .subjects
        .par_chunks(CHUNK)
        .enumerate()
        .map(|(at, subjects)| {
            let mut all: BTreeMap<String, Found> = BTreeMap::new();
            let mut forms = BTreeSet::new();
            for (number, subject) in ((at * CHUNK) as u32..).zip(subjects) {
                let Some(document) = document(scene, *subject) else { continue };
                let Terms { all: own, forms: written } =
                    terms(scene, *subject, &document, stems, stop);
                forms.extend(written);
                for (term, (class, places)) in own {
                    let found = all.entry(term).or_default();
                    found.documents.push((number, class, found.places.len() as u32));
                    found.places.extend(places);
                }
            }
            let mut sorted: Vec<(String, Found)> = all.into_iter().collect();
            sorted.reverse();
            sorted.iter_mut().for_each(|(_, found)| found.shrink());
            (sorted, forms)
        })
        .collect();
    let (mut chunks, forms): (Vec<_>, Vec<_>) = chunks.into_iter().unzip();
    let forms: BTreeMap<String, String> = forms.into_iter().flatten().collect();
    let mut entries = merge(&mut chunks, &forms);
    let has = |entries: &[Entry], term: &str| {
        entries
            .binary_search_by(|entry| entry.term.as_str().cmp(term))
            .ok()
            .map(|at| entries[at].having)
    };
    let others = forms.iter().filter(|(form, stem)| form != stem && has(&entries, form).is_none());
    let others: Vec<Entry> = others
        .map(|(form, stem)| Entry {
            term: form.clone(),
            leads: Err(stem.clone()),
            places: String::new(),
            having: has(&entries, stem).unwrap_or_default(),
            written: true,
        })
        .collect();
    entries.extend(others);
    entries.sort_by(|a, b| a.term.cmp(&b.term));
    entries
}

impl Found {
    fn shrink(&mut self) {
        self.documents.shrink_to_fit();
        self.places.shrink_to_fit();
    }

    fn places_of(&self, at: usize) -> &[u32] {
        let from = self.documents[at].2 as usize;
        let to = self.documents.get(at + 1).map_or(self.places.len(), |next| next.2 as usize);
        &self.places[from..to]
    }
}

/// Takes the chunks' terms in order, those of the same term together.
fn merge(chunks: &mut [Vec<(String, Found)>], forms: &BTreeMap<String, String>) -> Vec<Entry> {
    let mut heads: BinaryHeap<Reverse<(String, usize)>> = BinaryHeap::new();
    let mut entries = Vec::new();
    let mut held: BTreeMap<usize, Found> = BTreeMap::new();
    for (at, chunk) in chunks.iter_mut().enumerate() {
        if let Some((term, found)) = chunk.pop() {
            heads.push(Reverse((term, at)));
            held.insert(at, found);
        }
    }
    let mut lists: Vec<Found> = Vec::new();
    while let Some(Reverse((term, at))) = heads.pop() {
        lists.extend(held.remove(&at));
        if let Some((next, found)) = chunks[at].pop() {
            heads.push(Reverse((next, at)));
            held.insert(at, found);
        }
        // Chunks with the same term come in their order, so documents keep rising.
        if heads.peek().is_none_or(|Reverse((next, _))| *next != term) {
            let written = forms.contains_key(&term);
            entries.push(entry(term, &lists, written));
            lists.clear();
        }
    }
    entries
}

fn entry(term: String, lists: &[Found], written: bool) -> Entry {
    let all: Vec<(u32, u8)> = lists
        .iter()
        .flat_map(|found| found.documents.iter().map(|(document, class, _)| (*document, *class)))
        .collect();
    let postings = Postings::of(all);
    let mut places = String::new();
    if lists.iter().any(|found| !found.places.is_empty()) {
        for (document, _) in &postings.kept {
            let own = lists.iter().find_map(|found| {
                let at =
                    found.documents.binary_search_by_key(document, |(known, ..)| *known).ok()?;
                Some(found.places_of(at))
            });
            let own = own.unwrap_or_default();
            write(&mut places, own.len() as u32);
            write_rising(&mut places, own.iter().copied());
        }
    }
    Entry { term, leads: Ok(postings.encode()), places, having: postings.having, written }
}
