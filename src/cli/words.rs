//! Days and ages in words.

use crate::model::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `April 1, 2009`, `April 2009`, `2009`.
pub(super) fn day(date: Date) -> String {
    let year = date.year;
    let month = date.month.and_then(|month| MONTHS.get(usize::try_from(month - 1).ok()?));
    match (month, date.day) {
        (Some(month), Some(day)) => format!("{month} {day}, {year}"),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => year.to_string(),
    }
}

/// The time from one day to a later one: `17 years`, `14 months`, `20 days`.
pub(super) fn between(from: Date, to: Date) -> String {
    let parts = |date: Date| {
        let (month, day) = (date.month.unwrap_or(1), date.day.unwrap_or(1));
        (i32::from(date.year) * 12 + i32::from(month), day)
    };
    let ((from_month, from_day), (to_month, to_day)) = (parts(from), parts(to));
    let months = to_month - from_month - i32::from(to_day < from_day);
    let counted = |count: i32, word: &str| super::say::counted(count.unsigned_abs() as usize, word);
    match months {
        24.. => counted(months / 12, "year"),
        2.. => counted(months, "month"),
        _ => counted(from.days_until(to).max(0), "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, between, day};

    #[test]
    fn says_days_and_ages() {
        let date = |text| Date::parse(text).expect(text);
        assert_eq!(day(date("2009-04-01")), "April 1, 2009");
        assert_eq!(day(date("2009-12")), "December 2009");
        assert_eq!(day(date("2009")), "2009");
        for (from, to, said) in [
            ("2009-04-01", "2026-04-01", "17 years"),
            ("2009-04-01", "2026-03-31", "16 years"),
            ("2024-12-01", "2026-11-30", "23 months"),
            ("2026-09-22", "2026-11-22", "2 months"),
            ("2026-09-23", "2026-11-22", "60 days"),
            ("2026-11-21", "2026-11-22", "1 day"),
            ("2027-01-01", "2026-11-22", "0 days"),
        ] {
            assert_eq!(between(date(from), date(to)), said, "{from} to {to}");
        }
    }
}
