//! A glossary entry's page.

use serde::Serialize;

use super::agency::{Alias, Dispute, FormerName, Milestone};
use crate::view::card::{Card, Cite, Link};
use crate::view::text::Prose;

/// `term.html`: the variable `term`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Term<'a> {
    /// The entry itself, in short.
    pub card: Card<'a>,
    /// Its kind, leading to the kind's page.
    pub kind: Link<'a>,
    /// Other names.
    pub aliases: Vec<Alias<'a>>,
    /// Names it had.
    pub former_names: Vec<FormerName<'a>>,
    /// The long text.
    pub description: Option<Prose<'a>>,
    /// Who runs it or decides on it.
    pub agency: Option<Card<'a>>,
    /// What happened to it, the earliest first.
    pub dates: Vec<Milestone<'a>>,
    /// Whom it concerns.
    pub audiences: Vec<Link<'a>>,
    /// Subjects.
    pub topics: Vec<Link<'a>>,
    /// See also.
    pub related: Vec<Card<'a>>,
    /// Where sources disagree.
    pub disputes: Vec<Dispute<'a>>,
    /// The documents behind the entry: those that marks lead to, by number, then the others.
    pub references: Vec<Cite<'a>>,
    /// The youngest of them that bears a date.
    pub newest_source: Option<Cite<'a>>,
    /// Every source is marked as archived by its publisher.
    pub only_archived: bool,
}
