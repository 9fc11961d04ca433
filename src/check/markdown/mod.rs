//! Rules about Markdown, one a file; each text is parsed once for all of them.

mod depth;
mod heading;
mod image;
mod link;
mod raw_html;

use pulldown_cmark::Event;
use rayon::prelude::*;

use super::{Subject, place};
use crate::diag::{Diagnostic, Field, Origin};
use crate::lang::Localized;
use crate::markdown;

/// One text while it is read.
struct Text<'a> {
    subject: &'a Subject<'a>,
    /// The field that holds the text.
    origin: Origin,
    /// The Markdown.
    text: &'a str,
    found: Vec<Diagnostic>,
}

impl Text<'_> {
    /// Notes a breach at the run of text `needle`.
    fn say(&mut self, needle: &str, mistake: Diagnostic) {
        let field = self.origin.field.clone().map(|field| field.needle(needle));
        self.found.push(mistake.at(Origin { field, ..self.origin.clone() }));
    }
}

/// A rule: sees every event with the text it stands for.
type Rule = fn(&mut Text<'_>, &Event<'_>, &str, &mut State);

/// What rules remember from event to event.
#[derive(Debug, Default)]
struct State {
    /// How many blocks and spans are open.
    depth: usize,
    /// Whether it was said that there are too many.
    too_deep: bool,
    /// The level of the last heading.
    level: u8,
    /// Whether the next HTML is the first line of its block.
    html_begins: bool,
    /// The image being read: its source, and whether it has words.
    image: Option<(String, bool)>,
}

/// Every rule about Markdown.
const RULES: &[Rule] = &[depth::check, heading::check, image::check, link::check, raw_html::check];

/// Holds every text of the site against the rules.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalog = subject.catalog;
    let agencies = catalog.agencies.par_iter().filter_map(|agency| {
        let origin = place::agency(agency, Field::key("description"));
        agency.description.as_ref().map(|text| all(subject, text, &origin))
    });
    let terms = catalog.terms.par_iter().filter_map(|term| {
        let origin = place::term(term, Field::key("description"));
        term.description.as_ref().map(|text| all(subject, text, &origin))
    });
    let docs = catalog
        .docs
        .par_iter()
        .map(|doc| all(subject, &doc.body, &place::doc(doc, Field::key("body"))));
    let found: Vec<Vec<Diagnostic>> = agencies.chain(terms).chain(docs).collect();
    found.into_iter().flatten().collect()
}

/// A text in each of its languages.
fn all(subject: &Subject<'_>, text: &Localized, origin: &Origin) -> Vec<Diagnostic> {
    let languages = &subject.config.languages;
    let mut found = Vec::new();
    for chosen in text.all() {
        let origin = place::translated(origin.clone(), chosen.lang, languages);
        found.extend(one(Text { subject, origin, text: chosen.text, found: Vec::new() }));
    }
    found
}

fn one(mut text: Text<'_>) -> Vec<Diagnostic> {
    let mut state = State::default();
    let source = text.text;
    for (event, range) in markdown::events(source) {
        let written = source.get(range).unwrap_or_default();
        for rule in RULES {
            rule(&mut text, &event, written, &mut state);
        }
    }
    text.found
}
