//! The terms of one document, each with its class and its places.
//!
//! A class is a BM25-like weight (Robertson and Zaragoza 2009, section 3.5, "simple BM25F"): fields are saturated one by
//! one by how often a word stands in them and how long they are, weighed, added up, and brought to 1 … 30. Lengths are
//! held against fixed ones, not against the site's average, so that a change of one record changes no other's classes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::Related;
use crate::plan::Subject;
use crate::search::fold::{fold, words};
use crate::search::phone;
use crate::search::phrase::{FIELD_GAP, MOST_PLACES};
use crate::search::postings::TOP;
use crate::search::stems::Stems;
use crate::view::Scene;

use super::document::Document;

/// A field that is searched.
struct Field {
    /// The most that it adds.
    weight: f64,
    /// How many words it usually has.
    usual: f64,
    /// The class of its texts as whole names; 0 where they are none.
    name: u8,
}

const TITLE: Field = Field { weight: 10.0, usual: 5.0, name: 30 };
const ACRONYM: Field = Field { weight: 10.0, usual: 1.0, name: 29 };
const FORMER: Field = Field { weight: 7.0, usual: 5.0, name: 26 };
const ALIAS: Field = Field { weight: 7.0, usual: 5.0, name: 26 };
const TERM: Field = Field { weight: 6.0, usual: 3.0, name: 18 };
const SUMMARY: Field = Field { weight: 3.0, usual: 25.0, name: 0 };
const SYNONYM: Field = Field { weight: 2.0, usual: 2.0, name: 0 };
const TEXT: Field = Field { weight: 1.5, usual: 200.0, name: 0 };

/// How soon a word that stands in a field several times stops to add.
const SATURATION: f64 = 0.5;

/// How much the length of a field counts.
const LENGTH: f64 = 0.75;

/// The class of the names of what is no more: under the former names of what took its place.
const OVER: u8 = 25;

/// What a name loses without the words that need not be found.
const SHORTENED: u8 = 2;

/// The terms of a document.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// Class and places by term; names and numbers have no places.
    pub(super) all: BTreeMap<String, (u8, Vec<u32>)>,
    /// Words as they stand, with the form in which they are indexed.
    pub(super) forms: BTreeSet<(String, String)>,
}

/// What one field adds for a word.
#[derive(Default)]
struct Weighed {
    total: f64,
    places: Vec<u32>,
}

struct Gatherer<'s> {
    stems: Stems,
    stop: &'s [String],
    next: u32,
    words: BTreeMap<String, Weighed>,
    names: BTreeMap<String, u8>,
    forms: BTreeSet<(String, String)>,
    over: bool,
}

impl Gatherer<'_> {
    /// Adds the texts of one field; of several texts the one that adds most counts.
    fn field<'t>(&mut self, field: &Field, texts: impl IntoIterator<Item = &'t str>) {
        let mut best: BTreeMap<String, f64> = BTreeMap::new();
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            let folded = fold(text);
            let found = words(&folded);
            if found.is_empty() {
                continue;
            }
            if field.name > 0 {
                self.name(field.name, &found);
            }
            let length = found.len() as f64;
            let mut counts: BTreeMap<String, f64> = BTreeMap::new();
            for word in &found {
                let stem = self.stems.stem(word).into_owned();
                let weighed = self.words.entry(stem.clone()).or_default();
                if weighed.places.len() < MOST_PLACES {
                    weighed.places.push(self.next);
                }
                self.next += 1;
                self.forms.insert((word.to_string(), stem.clone()));
                *counts.entry(stem).or_default() += 1.0;
            }
            self.next += FIELD_GAP;
            let slow = SATURATION * (1.0 - LENGTH + LENGTH * length / field.usual);
            for (stem, count) in counts {
                let adds = field.weight * count / (count + slow);
                let most = best.entry(stem).or_default();
                if adds > *most {
                    *most = adds;
                }
            }
        }
        for (stem, adds) in best {
            self.words.entry(stem).or_default().total += adds;
        }
    }

    /// Adds a whole name; also without the words that need not be found, and a short form such as
    /// `J/TIP` also in one piece.
    fn name(&mut self, class: u8, found: &[Cow<'_, str>]) {
        let class = if self.over { class.min(OVER) } else { class };
        let telling = found.iter().filter(|word| !self.is_stop(word)).cloned().collect::<Vec<_>>();
        for (name, class) in [(found, class), (&telling, class - SHORTENED)] {
            if !name.is_empty() {
                let most = self.names.entry(format!("{} ", name.join(" "))).or_default();
                *most = (*most).max(class);
            }
        }
    }

    fn is_stop(&self, word: &str) -> bool {
        self.stop.binary_search_by(|stop| stop.as_str().cmp(word)).is_ok()
    }

    fn finish(self) -> Terms {
        let class = |total: f64| ((total * 2.0 + 0.5) as u8).clamp(1, TOP);
        let mut all: BTreeMap<String, (u8, Vec<u32>)> = self
            .words
            .into_iter()
            .map(|(stem, Weighed { total, places })| (stem, (class(total), places)))
            .collect();
        all.extend(self.names.into_iter().map(|(name, class)| (name, (class, Vec::new()))));
        Terms { all, forms: self.forms }
    }
}

/// The terms of `document`, which is about `subject`.
pub(super) fn terms(
    scene: &Scene<'_>,
    subject: Subject,
    document: &Document<'_>,
    stems: Stems,
    stop: &[String],
) -> Terms {
    let over = matches!(document.status, "superseded" | "historical");
    let mut gatherer = Gatherer {
        stems,
        stop,
        next: 0,
        words: BTreeMap::new(),
        names: BTreeMap::new(),
        forms: BTreeSet::new(),
        over,
    };
    gatherer.field(&TITLE, [document.title]);
    gatherer.field(&ACRONYM, [document.acronym]);
    let short: Vec<String> = short_forms(document).collect();
    let short = short.iter().map(String::as_str);
    gatherer.field(
        &FORMER,
        document.former.iter().copied().chain(replaced(scene, subject)).chain(short),
    );
    gatherer.field(&ALIAS, document.aliases.iter().copied().chain(original(scene, subject)));
    gatherer.field(&TERM, document.terms.iter().map(String::as_str));
    gatherer.field(&SUMMARY, [document.summary]);
    gatherer.field(&SYNONYM, document.synonyms.iter().copied());
    gatherer.field(&TEXT, [document.text.as_str()]);
    let mut terms = gatherer.finish();
    for number in &document.phones {
        for (class, end) in phone::ends(number) {
            let most = terms.all.entry(format!("{}{end}", phone::MARK)).or_default();
            most.0 = most.0.max(class);
        }
    }
    terms
}

/// Short forms that are written with signs between their letters, in one piece: `J/TIP` as `JTIP`.
fn short_forms(document: &Document<'_>) -> impl Iterator<Item = String> {
    let names = [document.acronym].into_iter().chain(document.former.iter().copied());
    let names = names.chain(document.aliases.iter().copied());
    let signs = |c: char| matches!(c, '/' | '-' | '&');
    let short = names.filter(move |name| name.contains(signs) && !name.contains(' '));
    short.map(move |name| name.replace(signs, ""))
}

/// The names of what a record took the place of: who looks for the old finds the new first.
fn replaced<'a>(scene: &Scene<'a>, subject: Subject) -> impl Iterator<Item = &'a str> + use<'a> {
    let catalog = scene.catalog();
    let lang = scene.lang();
    let old = match subject {
        Subject::Record(Related::Agency(ix)) => scene.relations().succeeds(ix),
        _ => &[],
    };
    old.iter().flat_map(move |ix| {
        let agency = catalog.agency(*ix);
        let names = [agency.name.get(lang).text, agency.acronym.as_deref().unwrap_or_default()];
        names.into_iter().chain(agency.aliases.iter().map(|alias| alias.name.as_str()))
    })
}

/// The name in the first language, where the page calls the record otherwise.
fn original<'a>(scene: &Scene<'a>, subject: Subject) -> Option<&'a str> {
    let name = match subject {
        Subject::Record(Related::Agency(ix)) => &scene.catalog().agency(ix).name,
        Subject::Record(Related::Term(ix)) => &scene.catalog().term(ix).name,
        _ => return None,
    };
    (name.get(scene.lang()).text != name.original()).then(|| name.original())
}
