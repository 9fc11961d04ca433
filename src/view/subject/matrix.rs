//! The table of who does what.

use serde::Serialize;

use super::home::Guide;
use crate::view::card::{Card, Facet};
use crate::view::text::Text;

/// `matrix.html`: the variable `matrix`. The page exists only where a record has a role.
///
/// What no longer exists is left out, and so is what has no role. Of a large site the table shows
/// what is nearest to the top; `count` tells how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Matrix<'a> {
    /// The roles that some row has, in the order of the vocabulary. Empty where there are more than
    /// a page has room for: then the words in `row.roles` tell all.
    pub columns: Vec<Column<'a>>,
    /// A group for each top-level body, in the order of names.
    pub groups: Vec<Rows<'a>>,
    /// How many rows there are.
    pub shown: usize,
    /// How many records have a role.
    pub count: usize,
    /// Markdown pages that lead to the table.
    pub guides: Vec<Guide<'a>>,
}

/// A role at the head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Column<'a> {
    /// Its short form.
    pub short: Text<'a>,
    /// The role; `facet.href` is its page.
    pub facet: Facet<'a>,
}

/// A top-level body and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Rows<'a> {
    /// The body first, if it has a role itself; then what is below it, each part after its whole.
    pub rows: Vec<Row<'a>>,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Row<'a> {
    /// The record.
    pub card: Card<'a>,
    /// How far below the top it is: 0 for the top itself, at most 4.
    pub level: usize,
    /// Whether it has the role of each column.
    pub marks: Vec<bool>,
    /// Its roles in words.
    pub roles: Vec<Text<'a>>,
}
