//! `data/agencies.jsonld`: the records in the words of schema.org, as one graph (JSON-LD 1.1).
//!
//! The context is named, never fetched. Ids are the addresses of the records' pages with `#record`:
//! whole ones where the site knows its own, else relative to this file.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::room::room;
use crate::lang::{Lang, Localized};
use crate::model::{Agency, AgencyIx, Builtin, Contact, Phone, Related, Source, SourceIx};
use crate::plan::exports::LINKED;
use crate::plan::{Subject, href};
use crate::produce::site::Inputs;
use crate::view::json_ld::class;

/// The whole graph, written node by node.
#[derive(Clone, Copy)]
struct Graph<'a>(Inputs<'a>);

struct Nodes<'a>(Graph<'a>);

impl Serialize for Graph<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("@context", "https://schema.org")?;
        map.serialize_entry("@graph", &Nodes(*self))?;
        map.end()
    }
}

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let graph = self.0;
        list.serialize_element(&graph.site())?;
        for (ix, agency) in graph.0.catalog.each_agency() {
            list.serialize_element(&graph.agency(ix, agency))?;
        }
        for (at, source) in graph.0.catalog.sources.iter().enumerate() {
            list.serialize_element(&graph.source(SourceIx(at as u32), source))?;
        }
        list.end()
    }
}

/// The file's bytes.
pub(super) fn json(inputs: Inputs<'_>) -> Vec<u8> {
    let graph = Graph(inputs);
    let agencies = &inputs.catalog.agencies;
    let mut json = room(agencies.len(), |at| graph.agency(AgencyIx(at as u32), &agencies[at]));
    // Texts, numbers, flags and lists of them: this cannot fail.
    let _ = serde_json::to_writer(&mut json, &graph);
    json.push(b'\n');
    json
}

impl Graph<'_> {
    fn site(self) -> Value {
        let config = self.0.config;
        let mut node = Node::new("WebSite");
        node.put("@id", json!(format!("{}#site", self.address(Subject::Builtin(Builtin::Home)))));
        node.texts("name", &config.title, self);
        node.texts("description", &config.description, self);
        let tags = self.0.plan.languages().all().map(|(_, language)| json!(language.tag));
        node.list("inLanguage", tags.collect());
        let mut publisher = Node::new("Organization");
        publisher.texts("name", &config.publisher.name, self);
        publisher.maybe("url", config.publisher.url.as_deref());
        node.put("publisher", publisher.value());
        node.maybe("dateModified", self.0.catalog.as_of.map(|day| day.to_string()).as_deref());
        node.value()
    }

    fn agency(self, ix: AgencyIx, agency: &Agency) -> Value {
        let catalog = self.0.catalog;
        let kind = class(catalog, agency.kind, "Organization");
        let service = kind.ends_with("Service");
        let mut node = Node::new(kind);
        node.put("@id", json!(self.record(ix)));
        node.put("identifier", json!(agency.id));
        node.texts("name", &agency.name, self);
        let former = agency.former_names.iter().map(|former| &former.name);
        let aliases = agency.aliases.iter().map(|alias| &alias.name);
        let others = agency.acronym.iter().chain(aliases).chain(former).map(|name| json!(name));
        node.list("alternateName", others.collect());
        node.texts("description", &agency.summary, self);
        node.maybe("url", agency.website.as_deref());
        if let Some(parent) = agency.parent {
            let relation = if service { "provider" } else { "parentOrganization" };
            node.put(relation, json!({"@id": self.record(parent)}));
        }
        let mut page = Node::new("WebPage");
        page.put("@id", json!(self.address(Subject::Record(Related::Agency(ix)))));
        page.maybe("lastReviewed", agency.last_verified.map(|day| day.to_string()).as_deref());
        node.put("mainEntityOfPage", page.value());
        let about = agency.sources.iter().map(|ix| json!({"@id": self.document(*ix)}));
        node.list("subjectOf", about.collect());
        let points = agency.contacts.iter().flat_map(|contact| self.points(contact));
        if service {
            let channel = |point| json!({"@type": "ServiceChannel", "servicePhone": point});
            node.list("availableChannel", points.map(channel).collect());
            return node.value();
        }
        node.maybe("email", agency.email.as_deref());
        node.maybe("address", agency.address.as_deref());
        node.list("contactPoint", points.collect());
        let members = agency.members.iter().map(|ix| json!({"@id": self.record(*ix)}));
        node.list("member", members.collect());
        let offers = agency.services.iter().map(|service| {
            let mut offer = Node::new("Service");
            offer.texts("name", &service.name, self);
            offer.texts("description", &service.summary, self);
            json!({"@type": "Offer", "itemOffered": offer.value()})
        });
        node.list("makesOffer", offers.collect());
        node.value()
    }

    /// A contact point for each number, since a contact point has one; one without, where the contact
    /// is an address only.
    fn points(self, contact: &Contact) -> Vec<Value> {
        let numbers =
            [(&contact.phone, None), (&contact.sms, Some("SMS")), (&contact.tty, Some("TTY"))];
        let there = numbers.into_iter().filter(|(phone, _)| phone.is_some());
        let mut points: Vec<Value> =
            there.map(|(phone, means)| self.point(contact, phone.as_ref(), means)).collect();
        if points.is_empty() {
            points.push(self.point(contact, None, None));
        }
        points
    }

    fn point(self, contact: &Contact, phone: Option<&Phone>, means: Option<&str>) -> Value {
        let mut node = Node::new("ContactPoint");
        node.texts("name", &contact.label, self);
        node.put("contactType", json!(contact.line.word()));
        let number = phone.map(|phone| phone.e164().unwrap_or_else(|| phone.dialed().to_owned()));
        node.maybe("telephone", number.as_deref());
        node.maybe("disambiguatingDescription", means);
        if means == Some("TTY") {
            node.put(
                "contactOption",
                json!({"@id": "https://schema.org/HearingImpairedSupported"}),
            );
        }
        if let Some(consequences) = &contact.consequences {
            node.texts("description", consequences, self);
        }
        node.maybe("url", contact.url.as_deref());
        node.maybe("email", contact.email.as_deref());
        node.list("availableLanguage", contact.languages.iter().map(|tag| json!(tag)).collect());
        node.value()
    }

    fn source(self, ix: SourceIx, source: &Source) -> Value {
        let mut node = Node::new("CreativeWork");
        node.put("@id", json!(self.document(ix)));
        node.put("name", json!(source.title));
        let mut publisher = Node::new("Organization");
        publisher.texts("name", &source.publisher, self);
        node.put("publisher", publisher.value());
        node.maybe("datePublished", source.published.map(|day| day.to_string()).as_deref());
        node.maybe("url", source.url.as_deref());
        node.value()
    }

    fn record(self, ix: AgencyIx) -> String {
        format!("{}#record", self.address(Subject::Record(Related::Agency(ix))))
    }

    fn document(self, ix: SourceIx) -> String {
        format!("{}#document", self.address(Subject::Source(ix)))
    }

    /// The page about `subject` in the site's first language.
    fn address(self, subject: Subject) -> String {
        let path = self.0.plan.path(subject, Lang::DEFAULT);
        match &self.0.config.base_url {
            Some(base) => format!("{base}/{path}"),
            None => href(LINKED, &path),
        }
    }
}

/// One thing and what is said of it; what is not known is left out.
struct Node(Map<String, Value>);

impl Node {
    fn new(class: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(class))]))
    }

    fn put(&mut self, key: &str, value: Value) {
        self.0.insert(key.to_owned(), value);
    }

    fn maybe(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.put(key, json!(value));
        }
    }

    fn list(&mut self, key: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.put(key, Value::Array(values));
        }
    }

    fn texts(&mut self, key: &str, text: &Localized, graph: Graph<'_>) {
        let languages = graph.0.plan.languages();
        let values = languages.all().filter_map(|(lang, language)| {
            let chosen = text.get(lang);
            let own = chosen.lang == lang && !chosen.text.is_empty();
            own.then(|| json!({"@language": language.tag, "@value": chosen.text}))
        });
        self.list(key, values.collect());
    }

    fn value(self) -> Value {
        Value::Object(self.0)
    }
}
