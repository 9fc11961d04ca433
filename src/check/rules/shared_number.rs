//! One number as contact of two records that have nothing to do with each other.

use crate::check::numbers::{Number, Numbers};
use crate::check::{Subject, kin};
use crate::diag::Diagnostic;
use crate::model::Catalog;

/// Codes of so many digits are everybody's: 911, 988, 711.
const EVERYBODYS: usize = 3;

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalog = subject.catalog;
    let numbers = Numbers::of(catalog);
    let shared = numbers.each().filter(|same| same[0].phone.dialed().len() > EVERYBODYS);
    // With another extension it is another number.
    let shared = shared.flat_map(|same| same.chunk_by(|a, b| a.phone == b.phone));
    let strangers = shared.flat_map(|same| {
        kin::strangers(same, |a, b| {
            a.agency == b.agency || kin::in_line(catalog, a.agency, b.agency)
        })
    });
    strangers.map(|(one, other)| told(catalog, one, other)).collect()
}

fn told(catalog: &Catalog, one: &Number<'_>, other: &Number<'_>) -> Diagnostic {
    let message = format!(
        "`{}` and `{}` have the same number {}",
        catalog.agency(one.agency).id,
        catalog.agency(other.agency).id,
        other.phone.display()
    );
    Diagnostic::new("shared-number", message)
        .at(other.origin(catalog))
        .note(one.origin(catalog), "the same number")
        .help("compare both with their sources; if one belongs to the other or took its place, say so with `parent` or `succeeded_by`")
}
