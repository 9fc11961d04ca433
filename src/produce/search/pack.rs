//! Terms packed into shards, their places into parts beside them, and the words that spelling is held against.

use crate::search::Manifest;
use crate::search::phone::MARK;
use crate::search::phrase::Positions;
use crate::search::postings::write;
use crate::search::shard::{BEGUN, FULL, Shard, Writer};
use crate::search::spelling::Known;

use super::gather::Entry;
use super::index::Parts;

/// The most words that spelling is held against; of more, the rarest go.
const MOST_WORDS: usize = 50_000;

/// One term of so many may end a shard.
const ENDS: u8 = 16;

/// Letters that a word has at least, for spelling.
const SHORTEST_WORD: usize = 3;

/// Letters that a word has at most, for spelling.
const LONGEST_WORD: usize = 24;

/// Packs `entries`, which are sorted.
pub(super) fn pack(entries: &[Entry], manifest: &mut Manifest, parts: &mut Parts) {
    let mut writer = Writer::default();
    let mut places: Vec<&str> = Vec::new();
    let mut before = "";
    for (at, entry) in entries.iter().enumerate() {
        if writer.is_empty() {
            manifest.terms.push(crate::search::boundary(before, &entry.term));
        }
        writer.push(&entry.term, entry.leads.as_deref().map_err(String::as_str));
        places.push(&entry.places);
        before = &entry.term;
        if is_full(&writer, &entry.term) || at + 1 == entries.len() {
            let number = manifest.terms.len() - 1;
            let numbering = manifest.numbering.clone();
            let terms = std::mem::take(&mut writer).finish();
            parts.add(format!("terms/{number}"), &Shard { numbering: numbering.clone(), terms });
            let positions = places.join(";");
            parts.add(format!("positions/{number}"), &Positions { numbering, positions });
            places.clear();
        }
    }
    known(entries, manifest, parts);
}

/// Whether a shard ends after `term`. Where it ends hangs on the term and not on what stands before: so a new term moves
/// few others to another shard, and a new edition changes few files.
fn is_full(writer: &Writer, term: &str) -> bool {
    let fits = || blake3::hash(term.as_bytes()).as_bytes()[0].is_multiple_of(ENDS);
    writer.len() >= FULL && (writer.len() >= FULL * 5 / 4 || fits())
}

fn known(entries: &[Entry], manifest: &mut Manifest, parts: &mut Parts) {
    let fits = |entry: &&Entry| {
        let letters = entry.term.chars().count();
        entry.written
            && (SHORTEST_WORD..=LONGEST_WORD).contains(&letters)
            && !entry.term.contains([' ', BEGUN, MARK])
            && !entry.term.chars().all(char::is_numeric)
    };
    let mut words: Vec<&Entry> = entries.iter().filter(fits).collect();
    if words.len() > MOST_WORDS {
        words.sort_by(|a, b| b.having.cmp(&a.having).then_with(|| a.term.cmp(&b.term)));
        words.truncate(MOST_WORDS);
        words.sort_by(|a, b| a.term.cmp(&b.term));
    }
    let mut writer = Writer::default();
    for (at, entry) in words.iter().enumerate() {
        let mut having = String::new();
        write(&mut having, entry.having);
        writer.push(&entry.term, Ok(&having));
        if writer.len() >= FULL || at + 1 == words.len() {
            let words = std::mem::take(&mut writer).finish();
            parts.add(format!("words/{}", manifest.words), &Known { words });
            manifest.words += 1;
        }
    }
}
