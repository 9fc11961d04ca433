//! The sheets that a site offers.

use serde::Serialize;

use super::sheet::SheetLink;
use crate::view::text::Text;

/// `print.html`: the variable `print`, one for each set.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PrintSet<'a> {
    /// What its sheets are: "Fact sheet", "Poster".
    pub label: Text<'a>,
    /// What they are for, in a sentence.
    pub about: &'a str,
    /// How they are laid out; see [`Sheet::form`](super::Sheet::form).
    pub form: &'static str,
    /// Its sheets, by the names of what they are about.
    pub sheets: Vec<SheetLink<'a>>,
}
