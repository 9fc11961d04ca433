//! A change that the edition cannot have: its day is still to come.

use crate::check::{Subject, place};
use crate::diag::{Diagnostic, Field, Origin};

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(edition) = subject.catalog.as_of else { return Vec::new() };
    let mut found = Vec::new();
    for (at, change) in subject.catalog.changes.iter().enumerate() {
        let Some(when) = change.when.filter(|when| edition.days_until(*when) > 0) else { continue };
        let message = format!("the change of {when} is later than this edition, {edition}");
        let field = Field::key("changes").item(at).then("date");
        let mistake = Diagnostic::new("change-after-edition", message)
            .at(Origin::field(place::CHANGES, field))
            .help("correct the day, or set `edition` in `content/site.yaml` to the day of the new edition");
        found.push(mistake);
    }
    found
}
