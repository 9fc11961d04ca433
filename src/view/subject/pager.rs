//! A list that goes over several pages.

use serde::Serialize;

/// Where the page shown stands in a list of several pages: `page.pager`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Pager {
    /// Which page it is, from 1.
    pub number: usize,
    /// How many pages the list has.
    pub count: usize,
    /// What stands on it: `M – P`, `Sa – Sh`, `101 – 200`.
    pub label: String,
    /// "Page 2 of 12" in the page's language.
    pub said: String,
    /// What tells it from the list's other pages in the window's title: "M – P, page 2 of 12".
    pub title: String,
    /// The page before.
    pub previous: Option<PageLink>,
    /// The page after.
    pub next: Option<PageLink>,
    /// The first page, the last, and those around the page shown.
    pub links: Vec<PageLink>,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PageLink {
    /// Which page it is, from 1.
    pub number: usize,
    /// What stands on it: `M – P`, `Sa – Sh`, `101 – 200`.
    pub label: String,
    /// Address, relative to the page shown.
    pub href: String,
    /// Whether it is the page shown.
    pub current: bool,
    /// Whether pages are left out before it.
    pub gap: bool,
}
