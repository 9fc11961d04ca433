//! All lines.

use serde::Serialize;

use super::sheet::SheetLink;
use crate::view::card::Cite;
use crate::view::contact::Hotline;
use crate::view::text::Text;

/// `hotlines.html`: the variable `hotlines`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Hotlines<'a> {
    /// Lines for people who need help.
    pub help: Vec<Hotline<'a>>,
    /// Lines of law enforcement for tips and complaints.
    pub enforcement: Vec<Hotline<'a>>,
    /// Lines for lawyers, advocates and other professionals only.
    pub professionals: Vec<Hotline<'a>>,
    /// The documents that the lines rest on, by number.
    pub references: Vec<Cite<'a>>,
    /// Sheets to print that list many lines: hotline sheets and booklets.
    pub sheets: Vec<SheetLink<'a>>,
    /// Contact cards of the records with a line for people who need help; none where the site has no
    /// contact cards.
    pub cards: Vec<CardFile<'a>>,
}

/// A number to save on a phone. What is saved is a trace: offer it with words that say so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CardFile<'a> {
    /// Whose it is: the name under which a phone keeps it.
    pub name: Text<'a>,
    /// The contact card.
    pub href: String,
    /// The one with a neutral name and nothing but numbers; empty for none.
    pub neutral: String,
    /// That name, where there is one.
    pub neutral_name: Option<Text<'a>>,
}
