//! The terms of all documents, sorted.
//!
//! Documents are taken in chunks, on all cores; a chunk keeps its terms sorted and its places packed, and the chunks
//! are then merged term by term. So memory holds the packed index once and the texts of a few documents.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use rayon::prelude::*;

use crate::search::postings::{MOST, Postings, read, read_rising, write, write_rising};
use crate::search::stems::Stems;
use crate::view::Scene;

use super::document::document;
use super::numbering::Numbering;
use super::terms::terms;
use super::weigh::{Term, Terms};

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

/// A chunk's documents of one term.
#[derive(Debug, Default)]
struct Found {
    /// For every document: its number from the chunk's first on, its class, how many places, the places.
    packed: String,
    written: bool,
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
        .map(|subjects| {
            let mut all: BTreeMap<String, Found> = BTreeMap::new();
            let mut forms = BTreeSet::new();
            for (number, subject) in (0_u32..).zip(subjects) {
                let Some(document) = document(scene, *subject) else { continue };
                let Terms { all: own, forms: other } =
                    terms(scene, *subject, &document, stems, stop);
                forms.extend(other);
                for (term, Term { class, places, written }) in own {
                    let found = all.entry(term).or_default();
                    write(&mut found.packed, number);
                    write(&mut found.packed, u32::from(class));
                    write(&mut found.packed, places.len() as u32);
                    write_rising(&mut found.packed, places);
                    found.written |= written;
                }
            }
            let mut sorted: Vec<(String, Found)> = all.into_iter().collect();
            sorted.reverse();
            sorted.iter_mut().for_each(|(_, found)| found.packed.shrink_to_fit());
            (sorted, forms)
        })
        .collect();
    let (mut chunks, forms): (Vec<_>, Vec<_>) = chunks.into_iter().unzip();
    let forms: BTreeMap<String, String> = forms.into_iter().flatten().collect();
    let mut entries = merge(&mut chunks);
    let place = |entries: &[Entry], term: &str| {
        entries.binary_search_by(|entry| entry.term.as_str().cmp(term)).ok()
    };
    let mut others = Vec::new();
    for (form, stem) in forms {
        match place(&entries, &form) {
            // One word's plural may be another's stem.
            Some(at) => entries[at].written = true,
            None => others.push(Entry {
                having: place(&entries, &stem).map_or(0, |at| entries[at].having),
                term: form,
                leads: Err(stem),
                places: String::new(),
                written: true,
            }),
        }
    }
    entries.extend(others);
    entries.sort_by(|a, b| a.term.cmp(&b.term));
    entries
}

/// A document of a term: its number, its class, its places as text.
type Placed<'f> = (u32, u8, &'f str);

impl Found {
    /// The documents, their numbers counted from `first` on.
    fn documents(&self, first: u32) -> Vec<Placed<'_>> {
        let mut documents = Vec::new();
        let mut rest = self.packed.as_str();
        while let (Some(number), Some(class)) = (read(&mut rest), read(&mut rest)) {
            let from = rest;
            let count = read(&mut rest).unwrap_or_default();
            let _ = read_rising(&mut rest, count);
            let places = if count == 0 { "" } else { &from[..from.len() - rest.len()] };
            documents.push((first + number, class as u8, places));
        }
        documents
    }
}

/// Takes the chunks' terms in order, those of the same term together.
fn merge(chunks: &mut [Vec<(String, Found)>]) -> Vec<Entry> {
    let mut heads: BinaryHeap<Reverse<(String, usize)>> = BinaryHeap::new();
    let mut entries = Vec::new();
    let mut held: BTreeMap<usize, Found> = BTreeMap::new();
    for (at, chunk) in chunks.iter_mut().enumerate() {
        if let Some((term, found)) = chunk.pop() {
            heads.push(Reverse((term, at)));
            held.insert(at, found);
        }
    }
    let mut lists: Vec<(usize, Found)> = Vec::new();
    while let Some(Reverse((term, at))) = heads.pop() {
        lists.extend(held.remove(&at).map(|found| (at, found)));
        if let Some((next, found)) = chunks[at].pop() {
            heads.push(Reverse((next, at)));
            held.insert(at, found);
        }
        // Chunks with the same term come in their order, so documents keep rising.
        if heads.peek().is_none_or(|Reverse((next, _))| *next != term) {
            entries.push(entry(term, &lists));
            lists.clear();
        }
    }
    entries
}

fn entry(term: String, lists: &[(usize, Found)]) -> Entry {
    let written = lists.iter().any(|(_, found)| found.written);
    let first = |chunk: usize| (chunk * CHUNK) as u32;
    let mut all: Vec<Placed<'_>> =
        lists.iter().flat_map(|(chunk, found)| found.documents(first(*chunk))).collect();
    let having = all.len() as u32;
    all.sort_unstable_by_key(|(document, class, _)| (Reverse(*class), *document));
    all.truncate(MOST);
    let kept = all.iter().map(|(document, class, _)| (*document, *class)).collect();
    let places = all.iter().map(|(.., places)| *places).collect();
    Entry { term, leads: Ok(Postings { having, kept }.encode()), places, having, written }
}
