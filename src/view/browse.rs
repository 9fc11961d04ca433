//! The ways to browse, and the page of a vocabulary entry.

use super::scene::Scene;
use super::subject::{Browse, Group};
use crate::model::{Facet, TagIx};

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
    let mut agencies: Vec<_> = tagged.agencies.iter().map(|ix| scene.agency_card(*ix)).collect();
    let mut terms: Vec<_> = tagged.terms.iter().map(|ix| scene.term_card(*ix)).collect();
    for cards in [&mut agencies, &mut terms] {
        cards.sort_by_cached_key(|card| (super::index::collation(card.name.text), card.id));
    }
    Group {
        vocabulary: facet.key(),
        facet: scene.facet(facet, tag),
        agencies,
        terms,
        siblings: scene.facets(facet),
    }
}
