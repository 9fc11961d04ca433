//! The catalog held against the rules.
//!
//! Takes: the settings and the catalog.
//! Gives: every breach, placed by record and field; what is due for a new check ([`due`]); how hard
//! texts are to read ([`reading`]).
//! Never: changes anything, stops at the first breach.
//!
//! A new rule is one file in `rules/` (or `markdown/`, for rules about Markdown) and one line in a
//! table.

pub mod due;
mod markdown;
mod place;
pub mod reading;
mod rules;

use rayon::prelude::*;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::{Catalog, Relations};

pub use due::Due;
pub use reading::Reading;

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The settings.
    pub config: &'a Config,
    /// Everything the site holds.
    pub catalog: &'a Catalog,
    /// Its references read backwards.
    pub relations: &'a Relations,
    /// How hard its texts are to read.
    pub readings: &'a [Reading],
}

/// A rule: looks at everything and gives what breaks it.
type Rule = fn(&Subject<'_>) -> Vec<Diagnostic>;

/// Every rule about records.
const RULES: &[Rule] = &[
    rules::archived_source::check,
    rules::circles::parents,
    rules::circles::successions,
    rules::contact_without_date::check,
    rules::hard_to_read::check,
    rules::interagency_parent::check,
    rules::missing_source_file::check,
    rules::missing_translation::check,
    rules::record_without_source::check,
    rules::same_name::check,
    rules::stale_verification::check,
];

/// What breaks a rule.
pub fn run(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let found: Vec<_> = RULES.par_iter().map(|rule| rule(subject)).collect();
    found.into_iter().flatten().chain(markdown::check(subject)).collect()
}
