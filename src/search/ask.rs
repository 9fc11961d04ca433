//! A question answered: which documents, in which order, and why.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{Damage, Index, Parts};
use super::query::Query;
use super::record::Stored;
use super::round::{MOST_OF_FEW, Round};
use super::stems::Stems;

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
    /// How many of them have every word, where that is not all of them.
    pub whole: usize,
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
            whole: 0,
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
            (answer.tier, answer.whole) = (Tier::All, strict.whole);
            return Some(strict);
        }
        for (at, other) in self.indexes.iter().enumerate().skip(1) {
            let query = Query::parse(text, &other.manifest);
            let round = other.strict(&query, distress);
            if round.finds() {
                (answer.tier, answer.language, answer.whole) = (Tier::Language, at, round.whole);
                return Some(round);
            }
        }
        let mended = own.mended(query);
        if let Some((round, words)) = own.respelled(query, &mended, distress) {
            (answer.tier, answer.corrected, answer.whole) =
                (Tier::Spelling, Some(words), round.whole);
            return Some(round);
        }
        let named = own.named(&query.name, query.is_begun());
        let round = Round::most(own, mended.founds, named, MOST_OF_FEW, distress);
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
