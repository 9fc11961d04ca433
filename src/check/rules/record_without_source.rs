//! A record that cites nothing: a reader cannot tell who says so, or when.

use crate::check::{Subject, place};
use crate::diag::{Diagnostic, Field, Origin};

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let unsourced = |id: &str, origin: Origin| {
        Diagnostic::new("record-without-source", format!("`{id}` cites no source"))
            .at(origin)
            .help("add `sources: [ID]` with the ids of documents in `content/sources.yaml`")
    };
    let catalog = subject.catalog;
    let agencies = catalog.agencies.iter().filter(|agency| agency.sources.is_empty());
    let agencies =
        agencies.map(|agency| unsourced(&agency.id, place::agency(agency, Field::key("name"))));
    let terms = catalog.terms.iter().filter(|term| term.sources.is_empty());
    let terms = terms.map(|term| unsourced(&term.id, place::term(term, Field::key("name"))));
    agencies.chain(terms).collect()
}
