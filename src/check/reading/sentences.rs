//! Where sentences end.

use std::ops::Range;

use super::words::{Token, tokens};
use super::{Tally, Tongue};

/// Signs that may stand between a full stop and the blank after it.
const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', ')', ']', '*', '_'];
/// Signs that may stand before the first letter of a sentence.
const OPENERS: &[char] = &['"', '\'', '“', '‘', '«', '(', '[', '¿', '¡', '*', '_'];
/// What is cut short before a name.
const TITLES: &[&str] = &[
    "dr", "dra", "e.g", "ej", "gen", "gov", "lic", "mr", "mrs", "ms", "prof", "rep", "sen", "sr",
    "sra", "st", "ud", "uds", "vs",
];
/// What is cut short before a number; elsewhere the full stop is one: "No. It is a help line."
const COUNTED: &[&str] = &["art", "arts", "ch", "fig", "no", "nos", "núm", "p", "pp", "sec", "vol"];
/// Words that begin a sentence after initials, where a name would not: "in the U.S. The law …"
const STARTERS: &[&str] = &[
    "A", "After", "An", "And", "At", "But", "Call", "For", "He", "If", "In", "It", "No", "Nobody",
    "On", "See", "She", "That", "The", "These", "They", "This", "To", "We", "When", "You",
    "Cuando", "El", "Ella", "En", "Es", "Este", "Esta", "Estas", "Estos", "La", "Las", "Los",
    "Para", "Pero", "Por", "Se", "Si", "Su", "Un", "Una", "Usted",
];

/// Calls `each` with every sentence of `text` that has a word: its bytes and what was counted.
pub(super) fn sentences(text: &str, tongue: Tongue, mut each: impl FnMut(Range<usize>, Tally)) {
    let mut tokens = tokens(text, tongue).peekable();
    let mut start = None;
    let mut tally = Tally::default();
    while let Some(token) = tokens.next() {
        let first = *start.get_or_insert(token.range.start);
        if let Some(syllables) = token.syllables {
            tally.words += 1;
            tally.syllables += syllables;
        }
        if ends(&token, tokens.peek()) {
            start = None;
            if tally.words > 0 {
                each(first..token.range.end, Tally { sentences: 1, ..tally });
            }
            tally = Tally::default();
        }
    }
}

/// Whether a sentence ends with `token`.
fn ends(token: &Token<'_>, next: Option<&Token<'_>>) -> bool {
    let Some(next) = next else { return true };
    let said = token.text.trim_end_matches(CLOSERS);
    if !said.ends_with(['.', '!', '?', '…']) {
        return false;
    }
    let begins = next.text.trim_start_matches(OPENERS);
    if begins.starts_with(char::is_lowercase) {
        return false;
    }
    let Some(word) = said.strip_suffix('.') else { return true };
    let word = word.trim_start_matches(OPENERS);
    let lower = word.to_lowercase();
    if TITLES.contains(&lower.as_str()) {
        return false;
    }
    if COUNTED.contains(&lower.as_str()) {
        return !begins.starts_with(|c: char| c.is_ascii_digit());
    }
    if is_initials(word) {
        return STARTERS.contains(&begins.trim_end_matches(|c: char| !c.is_alphabetic()));
    }
    true
}

/// Whether `word` is like the first of "J. Smith", "U.S. law" and "EE. UU."
fn is_initials(word: &str) -> bool {
    let capitals = |part: &str| {
        let mut letters = part.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        first && letters.next().is_none()
    };
    matches!(word, "EE" | "UU") || word.split('.').all(capitals)
}
