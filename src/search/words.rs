//! Words that mean little, and words of somebody who may be in danger, by language.

use super::fold::{fold, words};
use super::stems::Stems;

const STOP: [(&str, &str); 3] = [
    ("en", include_str!("words/stop-en.txt")),
    ("es", include_str!("words/stop-es.txt")),
    ("ar", include_str!("words/stop-ar.txt")),
];

const DISTRESS: [(&str, &str); 3] = [
    ("en", include_str!("words/distress-en.txt")),
    ("es", include_str!("words/distress-es.txt")),
    ("ar", include_str!("words/distress-ar.txt")),
];

/// Folded words that need not be found for a document to answer, sorted: those of the language and of English, in
/// which many names are.
pub fn stop(tag: &str) -> Vec<String> {
    sorted(&STOP, tag, |word| word.to_owned())
}

/// Words of somebody who may be in danger, as they are indexed, sorted.
pub fn distress(tag: &str) -> Vec<String> {
    let stems = Stems::of(tag);
    sorted(&DISTRESS, tag, |word| stems.stem(word).into_owned())
}

fn sorted(lists: &[(&str, &str)], tag: &str, form: impl Fn(&str) -> String) -> Vec<String> {
    let own = tag.split('-').next().unwrap_or_default();
    let chosen = lists.iter().filter(|(language, _)| [own, "en"].contains(language));
    let mut all: Vec<String> = chosen
        .flat_map(|(_, list)| list.lines().filter(|line| !line.starts_with('#')))
        .flat_map(|line| words(&fold(line)).iter().map(|word| form(word)).collect::<Vec<_>>())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
