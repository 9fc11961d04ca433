//! The page of a glossary entry.

use super::prose::Setting;
use super::references::References;
use super::scene::Scene;
use super::subject::Term;
use super::text::Prose;
use crate::model::{Facet, TermIx};

/// The view of one glossary entry; its description is still to be rendered. References are numbered
/// from the top of the page down.
pub fn view<'a>(scene: &Scene<'a>, ix: TermIx) -> Term<'a> {
    let catalog = scene.catalog();
    let term = catalog.term(ix);
    let kind = term.kind.map(|kind| scene.tag_link(Facet::Kinds, kind));
    let mut references = References::default();
    Term {
        card: scene.term_card(ix),
        kind: kind.unwrap_or_else(|| scene.no_link()),
        description: term
            .description
            .as_ref()
            .map(|text| Prose::new(text, scene, Setting::RECORD, &mut references)),
        agency: term.agency.map(|ix| scene.agency_card(ix)),
        aliases: scene.aliases(&term.name, &term.aliases, &mut references),
        former_names: scene.former_names(&term.former_names, &mut references),
        dates: scene.milestones(&term.dates, &mut references),
        audiences: scene.tag_links(Facet::Audiences, &term.audiences),
        topics: scene.tag_links(Facet::Topics, &term.topics),
        related: term.related.iter().map(|related| scene.card(*related)).collect(),
        disputes: scene.disputes(&term.disputes, &mut references),
        newest_source: scene.newest(&term.sources),
        only_archived: catalog.only_archived(&term.sources),
        references: references.list(scene, &term.sources),
    }
}
