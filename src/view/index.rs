//! Alphabetical lists: agencies from A to Z, and the glossary.

use super::browse;
use super::pager::{page_link, part_href, shown_letter};
use super::scene::Scene;
use super::subject::{Index, IndexEntry, Initial, Letter};
use crate::model::Builtin;
use crate::plan::{self, Subject};

/// Page `part`, counted from 0, of all agencies from A to Z, each under all its names.
pub fn agencies<'a>(scene: &Scene<'a>, part: usize) -> Index<'a> {
    let list = scene.stage().plan.lists(scene.lang()).agencies();
    index(scene, list, Builtin::Az, part, scene.catalog().agencies.len())
}

/// Page `part`, counted from 0, of the glossary, each entry under all its names.
pub fn glossary<'a>(scene: &Scene<'a>, part: usize) -> Index<'a> {
    let list = scene.stage().plan.lists(scene.lang()).terms();
    index(scene, list, Builtin::Glossary, part, scene.catalog().terms.len())
}

fn index<'a>(
    scene: &Scene<'a>,
    list: &plan::Index,
    builtin: Builtin,
    part: usize,
    count: usize,
) -> Index<'a> {
    let subject = Subject::Builtin(builtin);
    let on = &list.parts()[part];
    let letters = list.initials().iter().filter_map(|initial| {
        let lines = initial.lines.start.max(on.start)..initial.lines.end.min(on.end);
        let lines = list.lines().get(lines).filter(|lines| !lines.is_empty())?;
        Some(Letter {
            letter: shown_letter(initial.letter),
            id: anchor(initial.letter),
            continued: initial.lines.start < on.start,
            entries: lines.iter().map(|line| entry(scene, *line)).collect(),
        })
    });
    let alphabet = list.initials().iter().map(|initial| {
        let plan::Initial { letter, lines } = initial;
        let (first, last) = (list.part_of(lines.start), list.part_of(lines.end - 1));
        let page = if first == part { String::new() } else { part_href(scene, subject, first) };
        Initial {
            letter: shown_letter(*letter),
            count: lines.len(),
            href: format!("{page}#{}", anchor(*letter)),
            current: (first..=last).contains(&part),
        }
    });
    // A page within a letter leads to the other pages of that letter.
    let pages = list.initials().iter().find(|initial| initial.lines.contains(&on.start));
    let pages = pages
        .map(|initial| list.part_of(initial.lines.start)..=list.part_of(initial.lines.end - 1));
    let pages = pages.filter(|pages| pages.start() != pages.end()).into_iter().flatten();
    Index {
        letters: letters.collect(),
        alphabet: alphabet.collect(),
        pages: pages.map(|other| page_link(scene, subject, other, part)).collect(),
        count,
        browse: (part == 0).then(|| browse::view(scene)),
    }
}

fn entry<'a>(scene: &Scene<'a>, line: plan::Line) -> IndexEntry<'a> {
    let card = scene.card(line.record);
    let label = line.label(scene.catalog(), scene.lang());
    IndexEntry {
        label: scene.named(label.text, label.lang),
        see: !line.is_own(),
        name: card.name,
        href: card.href.clone(),
        card: line.is_own().then_some(card),
    }
}

fn anchor(letter: Option<char>) -> String {
    let shown = shown_letter(letter);
    let codes: Vec<_> = shown
        .chars()
        .map(|c| {
            if c.is_ascii_alphabetic() {
                c.to_ascii_lowercase().to_string()
            } else {
                format!("{:x}", c as u32)
            }
        })
        .collect();
    format!("letter-{}", codes.join("-"))
}
