//! By what answers are narrowed: for every entry of a facet, the documents that have it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::{Agency, Facet, Related, Status, TagIx};
use crate::plan::Subject;
use crate::search::postings::{write, write_rising};
use crate::view::Scene;

use super::index::Parts;
use super::numbering::Numbering;

/// The facets: the lists of the vocabulary, then statuses and languages of service.
pub(super) const IDS: [&str; 7] =
    ["kinds", "roles", "audiences", "topics", "areas", "statuses", "languages"];

/// A part with the entries of a facet.
#[derive(Debug, Serialize)]
struct Part<'a> {
    numbering: &'a str,
    tags: Vec<Tag<'a>>,
}

#[derive(Debug, Serialize)]
struct Tag<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    original: bool,
    documents: String,
}

/// Adds the facets.
pub(super) fn facets(scene: &Scene<'_>, numbering: &Numbering, parts: &mut Parts) {
    let catalog = scene.catalog();
    for facet in Facet::ALL {
        let mut lists = vec![Vec::new(); catalog.vocabulary.list(facet).len()];
        for (number, subject) in (0_u32..).zip(&numbering.subjects) {
            for TagIx(place) in tags(scene, *subject, facet) {
                let list: &mut Vec<u32> = &mut lists[usize::from(*place)];
                if list.last() != Some(&number) {
                    list.push(number);
                }
            }
        }
        let tag = |(tag, list): (&'_ crate::model::Tag, Vec<u32>)| {
            (
                tag.id.clone(),
                tag.label.get(scene.lang()).text.to_owned(),
                tag.label.get(scene.lang()).lang,
                list,
            )
        };
        let named: Vec<_> = catalog.vocabulary.list(facet).iter().zip(lists).map(tag).collect();
        let tags = named.iter().map(|(id, label, lang, list)| Tag {
            id,
            label,
            original: *lang != scene.lang(),
            documents: documents(list),
        });
        add(facet.key(), tags, numbering, parts);
    }
    let mut statuses: BTreeMap<Status, Vec<u32>> = BTreeMap::new();
    let mut languages: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, subject) in (0_u32..).zip(&numbering.subjects) {
        if let Subject::Record(record) = subject {
            let status = match record {
                Related::Agency(ix) => catalog.agency(*ix).status,
                Related::Term(ix) => catalog.term(*ix).status,
            };
            statuses.entry(status).or_default().push(number);
        }
        if let Subject::Record(Related::Agency(ix)) = subject {
            for tag in spoken(catalog.agency(*ix)) {
                languages.entry(tag).or_default().push(number);
            }
        }
    }
    let word = |status: Status| scene.word(STATUS_WORDS[status as usize]);
    let of_status = statuses.iter().map(|(status, list)| Tag {
        id: status.word(),
        label: word(*status),
        original: false,
        documents: documents(list),
    });
    add("statuses", of_status, numbering, parts);
    let of_language = languages.iter().map(|(tag, list)| Tag {
        id: tag,
        label: scene.language_name(tag),
        original: false,
        documents: documents(list),
    });
    add("languages", of_language, numbering, parts);
}

/// The strings for statuses, in their order.
const STATUS_WORDS: [&str; 5] = [
    "status_current",
    "status_renamed",
    "status_superseded",
    "status_historical",
    "status_unverified",
];

fn add<'a>(
    id: &str,
    tags: impl Iterator<Item = Tag<'a>>,
    numbering: &Numbering,
    parts: &mut Parts,
) {
    let tags = tags.filter(|tag| tag.documents != "0").collect();
    parts.add(format!("facets/{id}"), &Part { numbering: &numbering.mark, tags });
}

/// How many documents, then the documents.
fn documents(list: &[u32]) -> String {
    let mut out = String::new();
    write(&mut out, list.len() as u32);
    write_rising(&mut out, list.iter().copied());
    out
}

fn tags<'a>(scene: &Scene<'a>, subject: Subject, facet: Facet) -> &'a [TagIx] {
    let catalog = scene.catalog();
    match (subject, facet) {
        (Subject::Record(Related::Agency(ix)), facet) => {
            let agency = catalog.agency(ix);
            match facet {
                Facet::Kinds => agency.kind.as_slice(),
                Facet::Roles => &agency.roles,
                Facet::Audiences => &agency.audiences,
                Facet::Topics => &agency.topics,
                Facet::Areas => &agency.areas,
            }
        }
        (Subject::Record(Related::Term(ix)), facet) => {
            let term = catalog.term(ix);
            match facet {
                Facet::Kinds => term.kind.as_slice(),
                Facet::Audiences => &term.audiences,
                Facet::Topics => &term.topics,
                Facet::Roles | Facet::Areas => &[],
            }
        }
        _ => &[],
    }
}

/// The languages in which an agency or one of its lines serves.
fn spoken(agency: &Agency) -> BTreeSet<&str> {
    let lines = agency.contacts.iter().flat_map(|contact| &contact.languages);
    let services = agency.services.iter().flat_map(|service| &service.languages);
    agency.languages.iter().chain(lines).chain(services).map(String::as_str).collect()
}
