//! The documents cited: the list of them, and the page of each.

use super::scene::Scene;
use super::subject::{Guide, Source, SourceCard};
use crate::model::{self, SourceIx, SourceKind};
use crate::plan::{CARDS, Subject, asset_path, href, range};

/// Page `part`, counted from 0, of all sources, in the order of their file.
pub fn list<'a>(scene: &Scene<'a>, part: usize) -> Vec<SourceCard<'a>> {
    let on = range(scene.catalog().sources.len(), CARDS, part);
    on.map(|at| card(scene, SourceIx(at as u32))).collect()
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

/// Page `part`, counted from 0, of one source with all that rests on it.
pub fn view<'a>(scene: &Scene<'a>, ix: SourceIx, part: usize) -> Source<'a> {
    let source = scene.catalog().source(ix);
    let order = scene.stage().plan.lists(scene.lang()).cited_by(ix);
    let (agencies, terms) = order.part(part);
    let docs = if part == 0 { &scene.relations().cited_by(ix).docs[..] } else { &[] };
    Source {
        card: card(scene, ix),
        archived: scene.maybe_date(source.archived),
        archive_notice: scene.maybe(source.archive_notice.as_ref()),
        retrieved: scene.maybe_date(source.retrieved),
        url: source.url.as_deref().unwrap_or_default(),
        file: file(scene, source),
        reliability: scene.maybe(source.reliability.as_ref()),
        agencies: agencies.iter().map(|ix| scene.agency_card(*ix)).collect(),
        terms: terms.iter().map(|ix| scene.term_card(*ix)).collect(),
        agency_count: order.agencies().len(),
        term_count: order.terms().len(),
        pages: docs
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
