//! The names by which something is or was known beside its own.

use super::{Date, SourceIx};
use crate::lang::{Lang, Localized};

/// Another name that is in use.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// The language that it is a name in.
    pub lang: Lang,
    /// What to know about it: a misprint, an office symbol of some year.
    pub note: Option<Localized>,
    /// Which sources use it.
    pub sources: Vec<SourceIx>,
}

/// A name that something had.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// Its acronym.
    pub acronym: Option<String>,
    /// Until when it was used.
    pub until: Option<Date>,
    /// More about it.
    pub note: Option<Localized>,
    /// Which sources say so.
    pub sources: Vec<SourceIx>,
}
