//! What belongs to what: a drawn tree for each body, and lists of what has no tree.

mod label;
mod layout;

use std::collections::BTreeSet;

use super::hierarchy::Hierarchy;
use super::scene::Scene;
use super::subject::{Alone, Body, Chart, Joint, Label, Node};
use crate::lang::Language;
use crate::model::{AgencyIx, Builtin};
use layout::{Item, Place};

/// How many boxes all trees of a page have together, so that the page stays below 200 kB.
const BOXES: usize = 200;
/// How many of them one tree has at most.
const BOXES_OF_ONE: usize = 60;
/// How many trees a page has.
const TREES: usize = 24;
/// How many levels a tree has below its top. Deeper boxes would be too narrow for their names.
const LEVELS: usize = 4;
/// How many bodies stand in the list without trees.
const ALONE: usize = 150;
/// How many bodies with members a page has.
const JOINT: usize = 40;
/// How many members of one are named.
const MEMBERS: usize = 20;

/// The view of the chart.
pub fn view<'a>(scene: &Scene<'a>) -> Chart<'a> {
    let catalog = scene.catalog();
    let hierarchy = Hierarchy::new(scene);
    let drawn = drawn(&hierarchy);
    let mut sizes: Vec<usize> = drawn.iter().map(|ix| hierarchy.below(*ix) + 1).collect();
    share(&mut sizes, BOXES, BOXES_OF_ONE);
    let joined = |ix: &AgencyIx| !catalog.agency(*ix).members.is_empty();
    let (joint, other): (Vec<_>, Vec<_>) = hierarchy.tops().iter().copied().partition(joined);
    let alone: Vec<_> = other.into_iter().filter(|ix| drawn.binary_search(ix).is_err()).collect();
    let trees = hierarchy.tops().iter().filter_map(|ix| {
        let at = drawn.binary_search(ix).ok()?;
        Some(body(scene, &hierarchy, *ix, sizes[at]))
    });
    Chart {
        bodies: trees.collect(),
        left_out: alone.len().saturating_sub(ALONE) + joint.len().saturating_sub(JOINT),
        joint: joint.into_iter().take(JOINT).map(|ix| self::joint(scene, ix)).collect(),
        alone: alone
            .into_iter()
            .take(ALONE)
            .map(|ix| Alone { card: scene.agency_card(ix), count: hierarchy.below(ix) })
            .collect(),
        guides: super::doc::leading_to(scene, Builtin::Chart),
    }
}

/// The bodies that get a tree, in the order of the catalog: the largest, if there are too many.
fn drawn(hierarchy: &Hierarchy<'_, '_>) -> Vec<AgencyIx> {
    let wholes = hierarchy.tops().iter().copied().filter(|ix| hierarchy.below(*ix) > 0);
    let mut wholes: Vec<_> = wholes.collect();
    // The sort is stable: of two that are equally large, the first in the order of names.
    wholes.sort_by_key(|ix| std::cmp::Reverse(hierarchy.below(*ix)));
    wholes.truncate(TREES);
    wholes.sort_unstable();
    wholes
}

/// Cuts `sizes` so that together they are at most `all` and each is at most `most`. Small ones stay
/// whole, large ones get equal parts of what these leave.
fn share(sizes: &mut [usize], all: usize, most: usize) {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|at| sizes[*at]);
    let mut left = all;
    for (done, at) in order.into_iter().enumerate() {
        let fair = left / (sizes.len() - done);
        sizes[at] = sizes[at].min(fair).min(most);
        left -= sizes[at];
    }
}

fn joint<'a>(scene: &Scene<'a>, ix: AgencyIx) -> Joint<'a> {
    let members = &scene.catalog().agency(ix).members;
    Joint {
        card: scene.agency_card(ix),
        members: members.iter().take(MEMBERS).map(|ix| scene.agency_card(*ix)).collect(),
        more: members.len().saturating_sub(MEMBERS),
    }
}

/// A record that is drawn, before it has a place.
struct Part<'a> {
    ix: AgencyIx,
    item: Item,
    language: &'a Language,
    name: Vec<String>,
    notes: Vec<String>,
    more: usize,
    children: Vec<Part<'a>>,
}

/// The tree of `top`, at most `size` boxes.
fn body<'a>(
    scene: &Scene<'a>,
    hierarchy: &Hierarchy<'_, 'a>,
    top: AgencyIx,
    size: usize,
) -> Body<'a> {
    let shown = hierarchy.uppermost(&[top], LEVELS, size.max(1), |_| true);
    let root = part(scene, hierarchy, top, 0, &shown);
    let mut items = Vec::with_capacity(shown.len());
    flatten(&root, &mut items);
    let rtl = scene.languages().get(scene.lang()).rtl;
    let (places, height) = layout::places(&items, rtl);
    Body {
        id: format!("body-{}", scene.catalog().agency(top).id),
        count: hierarchy.below(top),
        width: layout::WIDTH,
        height,
        root: node(scene, root, &mut places.into_iter()),
    }
}

/// The record `ix` with what is `shown` below it. No deeper than [`LEVELS`].
fn part<'a>(
    scene: &Scene<'a>,
    hierarchy: &Hierarchy<'_, 'a>,
    ix: AgencyIx,
    depth: u32,
    shown: &BTreeSet<AgencyIx>,
) -> Part<'a> {
    let (drawn, hidden): (Vec<_>, Vec<_>) =
        hierarchy.children(ix).into_iter().partition(|child| shown.contains(child));
    let more: usize = hidden.iter().map(|child| hierarchy.below(*child) + 1).sum();
    let agency = scene.catalog().agency(ix);
    let chosen = agency.name.get(scene.lang());
    let acronym = agency.acronym.as_deref().filter(|acronym| !chosen.text.contains(*acronym));
    let words = acronym
        .map_or_else(|| chosen.text.to_owned(), |acronym| format!("{} ({acronym})", chosen.text));
    let mut notes = Vec::new();
    if agency.status.is_over() {
        notes.push(scene.status_label(agency.status).to_owned());
    }
    if more > 0 {
        notes.push(scene.word("chart_more").replace("{count}", &more.to_string()));
    }
    let room = layout::room(depth);
    let name = label::lines(&words, room);
    let notes: Vec<_> = notes.iter().flat_map(|note| label::lines(note, room)).collect();
    Part {
        ix,
        item: Item { depth, lines: (name.len() + notes.len()) as u32 },
        language: scene.languages().get(chosen.lang),
        name,
        notes,
        more,
        children: drawn
            .into_iter()
            .map(|child| part(scene, hierarchy, child, depth + 1, shown))
            .collect(),
    }
}

/// `part` and all below it, each part after its whole.
fn flatten(part: &Part<'_>, items: &mut Vec<Item>) {
    items.push(part.item);
    part.children.iter().for_each(|child| flatten(child, items));
}

/// `part` and all below it in their `places`, which stand in the order of [`flatten`].
fn node<'a>(scene: &Scene<'a>, part: Part<'a>, places: &mut std::vec::IntoIter<Place>) -> Node<'a> {
    let Part { ix, item: _, language, name, notes, more, children } = part;
    let place = places.next().unwrap_or_default();
    let page = scene.languages().get(scene.lang());
    let (lines, rest) = (name.len(), name.into_iter().chain(notes));
    let mut labels: Vec<_> =
        rest.enumerate().map(|(at, text)| Label { text, y: place.baseline(at) }).collect();
    let notes = labels.split_off(lines);
    Node {
        card: scene.agency_card(ix),
        lang: if language.tag == page.tag { "" } else { &language.tag },
        direction: language.dir(),
        anchor: if language.rtl == page.rtl { "start" } else { "end" },
        x: place.x,
        y: place.y,
        width: place.width,
        height: place.height,
        text_x: place.text_x,
        name: labels,
        notes,
        elbow: place.elbow,
        more,
        children: children.into_iter().map(|child| node(scene, child, places)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_trees_stay_whole_and_large_ones_share_the_rest() {
        let mut sizes = [100, 3, 40, 7];
        share(&mut sizes, 60, 60);
        assert_eq!(sizes, [25, 3, 25, 7]);
        let mut alone = [100];
        share(&mut alone, 200, 60);
        assert_eq!(alone, [60]);
    }

    proptest! {
        #[test]
        fn no_page_has_more_boxes_than_it_may(
            before in proptest::collection::vec(2_usize..500, 0..TREES),
        ) {
            let mut sizes = before.clone();
            share(&mut sizes, BOXES, BOXES_OF_ONE);
            prop_assert!(sizes.iter().sum::<usize>() <= BOXES);
            for (size, before) in sizes.iter().zip(before) {
                // Room enough for the top and some of its parts, never for more than there are.
                prop_assert!(*size >= before.min(BOXES / TREES) && *size <= before.min(BOXES_OF_ONE));
            }
        }
    }
}
