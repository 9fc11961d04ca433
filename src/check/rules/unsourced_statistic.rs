//! A statistic that nobody can check: it names no source, or no year.

use std::ops::Range;

use crate::check::Known;
use crate::check::prose::{Block, Form};
use crate::check::texts::{Manner, Owner, Text, Version};
use crate::check::words::statistics::{self, Words};
use crate::diag::Diagnostic;
use crate::markdown::{Destination, Record};
use crate::model::{Catalog, Source};

pub(in crate::check) fn check(known: &Known<'_>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let about_the_world = matches!(text.owner, Owner::Agency(_) | Owner::Term(_) | Owner::Doc(_));
    if !about_the_world || text.manner == Manner::Name {
        return;
    }
    for version in &text.versions {
        let Some(words) = statistics::of(text.tongue(version)) else { continue };
        for (at, block) in version.prose.blocks.iter().enumerate() {
            if matches!(block.form, Form::Heading | Form::Code) || !words.may_tell(&block.text) {
                continue;
            }
            for sentence in block.sentences() {
                let Some(hit) = statistic(&block.text[sentence.clone()], words) else { continue };
                let hit = sentence.start + hit.start..sentence.start + hit.end;
                let ground = Ground { catalog: known.subject.catalog, text, version, words, at };
                let Some(lack) = ground.lack(&sentence) else { continue };
                let message =
                    format!("“{}” is a statistic without {lack}", &block.text[hit.clone()]);
                let mistake = Diagnostic::new("unsourced-statistic", message)
                    .at(text.at(version, block.raw(hit)))
                    .help(help(text, lack));
                found.push(mistake);
            }
        }
    }
}

fn help(text: &Text<'_>, lack: &str) -> &'static str {
    match (text.manner, lack) {
        (_, "a year") => "write the year in the sentence; its source has no printed date",
        (Manner::Markdown, _) => {
            "cite its source in the sentence: `[@source-id]`; without one, leave the statistic out"
        }
        _ => {
            "say it in the description with `[@source-id]`, or add `source` where the group has that key; without a source, leave the statistic out"
        }
    }
}

/// Where a statistic stands.
struct Ground<'t> {
    catalog: &'t Catalog,
    text: &'t Text<'t>,
    version: &'t Version<'t>,
    words: &'static Words,
    at: usize,
}

impl Ground<'_> {
    /// What is missing for the statistic in `sentence`: a source, or a year.
    fn lack(&self, sentence: &Range<usize>) -> Option<&'static str> {
        let block = &self.version.prose.blocks[self.at];
        let near = |place: usize| sentence.contains(&place) || place == sentence.end;
        let mut ids: Vec<&str> =
            block.cites.iter().filter(|(_, at)| near(*at)).map(|(id, _)| id.as_str()).collect();
        if ids.is_empty() {
            ids = self.around(block);
        }
        // An id that leads nowhere is told of elsewhere.
        let known: Option<Vec<&Source>> = ids
            .iter()
            .map(|id| self.catalog.find_source(id).map(|ix| self.catalog.source(ix)))
            .collect();
        let mut sources = known?;
        sources.extend(self.text.sources.iter().map(|ix| self.catalog.source(*ix)));
        let dated = |source: &&Source| source.published.is_some() || source.archived.is_some();
        if sources.is_empty() {
            Some("a source")
        } else if sources.iter().any(dated) || self.tells_year(sentence) {
            None
        } else {
            Some("a year")
        }
    }

    /// Whether the sentence has a year, or its row of a table, or what leads to its list; or the
    /// paragraph says that none is known.
    fn tells_year(&self, sentence: &Range<usize>) -> bool {
        let block = &self.version.prose.blocks[self.at];
        let mut row = self.version.prose.blocks.iter().filter(|other| other.row == block.row);
        let list: Vec<Word<'_>> = split(&block.text).collect();
        let undated = (0..list.len()).any(|at| longest(&list[at..], self.words.undated).is_some());
        undated
            || has_year(&block.text[sentence.clone()])
            || (block.form == Form::Cell && row.any(|other| has_year(&other.text)))
            || self.lead(block).is_some_and(|lead| has_year(&lead.text))
    }

    fn lead(&self, block: &Block<'_>) -> Option<&Block<'_>> {
        block.lead.and_then(|lead| self.version.prose.blocks.get(lead))
    }

    /// The sources named in the paragraph, in the row of the table, or before the list.
    fn around<'b>(&'b self, block: &'b Block<'_>) -> Vec<&'b str> {
        let blocks = &self.version.prose.blocks;
        let row = blocks[..self.at].iter().rev().take_while(|other| other.row == block.row);
        let rest = blocks[self.at + 1..].iter().take_while(|other| other.row == block.row);
        let all = row.chain([block]).chain(rest).chain(self.lead(block));
        all.flat_map(|block| {
            let cited = block.cites.iter().map(|(id, _)| id.as_str());
            let linked = block.links.iter().filter_map(|(link, _)| match Destination::of(link) {
                Destination::Record { kind: Record::Source, id, .. } => Some(id),
                _ => None,
            });
            cited.chain(linked)
        })
        .collect()
    }
}

/// A word of a sentence.
type Word<'s> = (usize, &'s str);

/// The words of a statistic in `sentence`.
fn statistic(sentence: &str, words: &Words) -> Option<Range<usize>> {
    let list: Vec<Word<'_>> = split(sentence).collect();
    (0..list.len()).find_map(|at| {
        let rest = &list[at..];
        let (start, word) = rest[0];
        if let Some(taken) = longest(rest, words.phrases) {
            return Some(start..end(rest[taken - 1]));
        }
        let habit = at > 0 && any(words.habits, list[at - 1].1);
        if let Some(taken) = longest(rest, words.most).filter(|_| !habit) {
            let after = rest[taken..].iter().take(3);
            let counted = after.clone().find(|(_, word)| any(words.counted, word));
            if let Some(counted) = counted.filter(|next| joined(&sentence[start..next.0])) {
                return Some(start..end(*counted));
            }
        }
        // After a hyphen it is the end of a telephone number or of a form's.
        if !word.starts_with(|c: char| c.is_ascii_digit())
            || !amount(word)
            || sentence[..start].ends_with('-')
        {
            return None;
        }
        let after = sentence[start + word.len()..].trim_start();
        if after.starts_with(['%', '٪']) {
            let sign = sentence.len() - after.len();
            return Some(start..sign + after.chars().next().map_or(0, char::len_utf8));
        }
        if let Some(taken) = longest(&rest[1..], words.shares) {
            return Some(start..end(rest[taken]));
        }
        if let Some(taken) = longest(&rest[1..], words.of_which)
            && let Some(whole) = rest.get(taken + 1).filter(|(_, word)| amount(word))
            && !is_year(whole.1)
        {
            return Some(start..end(*whole));
        }
        let labelled = at > 0 && any(words.labels, list[at - 1].1) && word.len() < 3;
        let counted = |next: &str| {
            any(words.counted, next) || (word.len() > 2 && any(words.in_hundreds, next))
        };
        let next = rest[1..].iter().take(2).find(|(_, next)| counted(next))?;
        let near = joined(&sentence[start + word.len()..next.0]);
        (!labelled && near && !is_year(word)).then(|| start..end(*next))
    })
}

/// Whether nothing in `between` keeps the words before it from those after it.
fn joined(between: &str) -> bool {
    !between.contains([',', '.', ';', ':', '(', ')', '–', '—', '"', '“', '”', '«', '»', '\u{fffc}'])
}

fn end((at, word): Word<'_>) -> usize {
    at + word.len()
}

fn split(sentence: &str) -> impl Iterator<Item = Word<'_>> {
    let start = sentence.as_ptr() as usize;
    // Thousands and decimals stay together: 1,200 and 3.5.
    sentence
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',')))
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - start, word))
}

fn any(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| same(known, word))
}

fn same(known: &str, word: &str) -> bool {
    known.len() == word.len() && known.eq_ignore_ascii_case(word)
}

/// How many words at the start of `rest` are one of `phrases`.
fn longest(rest: &[Word<'_>], phrases: &[&str]) -> Option<usize> {
    let first = rest.first()?.1.as_bytes().first()?.to_ascii_lowercase();
    let fits = |phrase: &&&str| phrase.as_bytes().first() == Some(&first);
    let taken = |phrase: &&str| {
        let count = phrase.split(' ').count();
        let head = rest.get(..count)?;
        phrase.split(' ').zip(head).all(|(known, (_, word))| same(known, word)).then_some(count)
    };
    phrases.iter().filter(fits).filter_map(taken).max()
}

/// Whether a word is a number in digits and nothing else.
fn amount(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && amount(word) && ("1900".."2100").contains(&word)
}

fn has_year(sentence: &str) -> bool {
    sentence.split(|c: char| !c.is_ascii_digit()).any(is_year)
}
