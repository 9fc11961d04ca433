//! A translation that has other facts than its original.

mod facts;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::Known;
use crate::check::texts::{Text, Version};
use crate::diag::Diagnostic;
use facts::{Fact, Facts};

pub(in crate::check) fn check(known: &Known<'_>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let Some((original, translations)) = text.versions.split_first() else { return };
    if translations.is_empty() {
        return;
    }
    let facts = Facts::of(known, &original.prose, text.tongue(original));
    for version in translations {
        let own = Facts::of(known, &version.prose, text.tongue(version));
        let missing = facts.missing_in(&own);
        let added: Vec<_> =
            own.missing_in(&facts).into_iter().filter(|fact| !fact.is_acronym()).collect();
        if missing.is_empty() && added.is_empty() {
            continue;
        }
        let message = match (listed(&missing), listed(&added)) {
            (missing, added) if added.is_empty() => format!("lacks {missing}"),
            (missing, added) if missing.is_empty() => format!("adds {added}"),
            (missing, added) => format!("lacks {missing} and adds {added}"),
        };
        let message = format!("the text in {} {message}", text.language(version));
        let origin = match added
            .first()
            .map(|fact| fact.place.clone())
            .or_else(|| abreast(original, version, &missing))
        {
            Some(place) => text.at(version, place),
            None => text.whole(version),
        };
        let mut mistake = Diagnostic::new("translation-differs", message).at(origin);
        mistake = match missing.first() {
            Some(fact) => mistake.note(text.at(original, fact.place.clone()), "in the original"),
            None => mistake.note(text.whole(original), "the original"),
        };
        found.push(mistake.help(
            "compare both word by word; a number, link or source in one belongs in the other",
        ));
    }
}

/// The facts as they are written, each once.
fn listed(facts: &[&Fact]) -> String {
    let mut seen = BTreeSet::new();
    let each = facts.iter().filter(|fact| seen.insert(fact.shown.as_str()));
    each.map(|fact| format!("`{}`", fact.shown)).collect::<Vec<_>>().join(", ")
}

/// The first word of the paragraph that stands where the paragraph of the first missing fact
/// stands in the original, if both texts have as many paragraphs and more than one.
fn abreast(
    original: &Version<'_>,
    version: &Version<'_>,
    missing: &[&Fact],
) -> Option<Range<usize>> {
    let blocks = &version.prose.blocks;
    if blocks.len() < 2 || blocks.len() != original.prose.blocks.len() {
        return None;
    }
    let block = blocks.get(missing.first()?.block)?;
    let word = block.text.split_whitespace().next()?;
    let start = block.text.find(word)?;
    Some(block.raw(start..start + word.len()))
}
