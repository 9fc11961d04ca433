//! The document that something rests on, and how old it is.

use crate::model::{Date, Source};

/// A source, as far as its age goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Its id.
    pub id: String,
    /// From when it is.
    pub dated: Dated,
    /// Whether it is marked as archived.
    pub archived: bool,
}

/// From when a document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dated {
    /// The date printed on it.
    Printed(Date),
    /// It has none; it stood there on that day.
    Read(Date),
    /// It has none; it was made in this time.
    Inferred(String),
    /// Nobody knows.
    Unknown,
}

impl Dated {
    /// The day to count from.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Printed(day) | Self::Read(day) => Some(*day),
            Self::Inferred(_) | Self::Unknown => None,
        }
    }
}

impl Basis {
    /// What is known about the age of `source`.
    ///
    /// A document that was undated when it was read is as old as its inferred time, not as the
    /// reading of it.
    pub(super) fn of(source: &Source) -> Self {
        let inferred =
            source.inferred.as_ref().map(|time| Dated::Inferred(time.original().to_owned()));
        let dated = source.published.map(Dated::Printed).or(inferred);
        let dated = dated.or(source.retrieved.map(Dated::Read)).unwrap_or(Dated::Unknown);
        Self { id: source.id.clone(), dated, archived: source.is_archived() }
    }
}
