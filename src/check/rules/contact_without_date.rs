//! A contact that nobody verified: a wrong number hurts more than any other mistake.

use crate::check::{Subject, place};
use crate::diag::{Diagnostic, Field};

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for agency in &subject.catalog.agencies {
        for (at, contact) in agency.contacts.iter().enumerate() {
            if contact.last_verified.is_none() && agency.last_verified.is_none() {
                let message = format!("“{}” was never verified", contact.label.original());
                let field = Field::key("contacts").item(at).then("label");
                let mistake = Diagnostic::new("contact-without-date", message)
                    .at(place::agency(agency, field))
                    .help("check it against a current source and add `last_verified: 2026-01-31` with the day you did");
                found.push(mistake);
            }
        }
    }
    found
}
