//! Alphabetical lists: agencies from A to Z, and the glossary.

use super::card::Card;
use super::scene::Scene;
use super::subject::{Index, IndexEntry, Letter};
use crate::lang::Lang;
use crate::model::{Alias, FormerName};
use crate::slug::fold;

/// The view of all agencies from A to Z, under each of their names.
pub fn agencies<'a>(scene: &Scene<'a>) -> Index<'a> {
    let mut entries = Vec::new();
    for (ix, agency) in scene.catalog().each_agency() {
        let card = scene.agency_card(ix);
        add(scene, &mut entries, card, &agency.aliases, &agency.former_names);
    }
    index(entries, scene.catalog().agencies.len())
}

/// The view of the whole glossary, each entry under each of its names.
pub fn glossary<'a>(scene: &Scene<'a>) -> Index<'a> {
    let mut entries = Vec::new();
    for (ix, term) in scene.catalog().each_term() {
        let card = scene.term_card(ix);
        add(scene, &mut entries, card, &term.aliases, &term.former_names);
    }
    index(entries, scene.catalog().terms.len())
}

fn add<'a>(
    scene: &Scene<'a>,
    entries: &mut Vec<IndexEntry<'a>>,
    card: Card<'a>,
    aliases: &'a [Alias],
    former: &'a [FormerName],
) {
    let readable = [Lang::DEFAULT, scene.lang()];
    let aliases = aliases.iter().filter(|alias| readable.contains(&alias.lang));
    let aliases = aliases.map(|alias| Some(scene.named(&alias.name, alias.lang)));
    let names =
        former.iter().flat_map(|former| [Some(former.name.as_str()), former.acronym.as_deref()]);
    let names = names.chain([Some(card.acronym)]).map(|name| Some(scene.original(name?)));
    let mut seen = vec![card.name.text];
    for label in names.chain(aliases).flatten() {
        // A name that only repeats the record's own would stand right beside it.
        if label.text.is_empty() || seen.contains(&label.text) {
            continue;
        }
        seen.push(label.text);
        entries.push(IndexEntry {
            label,
            see: true,
            name: card.name,
            href: card.href.clone(),
            card: None,
        });
    }
    let (name, href) = (card.name, card.href.clone());
    entries.push(IndexEntry { label: name, see: false, name, href, card: Some(card) });
}

fn index(entries: Vec<IndexEntry<'_>>, count: usize) -> Index<'_> {
    let mut sorted: Vec<_> =
        entries.into_iter().map(|entry| (collation(entry.label.text), entry)).collect();
    sorted.sort_by(|(a, left), (b, right)| (a, &left.href).cmp(&(b, &right.href)));
    let mut letters: Vec<Letter<'_>> = Vec::new();
    for (key, entry) in sorted {
        let letter = key.chars().next().filter(|c| c.is_alphabetic());
        let letter = letter.map_or_else(|| "#".to_owned(), |c| c.to_uppercase().to_string());
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.entries.push(entry),
            None => {
                let id = anchor(&letter);
                letters.push(Letter { letter, id, entries: vec![entry] });
            }
        }
    }
    Index { letters, count }
}

fn anchor(letter: &str) -> String {
    let codes: Vec<_> = letter
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

/// What a name is sorted by: without accents, case and punctuation, and without a leading "the".
pub fn collation(name: &str) -> String {
    let folded: String = name
        .chars()
        .map(|c| fold(c).unwrap_or(c))
        .filter(|c| c.is_alphanumeric() || c.is_whitespace() || *c == '-')
        .flat_map(char::to_lowercase)
        .collect();
    folded.strip_prefix("the ").map_or_else(|| folded.clone(), str::to_owned)
}
