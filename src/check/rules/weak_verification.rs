//! A verification against a document that cannot bear it: one without a date, or of another time.

use crate::check::{Subject, place};
use crate::diag::{Diagnostic, Field, Origin};
use crate::model::{Date, Source};

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalog = subject.catalog;
    let mut found = Vec::new();
    for agency in &catalog.agencies {
        let (Some(verified), Some(ix)) = (agency.last_verified, agency.verified_against) else {
            continue;
        };
        let source = catalog.source(ix);
        let nearest = dates(source).map(|date| (apart(date, verified), date)).min();
        let what = match nearest {
            None => "has no date".to_owned(),
            Some((days, date)) if i64::from(days) > i64::from(catalog.stale_after_days) => {
                format!("is of {date}, {days} days away")
            }
            Some(_) => continue,
        };
        let message = format!(
            "`{}` was verified on {verified} against `{}`, which {what}",
            agency.id, source.id
        );
        let listed = Field::key("sources").item(ix.at()).then("id");
        let mistake = Diagnostic::new("weak-verification", message)
            .at(place::agency(agency, Field::key("verified_against")))
            .note(Origin::field("content/sources.yaml", listed), "the source")
            .help("add `retrieved` to the source if it was read on that day, or verify against a source of that time");
        found.push(mistake);
    }
    found
}

fn dates(source: &Source) -> impl Iterator<Item = Date> {
    [source.published, source.archived, source.retrieved].into_iter().flatten()
}

/// The fewest days that can lie between two dates; a year or a month may mean any of its days.
fn apart(a: Date, b: Date) -> i32 {
    let (first, second) = if a.days_until(b) >= 0 { (a, b) } else { (b, a) };
    let gap = last_day(first).days_until(second);
    gap.max(0)
}

/// The last day that a date can mean, or near it: the 28th stands for the end of a month.
fn last_day(date: Date) -> Date {
    let month = date.month.or(Some(12));
    Date { month, day: date.day.or(Some(28)), ..date }
}
