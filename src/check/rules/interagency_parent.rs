//! A body of several agencies belongs to none of them: it has members, not a parent.

use crate::check::{Subject, place};
use crate::diag::{Diagnostic, Field};

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let torn = subject
        .catalog
        .agencies
        .iter()
        .filter(|agency| agency.parent.is_some() && !agency.members.is_empty());
    torn.map(|agency| {
        let message = format!("`{}` has members and a parent", agency.id);
        Diagnostic::new("interagency-parent", message)
            .at(place::agency(agency, Field::key("parent")))
            .note(place::agency(agency, Field::key("members")), "its members")
            .help("take `parent` out: a body of several agencies belongs to none of them")
    })
    .collect()
}
