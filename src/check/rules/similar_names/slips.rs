//! Names that differ in one word, and there by one or two letters.
//!
//! Not each name with each: words that are a slip apart meet under what is left of both when
//! letters are taken out, and a name with one of them is looked up with the other in its place.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Name;

/// Shorter names and words are other names and words when a letter changes.
const LONG_NAME: usize = 12;
const LONG_WORD: usize = 5;
/// Longer ones are no words.
const LONGEST_WORD: usize = 40;
/// From here on two letters may differ.
const VERY_LONG_WORD: usize = 10;
/// How many records that a slip makes alike are told of.
const MOST_TWINS: usize = 8;
/// A word that more records use is meant.
const RARE: usize = 2;

/// Pairs of such names. `names` are sorted by key.
pub(super) fn pairs<'n, 'a>(names: &'n [Name<'a>]) -> Vec<(&'n Name<'a>, &'n Name<'a>)> {
    let words = Words::of(names);
    let mut found = Vec::new();
    for (one, other) in words.near() {
        for (from, to) in [(one, other), (other, one)] {
            if words.list[from].records > RARE {
                continue;
            }
            for name in &words.list[from].names {
                found.extend(twins(
                    names,
                    &names[*name],
                    words.list[from].text,
                    words.list[to].text,
                ));
            }
        }
    }
    found
}

/// The names that `name` becomes with `to` in the place of `from`.
fn twins<'n, 'a>(
    names: &'n [Name<'a>],
    name: &'n Name<'a>,
    from: &str,
    to: &str,
) -> Vec<(&'n Name<'a>, &'n Name<'a>)> {
    if name.key.chars().count() < LONG_NAME {
        return Vec::new();
    }
    let change = |word: &String| if word == from { to.to_owned() } else { word.clone() };
    let key: String = name.words.iter().map(change).collect();
    let start = names.partition_point(|other| other.key < key);
    let same = names[start..].iter().take_while(|other| other.key == key);
    same.take(MOST_TWINS).map(|other| (other, name)).collect()
}

/// A word of names.
#[derive(Debug)]
struct Word<'n> {
    text: &'n str,
    /// The names with it, by their places.
    names: Vec<usize>,
    /// How many records have such a name.
    records: usize,
}

/// All long words of all names.
struct Words<'n> {
    list: Vec<Word<'n>>,
}

impl<'n> Words<'n> {
    fn of(names: &'n [Name<'_>]) -> Self {
        let long = |word: &&String| {
            (LONG_WORD..=LONGEST_WORD).contains(&word.chars().count())
                && word.chars().all(char::is_alphabetic)
        };
        let each = names.iter().enumerate();
        let mut uses: Vec<(&str, usize)> = each
            .flat_map(|(at, name)| {
                name.words.iter().filter(long).map(move |word| (word.as_str(), at))
            })
            .collect();
        uses.sort_unstable();
        uses.dedup();
        let word = |uses: &[(&'n str, usize)]| {
            let mut records: Vec<_> = uses.iter().map(|(_, at)| names[*at].record).collect();
            records.sort_unstable();
            records.dedup();
            let places = uses.iter().map(|(_, at)| *at).collect();
            Word { text: uses[0].0, names: places, records: records.len() }
        };
        Self { list: uses.chunk_by(|a, b| a.0 == b.0).map(word).collect() }
    }

    /// Pairs of words a slip apart, by their places; at least one is rare.
    fn near(&self) -> Vec<(usize, usize)> {
        let mut left: Vec<(u64, usize)> = Vec::new();
        for (at, word) in self.list.iter().enumerate() {
            left.extend(shortened(word.text).into_iter().map(|hash| (hash, at)));
        }
        left.sort_unstable();
        left.dedup();
        let mut found = Vec::new();
        for meeting in left.chunk_by(|a, b| a.0 == b.0) {
            for (at, (_, one)) in meeting.iter().enumerate() {
                for (_, other) in &meeting[at + 1..] {
                    let (a, b) = (&self.list[*one], &self.list[*other]);
                    if a.records.min(b.records) <= RARE && is_slip(a.text, b.text) {
                        found.push((*one, *other));
                    }
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn is_slip(a: &str, b: &str) -> bool {
    let length = a.chars().count().min(b.chars().count());
    let most = if length >= VERY_LONG_WORD { 2 } else { 1 };
    strsim::osa_distance(a, b) <= most
}

/// Marks of the word and of what is left of it without one letter, or two of a very long one.
fn shortened(word: &str) -> Vec<u64> {
    let letters: Vec<char> = word.chars().collect();
    let mark = |without: &[usize]| {
        let mut hasher = DefaultHasher::new();
        let kept = letters.iter().enumerate().filter(|(at, _)| !without.contains(at));
        kept.for_each(|(_, letter)| letter.hash(&mut hasher));
        hasher.finish()
    };
    let mut marks = vec![mark(&[])];
    for first in 0..letters.len() {
        marks.push(mark(&[first]));
        if letters.len() >= VERY_LONG_WORD {
            marks.extend((first + 1..letters.len()).map(|second| mark(&[first, second])));
        }
    }
    marks
}
