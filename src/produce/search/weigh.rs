//! The terms of one document, each with its class and its places.
//!
//! A class is a BM25-like weight (Robertson and Zaragoza 2009, section 3.5, "simple BM25F"): fields are saturated one by
//! one by how often a word stands in them and how long they are, weighed, added up, and brought to 1 … 30. Lengths are
//! held against fixed ones, not against the site's average, so that a change of one record changes no other's classes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::search::fold::{fold, words};
use crate::search::phone;
use crate::search::phrase::{FIELD_GAP, MOST_PLACES};
use crate::search::postings::TOP;
use crate::search::stems::Stems;

use super::terms::Field;

/// How soon a word that stands in a field several times stops to add.
const SATURATION: f64 = 0.5;

/// How much the length of a field counts.
const LENGTH: f64 = 0.75;

/// The class of the names of what is no more: under the former names of what took its place.
const OVER: u8 = 25;

/// What a name loses without the words that need not be found.
const SHORTENED: u8 = 2;

/// A term of a document.
#[derive(Debug, Default)]
pub(super) struct Term {
    /// Its class.
    pub(super) class: u8,
    /// Where it stands; names and numbers have no places.
    pub(super) places: Vec<u32>,
    /// Whether it stands so in a text: a stem need not.
    pub(super) written: bool,
}

/// The terms of a document.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// Every term.
    pub(super) all: Vec<(String, Term)>,
    /// Words that are indexed in another form, with that form.
    pub(super) forms: Vec<(String, String)>,
}

/// A word in the form in which it is indexed.
#[derive(Default)]
struct Word {
    stem: String,
    total: f64,
    places: Vec<u32>,
    written: bool,
    /// What the field at hand adds: by its best text so far, and how often the text at hand has it.
    best: f64,
    count: f64,
}

/// Gathers the terms of a document field by field.
pub(super) struct Gatherer<'s> {
    stems: Stems,
    stop: &'s [String],
    over: bool,
    next: u32,
    words: Vec<Word>,
    /// Words as they stand, by the place of their indexed form in `words`.
    forms: BTreeMap<String, usize>,
    by_stem: BTreeMap<String, usize>,
    names: BTreeMap<String, u8>,
}

impl<'s> Gatherer<'s> {
    /// For a document; `over` for what is no more.
    pub(super) fn new(stems: Stems, stop: &'s [String], over: bool) -> Self {
        Self {
            stems,
            stop,
            over,
            next: 0,
            words: Vec::new(),
            forms: BTreeMap::new(),
            by_stem: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }

    /// Adds the texts of one field; of several texts the one that adds most counts.
    pub(super) fn field<'t>(&mut self, field: &Field, texts: impl IntoIterator<Item = &'t str>) {
        let mut touched = Vec::new();
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            let folded = fold(text);
            let found = words(&folded);
            if found.is_empty() {
                continue;
            }
            if field.name > 0 {
                self.name(field.name, &found);
            }
            let mut own = Vec::with_capacity(found.len());
            for word in &found {
                let at = self.place(word);
                let word = &mut self.words[at];
                if word.places.len() < MOST_PLACES {
                    word.places.push(self.next);
                }
                self.next += 1;
                if word.count == 0.0 {
                    own.push(at);
                }
                word.count += 1.0;
            }
            self.next += FIELD_GAP;
            let length = found.len() as f64;
            let slow = SATURATION * (1.0 - LENGTH + LENGTH * length / field.usual);
            for at in own {
                let word = &mut self.words[at];
                let adds = field.weight * word.count / (word.count + slow);
                word.count = 0.0;
                if word.best == 0.0 {
                    touched.push(at);
                }
                if adds > word.best {
                    word.best = adds;
                }
            }
        }
        for at in touched {
            let word = &mut self.words[at];
            word.total += std::mem::take(&mut word.best);
        }
    }

    /// The place of the indexed form of `word`.
    fn place(&mut self, word: &str) -> usize {
        if let Some(at) = self.forms.get(word) {
            return *at;
        }
        let stem = self.stems.stem(word);
        let at = match self.by_stem.get(stem.as_ref()) {
            Some(at) => *at,
            None => {
                self.words.push(Word { stem: stem.clone().into_owned(), ..Word::default() });
                self.by_stem.insert(stem.clone().into_owned(), self.words.len() - 1);
                self.words.len() - 1
            }
        };
        self.words[at].written |= stem == word;
        self.forms.insert(word.to_owned(), at);
        at
    }

    /// Adds a whole name, also without the words that need not be found.
    fn name(&mut self, class: u8, found: &[Cow<'_, str>]) {
        let class = if self.over { class.min(OVER) } else { class };
        self.add_name(class, found.iter());
        if found.iter().any(|word| self.is_stop(word)) {
            let telling: Vec<_> = found.iter().filter(|word| !self.is_stop(word)).collect();
            self.add_name(class - SHORTENED, telling.into_iter());
        }
    }

    fn add_name<'w>(&mut self, class: u8, found: impl Iterator<Item = &'w Cow<'w, str>>) {
        let mut name = String::new();
        for word in found {
            name.push_str(word);
            name.push(' ');
        }
        if !name.is_empty() {
            let most = self.names.entry(name).or_default();
            *most = (*most).max(class);
        }
    }

    fn is_stop(&self, word: &str) -> bool {
        self.stop.binary_search_by(|stop| stop.as_str().cmp(word)).is_ok()
    }

    /// Adds a telephone number as dialled: all its ends.
    pub(super) fn number(&mut self, dialled: &str) {
        for (class, end) in phone::ends(dialled) {
            let most = self.names.entry(format!("{}{end}", phone::MARK)).or_default();
            *most = (*most).max(class);
        }
    }

    /// The terms of the document.
    pub(super) fn finish(self) -> Terms {
        let class = |total: f64| ((total * 2.0 + 0.5) as u8).clamp(1, TOP);
        let other = |(form, at): (String, usize)| {
            let stem = &self.words[at].stem;
            (form != *stem).then(|| (form, stem.clone()))
        };
        let forms = self.forms.into_iter().filter_map(other).collect();
        let word = |Word { stem, total, places, written, .. }: Word| {
            (stem, Term { class: class(total), places, written })
        };
        let mut all: Vec<(String, Term)> = self.words.into_iter().map(word).collect();
        let name = |(name, class)| (name, Term { class, ..Term::default() });
        all.extend(self.names.into_iter().map(name));
        Terms { all, forms }
    }
}
