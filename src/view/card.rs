//! Short forms by which pages name other pages.

use serde::Serialize;

use super::text::Text;

/// A record in a list: enough to recognise it and to decide whether to open it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Card<'a> {
    /// The record's id.
    pub id: &'a str,
    /// Its name.
    pub name: Text<'a>,
    /// Its acronym, or empty.
    pub acronym: &'a str,
    /// The label of its kind.
    pub kind: &'a str,
    /// One or two sentences.
    pub summary: Text<'a>,
    /// `current`, `renamed`, `superseded`, `historical` or `unverified`.
    pub status: &'a str,
    /// The status in the page's language.
    pub status_label: &'a str,
    /// Address of its page, relative to the page shown.
    pub href: String,
}

/// A name that leads to a page: a vocabulary entry, a menu entry, a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Link<'a> {
    /// What is shown.
    pub label: Text<'a>,
    /// Address, relative to the page shown; for entries of `site`, below the output's root.
    pub href: String,
    /// Whether the page shown is the one it leads to.
    pub current: bool,
}

/// A vocabulary entry with the number of records that carry it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Facet<'a> {
    /// The entry's id.
    pub id: &'a str,
    /// Its label; the plural where it has one.
    pub label: Text<'a>,
    /// One sentence about it, or empty.
    pub description: Text<'a>,
    /// How many records carry it.
    pub count: usize,
    /// Address of its page.
    pub href: String,
    /// Whether the page shown is its page.
    pub current: bool,
}

/// A citation: which source says so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Cite<'a> {
    /// The source's id.
    pub id: &'a str,
    /// Its number among the page's references; 0 on pages that do not list any.
    pub number: usize,
    /// In a mark: whether it is the page's first of this number, so that it bears
    /// `id="fg-cite-N"`. In a list of references: whether a mark leads there.
    pub marked: bool,
    /// What it is called for short.
    pub label: Text<'a>,
    /// Title of the document.
    pub title: Text<'a>,
    /// Who published it.
    pub publisher: Text<'a>,
    /// Its date in the page's language, or that it is unknown.
    pub date: String,
    /// For an undated document, the window in which it was made.
    pub window: Option<Text<'a>>,
    /// How old it is at the site's edition, in words; empty where that is not known.
    pub age: String,
    /// Whether its publisher marked it as archived.
    pub archived: bool,
    /// Address of its page.
    pub href: String,
}
