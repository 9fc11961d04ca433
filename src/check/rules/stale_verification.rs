//! A verification that is longer ago than the site allows.

use crate::check::{Subject, place};
use crate::diag::{Diagnostic, Field};
use crate::model::Date;

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalog = subject.catalog;
    let stale = |date: Option<Date>| date.filter(|date| catalog.is_stale(*date));
    let mistake = |what: &str, date: Date| {
        let message = format!("{what} was last verified on {date}");
        Diagnostic::new("stale-verification", message).help(format!(
            "check it again; this site counts {} days (`verification.stale_after_days`)",
            catalog.stale_after_days
        ))
    };
    let mut found = Vec::new();
    for agency in &catalog.agencies {
        if let Some(date) = stale(agency.last_verified) {
            let origin = place::agency(agency, Field::key("last_verified"));
            found.push(mistake(&format!("`{}`", agency.id), date).at(origin));
        }
        for (at, contact) in agency.contacts.iter().enumerate() {
            if let Some(date) = stale(contact.last_verified) {
                let field = Field::key("contacts").item(at).then("last_verified");
                let what = format!("“{}”", contact.label.original());
                found.push(mistake(&what, date).at(place::agency(agency, field)));
            }
        }
    }
    found
}
