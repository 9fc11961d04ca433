//! A source whose publisher marked it as archived: what rests on it may be out of date.

use crate::check::Subject;
use crate::diag::{Diagnostic, Field, Origin};

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let sources = subject.catalog.sources.iter().enumerate();
    let archived = sources.filter(|(_, source)| source.is_archived());
    archived
        .map(|(at, source)| {
            let message = format!("the source `{}` is marked as archived", source.id);
            Diagnostic::new("archived-source", message)
                .at(Origin::field("content/sources.yaml", Field::key("sources").item(at).then("id")))
                .help("look for a newer document; pages that rest on this one alone say so to the reader")
        })
        .collect()
}
