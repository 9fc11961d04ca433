//! Alphabetical lists: which lines they have, in which order, and on which page each stands.

use std::ops::Range;

use super::parts;
use crate::lang::{Chosen, Lang, Localized};
use crate::model::{Alias, Catalog, FormerName, Related, collation};

/// An index in one language: every record under each of its names.
#[derive(Debug, Default)]
pub struct Index {
    lines: Vec<Line>,
    initials: Vec<Initial>,
    parts: Vec<Range<usize>>,
}

/// One line of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The record.
    pub record: Related,
    name: Name,
}

/// Which name of a record stands in a line; numbers are places in the record's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Own,
    Acronym,
    Former(u16),
    FormerAcronym(u16),
    Alias(u16),
}

/// The lines that begin with one letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initial {
    /// The letter, small; none for lines that begin with a digit or a sign, which stand first.
    pub letter: Option<char>,
    /// Its lines.
    pub lines: Range<usize>,
}

/// All names of a record.
struct Names<'c> {
    own: &'c Localized,
    acronym: Option<&'c str>,
    former: &'c [FormerName],
    aliases: &'c [Alias],
}

impl<'c> Names<'c> {
    fn of(catalog: &'c Catalog, record: Related) -> Self {
        match record {
            Related::Agency(ix) => {
                let agency = catalog.agency(ix);
                Self {
                    own: &agency.name,
                    acronym: agency.acronym.as_deref(),
                    former: &agency.former_names,
                    aliases: &agency.aliases,
                }
            }
            Related::Term(ix) => {
                let term = catalog.term(ix);
                Self {
                    own: &term.name,
                    acronym: term.acronym.as_deref(),
                    former: &term.former_names,
                    aliases: &term.aliases,
                }
            }
        }
    }

    /// The text of one name for a reader of `lang`; records are written in the first language.
    fn text(&self, name: Name, lang: Lang) -> Chosen<'c> {
        let original = |text| Chosen { text, lang: Lang::DEFAULT };
        match name {
            Name::Own => self.own.get(lang),
            Name::Acronym => original(self.acronym.unwrap_or_default()),
            Name::Former(at) => original(&self.former[usize::from(at)].name),
            Name::FormerAcronym(at) => {
                original(self.former[usize::from(at)].acronym.as_deref().unwrap_or_default())
            }
            Name::Alias(at) => {
                let Alias { name, lang, .. } = &self.aliases[usize::from(at)];
                // A translation may keep the record's first name among its own aliases.
                let first = *name == self.own.original();
                Chosen { text: name, lang: if first { Lang::DEFAULT } else { *lang } }
            }
        }
    }

    /// The names that a reader of `lang` may look for, each text once, its own first.
    fn readable(&self, lang: Lang) -> Vec<(Name, &'c str)> {
        let former = (0..self.former.len() as u16)
            .flat_map(|at| [Name::Former(at), Name::FormerAcronym(at)]);
        let aliases = self.aliases.iter().zip(0_u16..);
        let aliases = aliases
            .filter(|(alias, _)| [Lang::DEFAULT, lang].contains(&alias.lang))
            .map(|(_, at)| Name::Alias(at));
        let all = [Name::Own].into_iter().chain(former).chain([Name::Acronym]).chain(aliases);
        let mut found: Vec<(Name, &str)> = Vec::new();
        for name in all {
            let text = self.text(name, lang).text;
            // A name that only repeats another would stand right beside it.
            if !text.is_empty() && found.iter().all(|(_, known)| *known != text) {
                found.push((name, text));
            }
        }
        found
    }
}

impl Line {
    /// The name under which the record stands here.
    pub fn label<'c>(&self, catalog: &'c Catalog, lang: Lang) -> Chosen<'c> {
        Names::of(catalog, self.record).text(self.name, lang)
    }

    /// Whether that is the record's own name.
    pub fn is_own(&self) -> bool {
        self.name == Name::Own
    }
}

impl Index {
    /// The index of `records` for readers of `lang`.
    pub fn of(catalog: &Catalog, lang: Lang, records: impl Iterator<Item = Related>) -> Self {
        let mut sorted: Vec<(Option<char>, String, Line)> = Vec::new();
        for record in records {
            for (name, text) in Names::of(catalog, record).readable(lang) {
                let key = collation(text);
                let letter = key.chars().next().filter(|c| c.is_alphabetic());
                sorted.push((letter, key, Line { record, name }));
            }
        }
        sorted.sort_by(|(one, key, line), (other, other_key, other_line)| {
            (one, key, line.record).cmp(&(other, other_key, other_line.record))
        });
        let mut initials: Vec<Initial> = Vec::new();
        for (at, (letter, _, _)) in sorted.iter().enumerate() {
            match initials.last_mut().filter(|last| last.letter == *letter) {
                Some(last) => last.lines.end = at + 1,
                None => initials.push(Initial { letter: *letter, lines: at..at + 1 }),
            }
        }
        let key = |at: usize| sorted[at].1.as_str();
        let parts = share(&initials, parts::LINES, key);
        Self { lines: sorted.into_iter().map(|(_, _, line)| line).collect(), initials, parts }
    }

    /// Every line in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The letters that lines begin with, in order.
    pub fn initials(&self) -> &[Initial] {
        &self.initials
    }

    /// The lines of each page; there is always one.
    pub fn parts(&self) -> &[Range<usize>] {
        &self.parts
    }

    /// The page on which the line `at` stands, counted from 0.
    pub fn part_of(&self, at: usize) -> usize {
        self.parts.partition_point(|part| part.end <= at)
    }

    /// The records in the order of their own names.
    pub fn records(&self) -> impl Iterator<Item = Related> {
        self.lines.iter().filter(|line| line.is_own()).map(|line| line.record)
    }
}

/// Pages of whole letters, as many as fit on each; a letter that no page can hold has pages of its
/// own. `key` gives what a line is sorted by.
fn share<'k>(
    initials: &[Initial],
    most: usize,
    key: impl Fn(usize) -> &'k str,
) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut open = 0..0;
    for Initial { lines, .. } in initials {
        if lines.end - open.start <= most {
            open.end = lines.end;
            continue;
        }
        if !open.is_empty() {
            pages.push(open);
        }
        open = lines.clone();
        if lines.len() > most {
            pages.extend(split(lines, most, &key));
            open = lines.end..lines.end;
        }
    }
    if !open.is_empty() || pages.is_empty() {
        pages.push(open);
    }
    pages
}

/// Pages of one letter: about equally long, and each beginning where the names differ early, since
/// readers know a page by how its first and last name begin.
fn split<'k>(
    lines: &Range<usize>,
    most: usize,
    key: &impl Fn(usize) -> &'k str,
) -> Vec<Range<usize>> {
    let slack = most / 16;
    let count = parts::count(lines.len(), most - 2 * slack);
    let alike = |at: usize| {
        key(at - 1).bytes().zip(key(at).bytes()).take_while(|(one, other)| one == other).count()
    };
    let mut pages = Vec::with_capacity(count);
    let mut start = lines.start;
    for part in 1..count {
        let even = lines.start + part * lines.len() / count;
        let near = (even - slack).max(start + 1)..=(even + slack).min(lines.end - 1);
        let end = near.min_by_key(|at| (alike(*at), at.abs_diff(even))).unwrap_or(even);
        pages.push(start..end);
        start = end;
    }
    pages.push(start..lines.end);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letters(counts: &[usize]) -> Vec<Initial> {
        let mut start = 0;
        let one = |count: &usize| {
            let lines = start..start + count;
            start = lines.end;
            Initial { letter: None, lines }
        };
        counts.iter().map(one).collect()
    }

    #[test]
    fn letters_stay_whole_where_they_can() {
        let share = |counts: &[usize]| share(&letters(counts), 10, |_| "");
        assert_eq!(share(&[]), std::slice::from_ref(&(0..0)));
        assert_eq!(share(&[3, 4, 3]), std::slice::from_ref(&(0..10)));
        assert_eq!(share(&[3, 4, 4]), [0..7, 7..11]);
        assert_eq!(share(&[3, 25, 4]), [0..3, 3..11, 11..19, 19..28, 28..32]);
        assert_eq!(share(&[25]), [0..8, 8..16, 16..25]);
    }

    #[test]
    fn a_long_letter_is_split_where_names_differ_early() {
        let keys: Vec<_> = (0..60)
            .map(|at| format!("{} {at:02}", if at < 31 { "bureau of bells" } else { "board" }))
            .collect();
        let parts = split(&(0..60), 40, &|at| keys[at].as_str());
        assert_eq!(parts, [0..31, 31..60]);
    }

    proptest! {
        #[test]
        fn every_line_stands_on_one_page(
            counts in proptest::collection::vec(1_usize..90, 1..12),
            names in proptest::collection::vec("[ab]{0,4}", 1..50),
            most in 1_usize..50,
        ) {
            let initials = letters(&counts);
            let mut next = 0;
            for page in share(&initials, most, |at| names[at % names.len()].as_str()) {
                prop_assert_eq!(page.start, next);
                prop_assert!(!page.is_empty() && page.len() <= most);
                next = page.end;
            }
            prop_assert_eq!(next, counts.iter().sum::<usize>());
        }
    }
}
