//! Contact points as pages show them.

use serde::Serialize;

use super::card::{Card, Cite};
use super::references::References;
use super::scene::Scene;
use super::text::Text;
use crate::model::{self, Line};

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Phone {
    /// In digits, in the one printed form: `1-888-373-7888`.
    pub display: String,
    /// With letters, where the source prints letters: `1-866-DHS-2-ICE`; else empty.
    pub vanity: String,
    /// `tel:+18883737888`.
    pub tel: String,
    /// `sms:233733`.
    pub sms: String,
}

/// A language by which a line can be used.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Tongue<'a> {
    /// BCP 47 tag.
    pub tag: &'a str,
    /// Its name in the page's language, or the tag where no name is known.
    pub name: &'a str,
}

/// One way to reach an agency.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Contact<'a> {
    /// What it is called.
    pub label: Text<'a>,
    /// `help`, `tips`, `complaints`, `professionals` or `general`.
    pub line: &'a str,
    /// The kind of line in the page's language.
    pub line_label: &'a str,
    /// Voice number.
    pub phone: Option<Phone>,
    /// How sources print the number, where that differs from the printed form.
    pub printed: Vec<&'a str>,
    /// Number for text messages.
    pub sms: Option<Phone>,
    /// The word to send, or empty.
    pub sms_keyword: &'a str,
    /// Number for text telephones.
    pub tty: Option<Phone>,
    /// Web address, or empty.
    pub url: &'a str,
    /// E-mail address, or empty.
    pub email: &'a str,
    /// Opening hours.
    pub hours: Option<Text<'a>>,
    /// Open 24 hours a day, 7 days a week.
    pub always_open: bool,
    /// Languages spoken.
    pub languages: Vec<Tongue<'a>>,
    /// More about languages.
    pub languages_note: Option<Text<'a>>,
    /// What calling may lead to.
    pub consequences: Option<Text<'a>>,
    /// For emergencies.
    pub emergency: bool,
    /// More about it.
    pub note: Option<Text<'a>>,
    /// Which sources give it.
    pub sources: Vec<Cite<'a>>,
    /// When it was last verified, in the page's language; empty when never.
    pub verified: String,
    /// How long before the edition that was, in words; empty when never.
    pub verified_ago: String,
    /// Whether that is longer ago than the site allows.
    pub stale: bool,
}

/// A contact together with the record that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Hotline<'a> {
    /// The record.
    pub record: Card<'a>,
    /// One of its contacts.
    pub contact: Contact<'a>,
}

impl Phone {
    /// A number as pages show it.
    pub(super) fn of(phone: &model::Phone) -> Self {
        Self {
            display: phone.display().to_string(),
            vanity: phone.vanity().unwrap_or_default().to_owned(),
            tel: phone.tel_href(),
            sms: phone.sms_href(),
        }
    }
}

impl<'a> Scene<'a> {
    /// A contact point of a record.
    pub(super) fn contact(
        &self,
        contact: &'a model::Contact,
        references: &mut References,
    ) -> Contact<'a> {
        let number = |phone: &Option<model::Phone>| phone.as_ref().map(Phone::of);
        Contact {
            label: self.text(&contact.label),
            line: contact.line.word(),
            line_label: self.word(match contact.line {
                Line::Help => "line_help",
                Line::Tips => "line_tips",
                Line::Complaints => "line_complaints",
                Line::Professionals => "line_professionals",
                Line::General => "line_general",
            }),
            phone: number(&contact.phone),
            printed: printings(contact),
            sms: number(&contact.sms),
            sms_keyword: contact.sms_keyword.as_deref().unwrap_or_default(),
            tty: number(&contact.tty),
            url: contact.url.as_deref().unwrap_or_default(),
            email: contact.email.as_deref().unwrap_or_default(),
            hours: self.maybe(contact.hours.as_ref()),
            always_open: contact.always_open,
            languages: self.tongues(&contact.languages),
            languages_note: self.maybe(contact.languages_note.as_ref()),
            consequences: self.maybe(contact.consequences.as_ref()),
            emergency: contact.emergency,
            note: self.maybe(contact.note.as_ref()),
            sources: references.cites(self, &contact.sources),
            verified: self.maybe_date(contact.last_verified),
            verified_ago: contact.last_verified.map_or_else(String::new, |on| {
                super::words::checked_ago(self.stage().strings, on, self.catalog().as_of)
            }),
            stale: contact.last_verified.is_some_and(|date| self.catalog().is_stale(date)),
        }
    }

    /// The contacts of one record, in the order of [`Line::ALL`].
    pub(super) fn contacts(
        &self,
        contacts: &'a [model::Contact],
        references: &mut References,
    ) -> Vec<Contact<'a>> {
        let mut sorted: Vec<_> = contacts.iter().collect();
        sorted.sort_by_key(|contact| contact.line);
        sorted.into_iter().map(|contact| self.contact(contact, references)).collect()
    }

    /// Every contact of these kinds, record by record.
    pub(super) fn lines(&self, wanted: &[Line], references: &mut References) -> Vec<Hotline<'a>> {
        let mut found = Vec::new();
        for (ix, agency) in self.catalog().each_agency() {
            for contact in agency.contacts.iter().filter(|contact| wanted.contains(&contact.line)) {
                let contact = self.contact(contact, references);
                found.push(Hotline { record: self.agency_card(ix), contact });
            }
        }
        found
    }

    /// The lines for people who need help, the site's own help line first.
    pub(super) fn help_lines(&self, references: &mut References) -> Vec<Hotline<'a>> {
        let mut lines = self.lines(&[Line::Help], references);
        let first = self.catalog().help_line.map(|ix| self.catalog().agency(ix).id.as_str());
        lines.sort_by_key(|line| Some(line.record.id) != first);
        lines
    }
}

/// How sources print the number, where that is not how pages print it.
fn printings(contact: &model::Contact) -> Vec<&str> {
    let shown = contact
        .phone
        .as_ref()
        .map(|phone| [phone.display(), phone.vanity().unwrap_or_default().to_owned()]);
    let shown = shown.unwrap_or_default();
    contact
        .printed
        .iter()
        .map(String::as_str)
        .filter(|printed| !shown.iter().any(|form| form == printed))
        .collect()
}
