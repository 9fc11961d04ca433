//! A `security.txt` that has expired when its edition comes out, or names a day that no calendar has.

use crate::check::Subject;
use crate::diag::Diagnostic;
use crate::model::Date;

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let security = subject.config.hosting.security_txt.as_ref();
    let Some(day) = security.and_then(|security| security.expires.as_ref()) else {
        return Vec::new();
    };
    let help = "name a day after the edition, less than a year ahead, as in `expires: 2027-06-30`";
    let mistake = match (Date::parse(&day.text), subject.catalog.as_of) {
        (None, _) => Diagnostic::new("bad-date", format!("no calendar has the day `{}`", day.text)),
        (Some(expires), Some(edition)) if edition.days_until(expires) <= 0 => {
            let message =
                format!("security.txt expires on {expires}, and this is the edition of {edition}");
            let why = "programs that read it believe nothing in it from that day on";
            Diagnostic::new("bad-value", message).label(why)
        }
        (Some(_), _) => return Vec::new(),
    };
    vec![mistake.at(day.origin.clone()).help(help)]
}
