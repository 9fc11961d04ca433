//! Lists of the best documents for beginnings of words that too many terms share: a reader who has typed one letter
//! would otherwise wait for half of the index.

use std::collections::BTreeMap;

use crate::search::phone::{FEWEST_DIGITS, MARK};
use crate::search::postings::Postings;
use crate::search::shard::{BEGUN, FULL};

use super::gather::Entry;

/// The most documents of such a list.
const MOST: usize = 512;

/// Bytes beside a term and its postings: the shared length and the signs around it.
const FRAME: usize = 3;

/// The lists for all beginnings whose terms fill more than a shard.
pub(super) fn beginnings(entries: &[Entry]) -> Vec<Entry> {
    let mut found = Vec::new();
    split(entries, 0, &mut found);
    found
}

/// Goes through groups of entries that agree in their first `shared` bytes and the character after.
fn split(entries: &[Entry], shared: usize, found: &mut Vec<Entry>) {
    let next = |entry: &Entry| entry.term[shared..].chars().next();
    for group in entries.chunk_by(|a, b| next(a) == next(b)) {
        let Some(letter) = next(&group[0]).filter(|letter| *letter != ' ') else { continue };
        let bytes: usize = group.iter().map(size).sum();
        if bytes <= FULL {
            continue;
        }
        let end = shared + letter.len_utf8();
        let start = &group[0].term[..end];
        if !start.starts_with(MARK) || end > FEWEST_DIGITS {
            found.push(best(start, group));
        }
        split(group, end, found);
    }
}

fn size(entry: &Entry) -> usize {
    let (Ok(leads) | Err(leads)) = &entry.leads;
    entry.term.len() + leads.len() + FRAME
}

fn best(start: &str, group: &[Entry]) -> Entry {
    let mut classes: BTreeMap<u32, u8> = BTreeMap::new();
    let words = group.iter().filter(|entry| !entry.term.contains(' '));
    for postings in words.filter_map(|entry| Postings::decode(entry.leads.as_ref().ok()?)) {
        for (document, class) in postings.kept {
            let most = classes.entry(document).or_default();
            *most = (*most).max(class);
        }
    }
    let having = classes.len() as u32;
    let mut postings = Postings::of(classes.into_iter().collect());
    postings.kept.truncate(MOST);
    postings.having = having;
    Entry {
        term: format!("{start}{BEGUN}"),
        leads: Ok(postings.encode()),
        places: String::new(),
        having,
        written: false,
    }
}
