//! The documents behind a sheet.

use super::words::plain;
use crate::model::SourceIx;
use crate::view::references::References;
use crate::view::scene::Scene;
use crate::view::subject::{Document, Words};

/// The documents by the numbers of their marks, then the rest of `sources`.
pub(super) fn documents<'a>(
    scene: &Scene<'a>,
    references: References,
    sources: &[SourceIx],
) -> Vec<Document<'a>> {
    let cites = references.list(scene, sources);
    let one = |cite: crate::view::card::Cite<'a>| {
        let ix = scene.catalog().find_source(cite.id);
        let source = ix.map(|ix| scene.catalog().source(ix));
        let title = source.map_or_else(
            || plain(cite.title.text),
            |source| {
                scene.words_in(crate::lang::Chosen {
                    text: &source.title,
                    lang: crate::lang::Lang::DEFAULT,
                })
            },
        );
        let publisher = source.map_or_else(|| plain(""), |source| scene.words(&source.publisher));
        let window = source.and_then(|source| source.inferred.as_ref());
        let window = window.filter(|_| cite.window.is_some()).map(|window| scene.words(window));
        let age = Some(cite.age).filter(|age| !age.is_empty()).map(plain);
        let archived = cite.archived.then(|| scene.said("archived"));
        // The window goes on the sentence that says that no date is known.
        let date = match window.clone() {
            Some(window) if window.lang.is_empty() => {
                Words { text: format!("{} {}", cite.date, window.text), ..window }
            }
            _ => plain(cite.date),
        };
        let apart = window.filter(|window| !window.lang.is_empty());
        let date = std::iter::once(date).chain(apart).chain(age).chain(archived);
        Document { number: cite.number, title, publisher, date: date.collect::<Vec<Words<'a>>>() }
    };
    cites.into_iter().map(one).collect()
}
