//! Other names, former names, and what happened when: keys that agencies and glossary entries share.

use super::overlay::Overlay;
use super::parts::{Scope, required, text};
use super::values::date;
use crate::lang::Lang;
use crate::model::{Alias, FormerName, Milestone, Succession};
use crate::yaml::{Fields, Value};

/// Other names: each a text, or a group with a note.
pub(super) fn aliases(fields: &Fields<'_, '_>, scope: Scope<'_>) -> Vec<Alias> {
    let plain = |name| plain_alias(name, Lang::DEFAULT);
    fields.each_or_text("aliases", "an alias", plain, |inner| Alias {
        name: inner.required_text("name"),
        lang: Lang::DEFAULT,
        note: text(inner, "note"),
        sources: scope.known.source_or_sources_of(inner, "source"),
    })
}

fn plain_alias(name: String, lang: Lang) -> Alias {
    Alias { name, lang, note: None, sources: Vec::new() }
}

pub(super) fn former_names(fields: &Fields<'_, '_>, scope: Scope<'_>) -> Vec<FormerName> {
    fields.each("former_names", "a former name", |inner| {
        Some(FormerName {
            name: inner.required_text("name"),
            acronym: inner.text("acronym"),
            until: date(inner, "until"),
            note: text(inner, "note"),
            sources: scope.known.source_or_sources_of(inner, "source"),
        })
    })
}

/// What happened, the earliest first.
pub(super) fn dates(fields: &Fields<'_, '_>, scope: Scope<'_>) -> Vec<Milestone> {
    fields.each("dates", "a date", |inner| {
        inner.required("when");
        Some(Milestone {
            when: date(inner, "when"),
            what: required(inner, "what"),
            sources: scope.known.source_or_sources_of(inner, "source"),
        })
    })
}

/// The successor: an id, or a group that says since when.
pub(super) fn succession(fields: &Fields<'_, '_>, scope: Scope<'_>) -> Option<Succession> {
    let known = scope.known;
    let node = fields.node("succeeded_by")?;
    if !matches!(node.value, Value::Map(_)) {
        let agency = known.agency_of(fields, "succeeded_by")?;
        return Some(Succession { agency, when: None, sources: Vec::new() });
    }
    let inner = fields.group("succeeded_by", "the successor")?;
    inner.required("agency");
    let agency = known.agency_of(&inner, "agency");
    let when = date(&inner, "when");
    let sources = known.source_or_sources_of(&inner, "source");
    inner.finish();
    agency.map(|agency| Succession { agency, when, sources })
}

/// Adds a translation's own aliases. A group with the name of one that the record has translates
/// its note.
pub(super) fn more_aliases(overlay: &Overlay<'_, '_>, aliases: &mut Vec<Alias>) {
    let lang = overlay.lang();
    let plain = |name| plain_alias(name, lang);
    let found = overlay.fields().each_or_text("aliases", "an alias", plain, |inner| Alias {
        note: text(inner, "note"),
        ..plain_alias(inner.required_text("name"), lang)
    });
    for own in found {
        match aliases.iter_mut().find(|alias| alias.name == own.name) {
            Some(alias) => {
                if let (Some(note), Some(own)) = (&mut alias.note, own.note) {
                    note.translate(lang, own.original().to_owned());
                }
            }
            None => aliases.push(own),
        }
    }
}

/// Translates the notes of names and the words of dates.
pub(super) fn translate(
    overlay: &Overlay<'_, '_>,
    former: &mut [FormerName],
    dates: &mut [Milestone],
) {
    overlay.each("former_names", "a former name", former, |inner, former| {
        inner.optional("note", &mut former.note);
    });
    overlay.each("dates", "a date", dates, |inner, milestone| {
        inner.text("what", &mut milestone.what);
    });
}
