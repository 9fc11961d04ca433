//! The documents that facts come from.

use super::Date;
use crate::lang::Localized;

/// How near a document is to what it describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum SourceKind {
    /// By the body it describes.
    Primary,
    /// About bodies other than its publisher.
    #[default]
    Secondary,
}

impl SourceKind {
    /// Every kind with its word in records.
    pub const ALL: [(&'static str, Self); 2] =
        [("primary", Self::Primary), ("secondary", Self::Secondary)];

    /// Its word in records.
    pub fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Localized,
    /// What notes call it for short.
    pub label: Option<Localized>,
    /// The date printed on it.
    pub published: Option<Date>,
    /// For an undated document, the window in which it was made, in words.
    pub inferred: Option<Localized>,
    /// When it was archived.
    pub archived: Option<Date>,
    /// What its publisher's archive notice says, in the guide's words.
    pub archive_notice: Option<Localized>,
    /// When it was retrieved.
    pub retrieved: Option<Date>,
    /// Its web address.
    pub url: Option<String>,
    /// A local copy, below `content/assets/`.
    pub file: Option<String>,
    /// Primary or secondary.
    pub kind: SourceKind,
    /// Its defects, and how far to trust it.
    pub reliability: Option<Localized>,
    /// What it is about.
    pub covers: Option<Localized>,
}

impl Source {
    /// Whether its publisher marked it as archived.
    pub fn is_archived(&self) -> bool {
        self.archive_notice.is_some() || self.archived.is_some()
    }
}
