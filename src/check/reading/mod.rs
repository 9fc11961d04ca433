//! How hard texts are to read.
//!
//! Takes: the catalog and the languages of the site.
//! Gives: a [`Reading`] for every page and record in each language, the hardest first.
//! Never: judges a text of a few words, or in a language without a formula.

mod english;
mod grade;
mod prose;
mod sentences;
mod spanish;
mod words;

use std::cmp::Reverse;
use std::ops::Range;

use rayon::prelude::*;

use super::place;
use crate::config::Config;
use crate::diag::{Field, Origin};
use crate::lang::{Lang, Localized};
use crate::model::Catalog;
pub use grade::{Grade, Tally, Tongue};
use prose::Block;

/// Texts with fewer words are not judged: one long word would decide.
pub const FEWEST_WORDS: usize = 100;
/// How many of the longest sentences are kept.
const SHOWN: usize = 3;

/// What kind of text was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A Markdown page.
    Page,
    /// An agency's record.
    Agency,
    /// A glossary entry.
    Term,
}

/// One text and how hard it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What kind of text it is.
    pub kind: Kind,
    /// The id of its page or record.
    pub id: String,
    /// The BCP 47 tag of its language.
    pub tag: String,
    /// Its title or name, by which a mistake is placed.
    pub origin: Origin,
    /// The grade.
    pub grade: Grade,
    /// What was counted.
    pub tally: Tally,
    /// The grade that it should not exceed.
    pub aim: Option<u32>,
    /// Its longest sentences, the longest first.
    pub longest: Vec<Sentence>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// How many words it has.
    pub words: usize,
    /// The sentence without marks, in one line.
    pub text: String,
    /// Where it stands.
    pub origin: Origin,
}

impl Reading {
    /// The grade, where there is one.
    pub fn years(&self) -> Option<f64> {
        match self.grade {
            Grade::Years(years) => Some(years),
            Grade::Short | Grade::Unmeasured => None,
        }
    }

    /// The aim, where the text is harder.
    pub fn missed(&self) -> Option<u32> {
        self.aim.filter(|aim| self.years().is_some_and(|years| years > f64::from(*aim)))
    }
}

/// A record or page about to be measured.
struct Text<'a> {
    kind: Kind,
    id: &'a str,
    aim: Option<u32>,
    /// The field of its name or title.
    named: Origin,
    speaks: &'a (dyn Fn(Lang) -> bool + Sync),
    summary: &'a Localized,
    body: Option<&'a Localized>,
    /// The field that holds the body.
    body_field: &'static str,
}

/// Every page of the site with its grade, and every record if `records`: the hardest first, then
/// those that are not judged.
pub fn measure(config: &Config, catalog: &Catalog, records: bool) -> Vec<Reading> {
    let (agencies, terms) =
        if records { (&catalog.agencies[..], &catalog.terms[..]) } else { (&[][..], &[][..]) };
    let docs = catalog.docs.par_iter().flat_map_iter(|doc| {
        let text = Text {
            kind: Kind::Page,
            id: &doc.id,
            aim: doc.reading_grade.or(config.reading_aim),
            named: place::doc(doc, Field::key("title")),
            speaks: &|lang| doc.speaks(lang),
            summary: &doc.summary,
            body: Some(&doc.body),
            body_field: "body",
        };
        text.in_each_language(config)
    });
    let agencies = agencies.par_iter().flat_map_iter(|agency| {
        let text = Text {
            kind: Kind::Agency,
            id: &agency.id,
            aim: None,
            named: place::agency(agency, Field::key("name")),
            speaks: &|lang| agency.speaks(lang),
            summary: &agency.summary,
            body: agency.description.as_ref(),
            body_field: "description",
        };
        text.in_each_language(config)
    });
    let terms = terms.par_iter().flat_map_iter(|term| {
        let text = Text {
            kind: Kind::Term,
            id: &term.id,
            aim: None,
            named: place::term(term, Field::key("name")),
            speaks: &|lang| term.speaks(lang),
            summary: &term.summary,
            body: term.description.as_ref(),
            body_field: "description",
        };
        text.in_each_language(config)
    });
    let mut all: Vec<Reading> = docs.chain(agencies).chain(terms).collect();
    all.sort_by(|a, b| {
        let order = |reading: &Reading| match reading.grade {
            Grade::Years(_) => 0,
            Grade::Short => 1,
            Grade::Unmeasured => 2,
        };
        let years = b.years().unwrap_or_default().total_cmp(&a.years().unwrap_or_default());
        order(a).cmp(&order(b)).then(years).then(b.tally.words.cmp(&a.tally.words))
    });
    all
}

impl Text<'_> {
    fn in_each_language(&self, config: &Config) -> Vec<Reading> {
        let languages = config.languages.all().filter(|(lang, _)| (self.speaks)(*lang));
        languages.map(|(lang, language)| self.measured(config, lang, &language.tag)).collect()
    }

    fn measured(&self, config: &Config, lang: Lang, tag: &str) -> Reading {
        let origin = place::translated(self.named.clone(), lang, &config.languages);
        let mut reading = Reading {
            kind: self.kind,
            id: self.id.to_owned(),
            tag: tag.to_owned(),
            origin,
            grade: Grade::Unmeasured,
            tally: Tally::default(),
            aim: self.aim,
            longest: Vec::new(),
        };
        let Some(tongue) = Tongue::of(tag) else { return reading };
        let own = |text: &'_ Localized| text.has(lang);
        let summary = Some(self.summary).filter(|text| own(text)).map(|text| text.get(lang).text);
        let body = self.body.filter(|text| own(text)).map(|text| text.get(lang).text);
        let mut found = Found::default();
        if let Some(summary) = summary {
            found.add("summary", summary, vec![Block::plain(summary)], tongue);
        }
        if let Some(body) = body {
            found.add(self.body_field, body, prose::blocks(body), tongue);
        }
        reading.tally = found.tally;
        reading.grade = match found.tally.words {
            0..FEWEST_WORDS => Grade::Short,
            _ => Grade::Years(tongue.grade(found.tally)),
        };
        let sentence = |long: Long<'_>| Sentence {
            words: long.words,
            text: long.text.split_whitespace().collect::<Vec<_>>().join(" "),
            origin: Origin {
                field: Some(Field::key(long.field).needle(long.written)),
                ..reading.origin.clone()
            },
        };
        reading.longest = found.longest.into_iter().map(sentence).collect();
        reading
    }
}

/// What is found in the parts of one text.
#[derive(Default)]
struct Found<'a> {
    tally: Tally,
    longest: Vec<Long<'a>>,
}

/// One of the longest sentences so far.
struct Long<'a> {
    words: usize,
    text: String,
    field: &'static str,
    /// As it is written in its field.
    written: &'a str,
}

impl<'a> Found<'a> {
    fn add(&mut self, field: &'static str, source: &'a str, blocks: Vec<Block>, tongue: Tongue) {
        for block in blocks {
            sentences::sentences(&block.text, tongue, |range: Range<usize>, found: Tally| {
                self.tally.words += found.words;
                self.tally.sentences += found.sentences;
                self.tally.syllables += found.syllables;
                let shortest = self.longest.last().map_or(0, |long| long.words);
                if self.longest.len() == SHOWN && found.words <= shortest {
                    return;
                }
                let written = source.get(block.source(range.clone())).unwrap_or_default();
                let text = block.text[range].to_owned();
                self.longest.push(Long { words: found.words, text, field, written });
                self.longest.sort_by_key(|long| Reverse(long.words));
                self.longest.truncate(SHOWN);
            });
        }
    }
}
