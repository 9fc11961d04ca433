//! Every text that the site's authors wrote, in all its languages: one walk for all rules about
//! text. A new field is one line in `fields.rs`, and the compiler asks for it.

mod fields;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::prose::Prose;
use super::{ABOUT_TEXT, Known, Subject, place};
use crate::config;
use crate::diag::{Diagnostic, Field, Origin, Step};
use crate::lang::{Lang, Languages, Localized};
use crate::model::{AgencyIx, Facet, PageIx, SourceIx, TermIx};

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// An agency's.
    Agency(AgencyIx),
    /// A glossary entry's.
    Term(TermIx),
    /// A page's.
    Doc(PageIx),
    /// A source's: text about the document, not about the world.
    Source(SourceIx),
    /// The vocabulary's.
    Vocabulary,
    /// The list of changes'.
    Changes,
    /// The settings'.
    Site,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// A name, a label or a few words.
    Name,
    /// Sentences without markup.
    Plain,
    /// Markdown.
    Markdown,
}

/// One text of one record.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// Whose it is.
    pub(super) owner: Owner,
    /// How it is written.
    pub(super) manner: Manner,
    /// The sources that the group around it names.
    pub(super) sources: &'a [SourceIx],
    /// The text in each of its languages, the original first.
    pub(super) versions: Vec<Version<'a>>,
    origin: Origin,
    /// Whether translations stand in files of their own.
    apart: bool,
    languages: &'a Languages,
}

/// A text in one language.
#[derive(Debug)]
pub(super) struct Version<'a> {
    /// The language.
    pub(super) lang: Lang,
    /// The words.
    pub(super) prose: Prose<'a>,
}

impl Text<'_> {
    /// The field with the whole text.
    pub(super) fn whole(&self, version: &Version<'_>) -> Origin {
        let origin = self.origin.clone();
        if self.apart { place::translated(origin, version.lang, self.languages) } else { origin }
    }

    /// The bytes `range` of the text as written.
    pub(super) fn at(&self, version: &Version<'_>, range: Range<usize>) -> Origin {
        let origin = self.whole(version);
        let raw = version.prose.raw;
        let (Some(needle), Some(before)) = (raw.get(range.clone()), raw.get(..range.start)) else {
            return origin;
        };
        let nth = before.matches(needle).count();
        let field = origin.field.clone().filter(|_| !needle.trim().is_empty());
        match field {
            Some(field) => Origin { field: Some(field.needle(needle).nth(nth)), ..origin },
            None => origin,
        }
    }

    /// The first part of a version's language tag: `es` of `es-419`.
    pub(super) fn tongue(&self, version: &Version<'_>) -> &str {
        let tag = &self.languages.get(version.lang).tag;
        tag.split('-').next().unwrap_or_default()
    }

    /// The name of a version's language.
    pub(super) fn language(&self, version: &Version<'_>) -> &str {
        &self.languages.get(version.lang).name
    }
}

/// Holds every text against the rules.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let known = Known::of(subject);
    let catalog = subject.catalog;
    let owners: Vec<Owner> = catalog
        .each_agency()
        .map(|(ix, _)| Owner::Agency(ix))
        .chain(catalog.each_term().map(|(ix, _)| Owner::Term(ix)))
        .chain(catalog.each_doc().map(|(ix, _)| Owner::Doc(ix)))
        .chain((0..catalog.sources.len()).map(|at| Owner::Source(SourceIx(at as u32))))
        .chain([Owner::Vocabulary, Owner::Changes, Owner::Site])
        .collect();
    let one = |owner: &Owner| {
        let mut found = Vec::new();
        for text in of(subject, *owner) {
            for rule in ABOUT_TEXT {
                rule(&known, &text, &mut found);
            }
        }
        found
    };
    let found: Vec<Vec<Diagnostic>> = owners.par_iter().map(one).collect();
    found.into_iter().flatten().collect()
}

/// Every text of `owner`.
fn of<'a>(subject: &'a Subject<'a>, owner: Owner) -> Vec<Text<'a>> {
    let catalog = subject.catalog;
    let nowhere = Field::default();
    let origin = match owner {
        Owner::Agency(ix) => place::agency(catalog.agency(ix), nowhere),
        Owner::Term(ix) => place::term(catalog.term(ix), nowhere),
        Owner::Doc(ix) => place::doc(catalog.doc(ix), nowhere),
        Owner::Source(_) => Origin::file("content/sources.yaml"),
        Owner::Vocabulary => Origin::file("content/vocabulary.yaml"),
        Owner::Changes => Origin::file(place::CHANGES),
        Owner::Site => Origin::file(config::FILE),
    };
    let mut walk = Walk {
        owner,
        file: origin.file,
        steps: Vec::new(),
        sources: &[],
        languages: &subject.config.languages,
        found: Vec::new(),
    };
    match owner {
        Owner::Agency(ix) => fields::agency(&mut walk, catalog.agency(ix)),
        Owner::Term(ix) => fields::term(&mut walk, catalog.term(ix)),
        Owner::Doc(ix) => fields::doc(&mut walk, catalog.doc(ix)),
        Owner::Source(ix) => {
            walk.steps = vec![Step::Key("sources"), Step::Item(ix.at())];
            fields::source(&mut walk, catalog.source(ix));
        }
        Owner::Vocabulary => {
            for facet in Facet::ALL {
                walk.each(facet.key(), catalog.vocabulary.list(facet), |_| &[], fields::tag);
            }
        }
        Owner::Changes => walk.each("changes", &catalog.changes, |_| &[], fields::change),
        Owner::Site => fields::site(&mut walk, subject.config),
    }
    walk.found
}

/// A way through the fields of one record.
struct Walk<'a> {
    owner: Owner,
    file: Arc<str>,
    steps: Vec<Step>,
    sources: &'a [SourceIx],
    languages: &'a Languages,
    found: Vec<Text<'a>>,
}

impl<'a> Walk<'a> {
    fn put(
        &mut self,
        manner: Manner,
        last: impl IntoIterator<Item = Step>,
        words: impl Iterator<Item = (Lang, &'a str)>,
    ) {
        let read = |(lang, text): (Lang, &'a str)| {
            let prose = match manner {
                Manner::Markdown => Prose::markdown(text),
                Manner::Name | Manner::Plain => Prose::plain(text),
            };
            Version { lang, prose }
        };
        let versions: Vec<_> = words.filter(|(_, text)| !text.is_empty()).map(read).collect();
        if versions.is_empty() {
            return;
        }
        let steps = self.steps.iter().cloned().chain(last).collect();
        self.found.push(Text {
            owner: self.owner,
            manner,
            sources: self.sources,
            versions,
            origin: Origin::field(self.file.clone(), Field { steps, ..Field::default() }),
            apart: matches!(self.owner, Owner::Agency(_) | Owner::Term(_) | Owner::Doc(_)),
            languages: self.languages,
        });
    }

    fn text(&mut self, manner: Manner, key: &'static str, text: impl Into<Option<&'a Localized>>) {
        if let Some(text) = text.into() {
            let words = text.all().map(|chosen| (chosen.lang, chosen.text));
            self.put(manner, [Step::Key(key)], words);
        }
    }

    fn name(&mut self, key: &'static str, text: impl Into<Option<&'a Localized>>) {
        self.text(Manner::Name, key, text);
    }

    fn plain(&mut self, key: &'static str, text: impl Into<Option<&'a Localized>>) {
        self.text(Manner::Plain, key, text);
    }

    fn markdown(&mut self, key: &'static str, text: impl Into<Option<&'a Localized>>) {
        self.text(Manner::Markdown, key, text);
    }

    /// Text that is not translated.
    fn one(&mut self, manner: Manner, key: &'static str, text: Option<&'a String>) {
        let words = text.map(|text| (Lang::DEFAULT, text.as_str()));
        self.put(manner, [Step::Key(key)], words.into_iter());
    }

    fn list(&mut self, key: &'static str, items: &'a [String]) {
        for (at, item) in items.iter().enumerate() {
            let words = std::iter::once((Lang::DEFAULT, item.as_str()));
            self.put(Manner::Name, [Step::Key(key), Step::Item(at)], words);
        }
    }

    fn each<T>(
        &mut self,
        key: &'static str,
        items: &'a [T],
        sources: fn(&'a T) -> &'a [SourceIx],
        walk: fn(&mut Self, &'a T),
    ) {
        for (at, item) in items.iter().enumerate() {
            self.steps.extend([Step::Key(key), Step::Item(at)]);
            let outer = std::mem::replace(&mut self.sources, sources(item));
            walk(self, item);
            self.sources = outer;
            self.steps.truncate(self.steps.len() - 2);
        }
    }

    fn within(&mut self, key: &'static str, walk: impl FnOnce(&mut Self)) {
        self.steps.push(Step::Key(key));
        walk(self);
        self.steps.pop();
    }
}
