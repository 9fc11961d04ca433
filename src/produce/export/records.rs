//! `data/agencies.json`: every record with its sources and dates, in every language, for programs.
//!
//! What is not known is absent. The format is told in `docs/exports.md` and in the JSON Schema beside
//! the file; a change that a reader must know of raises [`VERSION`].

mod parts;
mod texts;

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use self::parts::{
    Contact, Dispute, Event, FormerName, Name, Place, Publisher, Service, Succession,
};
use self::parts::{Source, Tag};
use self::texts::Texts;
use super::room::room;
use crate::lang::Languages;
use crate::model::{self, AgencyIx, Catalog, Date, Facet, Related, SourceIx, TagIx};
use crate::plan::exports::RECORDS;
use crate::plan::{Subject, href};
use crate::produce::site::Inputs;

/// The JSON Schema of the file.
pub const SCHEMA: &str = include_str!("agencies.schema.json");

/// The version of the format.
const VERSION: u32 = 1;

/// The whole file.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    title: Texts<'a>,
    notice: Texts<'a>,
    publisher: Publisher<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<Day>,
    languages: Vec<&'a str>,
    vocabulary: Vocabulary<'a>,
    sources: Vec<Source<'a>>,
    #[serde(serialize_with = "one_by_one")]
    agencies: Everything<'a>,
}

#[derive(Serialize)]
struct Vocabulary<'a> {
    kinds: Vec<Tag<'a>>,
    roles: Vec<Tag<'a>>,
    audiences: Vec<Tag<'a>>,
    topics: Vec<Tag<'a>>,
    areas: Vec<Tag<'a>>,
}

/// One agency.
#[derive(Serialize)]
struct Agency<'a> {
    id: &'a str,
    name: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acronym: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_names: Vec<Name<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    former_ids: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    former_names: Vec<FormerName<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    succeeded_by: Option<Succession<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<Event<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_organization_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    member_ids: Vec<&'a str>,
    summary: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    audiences: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    topics: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    areas: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    languages: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<Contact<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    services: Vec<Service<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    disputes: Vec<Dispute<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    discreet: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_verified: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verified_against: Option<&'a str>,
    pages: Vec<Place<'a>>,
}

/// A date as its source has it: a year, a month or a day.
#[derive(Debug, Clone, Copy)]
struct Day(Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// What a record is written from.
#[derive(Clone, Copy)]
struct Everything<'a>(Inputs<'a>);

fn one_by_one<S: Serializer>(all: &Everything<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(None)?;
    for (ix, agency) in all.0.catalog.each_agency() {
        list.serialize_element(&all.agency(ix, agency))?;
    }
    list.end()
}

/// The file's bytes.
pub(super) fn json(inputs: Inputs<'_>) -> Vec<u8> {
    let all = Everything(inputs);
    let Inputs { config, catalog, .. } = inputs;
    let tags = |facet: Facet| -> Vec<Tag<'_>> {
        catalog.vocabulary.list(facet).iter().map(|tag| all.tag(tag)).collect()
    };
    let document = Document {
        version: VERSION,
        title: all.texts(&config.title),
        notice: all.texts(&config.notice),
        publisher: Publisher {
            name: all.texts(&config.publisher.name),
            url: config.publisher.url.as_deref(),
            email: config.publisher.email.as_deref(),
        },
        base_url: config.base_url.as_deref(),
        edition: catalog.as_of.map(Day),
        languages: all.languages().all().map(|(_, language)| language.tag.as_str()).collect(),
        vocabulary: Vocabulary {
            kinds: tags(Facet::Kinds),
            roles: tags(Facet::Roles),
            audiences: tags(Facet::Audiences),
            topics: tags(Facet::Topics),
            areas: tags(Facet::Areas),
        },
        sources: catalog.sources.iter().map(|source| all.source(source)).collect(),
        agencies: all,
    };
    let count = catalog.agencies.len();
    let mut json = room(count, |at| all.agency(AgencyIx(at as u32), &catalog.agencies[at]));
    // Every value is a text, a number, a flag or a list of them: this cannot fail.
    let _ = serde_json::to_writer(&mut json, &document);
    json.push(b'\n');
    json
}

impl<'a> Everything<'a> {
    fn catalog(self) -> &'a Catalog {
        self.0.catalog
    }

    fn languages(self) -> &'a Languages {
        self.0.plan.languages()
    }

    fn texts(self, text: &'a crate::lang::Localized) -> Texts<'a> {
        Texts::new(text, self.languages())
    }

    fn maybe(self, text: Option<&'a crate::lang::Localized>) -> Option<Texts<'a>> {
        text.filter(|text| !text.is_empty()).map(|text| self.texts(text))
    }

    fn sources(self, sources: &[SourceIx]) -> Vec<&'a str> {
        sources.iter().map(|ix| self.catalog().source(*ix).id.as_str()).collect()
    }

    fn id(self, ix: AgencyIx) -> &'a str {
        &self.catalog().agency(ix).id
    }

    fn tags(self, facet: Facet, tags: &[TagIx]) -> Vec<&'a str> {
        tags.iter().map(|ix| self.catalog().vocabulary.tag(facet, *ix).id.as_str()).collect()
    }

    fn related(self, related: Related) -> String {
        match related {
            Related::Agency(ix) => format!("agency:{}", self.id(ix)),
            Related::Term(ix) => format!("term:{}", self.catalog().term(ix).id),
        }
    }

    /// Its page in every language, from this file on.
    fn pages(self, ix: AgencyIx) -> Vec<Place<'a>> {
        let plan = self.0.plan;
        let place = |(lang, language): (_, &'a crate::lang::Language)| Place {
            language: &language.tag,
            href: href(RECORDS, &plan.path(Subject::Record(Related::Agency(ix)), lang)),
        };
        self.languages().all().map(place).collect()
    }

    fn agency(self, ix: AgencyIx, agency: &'a model::Agency) -> Agency<'a> {
        let model::Agency {
            id,
            former_ids,
            name,
            kind,
            summary,
            acronym,
            aliases,
            former_names,
            status,
            succeeded_by,
            dates,
            parent,
            members,
            description,
            roles,
            audiences,
            topics,
            areas,
            languages,
            website,
            email,
            address,
            contacts,
            services,
            disputes,
            sources,
            last_verified,
            verified_against,
            related,
            search_terms: _,
            discreet,
            translated: _,
            digest: _,
        } = agency;
        Agency {
            id,
            name: self.texts(name),
            acronym: acronym.as_deref(),
            alternate_names: aliases.iter().map(|alias| self.alias(alias)).collect(),
            former_ids,
            former_names: former_names.iter().map(|former| self.former(former)).collect(),
            kind: self.tags(Facet::Kinds, kind.as_slice()).pop(),
            status: status.word(),
            succeeded_by: succeeded_by.as_ref().map(|succession| self.succession(succession)),
            events: dates.iter().map(|milestone| self.event(milestone)).collect(),
            parent_organization_id: parent.map(|parent| self.id(parent)),
            member_ids: members.iter().map(|member| self.id(*member)).collect(),
            summary: self.texts(summary),
            description: self.maybe(description.as_ref()),
            roles: self.tags(Facet::Roles, roles),
            audiences: self.tags(Facet::Audiences, audiences),
            topics: self.tags(Facet::Topics, topics),
            areas: self.tags(Facet::Areas, areas),
            languages,
            website: website.as_deref(),
            email: email.as_deref(),
            address: address.as_deref(),
            contacts: contacts.iter().map(|contact| self.contact(contact)).collect(),
            services: services.iter().map(|service| self.service(service)).collect(),
            disputes: disputes.iter().map(|dispute| self.dispute(dispute)).collect(),
            discreet: self.maybe(discreet.as_ref()),
            related: related.iter().map(|related| self.related(*related)).collect(),
            sources: self.sources(sources),
            last_verified: last_verified.map(Day),
            verified_against: verified_against.map(|ix| self.catalog().source(ix).id.as_str()),
            pages: self.pages(ix),
        }
    }
}
