//! Dates in the reader's form.

use crate::lang::Strings;
use crate::model::{Date, Lapse, Source};

/// `date` in words: a full date, a month and year, or a year.
pub fn date(strings: &Strings, date: Date) -> String {
    let year = date.year.to_string();
    let Some(month) = date.month else { return year };
    let key = MONTHS[(month.clamp(1, 12) - 1) as usize];
    let form = strings.get(if date.day.is_some() { "date_full" } else { "date_month" });
    form.replace("{year}", &year)
        .replace("{month}", strings.get(key))
        .replace("{day}", &date.day.map(|day| day.to_string()).unwrap_or_default())
}

/// The date of a source; for an undated one, the words before its window, or that none is known.
pub fn source_date(strings: &Strings, source: &Source) -> String {
    match (source.published, &source.inferred) {
        (Some(published), _) => date(strings, published),
        (None, Some(_)) => strings.get("date_inferred").to_owned(),
        (None, None) => strings.get("date_unknown").to_owned(),
    }
}

/// How old a source is on the day of the edition, such as "17 years old"; empty where either date
/// is not known.
pub fn source_age(strings: &Strings, published: Option<Date>, edition: Option<Date>) -> String {
    let age = published.zip(edition).map(|(from, to)| lapse(strings, from, to));
    age.map(|age| strings.get("source_age").replace("{age}", &age)).unwrap_or_default()
}

/// How long before the edition something was checked, such as "2 months before this edition".
pub fn checked_ago(strings: &Strings, on: Date, edition: Option<Date>) -> String {
    let age = edition.map(|edition| lapse(strings, on, edition));
    age.map(|age| strings.get("checked_ago").replace("{age}", &age)).unwrap_or_default()
}

/// The time between two dates in its largest whole unit.
fn lapse(strings: &Strings, from: Date, to: Date) -> String {
    let Lapse { years, months, days } = from.lapse(to);
    if years > 0 {
        strings.counted("age_years", years)
    } else if months > 0 {
        strings.counted("age_months", months)
    } else {
        strings.counted("age_days", days)
    }
}

const MONTHS: [&str; 12] = [
    "month_1", "month_2", "month_3", "month_4", "month_5", "month_6", "month_7", "month_8",
    "month_9", "month_10", "month_11", "month_12",
];
