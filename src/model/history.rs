//! What happened to something, and when.

use super::{AgencyIx, Date, SourceIx};
use crate::lang::Localized;

/// Something that happened on a day, in a month or in a year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Milestone {
    /// When; none only where the record has a mistake.
    pub when: Option<Date>,
    /// What happened: "enacted", "set up".
    pub what: Localized,
    /// Which sources say so.
    pub sources: Vec<SourceIx>,
}

/// What took the place of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Succession {
    /// The successor.
    pub agency: AgencyIx,
    /// Since when.
    pub when: Option<Date>,
    /// Which sources say so.
    pub sources: Vec<SourceIx>,
}
