//! Contact points (schema.org ContactPoint, HSDS `phone` and `contact`).

use super::{Date, Phone, SourceIx};
use crate::lang::Localized;

/// What a line is for, and so what calling it may lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// For people who need help.
    Help,
    /// Law enforcement takes tips here.
    Tips,
    /// Law enforcement or a regulator takes complaints here.
    Complaints,
    /// For lawyers, advocates and other professionals only.
    Professionals,
    /// Anything else.
    General,
}

impl Line {
    /// Every kind of line with its word in records, in the order in which they are shown.
    pub const ALL: [(&'static str, Self); 5] = [
        ("help", Self::Help),
        ("tips", Self::Tips),
        ("complaints", Self::Complaints),
        ("professionals", Self::Professionals),
        ("general", Self::General),
    ];

    /// Its word in records.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// Whether an authority answers that may act on what it is told.
    pub fn is_enforcement(self) -> bool {
        matches!(self, Self::Tips | Self::Complaints)
    }
}

/// One way to reach an agency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Contact {
    /// What it is called.
    pub label: Localized,
    /// What it is for.
    pub line: Line,
    /// Voice number.
    pub phone: Option<Phone>,
    /// How sources print the number.
    pub printed: Vec<String>,
    /// Number for text messages.
    pub sms: Option<Phone>,
    /// The word to send.
    pub sms_keyword: Option<String>,
    /// Number for text telephones.
    pub tty: Option<Phone>,
    /// Web address.
    pub url: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Opening hours in words.
    pub hours: Option<Localized>,
    /// Open 24 hours a day, 7 days a week.
    pub always_open: bool,
    /// BCP 47 tags of the languages spoken.
    pub languages: Vec<String>,
    /// More about languages.
    pub languages_note: Option<Localized>,
    /// What calling may lead to.
    pub consequences: Option<Localized>,
    /// For emergencies.
    pub emergency: bool,
    /// More about it.
    pub note: Option<Localized>,
    /// Which sources give it.
    pub sources: Vec<SourceIx>,
    /// When it was last verified.
    pub last_verified: Option<Date>,
}

impl Contact {
    /// Whether there is a number to call or to write to.
    pub fn has_a_number(&self) -> bool {
        self.phone.is_some() || self.sms.is_some() || self.tty.is_some()
    }
}
