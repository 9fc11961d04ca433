//! Sources.

use serde::Serialize;

use super::home::Guide;
use crate::view::card::{Card, Cite};
use crate::view::text::Text;

/// `sources.html`: the variable `sources`, one for each source of the page shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SourceCard<'a> {
    /// In short; `cite.href` leads to its page.
    pub cite: Cite<'a>,
    /// `primary` or `secondary`.
    pub kind: &'static str,
    /// The same in the page's language.
    pub kind_label: &'a str,
    /// What it is about.
    pub covers: Option<Text<'a>>,
    /// How many records and pages rest on it.
    pub count: usize,
}

/// `source.html`: the variable `source`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Source<'a> {
    /// The source itself, in short.
    pub card: SourceCard<'a>,
    /// When it was archived, or empty.
    pub archived: String,
    /// The archive's notice in our words.
    pub archive_notice: Option<Text<'a>>,
    /// When it was retrieved, or empty.
    pub retrieved: String,
    /// Web address, or empty.
    pub url: &'a str,
    /// Address of a local copy, or empty.
    pub file: String,
    /// Defects, and how far to trust it.
    pub reliability: Option<Text<'a>>,
    /// The agencies that rest on it. Of a list over several pages, those of the page shown.
    pub agencies: Vec<Card<'a>>,
    /// The glossary entries that rest on it; they follow the agencies.
    pub terms: Vec<Card<'a>>,
    /// How many agencies rest on it on all pages.
    pub agency_count: usize,
    /// How many glossary entries rest on it on all pages.
    pub term_count: usize,
    /// The Markdown pages that rest on it; on the first page only.
    pub pages: Vec<Guide<'a>>,
}
