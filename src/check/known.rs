//! What rules about text ask of the whole site, worked out once.

use std::collections::BTreeSet;

use super::Subject;
use super::numbers::Numbers;

/// What rules about text ask of the whole site.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub(super) subject: &'a Subject<'a>,
    /// The numbers of all contacts.
    pub(super) numbers: Numbers<'a>,
    /// The words that are sent as text messages.
    pub(super) keywords: BTreeSet<&'a str>,
    /// The acronyms of all records, as they are written.
    pub(super) acronyms: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn of(subject: &'a Subject<'a>) -> Self {
        let catalog = subject.catalog;
        let contacts = catalog.agencies.iter().flat_map(|agency| &agency.contacts);
        let agencies = catalog.agencies.iter().filter_map(|agency| agency.acronym.as_deref());
        let terms = catalog.terms.iter().filter_map(|term| term.acronym.as_deref());
        Self {
            subject,
            numbers: Numbers::of(catalog),
            keywords: contacts.filter_map(|contact| contact.sms_keyword.as_deref()).collect(),
            acronyms: agencies.chain(terms).filter(|acronym| !acronym.is_empty()).collect(),
        }
    }
}
