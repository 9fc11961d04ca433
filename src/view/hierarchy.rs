//! What belongs to what, from the top down and in the order of names.

use std::collections::BTreeSet;

use super::scene::Scene;
use crate::model::AgencyIx;

/// The bodies of a site as trees. Records that belong to each other in a circle are in none of
/// them, so every walk ends.
pub(super) struct Hierarchy<'s, 'a> {
    scene: &'s Scene<'a>,
    /// Those that belong to nothing.
    tops: Vec<AgencyIx>,
    /// How many records stand below each, at any depth.
    below: Vec<usize>,
}

impl<'s, 'a> Hierarchy<'s, 'a> {
    /// The hierarchy of the whole catalog.
    pub(super) fn new(scene: &'s Scene<'a>) -> Self {
        let catalog = scene.catalog();
        let alone = |(ix, agency): (AgencyIx, &'a crate::model::Agency)| {
            agency.parent.is_none().then_some(ix)
        };
        let mut tops: Vec<AgencyIx> = catalog.each_agency().filter_map(alone).collect();
        let mut reached = tops.clone();
        let mut next = 0;
        while let Some(ix) = reached.get(next).copied() {
            reached.extend_from_slice(scene.relations().children(ix));
            next += 1;
        }
        let mut below = vec![0; catalog.agencies.len()];
        for ix in reached.into_iter().rev() {
            if let Some(parent) = catalog.agency(ix).parent {
                below[parent.at()] += below[ix.at()] + 1;
            }
        }
        by_name(scene, &mut tops);
        Self { scene, tops, below }
    }

    /// What belongs to nothing else.
    pub(super) fn tops(&self) -> &[AgencyIx] {
        &self.tops
    }

    /// What belongs to `ix` itself.
    pub(super) fn children(&self, ix: AgencyIx) -> Vec<AgencyIx> {
        let mut children = self.scene.relations().children(ix).to_vec();
        by_name(self.scene, &mut children);
        children
    }

    /// How many records stand below `ix`, at any depth.
    pub(super) fn below(&self, ix: AgencyIx) -> usize {
        self.below[ix.at()]
    }

    /// At most `room` of the `wanted` records, `tops` and what is below them by up to `levels`. All
    /// of a level come before any of the next: what is left out is farthest from the top.
    pub(super) fn uppermost(
        &self,
        tops: &[AgencyIx],
        levels: usize,
        room: usize,
        wanted: impl Fn(AgencyIx) -> bool,
    ) -> BTreeSet<AgencyIx> {
        let mut found = BTreeSet::new();
        let mut level = tops.to_vec();
        for _ in 0..=levels {
            let here = level.iter().filter(|ix| wanted(**ix)).take(room - found.len());
            found.extend(here.copied());
            if found.len() == room {
                break;
            }
            level = level.iter().flat_map(|ix| self.children(*ix)).collect();
        }
        found
    }
}

/// Sorts records as an index would, those of one name by their ids.
fn by_name(scene: &Scene<'_>, list: &mut [AgencyIx]) {
    list.sort_by_cached_key(|ix| {
        let agency = scene.catalog().agency(*ix);
        (crate::model::collation(agency.name.get(scene.lang()).text), *ix)
    });
}
