//! The ways to browse, and the page of a vocabulary entry.

use super::card::Card;
use super::scene::Scene;
use super::subject::{Browse, Group};
use crate::model::{AgencyIx, Facet, Line, Status, TagIx};

/// The view of all vocabulary entries.
pub fn view<'a>(scene: &Scene<'a>) -> Browse<'a> {
    Browse {
        kinds: scene.facets(Facet::Kinds),
        roles: scene.facets(Facet::Roles),
        audiences: scene.facets(Facet::Audiences),
        topics: scene.facets(Facet::Topics),
    }
}

/// The view of one vocabulary entry.
pub fn group<'a>(scene: &Scene<'a>, facet: Facet, tag: TagIx) -> Group<'a> {
    let tagged = scene.relations().tagged(facet, tag);
    let by_name = |card: &Card<'a>| (super::index::collation(card.name.text), card.id);
    let mut agencies: Vec<_> =
        tagged.agencies.iter().map(|ix| (*ix, scene.agency_card(*ix))).collect();
    agencies.sort_by_cached_key(|(ix, card)| (place(scene, *ix), by_name(card)));
    let mut terms: Vec<_> = tagged.terms.iter().map(|ix| scene.term_card(*ix)).collect();
    terms.sort_by_cached_key(by_name);
    Group {
        vocabulary: facet.key(),
        facet: scene.facet(facet, tag),
        agencies: agencies.into_iter().map(|(_, card)| card).collect(),
        terms,
        siblings: scene.facets(facet),
    }
}

/// Help lines come first, and what is no more comes last.
fn place(scene: &Scene<'_>, ix: AgencyIx) -> u8 {
    let agency = scene.catalog().agency(ix);
    match agency.status {
        Status::Superseded | Status::Historical => 2,
        _ if agency.contacts.iter().any(|contact| contact.line == Line::Help) => 0,
        _ => 1,
    }
}
