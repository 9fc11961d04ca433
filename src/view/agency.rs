//! The page of an agency.

use super::prose::Setting;
use super::scene::Scene;
use super::subject::{Agency, Service, Verified};
use super::text::Prose;
use crate::model::{self, AgencyIx, Facet};

/// The view of one agency; its description is still to be rendered.
pub fn view<'a>(scene: &Scene<'a>, ix: AgencyIx) -> Agency<'a> {
    let catalog = scene.catalog();
    let relations = scene.relations();
    let agency = catalog.agency(ix);
    let cards = |list: &[AgencyIx]| list.iter().map(|ix| scene.agency_card(*ix)).collect();
    let kind = agency.kind.map(|kind| scene.tag_link(Facet::Kinds, kind));
    Agency {
        card: scene.agency_card(ix),
        kind: kind.unwrap_or_else(|| scene.no_link()),
        aliases: &agency.aliases,
        former_names: scene.former_names(&agency.former_names),
        succeeded_by: agency.succeeded_by.map(|ix| scene.agency_card(ix)),
        succeeds: cards(relations.succeeds(ix)),
        parents: cards(&catalog.ancestors(ix)),
        children: cards(relations.children(ix)),
        members: cards(&agency.members),
        member_of: cards(relations.member_of(ix)),
        related: agency.related.iter().map(|related| scene.card(*related)).collect(),
        terms: relations.run_by(ix).iter().map(|ix| scene.term_card(*ix)).collect(),
        description: agency
            .description
            .as_ref()
            .map(|text| Prose::new(text, scene, Setting::RECORD)),
        roles: scene.tag_links(Facet::Roles, &agency.roles),
        audiences: scene.tag_links(Facet::Audiences, &agency.audiences),
        topics: scene.tag_links(Facet::Topics, &agency.topics),
        areas: agency
            .areas
            .iter()
            .map(|area| scene.text(&catalog.vocabulary.tag(Facet::Areas, *area).label))
            .collect(),
        languages: scene.tongues(&agency.languages),
        website: agency.website.as_deref().unwrap_or_default(),
        email: agency.email.as_deref().unwrap_or_default(),
        address: agency.address.as_deref().map(|text| text.lines().collect()).unwrap_or_default(),
        contacts: scene.contacts(&agency.contacts),
        services: agency.services.iter().map(|service| self::service(scene, service)).collect(),
        disputes: scene.disputes(&agency.disputes),
        sources: scene.cites(&agency.sources),
        only_archived: catalog.only_archived(&agency.sources),
        verified: agency.last_verified.map(|on| Verified {
            on: scene.date(on),
            stale: catalog.is_stale(on),
            against: agency.verified_against.map(|ix| scene.cite(ix)),
        }),
    }
}

fn service<'a>(scene: &Scene<'a>, service: &'a model::Service) -> Service<'a> {
    Service {
        name: scene.text(&service.name),
        summary: scene.text(&service.summary),
        eligibility: scene.maybe(service.eligibility.as_ref()),
        how_to_apply: scene.maybe(service.how_to_apply.as_ref()),
        fees: scene.maybe(service.fees.as_ref()),
        languages: scene.tongues(&service.languages),
        source: service.source.map(|ix| scene.cite(ix)),
    }
}
