//! One searchable thing, as the canonical index lists it.

use serde::Serialize;

use super::plain::plain_text;
use crate::model::{
    Agency, AgencyIx, Alias, Catalog, Contact, Doc, Facet, FormerName, PageIx, Related, TagIx,
    Term, TermIx,
};
use crate::plan::Subject;
use crate::view::Scene;

/// The searched fields, the heaviest first.
pub(super) const FIELDS: &[&str] = &[
    "title", "acronym", "former", "aliases", "phones", "vanity", "terms", "summary", "synonyms",
    "text",
];

/// One record or page of the index.
#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    /// Its id.
    pub(super) id: &'a str,
    /// `agency`, `term` or `page`.
    pub(super) kind: &'static str,
    /// Its name or title.
    pub(super) title: &'a str,
    /// Its acronym, or empty.
    pub(super) acronym: &'a str,
    /// Names and acronyms it had.
    pub(super) former: Vec<&'a str>,
    /// Other names.
    pub(super) aliases: Vec<&'a str>,
    /// Numbers as dialled, digits only.
    pub(super) phones: Vec<String>,
    /// Numbers with letters, as printed.
    pub(super) vanity: Vec<String>,
    /// One or two sentences.
    pub(super) summary: &'a str,
    /// Its page below the output's root.
    pub(super) href: String,
    /// As in records; empty for pages.
    pub(super) status: &'static str,
    /// The label of its kind; empty for pages.
    pub(super) label: &'a str,
    /// The first of its lines as in records, or empty.
    pub(super) line: &'static str,
    /// Everything else that is read, without markup.
    pub(super) text: String,
    /// Words that readers type for it.
    pub(super) terms: &'a [String],
    /// Words that readers type for its vocabulary entries.
    pub(super) synonyms: Vec<&'a str>,
}

/// Everything that can be found, in the order of the catalog.
pub(super) fn subjects(catalog: &Catalog) -> impl Iterator<Item = Subject> {
    let agencies = catalog.each_agency().map(|(ix, _)| Subject::Record(Related::Agency(ix)));
    let terms = catalog.each_term().map(|(ix, _)| Subject::Record(Related::Term(ix)));
    agencies.chain(terms).chain(catalog.each_doc().map(|(ix, _)| Subject::Doc(ix)))
}

/// The document about `subject`; none for what is not searched.
pub(super) fn document<'a>(scene: &Scene<'a>, subject: Subject) -> Option<Document<'a>> {
    let catalog = scene.catalog();
    let document = match subject {
        Subject::Record(Related::Agency(ix)) => agency(scene, ix, catalog.agency(ix)),
        Subject::Record(Related::Term(ix)) => term(scene, ix, catalog.term(ix)),
        Subject::Doc(ix) => page(scene, ix, catalog.doc(ix)),
        _ => return None,
    };
    Some(document)
}

fn agency<'a>(scene: &Scene<'a>, ix: AgencyIx, agency: &'a Agency) -> Document<'a> {
    let lang = scene.lang();
    let facets: [(Facet, &[TagIx]); 5] = [
        (Facet::Kinds, agency.kind.as_slice()),
        (Facet::Roles, &agency.roles),
        (Facet::Audiences, &agency.audiences),
        (Facet::Topics, &agency.topics),
        (Facet::Areas, &agency.areas),
    ];
    let description = agency.description.as_ref().map(|text| plain_text(text.get(lang).text));
    let services = agency.services.iter().flat_map(|service| [&service.name, &service.summary]);
    let labels = agency.contacts.iter().map(|contact| &contact.label);
    let said = services.chain(labels).map(|text| text.get(lang).text);
    let text: Vec<&str> = description.as_deref().into_iter().chain(said).collect();
    Document {
        id: &agency.id,
        kind: "agency",
        title: agency.name.get(lang).text,
        acronym: agency.acronym.as_deref().unwrap_or_default(),
        former: former(&agency.former_names),
        aliases: named(&agency.aliases),
        phones: dialed(&agency.contacts),
        vanity: vanity(&agency.contacts),
        summary: agency.summary.get(lang).text,
        href: scene.href(Subject::Record(Related::Agency(ix))),
        status: agency.status.word(),
        label: label(scene, agency.kind),
        line: agency
            .contacts
            .iter()
            .map(|contact| contact.line)
            .min()
            .map_or("", |line| line.word()),
        text: text.join(" "),
        terms: &agency.search_terms,
        synonyms: synonyms(scene, &facets),
    }
}

fn term<'a>(scene: &Scene<'a>, ix: TermIx, term: &'a Term) -> Document<'a> {
    let lang = scene.lang();
    let facets: [(Facet, &[TagIx]); 3] = [
        (Facet::Kinds, term.kind.as_slice()),
        (Facet::Audiences, &term.audiences),
        (Facet::Topics, &term.topics),
    ];
    let text = term.description.as_ref().map(|text| plain_text(text.get(lang).text));
    Document {
        id: &term.id,
        kind: "term",
        title: term.name.get(lang).text,
        acronym: term.acronym.as_deref().unwrap_or_default(),
        former: former(&term.former_names),
        aliases: named(&term.aliases),
        phones: Vec::new(),
        vanity: Vec::new(),
        summary: term.summary.get(lang).text,
        href: scene.href(Subject::Record(Related::Term(ix))),
        status: term.status.word(),
        label: label(scene, term.kind),
        line: "",
        text: text.unwrap_or_default(),
        terms: &term.search_terms,
        synonyms: synonyms(scene, &facets),
    }
}

fn page<'a>(scene: &Scene<'a>, ix: PageIx, doc: &'a Doc) -> Document<'a> {
    let lang = scene.lang();
    Document {
        id: &doc.id,
        kind: "page",
        title: doc.title.get(lang).text,
        acronym: "",
        former: Vec::new(),
        aliases: Vec::new(),
        phones: Vec::new(),
        vanity: Vec::new(),
        summary: doc.summary.get(lang).text,
        href: scene.href(Subject::Doc(ix)),
        status: "",
        label: "",
        line: "",
        text: plain_text(doc.body.get(lang).text),
        terms: &doc.search_terms,
        synonyms: Vec::new(),
    }
}

fn named(aliases: &[Alias]) -> Vec<&str> {
    aliases.iter().map(|alias| alias.name.as_str()).collect()
}

fn former(names: &[FormerName]) -> Vec<&str> {
    let each = |former| {
        let FormerName { name, acronym, .. }: &FormerName = former;
        [Some(name.as_str()), acronym.as_deref()]
    };
    names.iter().flat_map(each).flatten().collect()
}

/// Every number of a record once, as dialled.
fn dialed(contacts: &[Contact]) -> Vec<String> {
    let mut numbers = Vec::new();
    for contact in contacts {
        for phone in [&contact.phone, &contact.sms, &contact.tty].into_iter().flatten() {
            let digits = phone.dialed().to_string();
            if !numbers.contains(&digits) {
                numbers.push(digits);
            }
        }
    }
    numbers
}

fn vanity(contacts: &[Contact]) -> Vec<String> {
    let phones = contacts.iter().filter_map(|contact| contact.phone.as_ref());
    phones.filter_map(|phone| phone.vanity().map(str::to_owned)).collect()
}

fn label<'a>(scene: &Scene<'a>, kind: Option<TagIx>) -> &'a str {
    kind.map_or("", |kind| {
        scene.catalog().vocabulary.tag(Facet::Kinds, kind).label.get(scene.lang()).text
    })
}

/// The search words of vocabulary entries, each once.
fn synonyms<'a>(scene: &Scene<'a>, facets: &[(Facet, &[TagIx])]) -> Vec<&'a str> {
    let vocabulary = &scene.catalog().vocabulary;
    let tags = facets.iter().flat_map(|(facet, tags)| tags.iter().map(|tag| (*facet, *tag)));
    let mut list: Vec<&str> = tags
        .flat_map(|(facet, tag)| vocabulary.tag(facet, tag).synonyms.iter().map(String::as_str))
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    list.retain(|word| seen.insert(*word));
    list
}
