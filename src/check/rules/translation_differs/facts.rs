//! What must be the same in every language: numbers, links by id, citations, acronyms.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::Known;
use crate::check::numbers::{self, digit};
use crate::check::present;
use crate::check::prose::{Block, Prose, tokens};
use crate::check::words::numerals;
use crate::markdown::Destination;

/// Up to here a number may be written in words.
const IN_WORDS: usize = 12;

/// One of them.
#[derive(Debug)]
pub(super) struct Fact {
    /// As it is written.
    pub(super) shown: String,
    /// Its bytes in the text as written.
    pub(super) place: Range<usize>,
    /// The place of its paragraph among all.
    pub(super) block: usize,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A telephone number, as it is dialed.
    Phone(String),
    /// Any other number, with every value that it may have: 4 p.m. is 4 and 16. Not `must`: the
    /// month of a date in digits, which other languages write in letters.
    Number { values: Vec<String>, must: bool },
    /// A link by id.
    Link(String),
    /// A citation.
    Cite(String),
    /// The acronym of a record.
    Acronym(String),
}

impl Fact {
    pub(super) fn is_acronym(&self) -> bool {
        matches!(self.kind, Kind::Acronym(_))
    }
}

/// The facts of one text.
#[derive(Debug, Default)]
pub(super) struct Facts {
    list: Vec<Fact>,
    /// All but the numbers.
    others: BTreeSet<Kind>,
    /// Every value of every number.
    values: BTreeSet<String>,
    /// The small numbers that stand in it as words.
    spelled: BTreeSet<usize>,
    /// Whether the words of its language are known.
    spells: bool,
}

impl Facts {
    pub(super) fn of(known: &Known<'_>, prose: &Prose<'_>, tongue: &str) -> Self {
        let mut facts = Self { spells: numerals::knows(tongue), ..Self::default() };
        for (at, block) in prose.blocks.iter().enumerate() {
            facts.read(known, block, at);
            let words = block.text.split(|c: char| !c.is_alphanumeric());
            facts.spelled.extend(words.filter_map(|word| numerals::value(tongue, word)));
        }
        for fact in &facts.list {
            match &fact.kind {
                Kind::Number { values, .. } => facts.values.extend(values.iter().cloned()),
                other => drop(facts.others.insert(other.clone())),
            }
        }
        facts
    }

    /// The facts that `other` does not have.
    pub(super) fn missing_in(&self, other: &Self) -> Vec<&Fact> {
        self.list.iter().filter(|fact| !other.has(&fact.kind)).collect()
    }

    fn has(&self, wanted: &Kind) -> bool {
        let Kind::Number { values, must } = wanted else { return self.others.contains(wanted) };
        !must || values.iter().any(|value| self.values.contains(value) || self.in_words(value))
    }

    /// Whether a number stands here in words; where nobody knows the words, it may.
    fn in_words(&self, value: &str) -> bool {
        let small = value.parse().ok().filter(|value| *value <= IN_WORDS);
        small.is_some_and(|value| !self.spells || self.spelled.contains(&value))
    }

    fn read(&mut self, known: &Known<'_>, block: &Block<'_>, at: usize) {
        let text = block.text.as_ref();
        let mut add = |kind: Kind, shown: &str, place: Range<usize>| {
            self.list.push(Fact { shown: shown.to_owned(), place, block: at, kind });
        };
        let phones = numbers::in_text(text);
        for phone in &phones {
            let place = block.raw(phone.range.clone());
            add(Kind::Phone(phone.dialed.clone()), &text[phone.range.clone()], place);
        }
        for (range, values, must) in plain_numbers(text) {
            let before = phones.partition_point(|phone| phone.range.end <= range.start);
            if phones.get(before).is_none_or(|phone| range.start < phone.range.start) {
                let kind = Kind::Number { values, must };
                add(kind, &text[range.clone()], block.raw(range.clone()));
            }
        }
        for code in &block.code {
            for (range, values, must) in plain_numbers(code) {
                add(Kind::Number { values, must }, &code[range], block.raw(0..0));
            }
        }
        for (link, place) in &block.links {
            if let Destination::Record { kind, id, .. } = Destination::of(link) {
                // Links to one thing by an id from before and by the one of today say the same.
                let now = present::id(known.subject.catalog, kind, id).unwrap_or(id);
                let scheme = kind.word();
                add(
                    Kind::Link(format!("{scheme}:{now}")),
                    &format!("{scheme}:{id}"),
                    place.clone(),
                );
            }
        }
        for (id, start) in &block.cites {
            add(Kind::Cite(id.clone()), &format!("[@{id}]"), block.raw(*start..*start));
        }
        for (start, token) in tokens(text) {
            for part in token.split(|c: char| !c.is_alphanumeric()) {
                if known.acronyms.contains(part) {
                    let start = start + (part.as_ptr() as usize - token.as_ptr() as usize);
                    let place = block.raw(start..start + part.len());
                    add(Kind::Acronym(part.to_owned()), part, place);
                }
            }
        }
    }
}

/// A number: its bytes, its values, and whether a translation must have it in digits.
type Number = (Range<usize>, Vec<String>, bool);

/// Every number of `text` in digits.
fn plain_numbers(text: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let value = |at: usize| signs.get(at).and_then(|(_, c)| digit(*c));
    let mut at = 0;
    while at < signs.len() {
        if value(at).is_none() {
            at += 1;
            continue;
        }
        let first = at;
        let mut digits = String::new();
        loop {
            while let Some(digit) = value(at) {
                digits.push(digit);
                at += 1;
            }
            let Some(separator) = signs.get(at).map(|(_, c)| *c) else { break };
            let after = (1..).take_while(|step| value(at + step).is_some()).count();
            let thousands =
                matches!(separator, ',' | '.' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '٬');
            if thousands && after == 3 && digits.len() <= 3 * (1 + digits.len() / 3) {
                at += 1;
            } else if matches!(separator, ',' | '.' | '٫') && after > 0 && !digits.contains('.') {
                digits.push('.');
                at += 1;
            } else {
                break;
            }
        }
        let end = signs.get(at).map_or(text.len(), |(end, _)| *end);
        let range = signs[first].0..end;
        let values = values(&digits, &text[end..]);
        found.push((range, values, true));
    }
    soften(text, &mut found);
    found
}

/// What a number may mean, by what stands after it.
fn values(digits: &str, after: &str) -> Vec<String> {
    let whole = digits.split('.').next().unwrap_or_default();
    let plain = digits.trim_start_matches('0');
    let mut values = vec![if plain.is_empty() { "0".to_owned() } else { plain.to_owned() }];
    let minutes = after
        .strip_prefix(':')
        .map_or(after, |rest| rest.trim_start_matches(|c: char| digit(c).is_some()));
    let half: String = minutes.trim_start().chars().take(4).filter(|c| c.is_alphabetic()).collect();
    if let (Ok(hour @ 1..=12), true) = (whole.parse::<u8>(), minutes.len() <= after.len()) {
        match half.to_lowercase().as_str() {
            half if half.starts_with("pm") => values.push((hour % 12 + 12).to_string()),
            half if half.starts_with("am") => values.push((hour % 12).to_string()),
            _ => {}
        }
    }
    values
}

/// Months of dates in digits may be written in letters elsewhere.
fn soften(text: &str, found: &mut [Number]) {
    let joined = |a: &Number, b: &Number, by: &str| text[a.0.end..b.0.start] == *by;
    let long = |number: &Number| number.0.len() == 4;
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let Some(previous) = before.last_mut() else { continue };
        let (this, next) = (&rest[0], rest.get(1));
        if joined(previous, this, "-") && long(previous) && this.0.len() == 2 {
            rest[0].2 = false;
        } else if let Some(next) = next
            && joined(previous, this, "/")
            && joined(this, next, "/")
            && long(next)
        {
            // Which of the two is the month depends on the country.
            previous.2 = false;
            rest[0].2 = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain_numbers;

    fn values(text: &str) -> Vec<String> {
        plain_numbers(text).into_iter().map(|(_, values, _)| values.join("|")).collect()
    }

    #[test]
    fn reads_numbers_of_many_countries() {
        assert_eq!(values("1,200 and 1.200 and 3.5 and 3,5"), ["1200", "1200", "3.5", "3.5"]);
        assert_eq!(values("on 2009-04-01, April 1, 2009"), ["2009", "4", "1", "1", "2009"]);
        assert_eq!(values("9 a.m. to 4:30 p.m., 16 h"), ["9|9", "4|16", "30", "16"]);
        assert_eq!(values("٢٤ ۲۴"), ["24", "24"]);
    }
}
