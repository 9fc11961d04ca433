//! Word lists of rules, language by language; a language without a list is not judged.

pub(super) mod dangling;
pub(super) mod numerals;
pub(super) mod statistics;

/// The entry of `table` for a language.
fn entry<T>(table: &'static [(&str, T)], tongue: &str) -> Option<&'static T> {
    table.iter().find(|(tag, _)| *tag == tongue).map(|(_, entry)| entry)
}
