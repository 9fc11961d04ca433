//! UTF-8 that was read as Windows-1252 or Latin-1: `â€™` for `’`, `Ã©` for `é`.

use std::ops::Range;

use super::Damage;

/// The signs of Windows-1252 that are not those of Latin-1, from 0x80 on.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

pub(super) fn find(text: &str, say: &mut impl FnMut(Range<usize>, Damage)) {
    if text.is_ascii() {
        return;
    }
    let mut at = 0;
    while at < text.len() {
        let Some(c) = text[at..].chars().next() else { return };
        let end = at + c.len_utf8();
        let run = if c.is_ascii() { None } else { run(text, at) };
        match run {
            Some((end, meant)) => {
                say(at..end, Damage::Mojibake { read: text[at..end].to_owned(), meant });
                at = end;
            }
            None if c == 'Â' && lone(text, at, end) => {
                say(at..end, Damage::Mojibake { read: c.to_string(), meant: String::new() });
                at = end;
            }
            None => at = end,
        }
    }
}

/// The run of misread signs at `start`: its end, and what it was.
fn run(text: &str, start: usize) -> Option<(usize, String)> {
    let mut meant = String::new();
    let mut at = start;
    let mut telling = false;
    while let Some((next, c)) = decoded(text, at) {
        // Two misread letters in a row are no chance; of single ones only these are common.
        let lead = text[at..].chars().next();
        telling |= !meant.is_empty() || matches!(lead, Some('Â' | 'Ã' | 'â' | 'ï'));
        meant.push(c);
        at = next;
    }
    if meant.is_empty() && text[start..].starts_with("â€") {
        return Some((start + "â€".len(), "”".to_owned()));
    }
    // "IRMÃ”" in capital letters may be a word before a closing quotation mark.
    let shouted = text[..start].chars().next_back().is_some_and(char::is_uppercase);
    let quoted = text[start..at].ends_with(['”', '’', '»', '›', '…', '–', '—']);
    let single = meant.chars().count() == 1 && at - start <= 5;
    (telling && !(shouted && quoted && single)).then_some((at, meant))
}

/// The sign that the bytes misread at `at` stand for, and where the next begins.
fn decoded(text: &str, at: usize) -> Option<(usize, char)> {
    let mut signs = text.get(at..)?.chars();
    let mut end = at;
    let mut bytes = [0_u8; 4];
    let first = signs.next()?;
    bytes[0] = byte(first)?;
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    end += first.len_utf8();
    for slot in bytes.get_mut(1..length)? {
        let sign = signs.next()?;
        *slot = byte(sign)?;
        end += sign.len_utf8();
    }
    let meant = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    Some((end, meant))
}

/// The byte that reads as `c` in Windows-1252 or Latin-1, above ASCII.
fn byte(c: char) -> Option<u8> {
    match c as u32 {
        value @ 0x80..=0xff => u8::try_from(value).ok(),
        _ => {
            WINDOWS.iter().position(|known| *known == c).and_then(|at| u8::try_from(0x80 + at).ok())
        }
    }
}

/// Whether this `Â` is what is left of a no-break space.
fn lone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    after.is_none_or(char::is_whitespace) && !before.is_some_and(char::is_uppercase)
}
