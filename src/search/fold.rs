//! Text without case, accents and other differences that readers do not type, cut into words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most characters of a word that count.
pub const LONGEST_WORD: usize = 40;

/// `text` in the form in which it is compared: compatibility forms made plain (Unicode NFKD), lower case, without
/// accents, apostrophes and characters that are not seen; Arabic letters and digits in one form each.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text
            .chars()
            .filter(|c| *c != '\'')
            .map(|c| plain_ascii(c.to_ascii_lowercase()))
            .collect();
    }
    let lower: String = text.nfkd().collect::<String>().to_lowercase();
    let mut out = String::with_capacity(lower.len());
    for c in lower.nfkd() {
        // The voicing marks of kana tell words apart; other marks do not.
        if is_combining_mark(c) && !matches!(c, '\u{3099}' | '\u{309a}') {
            continue;
        }
        match c {
            '\'' | '’' | '‘' | 'ʼ' | 'ـ' => {}
            c if is_unseen(c) => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            'ة' => out.push('ه'),
            'ى' | 'ی' => out.push('ي'),
            'ک' => out.push('ك'),
            '٠'..='٩' => out.push(digit(c, '٠')),
            '۰'..='۹' => out.push(digit(c, '۰')),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.nfc().collect()
}

fn plain_ascii(c: char) -> char {
    if c.is_ascii_control() { ' ' } else { c }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// Format characters: soft hyphens, joiners, marks of direction, tags.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The words of folded text in order: letters and digits that stand together. Initials with dots are one word
/// (`u.s.` is `us`); scripts that are written without spaces are cut into overlapping pairs of characters.
pub fn words(folded: &str) -> Vec<Cow<'_, str>> {
    let mut found: Vec<Cow<'_, str>> = Vec::new();
    // The end of the last word if that word is made of initials so far.
    let mut initials = None;
    let mut rest = folded.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let paired = is_unspaced(c);
        let mut length = 1;
        while let Some((at, next)) = rest.peek().copied() {
            if !next.is_alphanumeric() || is_unspaced(next) != paired {
                break;
            }
            end = at + next.len_utf8();
            length += 1;
            rest.next();
        }
        let text = &folded[start..end];
        if paired {
            pairs(text, length, &mut found);
            initials = None;
            continue;
        }
        let letter = length == 1 && c.is_alphabetic();
        let joins = letter && initials.is_some_and(|before: usize| &folded[before..start] == ".");
        match found.last_mut().filter(|_| joins) {
            Some(last) => last.to_mut().push_str(text),
            None => found.push(shortened(text, length)),
        }
        initials = letter.then_some(end);
    }
    found
}

fn shortened(text: &str, length: usize) -> Cow<'_, str> {
    if length <= LONGEST_WORD {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(LONGEST_WORD).map_or(text.len(), |(at, _)| at);
    Cow::Borrowed(&text[..end])
}

fn pairs<'a>(text: &'a str, length: usize, found: &mut Vec<Cow<'a, str>>) {
    if length == 1 {
        return found.push(Cow::Borrowed(text));
    }
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    found.extend(starts.windows(3).map(|pair| Cow::Borrowed(&text[pair[0]..pair[2]])));
}

/// Whether `c` belongs to a script that is written without spaces between words: Thai, Lao, Burmese, Khmer, kana,
/// bopomofo, Han; and hangul, whose words take endings.
pub fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x2e80..=0x2fdf | 0x3005..=0x3007
        | 0x3040..=0x312f | 0x31a0..=0x31bf | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xac00..=0xd7af | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::{fold, words};

    fn cut(text: &str) -> Vec<String> {
        words(&fold(text)).into_iter().map(String::from).collect()
    }

    #[test]
    fn case_accents_and_apostrophes_do_not_count() {
        assert_eq!(cut("Línea d’Été: the Victim's"), ["linea", "dete", "the", "victims"]);
        assert_eq!(cut("ＦＢＩ ﬁne Straße"), ["fbi", "fine", "strasse"]);
    }

    #[test]
    fn arabic_letters_have_one_form() {
        assert_eq!(cut("مُسَاعَدَة إلى أحمد ٩١١"), ["مساعده", "الي", "احمد", "911"]);
    }

    #[test]
    fn initials_are_one_word() {
        assert_eq!(
            cut("U.S. and U.S.C. 1591, e.g. a. b"),
            ["us", "and", "usc", "1591", "eg", "a", "b"]
        );
    }

    #[test]
    fn scripts_without_spaces_become_pairs() {
        assert_eq!(cut("人身売買110番"), ["人身", "身売", "売買", "110", "番"]);
        assert_eq!(cut("ガス"), ["ガス"]);
    }

    #[test]
    fn unseen_characters_are_nothing() {
        assert_eq!(cut("a\u{202e}b\u{200b}c\u{0}d"), ["abc", "d"]);
    }
}
