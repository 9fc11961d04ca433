//! `fieldguide check --stale`: the list of what is due for checking again.

use serde::Serialize;

use super::{Format, say, words};
use crate::check::Due;
use crate::check::due::{Basis, Dated, Rank, Why};
use crate::diag::Texts;
use crate::load;
use crate::model::Date;

/// The day of judgement, and who said it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub(super) date: Date,
    /// Whether it was given with `--as-of`; else it is today.
    pub(super) given: bool,
}

impl Day {
    /// The day given, or today by the clock of the machine, in UTC.
    pub(super) fn of(given: Option<Date>) -> Self {
        match given {
            Some(date) => Self { date, given: true },
            None => {
                let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
                let (month, day) = (Some(today.month()), Some(today.day()));
                Self { date: Date { year: today.year(), month, day }, given: false }
            }
        }
    }
}

/// Whether a line is due that people in danger need.
pub(super) fn is_grave(due: &[Due]) -> bool {
    due.iter().any(|due| due.rank == Rank::Crisis)
}

/// Prints the list on standard output.
pub(super) fn show(due: &[Due], day: Day, after: u32, texts: &dyn Texts, format: Format) {
    let origins: Vec<_> = due.iter().map(|due| &due.origin).collect();
    let lines = load::lines(&origins, texts);
    let mut out = String::new();
    if format == Format::Text {
        out.push_str(&format!("{}\n", summary(due, day, after)));
    }
    let mut rank = None;
    for (due, line) in due.iter().zip(lines) {
        match format {
            Format::Json => {
                let object = Object::of(due, line, day);
                out.push_str(&serde_json::to_string(&object).unwrap_or_default());
                out.push('\n');
            }
            Format::Text => {
                if rank.replace(due.rank) != Some(due.rank) {
                    out.push_str(&format!("\n{}\n", heading(due.rank)));
                }
                out.push_str(&entry(due, line, day.date, after));
            }
        }
    }
    say::out(&out);
}

fn summary(due: &[Due], day: Day, after: u32) -> String {
    let who = if day.given { "given with --as-of" } else { "today" };
    let judged = format!("on {} ({who}); a check counts for {after} days", words::day(day.date));
    if due.is_empty() {
        return format!("Nothing is due for checking again {judged}.");
    }
    let count = |rank| due.iter().filter(|due| due.rank == rank).count();
    let ranks = Rank::ALL.iter().map(|(_, rank)| (count(*rank), noun(*rank)));
    let counts: Vec<_> = ranks
        .filter(|(count, _)| *count > 0)
        .map(|(count, (one, many))| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    format!("{} due for checking again {judged}:\n{}", due.len(), counts.join(", "))
}

fn heading(rank: Rank) -> &'static str {
    match rank {
        Rank::Crisis => "EMERGENCY AND HELP LINES",
        Rank::Reports => "LINES FOR TIPS AND COMPLAINTS",
        Rank::Professionals => "LINES FOR PROFESSIONALS",
        Rank::General => "OTHER CONTACTS",
        Rank::Service => "SERVICES",
        Rank::Record => "WHOLE RECORDS",
        Rank::Text => "GLOSSARY ENTRIES AND PAGES ON OLD, UNDATED OR ARCHIVED SOURCES",
    }
}

fn noun(rank: Rank) -> (&'static str, &'static str) {
    match rank {
        Rank::Crisis => ("emergency or help line", "emergency and help lines"),
        Rank::Reports => ("line for tips or complaints", "lines for tips and complaints"),
        Rank::Professionals => ("line for professionals", "lines for professionals"),
        Rank::General => ("other contact", "other contacts"),
        Rank::Service => ("service", "services"),
        Rank::Record => ("whole record", "whole records"),
        Rank::Text => ("glossary entry or page", "glossary entries and pages"),
    }
}

fn entry(due: &Due, line: Option<usize>, today: Date, after: u32) -> String {
    let mut out = format!("\n  {} ({})\n", due.name, due.id);
    let mut say = |what: &str| out.push_str(&format!("    {what}\n"));
    let what = [due.label.clone(), due.reach.join(", ")];
    let what: Vec<_> = what.into_iter().filter(|part| !part.is_empty()).collect();
    if !what.is_empty() {
        say(&what.join(": "));
    }
    match line {
        Some(line) => say(&format!("{}:{line}", due.origin.file)),
        None => say(&due.origin.file),
    }
    let verified = due.verified.map(|verified| {
        format!("{}, {} ago", words::day(verified), words::between(verified, today))
    });
    let basis = due.basis.as_ref().map_or_else(|| "no source".to_owned(), |b| source(b, today));
    if due.rank == Rank::Text {
        say(&format!("newest: {basis}"));
    } else {
        say(&format!("verified: {}; {basis}", verified.unwrap_or_else(|| "never".to_owned())));
    }
    say(&format!("due: {}", reasons(due, after)));
    say(&hint(due));
    out
}

/// `source of April 1, 2009, 17 years old (yearbook)`
fn source(basis: &Basis, today: Date) -> String {
    let age = |day: Date| format!("{}, {} old", words::day(day), words::between(day, today));
    let dated = match &basis.dated {
        Dated::Printed(day) => format!("source of {}", age(*day)),
        Dated::Read(day) => format!(
            "source without a date, read on {}, {} ago",
            words::day(*day),
            words::between(*day, today)
        ),
        Dated::Inferred(time) => format!("source without a date ({time})"),
        Dated::Unknown => "source without a date".to_owned(),
    };
    let archived = if basis.archived { ", archived" } else { "" };
    format!("{dated}{archived} ({})", basis.id)
}

fn reasons(due: &Due, after: u32) -> String {
    let one = |why: &Why| match why {
        Why::NeverVerified => "never verified".to_owned(),
        Why::VerifiedLongAgo => format!("verified more than {after} days ago"),
        Why::OldSource => format!("its source is older than {after} days"),
        Why::UndatedSource => "its source has no date".to_owned(),
        Why::ArchivedSource => "its source is archived".to_owned(),
    };
    if due.rank == Rank::Text {
        let kind = |why: &Why| match why {
            Why::UndatedSource => "undated",
            Why::ArchivedSource => "archived",
            Why::OldSource | Why::NeverVerified | Why::VerifiedLongAgo => "old",
        };
        let kinds: Vec<_> = due.why.iter().map(kind).collect();
        let kinds = match kinds.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
            _ => kinds.concat(),
        };
        return format!("every source is {kinds}");
    }
    due.why.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// How to check it.
fn hint(due: &Due) -> String {
    let place = due.website.as_deref().unwrap_or("the office's own site");
    match due.rank {
        _ if due.never_call => {
            "do not call to test: check it against a published source instead".to_owned()
        }
        Rank::Reports | Rank::Professionals | Rank::General if !due.dialled => {
            "open it, send nothing, and see whether it still is what the label says".to_owned()
        }
        Rank::Crisis | Rank::Reports => format!(
            "compare it with {place}; call only if nothing is published, and say first that you only check the number"
        ),
        Rank::Professionals | Rank::General => format!(
            "compare it with {place}, or ask there in office hours whether it is still what the label says"
        ),
        Rank::Service => {
            format!("read about it on {place}, or ask there whether it is still offered")
        }
        Rank::Record => format!("compare its name, its place and what it does with {place}"),
        Rank::Text => "look for a newer document, and cite it where it says the same".to_owned(),
    }
}

/// What machines get.
#[derive(Serialize)]
struct Object<'a> {
    due: &'a str,
    record: &'a str,
    id: &'a str,
    label: &'a str,
    reach: &'a [String],
    file: &'a str,
    line: Option<usize>,
    last_verified: Option<String>,
    days_since: Option<i32>,
    source: Option<SourceObject<'a>>,
    why: Vec<&'a str>,
    do_not_call: bool,
    hint: String,
    as_of: String,
    as_of_given: bool,
}

#[derive(Serialize)]
struct SourceObject<'a> {
    id: &'a str,
    published: Option<String>,
    retrieved: Option<String>,
    inferred: Option<&'a str>,
    days_old: Option<i32>,
    archived: bool,
}

impl<'a> Object<'a> {
    fn of(due: &'a Due, line: Option<usize>, day: Day) -> Self {
        let source = due.basis.as_ref().map(|Basis { id, dated, archived }| {
            let days_old = dated.day().map(|from| from.days_until(day.date));
            let (published, retrieved, inferred) = match dated {
                Dated::Printed(day) => (Some(day.to_string()), None, None),
                Dated::Read(day) => (None, Some(day.to_string()), None),
                Dated::Inferred(time) => (None, None, Some(time.as_str())),
                Dated::Unknown => (None, None, None),
            };
            SourceObject { id, published, retrieved, inferred, days_old, archived: *archived }
        });
        Self {
            due: due.rank.word(),
            record: &due.name,
            id: &due.id,
            label: &due.label,
            reach: &due.reach,
            file: &due.origin.file,
            line,
            last_verified: due.verified.map(|date| date.to_string()),
            days_since: due.verified.map(|date| date.days_until(day.date)),
            source,
            why: due.why.iter().map(|why| why.word()).collect(),
            do_not_call: due.never_call,
            hint: hint(due),
            as_of: day.date.to_string(),
            as_of_given: day.given,
        }
    }
}
