//! Words of a text as `docs/search-index.md` tells them, small: for scripts with spaces between words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most characters of a word.
const LONGEST: usize = 40;

/// Folded text, before it is cut into words.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' => {}
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{640}' => {}
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
            c => out.push(c),
        }
    }
    out
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).expect("a digit")
}

/// The folded words of a text in their order.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded: Vec<char> = fold(text).chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        if !folded[at].is_alphanumeric() {
            at += 1;
            continue;
        }
        let (word, end) = initials(&folded, at).unwrap_or_else(|| run(&folded, at));
        words.push(word.chars().take(LONGEST).collect());
        at = end;
    }
    words
}

fn run(text: &[char], from: usize) -> (String, usize) {
    let length = text[from..].iter().take_while(|c| c.is_alphanumeric()).count();
    (text[from..from + length].iter().collect(), from + length)
}

/// `u.s.` and `u.s` as `us`: letters that stand alone with a dot between them.
fn initials(text: &[char], from: usize) -> Option<(String, usize)> {
    let signs = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
    let alone = |at: usize| text.get(at).filter(|c| c.is_alphabetic() && !signs(at + 1)).copied();
    let mut word = String::from(alone(from)?);
    let mut at = from + 1;
    while let (Some('.'), Some(next)) = (text.get(at), alone(at + 1)) {
        word.push(next);
        at += 2;
    }
    Some((word, at))
}

/// A whole name as a term.
pub(super) fn name(text: &str) -> String {
    words(text).iter().map(|word| format!("{word} ")).collect()
}

/// Forms that no rule of endings brings together.
const IRREGULAR: [(&str, &str); 6] = [
    ("children", "child"),
    ("women", "woman"),
    ("men", "man"),
    ("people", "person"),
    ("wives", "wife"),
    ("lives", "life"),
];

/// The form under which a folded word is indexed, by `stems` of the manifest.
pub(super) fn stem(stems: &str, word: &str) -> String {
    let latin = word.bytes().all(|b| b.is_ascii_lowercase());
    match stems {
        _ if word.starts_with(|c| matches!(c, '\u{621}'..='\u{64a}')) => arabic(word),
        "en" if latin => english(word),
        "es" if latin => spanish(word),
        _ => word.to_owned(),
    }
}

/// Without article, then without one ending, where three letters stay.
fn arabic(word: &str) -> String {
    let stays = |rest: &&str| rest.chars().count() >= 3;
    let articles = ["وال", "بال", "كال", "فال", "لل", "ال"].into_iter();
    let word = articles.filter_map(|start| word.strip_prefix(start)).find(stays).unwrap_or(word);
    let endings = ["ات", "ون", "ين", "يه", "ه"].into_iter();
    endings.filter_map(|end| word.strip_suffix(end)).find(stays).unwrap_or(word).to_owned()
}

/// Without plural, then without `a`, `e` or `o` at the end.
fn spanish(word: &str) -> String {
    if word.len() < 4 {
        return word.to_owned();
    }
    let long = |end: &str, least: usize| word.strip_suffix(end).filter(|_| word.len() >= least);
    let short = word.strip_suffix('s').filter(|rest| !rest.ends_with('i'));
    let one = match (long("eses", 7), long("ces", 5), long("es", 5), short) {
        (Some(rest), ..) => rest.to_owned(),
        (_, Some(rest), ..) => format!("{rest}z"),
        (.., Some(rest), _) | (.., Some(rest)) => rest.to_owned(),
        _ => word.to_owned(),
    };
    let ends = one.len() > 3 && one.ends_with(['a', 'e', 'o']);
    one[..one.len() - usize::from(ends)].to_owned()
}

fn english(word: &str) -> String {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return (*one).to_owned();
    }
    if word.len() < 4 {
        return word.to_owned();
    }
    let mut stem = singular(word);
    let ending = [("ing", 6), ("ed", 5)]
        .into_iter()
        .find(|(end, least)| stem.ends_with(end) && stem.len() >= *least && !stem.ends_with("eed"));
    let base = ending.and_then(|(end, _)| stem.strip_suffix(end)).map(str::to_owned);
    if let Some(base) =
        base.filter(|base| base.len() > 2 && base.contains(['a', 'e', 'i', 'o', 'u', 'y']))
    {
        let mut letters = base.chars().rev();
        let (last, before) = (letters.next(), letters.next());
        let doubled = last == before && !matches!(last, Some('l' | 's' | 'z')) && base.len() > 3;
        stem = base[..base.len() - usize::from(doubled)].to_owned();
    }
    match stem.strip_suffix('e') {
        Some(rest) if rest.len() > 3 => rest.to_owned(),
        _ => stem,
    }
}

fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(rest) if rest.len() > 1 => return format!("{rest}y"),
        _ => {}
    }
    let ends = |all: &[&str]| all.iter().any(|end| word.ends_with(end));
    let cut = match word {
        _ if ends(&["sses", "shes", "ches", "xes", "zes"]) => 2,
        _ if word.ends_with('s') && !ends(&["ss", "us", "is"]) => 1,
        _ => 0,
    };
    word[..word.len() - cut].to_owned()
}

#[test]
fn words_are_what_the_page_says() {
    assert_eq!(
        words("The U.S. Attorney’s “Office”: T-visas, ٢٤"),
        ["the", "us", "attorneys", "office", "t", "visas", "24"]
    );
    assert_eq!(words("Línea Nacional; Straße"), ["linea", "nacional", "strasse"]);
    assert_eq!(name("Office on Trafficking (OTIP)"), "office on trafficking otip ");
}

#[test]
fn forms_of_a_word_meet() {
    for (form, one) in [
        ("agencies", "agency"),
        ("trafficked", "traffick"),
        ("boxes", "box"),
        ("stopped", "stop"),
        ("needed", "need"),
        ("need", "need"),
        ("abuses", "abus"),
    ] {
        assert_eq!(stem("en", form), one);
    }
}
