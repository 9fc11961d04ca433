//! The groups of keys that several kinds of record share.

use super::known::Known;
use super::values::{date, dialled, phone};
use crate::diag::Diagnostic;
use crate::lang::{Languages, Localized};
use crate::model::{Contact, Dispute, Line, Phone, Service, Side, Status};
use crate::yaml::Fields;

/// What every reading of a record needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'k> {
    pub(super) known: &'k Known<'k>,
    pub(super) languages: &'k Languages,
    /// Whether the settings could be read; if not, no language is called unknown.
    pub(super) knows_languages: bool,
}

/// Optional text in the default language; overlays translate it.
pub(super) fn text(fields: &Fields<'_, '_>, key: &'static str) -> Option<Localized> {
    fields.text(key).filter(|text| !text.is_empty()).map(Localized::new)
}

/// Text that must be there.
pub(super) fn required(fields: &Fields<'_, '_>, key: &'static str) -> Localized {
    Localized::new(fields.required_text(key))
}

pub(super) fn status(fields: &Fields<'_, '_>) -> Status {
    fields.choice("status", &Status::ALL).unwrap_or_default()
}

pub(super) fn disputes(fields: &Fields<'_, '_>, scope: Scope<'_>) -> Vec<Dispute> {
    fields.each("disputes", "a dispute", |inner| {
        let about = required(inner, "about");
        inner.required("sides");
        let sides = inner.each("sides", "a side of a dispute", |side| {
            side.required("source");
            Some(Side {
                says: required(side, "says"),
                sources: scope.known.source_or_sources_of(side, "source"),
            })
        });
        if sides.len() == 1 {
            let alone = Diagnostic::new("bad-value", "a dispute has one side only")
                .help("add what the other source says, or take the dispute out");
            inner.reader().say(inner.key_span("sides"), alone);
        }
        Some(Dispute { about, sides, note: text(inner, "note") })
    })
}

pub(super) fn services(fields: &Fields<'_, '_>, scope: Scope<'_>) -> Vec<Service> {
    fields.each("services", "a service", |inner| {
        Some(Service {
            name: required(inner, "name"),
            summary: required(inner, "summary"),
            eligibility: text(inner, "eligibility"),
            how_to_apply: text(inner, "how_to_apply"),
            fees: text(inner, "fees"),
            languages: inner.tags("languages"),
            sources: scope.known.source_or_sources_of(inner, "source"),
        })
    })
}

pub(super) fn contacts(fields: &Fields<'_, '_>, scope: Scope<'_>) -> Vec<Contact> {
    fields.each("contacts", "a contact", |inner| Some(contact(inner, scope)))
}

fn contact(fields: &Fields<'_, '_>, scope: Scope<'_>) -> Contact {
    fields.required("line");
    let line = fields.choice("line", &Line::ALL).unwrap_or(Line::General);
    let (number, printed) = printings(fields, phone(fields, "phone"));
    let consequences = text(fields, "consequences");
    if line.is_enforcement() && consequences.is_none() && fields.node("line").is_some() {
        let message =
            format!("a line for {} does not say what calling it may lead to", line.word());
        let silent = Diagnostic::new("line-without-consequences", message)
            .help("add `consequences:` in plain words: who answers, and what they may do");
        fields.reader().say(fields.key_span("line"), silent);
    }
    Contact {
        label: required(fields, "label"),
        line,
        printed,
        phone: number,
        sms: phone(fields, "sms"),
        sms_keyword: fields.text("sms_keyword"),
        tty: phone(fields, "tty"),
        url: fields.url("url"),
        email: fields.email("email"),
        hours: text(fields, "hours"),
        always_open: fields.flag("always_open").unwrap_or(false),
        languages: fields.tags("languages"),
        languages_note: text(fields, "languages_note"),
        consequences,
        emergency: fields.flag("emergency").unwrap_or(false),
        note: text(fields, "note"),
        sources: scope.known.source_or_sources_of(fields, "source"),
        last_verified: date(fields, "last_verified"),
    }
}

/// The number with the letters that any source prints it with, and how sources print it; each
/// printing must be the same number.
fn printings(fields: &Fields<'_, '_>, number: Option<Phone>) -> (Option<Phone>, Vec<String>) {
    let words = fields.words("printed");
    let mut shown = number.clone();
    for word in &words {
        let Some(printed) = dialled(fields, *word) else { continue };
        let Some(number) = &number else { continue };
        if *number != printed {
            let message = format!(
                "the printing `{}` is the number {}, not {}",
                word.text,
                printed.display(),
                number.display()
            );
            let differs = Diagnostic::new("phone-mismatch", message)
                .help("a different number belongs to a contact of its own");
            fields.reader().say(word.span, differs);
        } else if printed.vanity().is_some()
            && shown.as_ref().is_some_and(|shown| shown.vanity().is_none())
        {
            shown = Some(printed);
        }
    }
    (shown, words.into_iter().map(|word| word.text.trim().to_owned()).collect())
}
