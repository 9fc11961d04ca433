//! What changed in the guide itself, and when.

use super::{Date, Target};
use crate::lang::Localized;

/// One change that the authors tell of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Change {
    /// When; none only where the list has a mistake.
    pub when: Option<Date>,
    /// What changed, one or two sentences.
    pub text: Localized,
    /// The records and pages that it is about.
    pub about: Vec<Target>,
}
