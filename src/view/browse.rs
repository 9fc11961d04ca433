//! The ways to browse, and the page of a vocabulary entry.

use super::card::Facet as Entry;
use super::scene::Scene;
use super::subject::{Browse, Group};
use crate::model::{About, Facet, TagIx, collation};
use crate::plan::Subject;

/// From how many entries on a vocabulary stands by name: its own order can no longer be overseen.
const BY_NAME_FROM: usize = 25;

/// The view of all vocabulary entries.
pub fn view<'a>(scene: &Scene<'a>) -> Browse<'a> {
    Browse {
        kinds: entries(scene, Facet::Kinds),
        roles: entries(scene, Facet::Roles),
        audiences: entries(scene, Facet::Audiences),
        topics: entries(scene, Facet::Topics),
        areas: entries(scene, Facet::Areas),
    }
}

fn entries<'a>(scene: &Scene<'a>, facet: Facet) -> Vec<Entry<'a>> {
    let mut entries = scene.facets(facet);
    if entries.len() >= BY_NAME_FROM {
        entries.sort_by_cached_key(|entry| collation(entry.label.text));
    }
    entries
}

/// Page `part`, counted from 0, of one vocabulary entry.
pub fn group<'a>(scene: &Scene<'a>, facet: Facet, tag: TagIx, part: usize) -> Group<'a> {
    let order = scene.stage().plan.lists(scene.lang()).tagged(facet, tag);
    let (agencies, terms) = order.part(part);
    let own = scene.href(Subject::Tag(facet, tag));
    let mut siblings = entries(scene, facet);
    for sibling in &mut siblings {
        sibling.current = sibling.href == own;
    }
    Group {
        vocabulary: facet.key(),
        facet: scene.facet(facet, tag),
        agencies: agencies.iter().map(|ix| scene.agency_card(*ix)).collect(),
        terms: terms.iter().map(|ix| scene.term_card(*ix)).collect(),
        agency_count: order.agencies().len(),
        term_count: order.terms().len(),
        siblings,
        sheets: if facet == Facet::Topics { scene.sheets(About::Topic(tag)) } else { Vec::new() },
    }
}
