//! Which records the catalog itself sets side by side.

use crate::model::{AgencyIx, Catalog, Related};

/// With how many families an item is compared, and with how many members of each.
const MOST_COMPARED: usize = 8;

/// Whether one belongs to the other, at any distance, or one took the other's place.
pub(super) fn in_line(catalog: &Catalog, a: AgencyIx, b: AgencyIx) -> bool {
    let below = |a: AgencyIx, b: AgencyIx| catalog.ancestors(a).contains(&b);
    below(a, b) || below(b, a) || succeeds(catalog, a, b) || succeeds(catalog, b, a)
}

/// Whether `next` took the place of `first`, at once or after others. A circle is walked once.
fn succeeds(catalog: &Catalog, first: AgencyIx, next: AgencyIx) -> bool {
    let mut seen = vec![first];
    let next_of =
        |ix: AgencyIx| catalog.agency(ix).succeeded_by.as_ref().map(|succession| succession.agency);
    let mut at = next_of(first);
    while let Some(ix) = at.filter(|ix| !seen.contains(ix)) {
        if ix == next {
            return true;
        }
        seen.push(ix);
        at = next_of(ix);
    }
    false
}

/// Whether two records are linked in any way: a reader who finds one is led to the other.
pub(super) fn linked(catalog: &Catalog, a: Related, b: Related) -> bool {
    if related(catalog, a).contains(&b) || related(catalog, b).contains(&a) {
        return true;
    }
    match (a, b) {
        (Related::Agency(a), Related::Agency(b)) => {
            let member = |a: AgencyIx, b: AgencyIx| catalog.agency(a).members.contains(&b);
            in_line(catalog, a, b) || member(a, b) || member(b, a)
        }
        (Related::Term(term), Related::Agency(agency))
        | (Related::Agency(agency), Related::Term(term)) => {
            catalog.term(term).agency == Some(agency)
        }
        (Related::Term(_), Related::Term(_)) => false,
    }
}

fn related(catalog: &Catalog, record: Related) -> &[Related] {
    match record {
        Related::Agency(ix) => &catalog.agency(ix).related,
        Related::Term(ix) => &catalog.term(ix).related,
    }
}

/// Groups of items that are akin are one family; gives each family but the first by its first
/// member, with the first member of the first family. Items are compared with a few families only.
pub(super) fn strangers<T>(items: &[T], akin: impl Fn(&T, &T) -> bool) -> Vec<(&T, &T)> {
    let mut families: Vec<Vec<&T>> = Vec::new();
    let mut found = Vec::new();
    for item in items {
        let near = |member: &&T| akin(member, item);
        if let Some(family) = families.iter_mut().find(|family| family.iter().any(near)) {
            if family.len() < MOST_COMPARED {
                family.push(item);
            }
            continue;
        }
        if let Some(first) = families.first().and_then(|family| family.first().copied()) {
            found.push((first, item));
        }
        if families.len() < MOST_COMPARED {
            families.push(vec![item]);
        }
    }
    found
}
