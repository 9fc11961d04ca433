//! Ways of asking: as typed, with neighbours joined, with words mended.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{Found, LONGER};
use super::parts::Index;
use super::phone::Dialled;
use super::query::{Query, Word};
use super::round::{MOST_OF_MANY, Round};

/// Fewer answers than this make two neighbouring words be tried as one.
const FEW: usize = 8;

/// Fewer answers than this to [`LONG`] words or more make documents be shown that have most of the words.
const TOO_FEW: usize = 3;

/// So many words are a description rather than a name.
const LONG: usize = 3;

/// A word in fewer than one of so many documents may be a slip.
const RARE: u64 = 64;

/// The fewest letters of a word that is tried as two.
const SHORTEST_JOINED: usize = 6;

/// The words of a question with those mended that are not known, or so rare that they may be slips.
#[derive(Debug, Default)]
pub(super) struct Mended {
    pub(super) founds: Vec<Found>,
    /// Whether every word is known now.
    whole: bool,
    /// Words put in the place of others.
    instead: BTreeMap<String, Vec<String>>,
}

impl Index<'_> {
    /// Every word, phrase and number as it was typed.
    pub(super) fn strict(&self, query: &Query, distress: bool) -> Round {
        let numbers: BTreeMap<u32, u64> =
            query.number.iter().flat_map(|number| self.dialled(number)).collect();
        if query.number.as_ref().is_some_and(Dialled::is_whole) && !numbers.is_empty() {
            return Round::numbered(numbers, distress);
        }
        let mut founds: Vec<Found> = query.words.iter().map(|word| self.found(word)).collect();
        let named = self.named(&query.name, query.is_begun());
        let free = query.phrases.is_empty() && numbers.is_empty();
        let phrases = self.phrases(query);
        let all = |founds: &[Found]| {
            Round::all(self, founds.to_vec(), named.clone(), phrases.as_ref(), distress)
        };
        let mut round = all(&founds);
        if free && round.scores.len() < FEW && self.doubt(query, &mut founds) {
            round = all(&founds);
        }
        if free && round.scores.len() < FEW && query.words.len() > 1 {
            for joined in self.joined(query) {
                round.join(Round::all(self, joined, BTreeMap::new(), None, distress));
            }
        }
        round.whole = round.scores.len();
        if free && round.finds() && round.whole < TOO_FEW && query.words.len() >= LONG {
            round.add(Round::most(self, founds, named, MOST_OF_MANY, distress));
        }
        for (document, more) in numbers {
            *round.scores.entry(document).or_default() += more;
            round.numbers.insert(document, more);
        }
        round
    }

    /// Adds what may have been meant to words that stand nowhere as they were typed and whose stem is rare, such as
    /// “trafficing” beside “traffic”; whether there were any. The rare stem then tells no more than what was meant.
    fn doubt(&self, query: &Query, founds: &mut [Found]) -> bool {
        let mut doubted = false;
        for (word, found) in query.words.iter().zip(founds) {
            let goes_on = word.begun && found.variants.iter().any(|one| one.factor == LONGER);
            let stands = found.variants.is_empty() || goes_on || self.term(&word.text).is_some();
            if stands || !self.may_be_slip(word, found) {
                continue;
            }
            let meant = self.meant(word);
            let [meant] = &meant[..] else { continue };
            for variant in &mut found.variants {
                variant.idf = variant.idf.min(meant.idf());
                variant.factor = variant.factor.min(LONGER);
            }
            let known = |term: &str| found.variants.iter().any(|known| known.term == term);
            let new: Vec<_> =
                meant.variants.iter().filter(|new| !known(&new.term)).cloned().collect();
            doubted |= !new.is_empty();
            found.variants.extend(new);
        }
        doubted
    }

    /// The documents in which all phrases stand; none where there is no phrase.
    fn phrases(&self, query: &Query) -> Option<BTreeSet<u32>> {
        let found = query.phrases.iter().filter_map(|phrase| self.phrase(phrase));
        found.reduce(|before, there| before.intersection(&there).copied().collect())
    }

    /// Two neighbouring words taken as one, where that is a word.
    fn joined(&self, query: &Query) -> Vec<Vec<Found>> {
        let mut ways = Vec::new();
        for (at, pair) in query.words.windows(2).enumerate() {
            let both =
                Word { text: format!("{}{}", pair[0].text, pair[1].text), begun: pair[1].begun };
            let found = self.found(&both);
            if !found.variants.is_empty() {
                ways.push(self.replaced(query, at, 2, vec![found]));
            }
        }
        ways
    }

    /// What the words of a question lead to, `count` of them from `at` on replaced.
    fn replaced(&self, query: &Query, at: usize, count: usize, by: Vec<Found>) -> Vec<Found> {
        let found = |words: &[Word]| words.iter().map(|word| self.found(word)).collect::<Vec<_>>();
        let (before, after) = (&query.words[..at], &query.words[at + count..]);
        found(before).into_iter().chain(by).chain(found(after)).collect()
    }

    /// The words of `query`, mended.
    pub(super) fn mended(&self, query: &Query) -> Mended {
        let mut mended = Mended { whole: true, ..Mended::default() };
        for word in &query.words {
            let mut found = self.found(word);
            let unknown = found.variants.is_empty();
            if !unknown && !self.may_be_slip(word, &found) {
                mended.founds.push(found);
                continue;
            }
            let meant = self.meant(word);
            let words = || meant.iter().map(|found| found.word.clone()).collect::<Vec<_>>();
            if unknown {
                mended.whole &= !meant.is_empty();
                if !meant.is_empty() {
                    mended.instead.insert(word.text.clone(), words());
                }
                mended.founds.extend(meant);
                continue;
            }
            if let [meant] = &meant[..] {
                let known = |term: &str| found.variants.iter().any(|known| known.term == term);
                let new = meant.variants.iter().filter(|new| !known(&new.term));
                let new: Vec<_> = new.cloned().collect();
                if !new.is_empty() {
                    mended.instead.insert(word.text.clone(), words());
                    found.word.clone_from(&meant.word);
                    found.variants.extend(new);
                }
            }
            mended.founds.push(found);
        }
        mended
    }

    fn may_be_slip(&self, word: &Word, found: &Found) -> bool {
        let having: u64 =
            found.variants.iter().map(|variant| u64::from(variant.postings.having)).sum();
        let rare = having * RARE <= u64::from(self.manifest.documents) + RARE * 2;
        rare && word.text.chars().count() > 4
    }

    /// Documents that have every word of the mended question, or of one in which a word is taken for two; with the
    /// words that were searched for.
    pub(super) fn respelled(
        &self,
        query: &Query,
        mended: &Mended,
        distress: bool,
    ) -> Option<(Round, String)> {
        if mended.whole && !mended.instead.is_empty() {
            let instead = |word: &String| {
                mended.instead.get(word).cloned().unwrap_or_else(|| vec![word.clone()])
            };
            let name: Vec<String> = query.name.iter().flat_map(instead).collect();
            let named = self.named(&name, false);
            let founds = || mended.founds.clone();
            let mut round = Round::all(self, founds(), named.clone(), None, distress);
            if round.finds() {
                if round.whole < TOO_FEW && query.words.len() >= LONG {
                    round.add(Round::most(self, founds(), named, MOST_OF_MANY, distress));
                }
                return Some((round, words(&mended.founds)));
            }
        }
        for (at, word) in query.words.iter().enumerate() {
            if word.text.chars().count() < SHORTEST_JOINED {
                continue;
            }
            let Some(parts) = self.parted(&word.text) else { continue };
            let both = parts.map(|text| self.found(&Word { text, begun: false }));
            let founds = self.replaced(query, at, 1, both.into());
            let searched = words(&founds);
            let round = Round::all(self, founds, BTreeMap::new(), None, distress);
            if round.finds() {
                return Some((round, searched));
            }
        }
        None
    }
}

fn words(founds: &[Found]) -> String {
    let words: Vec<&str> = founds.iter().map(|found| found.word.as_str()).collect();
    words.join(" ")
}
