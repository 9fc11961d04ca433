//! Two records that a reader cannot tell apart by name.

use std::collections::BTreeMap;

use crate::check::{Subject, place};
use crate::diag::{Diagnostic, Field, Origin};

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalog = subject.catalog;
    let agencies = catalog.agencies.iter();
    let agencies =
        agencies.map(|agency| (agency.name.original(), place::agency(agency, Field::key("name"))));
    let terms = catalog.terms.iter();
    let terms = terms.map(|term| (term.name.original(), place::term(term, Field::key("name"))));
    let mut found = clashes(agencies);
    found.extend(clashes(terms));
    found
}

fn clashes<'a>(names: impl Iterator<Item = (&'a str, Origin)>) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, Origin> = BTreeMap::new();
    let mut found = Vec::new();
    for (name, origin) in names.filter(|(name, _)| !name.is_empty()) {
        match seen.get(&name.to_lowercase()) {
            Some(first) => {
                let message = format!("two records are called “{name}”");
                let mistake = Diagnostic::new("same-name", message)
                    .at(origin)
                    .note(first.clone(), "the other one")
                    .help("add what tells them apart, such as the place or the parent");
                found.push(mistake);
            }
            None => drop(seen.insert(name.to_lowercase(), origin)),
        }
    }
    found
}
