//! The documents cited.

use super::card::Card;
use super::scene::Scene;
use super::subject::{Guide, Source};
use crate::model::{self, SourceIx, SourceKind};
use crate::plan::{Subject, asset_path, href};

/// The view of all sources, in the order of their file.
pub fn view<'a>(scene: &Scene<'a>) -> Vec<Source<'a>> {
    let sources = &scene.catalog().sources;
    sources.iter().enumerate().map(|(at, source)| one(scene, SourceIx(at as u32), source)).collect()
}

fn one<'a>(scene: &Scene<'a>, ix: SourceIx, source: &'a model::Source) -> Source<'a> {
    let cited = scene.relations().cited_by(ix);
    let mut cited_by: Vec<Card<'a>> =
        cited.records.iter().map(|related| scene.card(*related)).collect();
    cited_by.sort_by_cached_key(|card| (super::index::collation(card.name.text), card.id));
    Source {
        cite: scene.cite(ix),
        kind: source.kind.word(),
        kind_label: scene.word(match source.kind {
            SourceKind::Primary => "source_primary",
            SourceKind::Secondary => "source_secondary",
        }),
        published: scene.maybe_date(source.published),
        inferred: source.inferred.as_deref().unwrap_or_default(),
        archived: scene.maybe_date(source.archived),
        archive_notice: source.archive_notice.as_deref().unwrap_or_default(),
        retrieved: scene.maybe_date(source.retrieved),
        url: source.url.as_deref().unwrap_or_default(),
        file: source
            .file
            .as_deref()
            .map(|file| href(scene.path(), &asset_path(file)))
            .unwrap_or_default(),
        reliability: source.reliability.as_deref().unwrap_or_default(),
        covers: source.covers.as_deref().unwrap_or_default(),
        cited_by,
        pages: cited
            .docs
            .iter()
            .map(|ix| {
                let doc = scene.catalog().doc(*ix);
                Guide {
                    title: scene.text(&doc.title),
                    summary: scene.text(&doc.summary),
                    href: scene.href(Subject::Doc(*ix)),
                }
            })
            .collect(),
    }
}
