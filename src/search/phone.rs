//! Telephone numbers as they are typed into a search box.

use super::fold::fold;

/// The fewest digits that are taken for a part of a number.
pub const FEWEST_DIGITS: usize = 3;

/// Before the digits of a number in the list of terms.
pub const MARK: char = '+';

/// What a question says as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialled {
    /// The digits.
    pub digits: String,
    /// Whether they only spell a word: then they count where they end a number.
    pub spelled: bool,
}

impl Dialled {
    /// Whether so many digits are a number and nothing else.
    pub fn is_whole(&self) -> bool {
        !self.spelled && self.digits.len() >= 7
    }
}

/// The digits that `text` is a grouping or a vanity form of; none where it is no number.
pub fn dialled(text: &str) -> Option<Dialled> {
    let folded = fold(text);
    let bare: String = folded.chars().filter(|c| !is_grouping(*c)).collect();
    if bare.is_empty() || bare.len() > 15 || !bare.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    if digits == bare.len() {
        return (digits >= FEWEST_DIGITS).then_some(Dialled { digits: bare, spelled: false });
    }
    let spelled = digits == 0;
    let one_word = !folded.trim().contains(' ');
    let enough = if spelled { bare.len() >= 6 && one_word } else { bare.len() >= 7 };
    enough.then(|| Dialled { digits: bare.chars().map(key).collect(), spelled })
}

/// What stands between the digits of a printed number.
fn is_grouping(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '.' | '+' | '-' | '/' | '\u{2010}'..='\u{2015}')
}

/// The key of a letter (ITU-T E.161).
fn key(c: char) -> char {
    match c {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        'w'..='z' => '9',
        other => other,
    }
}

/// The ends of a number as dialled, each with its class: the whole without the country's 1, what follows the area
/// code, the rest.
pub fn ends(dialled: &str) -> impl Iterator<Item = (u8, &str)> {
    let national =
        if dialled.len() == 11 { dialled.strip_prefix('1').unwrap_or(dialled) } else { dialled };
    let last = national.len().saturating_sub(FEWEST_DIGITS);
    (0..=last).map(move |from| {
        let class = match from {
            0 => 30,
            3 if national.len() == 10 => 24,
            _ => 18,
        };
        (class, &national[from..])
    })
}

#[cfg(test)]
mod tests {
    use super::{dialled, ends};

    fn digits(text: &str) -> Option<String> {
        dialled(text).map(|found| found.digits)
    }

    #[test]
    fn any_grouping_is_the_same_number() {
        for text in ["1-888-373-7888", "(1 888) 3737888", "+1.888.373.7888", "1 888 ٣٧٣ 7888"] {
            assert_eq!(digits(text).as_deref(), Some("18883737888"), "{text}");
        }
    }

    #[test]
    fn letters_are_keys() {
        assert_eq!(digits("1-866-DHS-2-ICE").as_deref(), Some("18663472423"));
        assert_eq!(digits("befree").as_deref(), Some("233733"));
        assert_eq!(digits("free"), None);
        assert_eq!(digits("labor office"), None);
        assert_eq!(digits("18 years"), Some("1893277".to_owned()));
    }

    #[test]
    fn every_end_of_three_digits_or_more_can_be_found() {
        let all: Vec<_> = ends("18883737888").collect();
        assert_eq!(all.first(), Some(&(30, "8883737888")));
        assert_eq!(all[3], (24, "3737888"));
        assert_eq!(all.last(), Some(&(18, "888")));
        assert_eq!(ends("911").collect::<Vec<_>>(), [(30, "911")]);
    }
}
