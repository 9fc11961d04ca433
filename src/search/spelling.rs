//! Words that no document has, and what may have been meant.

use serde::{Deserialize, Serialize};

use super::edits::{allowed, edits, plausible};
use super::lists::{Found, Variant};
use super::parts::Index;
use super::query::Word;

/// A part with words that spelling is held against: written like terms, each with how many documents have it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The words.
    pub words: String,
}

/// The most words that one mistyped word is taken for.
const MOST_MEANT: usize = 3;

/// The most words that are offered when nothing is found.
const MOST_OFFERED: usize = 5;

/// The fewest letters of each part of a word that was typed without a space.
const FEWEST_JOINED: usize = 3;

/// What a word counts that is so many edits away.
const FACTORS: [u64; 3] = [3, 2, 1];

/// How near a known word is; less is nearer.
type Nearness = (usize, bool, std::cmp::Reverse<u32>, String);

impl Index<'_> {
    /// What may have been meant by a word that is not known: words found in its place, all of them for two words that
    /// were joined. Empty where nothing is near.
    pub(super) fn meant(&self, word: &Word) -> Vec<Found> {
        let near = self.near(&word.text, allowed(self.telling_letters(&word.text)), word.begun);
        let near: Vec<Nearness> =
            near.into_iter().filter(|near| is_plausible(&word.text, near)).collect();
        if near.first().is_none_or(|(edits, ..)| *edits > 1)
            && let Some(parts) = self.parted(&word.text)
        {
            let whole = |text: String| Word { text, begun: false };
            return parts.map(|part| self.found(&whole(part))).into();
        }
        let mut variants: Vec<Variant> = Vec::new();
        for (edits, _, _, known) in near.iter().take(MOST_MEANT) {
            let variant = self.variant(known, FACTORS[(*edits).min(2)]);
            variants.extend(variant.filter(|new| variants.iter().all(|old| old.term != new.term)));
        }
        match near.into_iter().next() {
            Some((_, _, _, word)) if !variants.is_empty() => vec![Found { word, variants }],
            _ => Vec::new(),
        }
    }

    /// The letters by which a word can be told: of an Arabic one, those without article and ending.
    fn telling_letters(&self, word: &str) -> usize {
        let arabic = word.starts_with(|c| matches!(c, '\u{621}'..='\u{64a}'));
        let stem = if arabic { self.stems().stem(word) } else { word.into() };
        stem.chars().count()
    }

    /// Known words like those typed, the nearest first.
    pub(super) fn nearest(&self, words: &[Word]) -> Vec<String> {
        let mut all: Vec<Nearness> = Vec::new();
        for word in words.iter().filter(|word| word.text.chars().count() > 3) {
            all.extend(self.near(&word.text, 3, true));
        }
        all.sort_unstable();
        let mut offered: Vec<String> = Vec::new();
        for (.., word) in all {
            if offered.len() < MOST_OFFERED && !offered.contains(&word) {
                offered.push(word);
            }
        }
        offered
    }

    fn near(&self, word: &str, most: usize, begun: bool) -> Vec<Nearness> {
        if most == 0 {
            return Vec::new();
        }
        let typed: Vec<char> = word.chars().collect();
        let mut near: Vec<Nearness> = Vec::new();
        for (known, having) in self.known() {
            let letters: Vec<char> = known.chars().collect();
            if let Some(edits) = edits(&typed, &letters, most, begun) {
                let other_start = letters.first() != typed.first();
                near.push((edits, other_start, std::cmp::Reverse(*having), known.clone()));
            }
        }
        near.sort_unstable();
        near
    }

    /// Two known words that `word` is made of: of several ways, the one whose rarer word is the most common.
    pub(super) fn parted(&self, word: &str) -> Option<[String; 2]> {
        let known = self.known();
        let having = |part: &str| {
            let at = known.binary_search_by(|(known, _)| known.as_str().cmp(part)).ok()?;
            Some(known[at].1)
        };
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let mut best: Option<(u32, [String; 2])> = None;
        for at in starts.iter().skip(FEWEST_JOINED).rev().skip(FEWEST_JOINED - 1).rev() {
            let (left, right) = word.split_at(*at);
            if let (Some(a), Some(b)) = (having(left), having(right))
                && best.as_ref().is_none_or(|(most, _)| a.min(b) > *most)
            {
                best = Some((a.min(b), [left.to_owned(), right.to_owned()]));
            }
        }
        best.map(|(_, parts)| parts)
    }
}

fn is_plausible(word: &str, (edits, _, _, known): &Nearness) -> bool {
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    plausible(*edits, &letters(word), &letters(known))
}
