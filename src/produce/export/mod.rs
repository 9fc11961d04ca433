//! Files for machines: crawlers, hosts, phones' home screens, and other programs.
//!
//! Takes: the plan, the settings, the catalog. Gives: one task a file. Never: makes pages.
//! A new format is its file and its line in [`tasks`].

mod cards;
mod csv;
mod feed;
mod linked;
mod open_search;
mod records;
mod robots;
mod room;
mod sitemap;
mod tables;
mod uuid;
mod vcard;
mod web_manifest;

use super::artifact::{Artifact, Task};
use super::key::KeyMaker;
use super::site::Inputs;
use crate::config::Export;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::model::Related;
use crate::plan::exports as place;

pub use records::SCHEMA as RECORDS_SCHEMA;

/// Every such file.
pub(super) fn tasks(inputs: Inputs<'_>) -> Vec<Task<'_>> {
    let mut files = vec![
        (".nojekyll".to_owned(), String::new()),
        ("robots.txt".to_owned(), robots::text(inputs)),
    ];
    files.extend(sitemap::text(inputs).map(|text| ("sitemap.xml".to_owned(), text)));
    for (lang, _) in inputs.plan.languages().all() {
        let path = inputs.plan.file("site.webmanifest", lang);
        let text = web_manifest::text(inputs, lang, &path);
        files.push((path, text));
    }
    let wants = |export| inputs.plan.exports(inputs.config, export);
    let mut tasks = Vec::new();
    if wants(Export::Json) {
        files.push((place::RECORDS_SCHEMA.to_owned(), records::SCHEMA.to_owned()));
        tasks.push(whole(inputs, place::RECORDS.to_owned(), Lang::DEFAULT, records::json));
    }
    if wants(Export::JsonLd) {
        tasks.push(whole(inputs, place::LINKED.to_owned(), Lang::DEFAULT, linked::json));
    }
    for (lang, _) in inputs.plan.languages().all() {
        let file = |name: &str| inputs.plan.file(name, lang);
        if wants(Export::Csv) {
            let path = file(place::AGENCIES_TABLE);
            let own = path.clone();
            tasks.push(whole(inputs, path, lang, move |inputs| {
                tables::agencies(inputs, lang, &own)
            }));
            let contacts = move |inputs: Inputs<'_>| tables::contacts(inputs, lang);
            tasks.push(whole(inputs, file(place::CONTACTS_TABLE), lang, contacts));
        }
        if wants(Export::Vcard) {
            tasks.push(whole(inputs, file(place::CARDS_FILE), lang, move |inputs| {
                all_cards(inputs, lang)
            }));
            tasks.extend(card_files(inputs, lang));
        }
        if wants(Export::Feed) {
            files.extend(feed::xml(inputs, lang).map(|xml| (file(place::FEED), xml)));
        }
        if wants(Export::OpenSearch) {
            let xml = open_search::xml(inputs, lang);
            files.extend(xml.map(|xml| (file(place::OPEN_SEARCH), xml)));
        }
    }
    tasks.extend(files.into_iter().map(|(path, text)| fixed(path, text)));
    tasks
}

/// The contact cards of all records in one file.
fn all_cards(inputs: Inputs<'_>, lang: Lang) -> Vec<u8> {
    let mut out = String::new();
    for (ix, agency) in inputs.catalog.each_agency().filter(|(_, agency)| agency.has_a_hotline()) {
        out.push_str(&cards::cards(inputs, Related::Agency(ix), agency, lang));
    }
    out.into_bytes()
}

/// The contact card of each record that has a hotline, and those with a neutral name.
fn card_files(inputs: Inputs<'_>, lang: Lang) -> Vec<Task<'_>> {
    let mut tasks = Vec::new();
    for (ix, agency) in inputs.catalog.each_agency().filter(|(_, agency)| agency.has_a_hotline()) {
        let at = Related::Agency(ix);
        let path = inputs.plan.card_path(agency, lang);
        tasks.push(small(path, move || cards::cards(inputs, at, agency, lang)));
        if place::neutral_contacts(agency).next().is_some() {
            let path = inputs.plan.neutral_card_path(agency, lang);
            let card = move || cards::neutral(inputs, agency, lang).unwrap_or_default();
            tasks.push(small(path, card));
        }
    }
    tasks
}

/// A file about the whole catalog, made only when something in it changed.
fn whole<'a>(
    inputs: Inputs<'a>,
    path: String,
    lang: Lang,
    bytes: impl Fn(Inputs<'a>) -> Vec<u8> + Clone + Send + Sync + 'a,
) -> Task<'a> {
    let own = path.clone();
    let prepare = move || {
        let bytes = bytes.clone();
        let make = move || -> Result<Vec<u8>, Box<Diagnostic>> { Ok(bytes(inputs)) };
        Artifact { key: key(inputs, lang).with(&own).key(), make: Box::new(make) }
    };
    Task { path, prepare: Box::new(prepare) }
}

/// All that decides a file about the whole catalog.
fn key(inputs: Inputs<'_>, lang: Lang) -> KeyMaker {
    let catalog = inputs.catalog;
    let key = KeyMaker::new("export").with(&lang).with(&inputs.config_digest);
    let key = key.with(&inputs.config.base_url).with(&catalog.as_of).with(&inputs.theme.digest());
    let mut key = key.with(&catalog.vocabulary).with(&catalog.sources);
    for agency in &catalog.agencies {
        key = key.with(&agency.id).with(&agency.digest);
    }
    for term in &catalog.terms {
        key = key.with(&term.id);
    }
    key
}

/// A small file that costs no more to make than a key over what decides it.
fn small<'a>(path: String, text: impl Fn() -> String + Send + Sync + 'a) -> Task<'a> {
    let prepare = move || {
        let text = text();
        let key = KeyMaker::new("fixed").with(&text).key();
        Artifact { key, make: Box::new(move || Ok(text.into_bytes())) }
    };
    Task { path, prepare: Box::new(prepare) }
}

/// A small file whose text is its key.
pub(super) fn fixed<'a>(path: String, text: String) -> Task<'a> {
    small(path, move || text.clone())
}
