//! Words that stand one after the other.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::parts::Index;
use super::shard::Leads;

/// The most places of a word in a document that are kept.
pub const MOST_PLACES: usize = 24;

/// How many places lie between two fields of a document, so that no phrase crosses from one to the next.
pub const FIELD_GAP: u32 = 8;

/// A part with the places of words: entry for entry as in the shard with the same number, parted by `;`. For every
/// document of a term's list, in its order: how many places, then the places as rising numbers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Positions {
    /// The numbering of documents that it is written for.
    pub numbering: String,
    /// The places.
    pub positions: String,
}

impl Index<'_> {
    /// The documents in which `phrase` stands; none where no word of it can be held against places.
    pub(super) fn phrase(&self, phrase: &[String]) -> Option<BTreeSet<u32>> {
        let stops = |word: &String| self.manifest.stop.binary_search(word).is_ok();
        let all_stop = phrase.iter().all(stops);
        let mut kept: Option<BTreeMap<u32, Vec<u32>>> = None;
        for (at, word) in phrase.iter().enumerate() {
            if !all_stop && stops(word) {
                continue;
            }
            let stem = self.stems().stem(word).into_owned();
            let Some(Leads::To(postings)) = self.term(&stem) else { return Some(BTreeSet::new()) };
            let places = self.positions(&stem)?;
            // Where the phrase would have to begin.
            let starts = postings.kept.iter().zip(places).map(|((document, _), places)| {
                let starts = places.iter().filter_map(|place| place.checked_sub(at as u32));
                (*document, starts.collect::<Vec<u32>>())
            });
            let starts: BTreeMap<u32, Vec<u32>> =
                starts.filter(|(_, starts)| !starts.is_empty()).collect();
            kept = Some(match kept {
                None => starts,
                Some(before) => meet(before, &starts),
            });
        }
        kept.map(|kept| kept.into_keys().collect())
    }
}

fn meet(before: BTreeMap<u32, Vec<u32>>, now: &BTreeMap<u32, Vec<u32>>) -> BTreeMap<u32, Vec<u32>> {
    let both = before.into_iter().filter_map(|(document, starts)| {
        let other = now.get(&document)?;
        let both: Vec<u32> =
            starts.into_iter().filter(|start| other.binary_search(start).is_ok()).collect();
        (!both.is_empty()).then_some((document, both))
    });
    both.collect()
}
