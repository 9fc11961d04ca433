//! Lists of records.

use serde::Serialize;

use super::pager::PageLink;
use super::sheet::SheetLink;
use crate::view::card::{Card, Facet};
use crate::view::text::Text;

/// `browse.html`: the variable `browse`. Entries that no record carries are left out;
/// a list of more than 24 is sorted by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Browse<'a> {
    /// By kind of record.
    pub kinds: Vec<Facet<'a>>,
    /// By what they do.
    pub roles: Vec<Facet<'a>>,
    /// By whom they serve.
    pub audiences: Vec<Facet<'a>>,
    /// By subject.
    pub topics: Vec<Facet<'a>>,
    /// By place, where records work in more than one.
    pub areas: Vec<Facet<'a>>,
}

/// `az.html` and `glossary.html`: the variable `index`. A long index goes over several pages of
/// whole letters; a letter that is too long for one has pages of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Index<'a> {
    /// Groups by first letter, in the order of the alphabet: those of the page shown.
    pub letters: Vec<Letter<'a>>,
    /// Every letter of the whole index.
    pub alphabet: Vec<Initial>,
    /// The pages of the letter shown, where it goes over several.
    pub pages: Vec<PageLink>,
    /// How many records the whole index has.
    pub count: usize,
    /// Other ways to browse; on the index's first page only.
    pub browse: Option<Browse<'a>>,
}

/// A letter and where it begins.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Initial {
    /// The letter, or `#`.
    pub letter: String,
    /// How many lines begin with it.
    pub count: usize,
    /// Address of the page and the place on it where the letter begins.
    pub href: String,
    /// Whether lines of it stand on the page shown.
    pub current: bool,
}

/// The entries under one letter, as far as they stand on the page shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Letter<'a> {
    /// The letter, or `#`.
    pub letter: String,
    /// Anchor on the page.
    pub id: String,
    /// Whether the letter began on an earlier page.
    pub continued: bool,
    /// The entries.
    pub entries: Vec<IndexEntry<'a>>,
}

/// One line of an index.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct IndexEntry<'a> {
    /// The name, acronym, alias or former name under which it stands.
    pub label: Text<'a>,
    /// Whether `label` is not the record's name: show "label, see name".
    pub see: bool,
    /// The record's name.
    pub name: Text<'a>,
    /// Address of its page.
    pub href: String,
    /// The record; none where `see` is true.
    pub card: Option<Card<'a>>,
}

/// `taxonomy.html`: the variable `group`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Group<'a> {
    /// `kinds`, `roles`, `audiences`, `topics` or `areas`.
    pub vocabulary: &'static str,
    /// The entry itself.
    pub facet: Facet<'a>,
    /// The agencies that carry it: help lines first, then by name, what is no more last. Of a list
    /// over several pages, those of the page shown.
    pub agencies: Vec<Card<'a>>,
    /// The glossary entries that carry it; they follow the agencies.
    pub terms: Vec<Card<'a>>,
    /// How many agencies carry it on all pages.
    pub agency_count: usize,
    /// How many glossary entries carry it on all pages.
    pub term_count: usize,
    /// The other entries of the vocabulary, this one included.
    pub siblings: Vec<Facet<'a>>,
    /// Sheets about it to print; only topics have any.
    pub sheets: Vec<SheetLink<'a>>,
}
