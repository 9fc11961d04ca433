//! Pages written in Markdown.

use super::{Digest, SourceIx};
use crate::lang::{Lang, Localized};

/// Which menu leads to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Menu {
    /// The menu at the head of every page.
    Main,
    /// The menu at the foot of every page.
    Footer,
    /// None; only links lead to it.
    #[default]
    None,
}

impl Menu {
    /// Every menu with its word in front matter.
    pub const ALL: [(&'static str, Self); 3] =
        [("main", Self::Main), ("footer", Self::Footer), ("none", Self::None)];
}

/// A page written in Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Doc {
    /// Its id: the stem of its file.
    pub id: String,
    /// Its file below the site's folder.
    pub file: String,
    /// Its path below `pages/` without extension, such as `workers/rights`.
    pub path: String,
    /// The paths it had before, written like `path`: their addresses lead to it.
    pub former_ids: Vec<String>,
    /// Its title.
    pub title: Localized,
    /// One or two sentences.
    pub summary: Localized,
    /// The Markdown after the front matter.
    pub body: Localized,
    /// Which menu leads to it.
    pub menu: Menu,
    /// Its place in the menu; lower is earlier.
    pub order: u32,
    /// Whether to show a contents list; by default when there are three headings.
    pub contents: Option<bool>,
    /// Whether to show the help lines on top.
    pub hotlines: bool,
    /// The reading grade that it may have, in the place of the site's aim.
    pub reading_grade: Option<u32>,
    /// The documents behind the page: those listed, then those that its text cites.
    pub sources: Vec<SourceIx>,
    /// Words that readers type.
    pub search_terms: Vec<String>,
    /// Languages with a translation of the page.
    pub translated: Vec<Lang>,
    /// Fingerprint of its files.
    pub digest: Digest,
}

impl Doc {
    /// Whether the page is translated into `lang` or written in it.
    pub fn speaks(&self, lang: Lang) -> bool {
        lang.is_default() || self.translated.contains(&lang)
    }
}
