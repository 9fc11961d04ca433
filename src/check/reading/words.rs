//! Words: what counts as one, and how many syllables it has.

use std::ops::Range;

use super::{Tongue, english, spanish};
use crate::markdown::phones;

/// Numbers with as many digits are telephone numbers, codes and dates, which nobody reads as words.
const NO_NUMBER: usize = 5;
/// An acronym of so many letters is spelled out: HHS, FBI.
const SPELLED: usize = 3;

/// One run of characters without blanks.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
    /// Its syllables; none where it is no word.
    pub(super) syllables: Option<usize>,
}

/// The tokens of `text`.
pub(super) fn tokens(text: &str, tongue: Tongue) -> impl Iterator<Item = Token<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && gap(&bytes[at..]) > 0 {
            at += gap(&bytes[at..]);
        }
        let start = at;
        while at < bytes.len() && gap(&bytes[at..]) == 0 {
            at += 1;
        }
        let token = text.get(start..at).filter(|token| !token.is_empty())?;
        Some(Token { text: token, range: start..at, syllables: syllables(token, tongue) })
    })
}

/// How many of the first bytes part two words: a blank, a no-break space, a long dash.
fn gap(bytes: &[u8]) -> usize {
    match bytes {
        [b' ' | b'\n' | b'\t' | b'\r', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0x94, ..] => 3,
        _ => 0,
    }
}

/// The syllables of a token; none where it is no word: a sign, an address, a telephone number.
pub(super) fn syllables(token: &str, tongue: Tongue) -> Option<usize> {
    // Nearly every token is a plain word, perhaps with a stop or comma behind it.
    let plain = token.trim_end_matches(['.', ',', ':', ';', '!', '?']);
    if !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Some(spoken(plain, tongue).max(1));
    }
    // 2015–16 is two numbers.
    let digits = |part: &str| part.bytes().filter(u8::is_ascii_digit).count();
    let digits = token.split('–').map(digits).max().unwrap_or_default();
    let letters = token.chars().any(char::is_alphabetic);
    let number = !letters && digits > 0 && (digits < NO_NUMBER || token.contains(','));
    let address = token.contains("://") || token.contains('@') || token.starts_with("www.");
    if !(letters || number) || address || phones(token, None).next().is_some() {
        return None;
    }
    let part = |part: &str| match part.chars().next() {
        None => 0,
        // A digit is about a syllable: 2009, 24, 200.
        Some(first) if first.is_ascii_digit() => part.chars().count(),
        Some(_) => spoken(part.trim_matches(['\'', '’']), tongue),
    };
    let inner = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    let count = token.split(|c| !inner(c)).map(part).sum::<usize>();
    Some(count.max(1))
}

fn spoken(part: &str, tongue: Tongue) -> usize {
    if part.is_empty() {
        return 0;
    }
    let owner = part.strip_suffix("'s").or_else(|| part.strip_suffix("’s"));
    let part = owner.filter(|owner| is_acronym(owner)).unwrap_or(part);
    let by_sound = match tongue {
        Tongue::English => english::syllables(part),
        Tongue::Spanish => spanish::syllables(part),
    };
    let letters = part.chars().count();
    if !is_acronym(part) {
        return by_sound;
    }
    let vowel = part.contains(['A', 'E', 'I', 'O', 'U', 'Y', 'Á', 'É', 'Í', 'Ó', 'Ú']);
    if letters <= SPELLED || !vowel {
        return part.chars().map(|letter| name(letter, tongue)).sum();
    }
    // Longer ones are said half and half: US-CIS, O-TIP.
    by_sound.max(letters.div_ceil(2))
}

fn is_acronym(part: &str) -> bool {
    part.chars().nth(1).is_some() && part.chars().all(char::is_uppercase)
}

/// The syllables of a letter's name.
fn name(letter: char, tongue: Tongue) -> usize {
    match (tongue, letter) {
        (Tongue::English, 'W') | (Tongue::Spanish, 'W') => 3,
        (Tongue::English, _) => 1,
        (Tongue::Spanish, 'F' | 'H' | 'J' | 'L' | 'M' | 'N' | 'Ñ' | 'R' | 'S' | 'X' | 'Z') => 2,
        (Tongue::Spanish, _) => 1,
    }
}
