//! The page of a glossary entry.

use super::prose::Setting;
use super::scene::Scene;
use super::subject::Term;
use super::text::Prose;
use crate::model::{Facet, TermIx};

/// The view of one glossary entry; its description is still to be rendered.
pub fn view<'a>(scene: &Scene<'a>, ix: TermIx) -> Term<'a> {
    let catalog = scene.catalog();
    let term = catalog.term(ix);
    let kind = term.kind.map(|kind| scene.tag_link(Facet::Kinds, kind));
    Term {
        card: scene.term_card(ix),
        kind: kind.unwrap_or_else(|| scene.no_link()),
        aliases: &term.aliases,
        former_names: scene.former_names(&term.former_names),
        description: term.description.as_ref().map(|text| Prose::new(text, scene, Setting::RECORD)),
        agency: term.agency.map(|ix| scene.agency_card(ix)),
        event: term.event.as_ref().map_or(scene.own(""), |event| scene.text(event)),
        date: scene.maybe_date(term.date),
        audiences: scene.tag_links(Facet::Audiences, &term.audiences),
        topics: scene.tag_links(Facet::Topics, &term.topics),
        related: term.related.iter().map(|related| scene.card(*related)).collect(),
        disputes: scene.disputes(&term.disputes),
        sources: scene.cites(&term.sources),
        only_archived: catalog.only_archived(&term.sources),
    }
}
