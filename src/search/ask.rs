//! A question answered: which documents, in which order, and why.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::Found;
use super::parts::{Damage, Index, Parts};
use super::query::{Query, Word};
use super::record::Stored;
use super::round::Round;
use super::stems::Stems;

/// Fewer answers than this make two neighbouring words be tried as one.
const FEW: usize = 3;

/// A word in fewer than one of so many documents may be a slip.
const RARE: u64 = 64;

/// A question.
#[derive(Debug, Clone, Default)]
pub struct Asked<'a> {
    /// What was typed.
    pub text: &'a str,
    /// Ids of entries by facet: any of a facet, and every facet.
    pub facets: BTreeMap<String, Vec<String>>,
}

/// How an answer came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// Every word was found.
    All,
    /// Every word was found in another language.
    Language,
    /// Every word was found after mending the spelling of some.
    Spelling,
    /// Most of the words were found.
    Some,
    /// Nothing was found.
    None,
}

impl Tier {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Language => "language",
            Self::Spelling => "spelling",
            Self::Some => "some",
            Self::None => "none",
        }
    }
}

/// A document found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Its number.
    pub document: u32,
    /// Its points.
    pub score: u64,
    /// What they are made of, a line each.
    pub why: Vec<String>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// How it came about.
    pub tier: Tier,
    /// The place of its language among those asked.
    pub language: usize,
    /// The words that were searched for in the place of those typed.
    pub corrected: Option<String>,
    /// Whether the words say that somebody may be in danger.
    pub distress: bool,
    /// Every document found, the best first.
    pub hits: Vec<Hit>,
    /// Known words like those typed, where nothing was found.
    pub nearest: Vec<String>,
    /// Parts that could not be read.
    pub damage: Damage,
}

/// Indexes of one site, a language each, the reader's own first.
pub struct Searcher<'p> {
    indexes: Vec<Index<'p>>,
}

impl std::fmt::Debug for Searcher<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").field("languages", &self.indexes.len()).finish()
    }
}

impl<'p> Searcher<'p> {
    /// The indexes among these parts; none if the first cannot be read. Others that cannot be read are left out.
    pub fn open(languages: &[&'p dyn Parts]) -> Option<Self> {
        let (own, others) = languages.split_first()?;
        let mut indexes = vec![Index::open(*own)?];
        indexes.extend(others.iter().filter_map(|parts| Index::open(*parts)));
        Some(Self { indexes })
    }

    /// The tag of a language by its place in an answer.
    pub fn language(&self, at: usize) -> &str {
        &self.indexes[at].manifest.language
    }

    /// The folder of a language in the output, by its place in an answer.
    pub fn folder(&self, at: usize) -> &str {
        &self.indexes[at].manifest.folder
    }

    /// Answers a question.
    pub fn ask(&self, asked: &Asked<'_>) -> Answer {
        let own = &self.indexes[0];
        let query = Query::parse(asked.text, &own.manifest);
        let distress = own.is_distress(&query);
        let mut answer = Answer {
            tier: Tier::None,
            language: 0,
            corrected: None,
            distress,
            hits: Vec::new(),
            nearest: Vec::new(),
            damage: Damage::new(),
        };
        if query.is_empty() {
            return answer;
        }
        let round = self.first_round(&query, asked.text, distress, &mut answer);
        if let Some(round) = round {
            let index = &self.indexes[answer.language];
            answer.hits = round.ranked(index, &index.chosen(&asked.facets));
        } else {
            answer.nearest = own.nearest(&query.words);
        }
        answer.damage = self.indexes.iter().flat_map(Index::damage).collect();
        answer
    }

    /// The first way of asking that finds something.
    fn first_round(
        &self,
        query: &Query,
        text: &str,
        distress: bool,
        answer: &mut Answer,
    ) -> Option<Round> {
        let own = &self.indexes[0];
        let strict = own.strict(query, distress);
        if strict.finds() {
            answer.tier = Tier::All;
            return Some(strict);
        }
        for (at, other) in self.indexes.iter().enumerate().skip(1) {
            let query = Query::parse(text, &other.manifest);
            let round = other.strict(&query, distress);
            if round.finds() {
                (answer.tier, answer.language) = (Tier::Language, at);
                return Some(round);
            }
        }
        let (mended, changed, whole) = own.mended(query);
        if changed && whole {
            let round = Round::all(own, mended.clone(), BTreeMap::new(), None, distress);
            if round.finds() {
                let words: Vec<&str> = mended.iter().map(|found| found.word.as_str()).collect();
                answer.corrected = Some(words.join(" "));
                answer.tier = Tier::Spelling;
                return Some(round);
            }
        }
        let round = Round::most(own, mended, own.named(query), distress);
        round.finds().then(|| {
            answer.tier = Tier::Some;
            round
        })
    }

    /// Shows the stored record of a hit.
    pub fn record<T>(
        &self,
        language: usize,
        document: u32,
        show: impl FnOnce(&Stored<'_>) -> T,
    ) -> Option<T> {
        self.indexes[language].record(document, show)
    }
}

impl Index<'_> {
    pub(super) fn stems(&self) -> Stems {
        Stems::named(&self.manifest.stems)
    }

    fn is_distress(&self, query: &Query) -> bool {
        let stems = self.stems();
        let listed = |word: &String| {
            let stem = stems.stem(word);
            self.manifest.distress.binary_search_by(|known| known.as_str().cmp(&stem)).is_ok()
        };
        query.name.iter().any(listed)
    }

    /// Every word, phrase and number as it was typed.
    fn strict(&self, query: &Query, distress: bool) -> Round {
        let numbers: BTreeMap<u32, u64> =
            query.number.iter().flat_map(|number| self.dialled(number)).collect();
        let founds: Vec<Found> = query.words.iter().map(|word| self.found(word)).collect();
        let points = self.named(query);
        let mut allowed: Option<BTreeSet<u32>> = None;
        for phrase in &query.phrases {
            if let Some(there) = self.phrase(phrase) {
                allowed = Some(match allowed {
                    None => there,
                    Some(before) => before.intersection(&there).copied().collect(),
                });
            }
        }
        let mut round = Round::all(self, founds, points, allowed, distress);
        if round.scores.len() < FEW && query.words.len() > 1 && query.phrases.is_empty() {
            for joined in self.joined(query) {
                let other = Round::all(self, joined, BTreeMap::new(), None, distress);
                round = round.or(other);
            }
        }
        for (document, more) in numbers {
            *round.scores.entry(document).or_default() += more;
            round.numbers.insert(document, more);
        }
        round
    }

    /// Two neighbouring words taken as one, where that is a word.
    fn joined(&self, query: &Query) -> Vec<Vec<Found>> {
        let mut ways = Vec::new();
        for at in 0..query.words.len() - 1 {
            let (left, right) = (&query.words[at], &query.words[at + 1]);
            let both = Word { text: format!("{}{}", left.text, right.text), begun: right.begun };
            let found = self.found(&both);
            if found.variants.is_empty() {
                continue;
            }
            let others = query
                .words
                .iter()
                .enumerate()
                .filter(|(place, _)| *place != at && *place != at + 1);
            let mut way: Vec<Found> = others.map(|(_, word)| self.found(word)).collect();
            way.insert(at.min(way.len()), found);
            ways.push(way);
        }
        ways
    }

    /// The words with those mended that are not known, or so rare that they may be slips; whether any
    /// was, and whether all are known now.
    fn mended(&self, query: &Query) -> (Vec<Found>, bool, bool) {
        let (mut founds, mut changed, mut whole) = (Vec::new(), false, true);
        for word in &query.words {
            let mut found = self.found(word);
            if found.variants.is_empty() {
                let meant = self.meant(word);
                changed |= !meant.is_empty();
                whole &= !meant.is_empty();
                founds.extend(meant);
                continue;
            }
            if self.may_be_slip(word, &found)
                && let [meant] = &self.meant(word)[..]
            {
                let known = |term: &str| found.variants.iter().any(|known| known.term == term);
                let new: Vec<_> =
                    meant.variants.iter().filter(|new| !known(&new.term)).cloned().collect();
                if !new.is_empty() {
                    changed = true;
                    found.word.clone_from(&meant.word);
                    found.variants.extend(new);
                }
            }
            founds.push(found);
        }
        (founds, changed, whole)
    }

    fn may_be_slip(&self, word: &Word, found: &Found) -> bool {
        let having: u64 =
            found.variants.iter().map(|variant| u64::from(variant.postings.having)).sum();
        let rare = having * RARE <= u64::from(self.manifest.documents) + RARE * 2;
        rare && word.text.chars().count() > 4
    }

    /// The documents that the chosen entries leave; none where nothing is chosen.
    fn chosen(&self, facets: &BTreeMap<String, Vec<String>>) -> Option<BTreeSet<u32>> {
        let mut left: Option<BTreeSet<u32>> = None;
        for (facet, ids) in facets.iter().filter(|(_, ids)| !ids.is_empty()) {
            let tags = self.facet(facet);
            let any: BTreeSet<u32> =
                ids.iter().filter_map(|id| tags.get(id)).flatten().copied().collect();
            left = Some(match left {
                None => any,
                Some(before) => before.intersection(&any).copied().collect(),
            });
        }
        left
    }
}
