//! The catalog held against the rules.
//!
//! Takes: the settings and the catalog.
//! Gives: every breach, placed by record and field; what is due for a new check ([`due`]); how hard
//! texts are to read ([`reading`]).
//! Never: changes anything, stops at the first breach.
//!
//! A new rule is one file in `rules/` (or `markdown/`, for rules about Markdown) and one line in a
//! table. Rules about what texts say, plain or Markdown and in all languages, share the walk in
//! `texts/`.

pub mod due;
mod kin;
mod known;
mod markdown;
mod numbers;
mod place;
mod present;
mod prose;
pub mod reading;
mod rules;
mod texts;
mod words;

use rayon::prelude::*;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::{Catalog, Relations};
use known::Known;

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
    rules::change_after_edition::check,
    rules::circles::parents,
    rules::circles::successions,
    rules::contact_without_date::check,
    rules::hard_to_read::check,
    rules::interagency_parent::check,
    rules::missing_source_file::check,
    rules::missing_translation::check,
    rules::number_printed_differently::contacts,
    rules::record_without_source::check,
    rules::same_name::check,
    rules::security_txt_expired::check,
    rules::shared_number::check,
    rules::similar_names::check,
    rules::stale_verification::check,
    rules::weak_verification::check,
];

/// A rule about text: looks at one text in all its languages and adds what breaks it.
type AboutText = fn(&Known<'_>, &texts::Text<'_>, &mut Vec<Diagnostic>);

/// Every rule about text, whether plain or Markdown.
const ABOUT_TEXT: &[AboutText] = &[
    rules::damaged_text::check,
    rules::number_printed_differently::check,
    rules::translation_differs::check,
    rules::unknown_number::check,
    rules::unsourced_statistic::check,
];

/// What breaks a rule.
pub fn run(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let found: Vec<_> = RULES.par_iter().map(|rule| rule(subject)).collect();
    let found = found.into_iter().flatten();
    found.chain(markdown::check(subject)).chain(texts::check(subject)).collect()
}
