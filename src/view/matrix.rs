//! Who does what: a row a record, a column a role.

use std::collections::BTreeSet;

use super::hierarchy::Hierarchy;
use super::scene::Scene;
use super::subject::{Column, Matrix, Row, Rows};
use crate::model::{AgencyIx, Builtin, Facet, TagIx};

/// How many roles fit beside each other on a wide screen.
const COLUMNS: usize = 16;
/// How many cells a table has, so that the page stays below 200 kB.
const CELLS: usize = 3600;
/// How many rows it has, however few the roles.
const ROWS: usize = 240;
/// How many levels it shows below the top.
const LEVELS: usize = 4;

/// The view of the table.
pub fn view<'a>(scene: &Scene<'a>) -> Matrix<'a> {
    let catalog = scene.catalog();
    let hierarchy = Hierarchy::new(scene);
    let has_row = |ix: AgencyIx| {
        let agency = catalog.agency(ix);
        !agency.status.is_over() && !agency.roles.is_empty()
    };
    let used: BTreeSet<TagIx> = catalog
        .each_agency()
        .filter(|(ix, _)| has_row(*ix))
        .flat_map(|(_, agency)| agency.roles.iter().copied())
        .collect();
    let columns: Vec<TagIx> =
        if used.len() > COLUMNS { Vec::new() } else { used.iter().copied().collect() };
    let room = ROWS.min(CELLS / columns.len().max(1));
    let shown = hierarchy.uppermost(hierarchy.tops(), LEVELS, room, has_row);
    let mut groups = Vec::new();
    for top in hierarchy.tops() {
        let mut rows = Vec::new();
        add(scene, &hierarchy, (*top, 0), &columns, &shown, &mut rows);
        if !rows.is_empty() {
            groups.push(Rows { rows });
        }
    }
    let column = |tag: TagIx| Column {
        short: scene.text(&catalog.vocabulary.tag(Facet::Roles, tag).short),
        facet: scene.facet(Facet::Roles, tag),
    };
    Matrix {
        columns: columns.iter().map(|tag| column(*tag)).collect(),
        shown: shown.len(),
        count: catalog.each_agency().filter(|(ix, _)| has_row(*ix)).count(),
        groups,
        guides: super::doc::leading_to(scene, Builtin::Matrix),
    }
}

/// Adds the row of `ix` if it is shown, and those of what is shown below it.
fn add<'a>(
    scene: &Scene<'a>,
    hierarchy: &Hierarchy<'_, 'a>,
    (ix, level): (AgencyIx, usize),
    columns: &[TagIx],
    shown: &BTreeSet<AgencyIx>,
    rows: &mut Vec<Row<'a>>,
) {
    if shown.contains(&ix) {
        let roles = &scene.catalog().agency(ix).roles;
        let label = |tag: &TagIx| &scene.catalog().vocabulary.tag(Facet::Roles, *tag).label;
        rows.push(Row {
            card: scene.agency_card(ix),
            level,
            marks: columns.iter().map(|column| roles.contains(column)).collect(),
            roles: roles.iter().map(|tag| scene.text(label(tag))).collect(),
        });
    }
    if level < LEVELS {
        for child in hierarchy.children(ix) {
            add(scene, hierarchy, (child, level + 1), columns, shown, rows);
        }
    }
}
