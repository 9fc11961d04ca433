//! Lists of records.

use serde::Serialize;

use crate::view::card::{Card, Facet};
use crate::view::text::Text;

/// `browse.html`: the variable `browse`. Entries that no record carries are left out.
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
}

/// `az.html` and `glossary.html`: the variable `index`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Index<'a> {
    /// Groups by first letter, in the order of the alphabet.
    pub letters: Vec<Letter<'a>>,
    /// How many records.
    pub count: usize,
}

/// The entries under one letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Letter<'a> {
    /// The letter, or `#`.
    pub letter: String,
    /// Anchor on the page.
    pub id: String,
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
    /// `kinds`, `roles`, `audiences` or `topics`.
    pub vocabulary: &'static str,
    /// The entry itself.
    pub facet: Facet<'a>,
    /// The agencies that carry it: help lines first, then by name, what is no more last.
    pub agencies: Vec<Card<'a>>,
    /// The glossary entries that carry it.
    pub terms: Vec<Card<'a>>,
    /// The other entries of the vocabulary, this one included.
    pub siblings: Vec<Facet<'a>>,
}
