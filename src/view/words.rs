//! Dates in the reader's form.

use crate::lang::Strings;
use crate::model::{Date, Source};

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

/// How old a source is, as far as is known.
pub fn source_date(strings: &Strings, source: &Source) -> String {
    match (source.published, &source.inferred) {
        (Some(published), _) => date(strings, published),
        (None, Some(window)) => strings.get("date_inferred").replace("{window}", window),
        (None, None) => strings.get("date_unknown").to_owned(),
    }
}

const MONTHS: [&str; 12] = [
    "month_1", "month_2", "month_3", "month_4", "month_5", "month_6", "month_7", "month_8",
    "month_9", "month_10", "month_11", "month_12",
];
