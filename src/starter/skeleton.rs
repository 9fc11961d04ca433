//! Keys without values, each under the original text as a remark.
//!
//! Takes: keys and the texts that a record has for them.
//! Gives: YAML in which a translator writes behind the colons. An empty value counts as none, so
//! the site stays whole while only some are filled in.
//! Never: knows which keys a record has.

use super::fill::{quotation, remark};
use crate::lang::Localized;

/// One key with what the original has for it.
pub(super) enum Part<'a> {
    /// A text of a line or two.
    Text(&'static str, &'a str),
    /// Markdown of several lines.
    Long(&'static str, &'a str),
    /// A list of groups.
    List(&'static str, Vec<Vec<Part<'a>>>),
}

/// The text under `key`, if the original has one.
pub(super) fn text<'a>(key: &'static str, text: &'a Localized) -> Option<Part<'a>> {
    Some(Part::Text(key, text.original())).filter(|_| !text.is_empty())
}

/// The text under `key`, if the original has one.
pub(super) fn optional<'a>(key: &'static str, original: &'a Option<Localized>) -> Option<Part<'a>> {
    original.as_ref().and_then(|original| text(key, original))
}

/// The Markdown under `key`, if the original has some.
pub(super) fn long<'a>(key: &'static str, original: &'a Option<Localized>) -> Option<Part<'a>> {
    let original = original.as_ref().filter(|original| !original.is_empty());
    original.map(|original| Part::Long(key, original.original()))
}

/// The list under `key`, if one of its items has a text. Items without one keep their place.
pub(super) fn list<'a>(key: &'static str, items: Vec<Vec<Part<'a>>>) -> Option<Part<'a>> {
    items.iter().any(|item| !item.is_empty()).then_some(Part::List(key, items))
}

/// The keys of `parts`, each below the original, `indent` columns in. With `item`, they are one
/// item of a list.
pub(super) fn keys(parts: &[Part<'_>], indent: usize, item: bool, out: &mut String) {
    let spaces = " ".repeat(indent);
    if parts.is_empty() {
        out.push_str(&format!("{spaces}- {{}}\n"));
    }
    for (at, part) in parts.iter().enumerate() {
        let lead = match (item, at) {
            (false, _) => spaces.clone(),
            (true, 0) => format!("{spaces}- "),
            (true, _) => format!("{spaces}  "),
        };
        // A remark stands above the dash of the item that it is about.
        let remarks = if item && at > 0 { &lead } else { &spaces };
        match part {
            Part::Text(key, original) => {
                out.push_str(&remark(remarks, original));
                out.push_str(&format!("{lead}{key}:\n"));
            }
            Part::Long(key, original) => {
                out.push_str(&quotation(remarks, original));
                let below = "# (text below `|`, two spaces further in than its key)";
                out.push_str(&format!("{remarks}{below}\n{lead}{key}: |\n"));
            }
            Part::List(key, items) => {
                out.push_str(&format!("{lead}{key}:\n"));
                let inner = lead.len() + 2;
                items.iter().for_each(|item| keys(item, inner, true, out));
            }
        }
    }
}
