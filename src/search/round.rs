//! One way of asking: the documents that it finds, their points, and what these are made of.

use std::collections::{BTreeMap, BTreeSet};

use super::ask::Hit;
use super::lists::{Found, WHOLE};
use super::parts::Index;

/// Points by which each sixteenth of a bit of the words found counts where not all are found.
const COVERED: u64 = 40;

/// The share, in fifteenths, of what all words tell that a document must have where no document has all words.
pub(super) const MOST_OF_FEW: u64 = 6;

/// The same where few documents have all words.
pub(super) const MOST_OF_MANY: u64 = 10;

/// One way of asking, with the points of every document that it finds.
pub(super) struct Round {
    founds: Vec<Found>,
    named: BTreeMap<u32, u64>,
    pub(super) numbers: BTreeMap<u32, u64>,
    distress: bool,
    pub(super) scores: BTreeMap<u32, u64>,
    /// How many documents have every word.
    pub(super) whole: usize,
}

impl Round {
    /// Documents that have every word; a word whose list was cut need not be seen where another word is.
    pub(super) fn all(
        index: &Index<'_>,
        founds: Vec<Found>,
        named: BTreeMap<u32, u64>,
        allowed: Option<&BTreeSet<u32>>,
        distress: bool,
    ) -> Self {
        let sums = sums(index, &founds);
        let closed: Vec<bool> = founds.iter().map(|found| !found.is_open()).collect();
        let any_closed = closed.contains(&true);
        let mut round = Self {
            founds,
            named,
            numbers: BTreeMap::new(),
            distress,
            scores: BTreeMap::new(),
            whole: 0,
        };
        if round.founds.is_empty() || round.founds.iter().any(|found| found.variants.is_empty()) {
            return round;
        }
        for (document, (sum, seen)) in sums {
            let needed = |at: usize| closed[at] || !any_closed;
            let has = (0..closed.len()).all(|at| !needed(at) || seen & (1 << at) != 0);
            if has && allowed.is_none_or(|allowed| allowed.contains(&document)) {
                round.score(index, document, sum);
            }
        }
        round.whole = round.scores.len();
        round
    }

    /// Documents that have words which together tell at least `share` fifteenths of what all tell.
    pub(super) fn most(
        index: &Index<'_>,
        founds: Vec<Found>,
        named: BTreeMap<u32, u64>,
        share: u64,
        distress: bool,
    ) -> Self {
        let sums = sums(index, &founds);
        let idfs: Vec<u64> = founds.iter().map(|found| u64::from(found.idf())).collect();
        let all: u64 = idfs.iter().sum();
        let mut round = Self {
            founds,
            named,
            numbers: BTreeMap::new(),
            distress,
            scores: BTreeMap::new(),
            whole: 0,
        };
        for (document, (sum, seen)) in sums {
            let told: u64 =
                (0..idfs.len()).filter(|at| seen & (1 << at) != 0).map(|at| idfs[at]).sum();
            if told * 15 >= all * share {
                round.score(index, document, sum + told * COVERED);
            }
        }
        round
    }

    fn score(&mut self, index: &Index<'_>, document: u32, sum: u64) {
        let named = self.named.get(&document).copied().unwrap_or_default();
        let score = sum * worth(index, document, self.distress) / 16 + named;
        self.scores.insert(document, score);
    }

    /// Documents that have a telephone number.
    pub(super) fn numbered(numbers: BTreeMap<u32, u64>, distress: bool) -> Self {
        let whole = numbers.len();
        let (founds, named) = (Vec::new(), BTreeMap::new());
        Self { founds, named, scores: numbers.clone(), numbers, distress, whole }
    }

    pub(super) fn finds(&self) -> bool {
        !self.scores.is_empty()
    }

    /// Adds what another way finds by its own words; the better points count.
    pub(super) fn join(&mut self, mut other: Self) {
        self.founds.append(&mut other.founds);
        self.add(other);
    }

    /// Adds what another way finds by the same words; the better points count.
    pub(super) fn add(&mut self, other: Self) {
        for (document, score) in other.scores {
            let most = self.scores.entry(document).or_default();
            *most = (*most).max(score);
        }
    }

    /// The documents left by `chosen`, the best first.
    pub(super) fn ranked(self, index: &Index<'_>, chosen: &Option<BTreeSet<u32>>) -> Vec<Hit> {
        let mut scores = self.scores.clone();
        let mut under = BTreeMap::new();
        // A chain of successors is settled link by link.
        for _ in 0..4 {
            for (old, new) in &index.manifest.succession {
                if let (Some(before), Some(after)) =
                    (scores.get(old).copied(), scores.get(new).copied())
                    && before >= after
                {
                    scores.insert(*old, after.saturating_sub(1));
                    under.insert(*old, *new);
                }
            }
        }
        let mut order: Vec<(u32, u64)> = scores
            .into_iter()
            .filter(|(document, _)| chosen.as_ref().is_none_or(|chosen| chosen.contains(document)))
            .collect();
        order.sort_unstable_by_key(|(document, score)| (std::cmp::Reverse(*score), *document));
        let hit = |(document, score)| {
            let why = self.why(index, document, under.get(&document).copied());
            Hit { document, score, why }
        };
        order.into_iter().map(hit).collect()
    }

    fn why(&self, index: &Index<'_>, document: u32, under: Option<u32>) -> Vec<String> {
        let mut lines = Vec::new();
        for found in &self.founds {
            if let Some((variant, class, points)) = found.best(document) {
                lines.push(format!(
                    "`{}` by `{}`: {points} = rarity {} (in {} of {} documents) × weight {class} × {}{}",
                    found.word,
                    variant.term.trim_end(),
                    variant.idf,
                    variant.postings.having,
                    index.manifest.documents,
                    variant.factor,
                    if variant.factor == WHOLE { "" } else { " (not as typed)" },
                ));
            }
        }
        if let Some(points) = self.numbers.get(&document) {
            lines.push(format!("the telephone number: {points}"));
        }
        if let Some(points) = self.named.get(&document) {
            lines.push(format!("a name that is the question or begins with it: {points}"));
        }
        let worth = worth(index, document, self.distress);
        if worth != 16 {
            lines.push(format!("× {worth}/16 for what it is"));
        }
        if under.is_some() {
            lines.push("moved under the record that took its place".to_owned());
        }
        lines
    }
}

/// The sixteenths by which a document's points count; help lines twice where somebody may be in danger.
fn worth(index: &Index<'_>, document: u32, distress: bool) -> u64 {
    let Some(rank) = index.manifest.rank_of(document) else { return 16 };
    u64::from(rank.worth) * if rank.help && distress { 2 } else { 1 }
}

/// The points of every document that has a word, and which words it has.
fn sums(index: &Index<'_>, founds: &[Found]) -> BTreeMap<u32, (u64, u32)> {
    let documents = index.manifest.documents as usize;
    let mut best = vec![0_u64; documents];
    let mut sums = vec![(0_u64, 0_u32); documents];
    for (at, found) in founds.iter().enumerate() {
        best.fill(0);
        for variant in &found.variants {
            let each = u64::from(variant.idf) * variant.factor;
            for (document, class) in &variant.postings.kept {
                if let Some(best) = best.get_mut(*document as usize) {
                    *best = (*best).max(each * u64::from(*class));
                }
            }
        }
        for (document, points) in best.iter().enumerate().filter(|(_, points)| **points > 0) {
            sums[document].0 += points;
            sums[document].1 |= 1 << at;
        }
    }
    (0..).zip(sums).filter(|(_, (_, seen))| *seen != 0).collect()
}
