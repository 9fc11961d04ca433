//! Agency records: `content/agencies/<id>.yaml`.

use super::overlay::Overlay;
use super::parts::{self, Scope};
use super::values::date;
use super::{former, names};
use crate::model::{Agency, Digest, Facet};
use crate::yaml::Fields;

/// Reads the record `id`.
pub(super) fn agency(
    id: &str,
    fields: &Fields<'_, '_>,
    scope: Scope<'_>,
    digest: Digest,
) -> Agency {
    let known = scope.known;
    fields.required("kind");
    Agency {
        id: id.to_owned(),
        former_ids: former::ids(fields),
        name: parts::required(fields, "name"),
        kind: fields.word("kind").and_then(|word| known.tag_at(fields, word, Facet::Kinds)),
        summary: parts::required(fields, "summary"),
        acronym: fields.text("acronym"),
        aliases: names::aliases(fields, scope),
        former_names: names::former_names(fields, scope),
        status: parts::status(fields),
        succeeded_by: names::succession(fields, scope),
        dates: names::dates(fields, scope),
        parent: known.agency_of(fields, "parent"),
        members: fields
            .words("members")
            .into_iter()
            .filter_map(|word| known.agency_at(fields, word))
            .collect(),
        description: parts::text(fields, "description"),
        roles: known.tags_of(fields, "roles", Facet::Roles),
        audiences: known.tags_of(fields, "audiences", Facet::Audiences),
        topics: known.tags_of(fields, "topics", Facet::Topics),
        areas: known.tags_of(fields, "areas", Facet::Areas),
        languages: fields.tags("languages"),
        website: fields.url("website"),
        email: fields.email("email"),
        address: fields.text("address"),
        contacts: parts::contacts(fields, scope),
        services: parts::services(fields, scope),
        disputes: parts::disputes(fields, scope),
        sources: known.sources_of(fields, "sources"),
        last_verified: date(fields, "last_verified"),
        verified_against: known.source_of(fields, "verified_against"),
        related: known.related_of(fields, "related", "agency"),
        search_terms: fields.texts("search_terms"),
        discreet: parts::text(fields, "discreet"),
        translated: Vec::new(),
        digest,
    }
}

/// Puts the translation of a record over it.
pub(super) fn translate(agency: &mut Agency, overlay: &Overlay<'_, '_>) {
    let Agency { name, summary, aliases, description, contacts, services, disputes, .. } = agency;
    overlay.text("name", name);
    overlay.text("summary", summary);
    overlay.optional("description", description);
    names::more_aliases(overlay, aliases);
    overlay.more("search_terms", &mut agency.search_terms);
    overlay.optional("discreet", &mut agency.discreet);
    names::translate(overlay, &mut agency.former_names, &mut agency.dates);
    overlay.each("contacts", "a contact", contacts, |inner, contact| {
        inner.text("label", &mut contact.label);
        inner.optional("hours", &mut contact.hours);
        inner.optional("languages_note", &mut contact.languages_note);
        inner.optional("consequences", &mut contact.consequences);
        inner.optional("note", &mut contact.note);
    });
    overlay.each("services", "a service", services, |inner, service| {
        inner.text("name", &mut service.name);
        inner.text("summary", &mut service.summary);
        inner.optional("eligibility", &mut service.eligibility);
        inner.optional("how_to_apply", &mut service.how_to_apply);
        inner.optional("fees", &mut service.fees);
    });
    overlay.disputes(disputes);
    agency.translated.extend(overlay.translates());
}
