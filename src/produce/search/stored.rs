//! What is stored of each document: enough to show it, and its text where a site is small.

use std::borrow::Cow;

use rayon::prelude::*;
use serde::Serialize;

use crate::model::{Agency, Contact, Phone, Related, Status, TagIx};
use crate::plan::Subject;
use crate::search::Manifest;
use crate::search::record::{Records, Stored};
use crate::slug::slugify;
use crate::view::Scene;

use super::document::document;
use super::index::Parts;
use super::numbering::Numbering;

/// A part with texts of documents.
#[derive(Debug, Serialize)]
struct Texts<'a> {
    numbering: &'a str,
    texts: Vec<String>,
}

/// Adds the stored records.
pub(super) fn records(
    scene: &Scene<'_>,
    numbering: &Numbering,
    manifest: &Manifest,
    parts: &mut Parts,
) {
    let made: Vec<Vec<u8>> = numbering
        .subjects
        .par_chunks(manifest.records as usize)
        .map(|subjects| {
            let records = subjects.iter().filter_map(|subject| stored(scene, *subject)).collect();
            let part = Records { numbering: Cow::Borrowed(&manifest.numbering), records };
            serde_json::to_vec(&part).unwrap_or_default()
        })
        .collect();
    parts.0.extend(made.into_iter().enumerate().map(|(at, part)| (format!("records/{at}"), part)));
}

/// Adds the texts, if the index carries them.
pub(super) fn texts(
    scene: &Scene<'_>,
    numbering: &Numbering,
    manifest: &Manifest,
    parts: &mut Parts,
) {
    if manifest.texts == 0 {
        return;
    }
    for (at, subjects) in numbering.subjects.chunks(manifest.texts as usize).enumerate() {
        let texts =
            subjects.iter().filter_map(|subject| Some(document(scene, *subject)?.text)).collect();
        parts.add(format!("texts/{at}"), &Texts { numbering: &manifest.numbering, texts });
    }
}

fn stored<'a>(scene: &Scene<'a>, subject: Subject) -> Option<Stored<'a>> {
    let catalog = scene.catalog();
    let document = document(scene, subject)?;
    let mut stored = Stored {
        kind: document.kind.chars().next().unwrap_or_default(),
        title: document.title.into(),
        acronym: document.acronym.into(),
        status: shown_status(document.status).into(),
        line: document.line.into(),
        former: document.former.into_iter().map(Cow::from).collect(),
        aliases: document.aliases.into_iter().map(Cow::from).collect(),
        summary: document.summary.into(),
        ..Stored::default()
    };
    let (id, name, label) = match subject {
        Subject::Record(Related::Agency(ix)) => {
            let agency = catalog.agency(ix);
            [stored.phones, stored.texts] = phones(&agency.contacts);
            stored.successor = successor(scene, agency);
            (&agency.id, &agency.name, agency.kind)
        }
        Subject::Record(Related::Term(ix)) => {
            let term = catalog.term(ix);
            (&term.id, &term.name, term.kind)
        }
        Subject::Doc(ix) => (&catalog.doc(ix).path, &catalog.doc(ix).title, None),
        _ => return None,
    };
    stored.original = name.get(scene.lang()).lang != scene.lang();
    stored.label = label.map(|TagIx(place)| u32::from(place));
    // At ten thousand records, ids that only repeat the name would be a fifth of the parts.
    if stored.kind == 'p' || !stored.title.is_ascii() || slugify(&stored.title) != *id {
        stored.id = id.into();
    }
    Some(stored)
}

/// The statuses that are said among results.
fn shown_status(status: &'static str) -> &'static str {
    let quiet = [Status::Current, Status::Unverified].map(Status::word);
    if quiet.contains(&status) { "" } else { status }
}

/// Every voice number once, and every other number once, as shown; those of the foremost line first.
fn phones(contacts: &[Contact]) -> [Vec<Cow<'static, str>>; 2] {
    let mut contacts: Vec<&Contact> = contacts.iter().collect();
    contacts.sort_by_key(|contact| contact.line);
    let mut shown = [Vec::new(), Vec::new()];
    let mut add = |list: usize, phone: &Option<Phone>| {
        if let Some(text) = phone.as_ref().map(|phone| Cow::from(phone.display()))
            && !shown[list].contains(&text)
        {
            shown[list].push(text);
        }
    };
    for contact in contacts {
        add(0, &contact.phone);
        add(1, &contact.sms);
        add(1, &contact.tty);
    }
    shown
}

fn successor<'a>(scene: &Scene<'a>, agency: &'a Agency) -> Option<(Cow<'a, str>, Cow<'a, str>)> {
    let by = agency.succeeded_by.as_ref()?.agency;
    let name = scene.catalog().agency(by).name.get(scene.lang()).text;
    let href = scene.href(Subject::Record(Related::Agency(by)));
    Some((name.into(), href.into()))
}
