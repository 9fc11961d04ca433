//! Text that was damaged on its way from its source.

mod mojibake;

use std::ops::Range;

use crate::check::Known;
use crate::check::prose::{Block, Form, tokens};
use crate::check::texts::{Manner, Text, Version};
use crate::check::words::dangling;
use crate::diag::Diagnostic;

/// How much of a long run without blanks is shown on either side of the damage.
const LONGEST_SHOWN: usize = 60;
/// Short words after which a number is no footnote's.
const ABBREVIATIONS: [&str; 32] = [
    "app", "approx", "apr", "art", "aug", "cap", "chap", "dec", "feb", "fig", "jan", "jul", "jun",
    "mar", "may", "nos", "nov", "núm", "oct", "pag", "pág", "para", "sec", "sect", "sep", "sept",
    "tel", "tit", "tít", "vol", "windows", "covid",
];

pub(in crate::check) fn check(known: &Known<'_>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    for version in &text.versions {
        let blocks = &version.prose.blocks;
        for (at, block) in blocks.iter().enumerate() {
            let mut say = |range: Range<usize>, damage: Damage| {
                let origin = text.at(version, block.raw(range));
                found.push(damage.told().at(origin));
            };
            marks(block, text.tongue(version), &mut say);
            mojibake::find(&block.text, &mut say);
            footnotes(known, block, &mut say);
            let introduces = blocks.get(at + 1).is_some_and(|next| {
                matches!(next.form, Form::Item | Form::Cell | Form::Code) || next.row == block.row
            });
            if text.manner != Manner::Name && !introduces {
                dangling(block, text, version, &mut say);
            }
        }
    }
}

/// What is damaged.
enum Damage {
    Marks(String),
    Replacement,
    Mojibake { read: String, meant: String },
    Footnote(String),
    Dangling(String),
}

impl Damage {
    fn told(self) -> Diagnostic {
        let (message, help) = match self {
            Self::Marks(marks) => (
                format!("`{marks}` stands where another sign was lost"),
                "look at the source: often it was a dash, a quotation mark or an accented letter",
            ),
            Self::Replacement => (
                "a sign was lost and `\u{fffd}` put in its place".to_owned(),
                "look at the source and write the sign again",
            ),
            Self::Mojibake { read, meant } if meant.trim().is_empty() => (
                format!("`{read}` was a blank before it was read in the wrong encoding"),
                "write a space, and read the source again as UTF-8",
            ),
            Self::Mojibake { read, meant } => (
                format!("`{read}` was `{meant}` before it was read in the wrong encoding"),
                "write the sign itself, and read the source again as UTF-8",
            ),
            Self::Footnote(word) => (
                format!("the number of a footnote seems to be stuck to a word: `{word}`"),
                "take the number out, or cite the source",
            ),
            Self::Dangling(word) => (
                format!("the text breaks off after “{word}”"),
                "look at the source for the rest, or end the sentence before it",
            ),
        };
        Diagnostic::new("damaged-text", message).help(help)
    }
}

/// Question marks in the place of other signs, and signs in the place of none.
fn marks(block: &Block<'_>, tongue: &str, say: &mut impl FnMut(Range<usize>, Damage)) {
    let text = block.text.as_ref();
    let mut at = 0;
    while let Some(start) = text[at..].find(['?', '\u{fffd}']).map(|start| at + start) {
        let rest = &text[start..];
        if rest.starts_with('\u{fffd}') {
            let end = start + '\u{fffd}'.len_utf8();
            say(start..end, Damage::Replacement);
            at = end;
            continue;
        }
        let end = start + rest.bytes().take_while(|byte| *byte == b'?').count();
        at = end;
        let lost = match end - start {
            1 => within(text, start, end) || (tongue != "fr" && between(text, start, end)),
            2 => within(text, start, end) || between(text, start, end),
            _ => true,
        };
        if lost && !block.quotes(start) {
            let token = token(text, start..end);
            let bare = text[token.clone()].trim_end_matches(['.', ',', ';', ':', ')']);
            say(token.start..token.start + bare.len(), Damage::Marks(bare.to_owned()));
        }
    }
}

/// Whether the marks stand inside a word, as in `don?t`, and not in an address.
fn within(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let token = &text[token(text, start..end)];
    letter(text[..start].chars().next_back())
        && text[end..].chars().next().is_some_and(char::is_lowercase)
        && !token.contains(['/', '=', '&', '@'])
}

/// Whether the marks stand alone between two words, as a dash would.
fn between(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].strip_suffix(' ').and_then(|before| before.chars().next_back());
    let after = text[end..].strip_prefix(' ').and_then(|after| after.chars().next());
    before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic)
}

/// The word around `range`: the signs up to the next blanks, if they are not far.
fn token(text: &str, range: Range<usize>) -> Range<usize> {
    let near = |c: &char| !c.is_whitespace();
    let before = text[..range.start].chars().rev().take(LONGEST_SHOWN).take_while(near);
    let after = text[range.end..].chars().take(LONGEST_SHOWN).take_while(near);
    let before: usize = before.map(char::len_utf8).sum();
    let after: usize = after.map(char::len_utf8).sum();
    range.start - before..range.end + after
}

/// Numbers of footnotes stuck to a word: `refugees.1`, `refugees1`.
fn footnotes(known: &Known<'_>, block: &Block<'_>, say: &mut impl FnMut(Range<usize>, Damage)) {
    if !block.text.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    for (at, token) in tokens(&block.text) {
        let open = token.trim_start_matches(['(', '[', '"', '“', '‘', '¿', '¡', '«']);
        let start = at + token.len() - open.len();
        let word =
            open.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '’', '»']);
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &word[letters.len()..];
        if !matches!(digits.len(), 1 | 2) || digits.starts_with('0') {
            continue;
        }
        let bare = letters.trim_end_matches(['.', ',', ';', '”', '"', '’', ')', '?', '!']);
        let glued = bare.len() == letters.len();
        let last = bare.rsplit(['-', '’', '\'']).next().unwrap_or_default();
        let plain = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
            && last.chars().skip(1).all(char::is_lowercase)
            && last.chars().count() >= if glued { 4 } else { 3 };
        let lower = last.to_lowercase();
        let keyword = known.keywords.iter().any(|keyword| keyword.eq_ignore_ascii_case(word));
        if plain && !keyword && !block.quotes(start) && !ABBREVIATIONS.contains(&lower.as_str()) {
            say(start..start + word.len(), Damage::Footnote(word.to_owned()));
        }
    }
}

/// A text that breaks off.
fn dangling(
    block: &Block<'_>,
    text: &Text<'_>,
    version: &Version<'_>,
    say: &mut impl FnMut(Range<usize>, Damage),
) {
    if !matches!(block.form, Form::Paragraph | Form::Item) {
        return;
    }
    let whole = block.text.trim_end().trim_end_matches(['”', '"', '»', ')']);
    let bare = whole.strip_suffix('.').unwrap_or(whole);
    let start = bare.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word = &bare[start..];
    let alone = bare[..start].trim().is_empty();
    if !alone && dangling::dangles(text.tongue(version), word, bare.len() < whole.len()) {
        say(start..bare.len(), Damage::Dangling(word.to_owned()));
    }
}
