//! All lines.

use serde::Serialize;

use super::sheet::SheetLink;
use crate::view::card::Cite;
use crate::view::contact::Hotline;

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
}
