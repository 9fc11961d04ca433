//! Where sources disagree.

use super::SourceIx;
use crate::lang::Localized;

/// A disagreement, both sides kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Dispute {
    /// What it is about.
    pub about: Localized,
    /// What each source says; two or more.
    pub sides: Vec<Side>,
    /// How the guide deals with it.
    pub note: Option<Localized>,
}

/// One side of a disagreement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Side {
    /// What the sources say.
    pub says: Localized,
    /// Which sources.
    pub sources: Vec<SourceIx>,
}
