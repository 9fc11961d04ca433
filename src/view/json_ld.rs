//! JSON-LD by schema.org: what machines read on a page.
//!
//! Types: GovernmentOrganization, GovernmentService and whatever the vocabulary's kinds say;
//! ContactPoint (<https://schema.org/ContactPoint>), DefinedTerm, WebSite, BreadcrumbList.

use serde_json::{Map, Value, json};

use super::scene::Scene;
use crate::model::{AgencyIx, Catalog, Contact, Facet, TagIx, TermIx};

/// The agency `ix`; `url` is its page's absolute address, or empty.
pub fn agency(scene: &Scene<'_>, ix: AgencyIx, url: &str) -> String {
    let catalog = scene.catalog();
    let agency = catalog.agency(ix);
    let mut node = typed(scene, agency.kind, "Organization");
    put(&mut node, "name", agency.name.get(scene.lang()).text);
    put(&mut node, "description", agency.summary.get(scene.lang()).text);
    let names = agency.former_names.iter().map(|former| &former.name);
    let aliases = agency.aliases.iter().map(|alias| &alias.name);
    let others: Vec<_> = agency.acronym.iter().chain(aliases).chain(names).collect();
    list(&mut node, "alternateName", others.into_iter().map(|name| json!(name)).collect());
    put(&mut node, "url", agency.website.as_deref().unwrap_or(url));
    put(&mut node, "email", agency.email.as_deref().unwrap_or_default());
    if let Some(parent) = agency.parent {
        let name = catalog.agency(parent).name.get(scene.lang()).text;
        let relation = if is_service(&node) { "provider" } else { "parentOrganization" };
        node.insert(relation.to_owned(), json!({"@type": "Organization", "name": name}));
    }
    let points: Vec<_> = agency.contacts.iter().map(|contact| point(scene, contact)).collect();
    if is_service(&node) {
        let channels = points
            .into_iter()
            .map(|point| json!({"@type": "ServiceChannel", "servicePhone": point}));
        list(&mut node, "availableChannel", channels.collect());
    } else {
        list(&mut node, "contactPoint", points);
    }
    script(node)
}

/// The glossary entry `ix`.
pub fn term(scene: &Scene<'_>, ix: TermIx, url: &str) -> String {
    let term = scene.catalog().term(ix);
    let mut node = typed(scene, term.kind, "DefinedTerm");
    put(&mut node, "name", term.name.get(scene.lang()).text);
    put(&mut node, "description", term.summary.get(scene.lang()).text);
    let aliases = term.aliases.iter().map(|alias| &alias.name);
    let others: Vec<_> = term.acronym.iter().chain(aliases).collect();
    list(&mut node, "alternateName", others.into_iter().map(|name| json!(name)).collect());
    put(&mut node, "url", url);
    script(node)
}

/// The site as a whole.
pub fn site(scene: &Scene<'_>, url: &str) -> String {
    let config = scene.stage().config;
    let mut node = Map::new();
    node.insert("@type".to_owned(), json!("WebSite"));
    put(&mut node, "name", config.title.get(scene.lang()).text);
    put(&mut node, "description", config.description.get(scene.lang()).text);
    put(&mut node, "inLanguage", &scene.languages().get(scene.lang()).tag);
    put(&mut node, "url", url);
    let publisher = config.publisher.name.get(scene.lang()).text;
    node.insert("publisher".to_owned(), json!({"@type": "Organization", "name": publisher}));
    script(node)
}

fn typed(scene: &Scene<'_>, kind: Option<TagIx>, otherwise: &str) -> Map<String, Value> {
    Map::from_iter([("@type".to_owned(), json!(class(scene.catalog(), kind, otherwise)))])
}

/// The schema.org type of records of the kind `kind`.
pub fn class<'a>(catalog: &'a Catalog, kind: Option<TagIx>, otherwise: &'a str) -> &'a str {
    let tag = kind.map(|kind| catalog.vocabulary.tag(Facet::Kinds, kind));
    tag.and_then(|tag| tag.schema_type.as_deref()).unwrap_or(otherwise)
}

fn is_service(node: &Map<String, Value>) -> bool {
    node.get("@type").and_then(Value::as_str).is_some_and(|class| class.ends_with("Service"))
}

fn point(scene: &Scene<'_>, contact: &Contact) -> Value {
    let mut node = Map::new();
    node.insert("@type".to_owned(), json!("ContactPoint"));
    put(&mut node, "name", contact.label.get(scene.lang()).text);
    put(&mut node, "contactType", contact.line.word());
    let phone = contact.phone.as_ref().or(contact.tty.as_ref());
    let number = phone.map(|phone| {
        phone.e164().map_or_else(|| phone.dialed().to_owned(), |number| number.to_string())
    });
    put(&mut node, "telephone", number.as_deref().unwrap_or_default());
    put(&mut node, "url", contact.url.as_deref().unwrap_or_default());
    put(&mut node, "email", contact.email.as_deref().unwrap_or_default());
    list(&mut node, "availableLanguage", contact.languages.iter().map(|tag| json!(tag)).collect());
    if contact.always_open {
        let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let hours = json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days,
            "opens": "00:00",
            "closes": "23:59",
        });
        node.insert("hoursAvailable".to_owned(), hours);
    }
    Value::Object(node)
}

fn put(node: &mut Map<String, Value>, key: &str, value: &str) {
    if !value.is_empty() {
        node.insert(key.to_owned(), json!(value));
    }
}

fn list(node: &mut Map<String, Value>, key: &str, values: Vec<Value>) {
    if !values.is_empty() {
        node.insert(key.to_owned(), Value::Array(values));
    }
}

/// The node as text that cannot end a script element.
fn script(mut node: Map<String, Value>) -> String {
    node.insert("@context".to_owned(), json!("https://schema.org"));
    Value::Object(node).to_string().replace('<', "\\u003c")
}
