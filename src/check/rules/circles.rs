//! Chains of records that lead back to their start.

use crate::check::{Subject, place};
use crate::diag::{Diagnostic, Field};
use crate::model::{Agency, AgencyIx, Catalog};

/// A record that is, through its parents, its own parent.
pub(in crate::check) fn parents(subject: &Subject<'_>) -> Vec<Diagnostic> {
    circles(subject.catalog, "parent-circle", "parent", "belongs to itself", |agency| agency.parent)
}

/// A record that, through its successors, succeeds itself.
pub(in crate::check) fn successions(subject: &Subject<'_>) -> Vec<Diagnostic> {
    circles(subject.catalog, "succession-circle", "succeeded_by", "succeeds itself", |agency| {
        agency.succeeded_by.as_ref().map(|succession| succession.agency)
    })
}

/// Each circle once, at its member with the first id. Every record is visited twice at most.
fn circles(
    catalog: &Catalog,
    code: &str,
    key: &'static str,
    what: &str,
    next: fn(&Agency) -> Option<AgencyIx>,
) -> Vec<Diagnostic> {
    let mut visited = vec![0_usize; catalog.agencies.len()];
    let mut found = Vec::new();
    for (start, _) in catalog.each_agency() {
        let walk = start.at() + 1;
        let mut at = Some(start);
        while let Some(ix) = at.filter(|ix| visited[ix.at()] == 0) {
            visited[ix.at()] = walk;
            at = next(catalog.agency(ix));
        }
        if let Some(ix) = at.filter(|ix| visited[ix.at()] == walk) {
            found.push(circle(catalog, ix, code, key, what, next));
        }
    }
    found
}

fn circle(
    catalog: &Catalog,
    within: AgencyIx,
    code: &str,
    key: &'static str,
    what: &str,
    next: fn(&Agency) -> Option<AgencyIx>,
) -> Diagnostic {
    let mut members = vec![within];
    while let Some(ix) = members.last().and_then(|ix| next(catalog.agency(*ix))) {
        if ix == within {
            break;
        }
        members.push(ix);
    }
    let first = members.iter().enumerate().min_by_key(|(_, ix)| **ix).map_or(0, |(at, _)| at);
    members.rotate_left(first);
    let ids: Vec<_> = members.iter().map(|ix| catalog.agency(*ix).id.as_str()).collect();
    let way = if ids.len() > 1 {
        format!(": {} → {}", ids.join(" → "), ids[0])
    } else {
        String::new()
    };
    let mut mistake = Diagnostic::new(code, format!("`{}` {what}{way}", ids[0]))
        .at(place::agency(catalog.agency(members[0]), Field::key(key)));
    for ix in &members[1..] {
        let origin = place::agency(catalog.agency(*ix), Field::key(key));
        mistake = mistake.note(origin, "part of the circle");
    }
    let whence = if members.len() > 1 { " of one of them" } else { "" };
    mistake.help(format!("take `{key}` out{whence}"))
}
