//! Texts of a sheet with their languages.

use crate::lang::{Chosen, Lang, Localized};
use crate::view::card::Cite;
use crate::view::scene::Scene;
use crate::view::subject::{Fact, Words};

impl<'a> Scene<'a> {
    /// A text in the sheet's language, or marked as being in another.
    pub(super) fn words(&self, text: &'a Localized) -> Words<'a> {
        self.words_in(text.get(self.lang()))
    }

    /// A text whose language is known.
    pub(super) fn words_in(&self, Chosen { text, lang }: Chosen<'a>) -> Words<'a> {
        Words { lang: self.tag(lang), attr: self.attr(lang), ..plain(text) }
    }

    /// A text that is there or not.
    pub(super) fn maybe_words(&self, text: Option<&'a Localized>) -> Option<Words<'a>> {
        text.filter(|text| !text.is_empty()).map(|text| self.words(text))
    }

    /// A string of the interface.
    pub(super) fn said(&self, key: &'static str) -> Words<'a> {
        plain(self.word(key))
    }

    /// The tag of a language; empty where it is the sheet's.
    pub(super) fn tag(&self, lang: Lang) -> &'a str {
        if lang == self.lang() { "" } else { &self.languages().get(lang).tag }
    }

    /// A fact with one value.
    pub(super) fn fact(&self, label: &'static str, value: Words<'a>) -> Fact<'a> {
        self.facts(label, vec![value])
    }

    /// A fact with several values.
    pub(super) fn facts(&self, label: &'static str, values: Vec<Words<'a>>) -> Fact<'a> {
        Fact { label: self.said(label), values, mark: String::new() }
    }

    /// Words parted as the language parts them in a list.
    pub(super) fn listed(&self, parts: impl IntoIterator<Item = String>) -> String {
        let parts: Vec<_> = parts.into_iter().collect();
        parts.join(&format!("{} ", self.word("list_comma")))
    }
}

/// A text in the sheet's language.
pub(super) fn plain<'a>(text: impl Into<String>) -> Words<'a> {
    Words { text: text.into(), attr: "", lang: "", address: false }
}

/// An address or a number: from left to right whatever the language.
pub(super) fn address<'a>(text: impl Into<String>) -> Words<'a> {
    Words { address: true, ..plain(text) }
}

/// The numbers of citations as one mark.
pub(super) fn mark(cites: &[Cite<'_>]) -> String {
    let numbers = cites.iter().filter(|cite| cite.number > 0).map(|cite| cite.number.to_string());
    numbers.collect::<Vec<_>>().join(", ")
}
