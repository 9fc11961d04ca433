//! The documents cited: the list of them, and the page of each.

use super::card::Card;
use super::scene::Scene;
use super::subject::{Guide, Source, SourceCard};
use crate::model::{self, Related, SourceIx, SourceKind};
use crate::plan::{Subject, asset_path, href};

/// The view of all sources, in the order of their file.
pub fn list<'a>(scene: &Scene<'a>) -> Vec<SourceCard<'a>> {
    let count = scene.catalog().sources.len() as u32;
    (0..count).map(|at| card(scene, SourceIx(at))).collect()
}

fn card<'a>(scene: &Scene<'a>, ix: SourceIx) -> SourceCard<'a> {
    let source = scene.catalog().source(ix);
    let cited = scene.relations().cited_by(ix);
    SourceCard {
        cite: scene.cite(ix),
        kind: source.kind.word(),
        kind_label: scene.word(match source.kind {
            SourceKind::Primary => "source_primary",
            SourceKind::Secondary => "source_secondary",
        }),
        covers: scene.maybe(source.covers.as_ref()),
        count: cited.records.len() + cited.docs.len(),
    }
}

/// The view of one source with all that rests on it.
pub fn view<'a>(scene: &Scene<'a>, ix: SourceIx) -> Source<'a> {
    let source = scene.catalog().source(ix);
    let cited = scene.relations().cited_by(ix);
    let cards = |wanted: fn(&Related) -> bool| {
        let records = cited.records.iter().filter(|related| wanted(related));
        let mut cards: Vec<Card<'a>> = records.map(|related| scene.card(*related)).collect();
        cards.sort_by_cached_key(|card| (super::index::collation(card.name.text), card.id));
        cards
    };
    Source {
        card: card(scene, ix),
        archived: scene.maybe_date(source.archived),
        archive_notice: scene.maybe(source.archive_notice.as_ref()),
        retrieved: scene.maybe_date(source.retrieved),
        url: source.url.as_deref().unwrap_or_default(),
        file: file(scene, source),
        reliability: scene.maybe(source.reliability.as_ref()),
        agencies: cards(|related| matches!(related, Related::Agency(_))),
        terms: cards(|related| matches!(related, Related::Term(_))),
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

fn file(scene: &Scene<'_>, source: &model::Source) -> String {
    let path = source.file.as_deref().map(asset_path);
    path.map(|path| href(scene.path(), &path)).unwrap_or_default()
}
