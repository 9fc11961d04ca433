//! Dates as sources print them: a year, a month, or a day.

use std::fmt;

/// A calendar date of the precision that its source has (ISO 8601: `2009`, `2009-04`, `2009-04-01`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 1000 to 9999.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// Day of the month, from 1.
    pub day: Option<i8>,
}

impl Date {
    /// Reads `2009`, `2009-04` or `2009-04-01`; none for anything else and for days that no
    /// calendar has.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let digits = |part: &str, width: usize| {
            let fits = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
            fits.then(|| part.parse::<i16>().ok()).flatten()
        };
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |m| m.map(Some))?;
        let day = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |d| d.map(Some))?;
        if parts.next().is_some() || year < 1000 {
            return None;
        }
        let (month, day) = (month.map(|m| m as i8), day.map(|d| d as i8));
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// The first day that the date can mean.
    fn first_day(self) -> jiff::civil::Date {
        jiff::civil::date(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Whole days from the first day this can mean to the first day `later` can mean; negative
    /// when `later` is earlier.
    pub fn days_until(self, later: Self) -> i32 {
        let span = self.first_day().until((jiff::Unit::Day, later.first_day()));
        span.map_or(0, |span| span.get_days())
    }

    /// The time from this to `later`, both at their first day, in whole years, months left over
    /// and days left over; nothing when `later` is earlier.
    pub fn lapse(self, later: Self) -> Lapse {
        let span = self.first_day().until((jiff::Unit::Year, later.first_day()));
        let whole = |count: i64| u32::try_from(count).unwrap_or(0);
        span.map_or_else(
            |_| Lapse::default(),
            |span| Lapse {
                years: whole(i64::from(span.get_years())),
                months: whole(i64::from(span.get_months())),
                days: whole(i64::from(span.get_days())),
            },
        )
    }
}

/// A time between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lapse {
    /// Whole years.
    pub years: u32,
    /// Whole months beyond the years.
    pub months: u32,
    /// Days beyond the months.
    pub days: u32,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Lapse};

    #[test]
    fn reads_three_precisions_and_nothing_else() {
        for good in ["2009", "2009-04", "2009-04-01", "2024-02-29"] {
            assert_eq!(Date::parse(good).map(|date| date.to_string()).as_deref(), Some(good));
        }
        for bad in
            ["", "09", "April 2009", "2009-4", "2009-13", "2023-02-29", "2009-04-01-01", "2009/04"]
        {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn counts_days() {
        let day = |text| Date::parse(text).expect(text);
        assert_eq!(day("2026-01-01").days_until(day("2026-03-01")), 59);
        assert_eq!(day("2026").days_until(day("2025-12-31")), -1);
    }

    #[test]
    fn counts_whole_years_months_and_days() {
        let lapse = |from, to| {
            let day = |text| Date::parse(text).expect(text);
            let Lapse { years, months, days } = day(from).lapse(day(to));
            (years, months, days)
        };
        assert_eq!(lapse("2009-04-01", "2026-11-22"), (17, 7, 21));
        assert_eq!(lapse("2025-11-23", "2026-11-22"), (0, 11, 30));
        assert_eq!(lapse("2026", "2026-01-05"), (0, 0, 4));
        assert_eq!(lapse("2026-11-22", "2026-01-05"), (0, 0, 0));
    }
}
