//! A topic sheet: who to turn to, in short, with numbers.

use super::documents::documents;
use super::reach::number;
use super::record::name_of;
use super::words::{address, plain};
use crate::model::{AgencyIx, Facet, Related, TagIx, TermIx};
use crate::plan::Subject;
use crate::view::references::References;
use crate::view::scene::Scene;
use crate::view::subject::{Block, Entry, Number, Sheet};

/// The sheet of a topic. What no longer exists is left out.
pub(super) fn fill<'a>(scene: &Scene<'a>, tag: TagIx, sheet: Sheet<'a>) -> Sheet<'a> {
    let catalog = scene.catalog();
    let topic = catalog.vocabulary.tag(Facet::Topics, tag);
    let order = scene.stage().plan.lists(scene.lang()).tagged(Facet::Topics, tag);
    let agencies: Vec<_> =
        order.agencies().iter().filter(|ix| !catalog.agency(**ix).status.is_over()).collect();
    let terms: Vec<_> =
        order.terms().iter().filter(|ix| !catalog.term(**ix).status.is_over()).collect();
    let mut sources: Vec<_> = agencies
        .iter()
        .flat_map(|ix| catalog.agency(**ix).contacts.iter().flat_map(|contact| &contact.sources))
        .chain(terms.iter().flat_map(|ix| &catalog.term(**ix).sources))
        .copied()
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let mut blocks = Vec::new();
    if !agencies.is_empty() {
        let entries = agencies.iter().map(|ix| scene.agency_entry(**ix)).collect();
        blocks.push(Block { kind: "entries", entries, ..Block::default() });
    }
    if !terms.is_empty() {
        blocks.push(scene.heading("title_glossary"));
        let entries = terms.iter().map(|ix| scene.term_entry(**ix)).collect();
        blocks.push(Block { kind: "entries", entries, ..Block::default() });
    }
    let site = scene.words(&scene.stage().config.title);
    let path = scene.stage().plan.path(Subject::Tag(Facet::Topics, tag), scene.lang());
    let mut filled = Sheet {
        above: vec![site, scene.said("form_topic_sheet")],
        lead: scene.maybe_words(Some(&topic.description)),
        codes: scene.page_code(&path).into_iter().collect(),
        sources: documents(scene, References::default(), &sources),
        ..sheet
    };
    filled.warn(scene, agencies.iter().any(|ix| scene.is_old(**ix)));
    filled.chapters.push(super::untitled(format!("topic-{}", topic.id), blocks));
    filled
}

impl<'a> Scene<'a> {
    /// A record in short, each of its numbers with the kind of line it is.
    pub(super) fn agency_entry(&self, ix: AgencyIx) -> Entry<'a> {
        let agency = self.catalog().agency(ix);
        let mut contacts: Vec<_> = agency.contacts.iter().collect();
        contacts.sort_by_key(|contact| contact.line);
        let mut numbers: Vec<Number<'a>> = Vec::new();
        let mut facts = Vec::new();
        let mut checked = Vec::new();
        for contact in contacts {
            let before = numbers.len();
            let kind = self.line_kind(contact.line);
            numbers.extend(contact.phone.as_ref().map(|phone| number(phone, kind)));
            let written =
                self.numbers(contact).into_iter().skip(usize::from(contact.phone.is_some()));
            numbers.extend(written);
            if contact.phone.is_none() && contact.sms.is_none() && contact.tty.is_none() {
                for (label, text) in [("online", &contact.url), ("email", &contact.email)] {
                    facts.extend(text.as_ref().map(|text| self.fact(label, address(text))));
                }
            }
            let said = self.checked(contact);
            if numbers.len() > before && !checked.contains(&said) {
                checked.push(said);
            }
        }
        let website = agency.website.as_ref().map(|text| self.fact("website", address(text)));
        facts.extend(website);
        if !checked.is_empty() {
            facts.push(self.facts("verification", checked));
        }
        Entry {
            name: name_of(self, Related::Agency(ix)),
            acronym: agency.acronym.as_deref().unwrap_or_default(),
            summary: self.words(&agency.summary),
            numbers,
            facts,
        }
    }

    fn term_entry(&self, ix: TermIx) -> Entry<'a> {
        let term = self.catalog().term(ix);
        let office = term.agency.map(|ix| name_of(self, Related::Agency(ix)));
        Entry {
            name: name_of(self, Related::Term(ix)),
            acronym: term.acronym.as_deref().unwrap_or_default(),
            summary: if term.summary.is_empty() { plain("") } else { self.words(&term.summary) },
            numbers: Vec::new(),
            facts: office.map(|name| self.fact("responsible", name)).into_iter().collect(),
        }
    }
}
