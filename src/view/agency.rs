//! The page of an agency.

use super::prose::Setting;
use super::references::References;
use super::scene::Scene;
use super::subject::{Agency, Service, Succession};
use super::text::Prose;
use crate::model::{self, About, AgencyIx, Facet, Related};

/// The view of one agency; its description is still to be rendered.
///
/// References are numbered from the top of the page down: status, contacts, text, services, names,
/// dates, verification, disputes.
pub fn view<'a>(scene: &Scene<'a>, ix: AgencyIx) -> Agency<'a> {
    let catalog = scene.catalog();
    let relations = scene.relations();
    let agency = catalog.agency(ix);
    let mut references = References::default();
    let cards = |list: &[AgencyIx]| list.iter().map(|ix| scene.agency_card(*ix)).collect();
    let kind = agency.kind.map(|kind| scene.tag_link(Facet::Kinds, kind));
    let areas = agency.areas.iter().map(|area| &catalog.vocabulary.tag(Facet::Areas, *area).label);
    let successor = agency.succeeded_by.as_ref();
    let shown = shown_above(scene, ix);
    Agency {
        card: scene.agency_card(ix),
        kind: kind.unwrap_or_else(|| scene.no_link()),
        succeeded_by: successor.map(|by| succession(scene, by.agency, by, &mut references)),
        contacts: scene.contacts(&agency.contacts, &mut references),
        description: agency
            .description
            .as_ref()
            .map(|text| Prose::new(text, scene, Setting::RECORD, &mut references)),
        services: agency
            .services
            .iter()
            .map(|service| self::service(scene, service, &mut references))
            .collect(),
        aliases: scene.aliases(&agency.name, &agency.aliases, &mut references),
        former_names: scene.former_names(&agency.former_names, &mut references),
        dates: scene.milestones(&agency.dates, &mut references),
        succeeds: relations
            .succeeds(ix)
            .iter()
            .filter_map(|old| Some((*old, catalog.agency(*old).succeeded_by.as_ref()?)))
            .map(|(old, by)| succession(scene, old, by, &mut references))
            .collect(),
        verified: scene.verified(agency.last_verified, agency.verified_against, &mut references),
        disputes: scene.disputes(&agency.disputes, &mut references),
        parents: cards(&catalog.ancestors(ix)),
        children: cards(relations.children(ix)),
        members: cards(&agency.members),
        member_of: cards(relations.member_of(ix)),
        related: agency
            .related
            .iter()
            .filter(|related| !shown.contains(related))
            .map(|related| scene.card(*related))
            .collect(),
        terms: relations.run_by(ix).iter().map(|ix| scene.term_card(*ix)).collect(),
        roles: scene.tag_links(Facet::Roles, &agency.roles),
        audiences: scene.tag_links(Facet::Audiences, &agency.audiences),
        topics: scene.tag_links(Facet::Topics, &agency.topics),
        areas: areas.map(|label| scene.text(label)).collect(),
        languages: scene.tongues(&agency.languages),
        website: agency.website.as_deref().unwrap_or_default(),
        email: agency.email.as_deref().unwrap_or_default(),
        address: agency.address.as_deref().map(|text| text.lines().collect()).unwrap_or_default(),
        newest_source: scene.newest(&agency.sources),
        only_archived: catalog.only_archived(&agency.sources),
        references: references.list(scene, &agency.sources),
        sheets: scene.sheets(About::Record(ix)),
    }
}

/// What the page names before it comes to "see also".
fn shown_above(scene: &Scene<'_>, ix: AgencyIx) -> Vec<Related> {
    let relations = scene.relations();
    let agency = scene.catalog().agency(ix);
    let ancestors = scene.catalog().ancestors(ix);
    let above = [&ancestors, relations.children(ix), &agency.members, relations.member_of(ix)];
    let successor = agency.succeeded_by.iter().map(|by| &by.agency);
    let agencies = above.into_iter().flatten().chain(relations.succeeds(ix)).chain(successor);
    let terms = relations.run_by(ix).iter().map(|ix| Related::Term(*ix));
    agencies.map(|ix| Related::Agency(*ix)).chain(terms).collect()
}

/// One end of a succession: the record `shown`.
fn succession<'a>(
    scene: &Scene<'a>,
    shown: AgencyIx,
    succession: &model::Succession,
    references: &mut References,
) -> Succession<'a> {
    Succession {
        card: scene.agency_card(shown),
        when: scene.maybe_date(succession.when),
        sources: references.cites(scene, &succession.sources),
    }
}

fn service<'a>(
    scene: &Scene<'a>,
    service: &'a model::Service,
    references: &mut References,
) -> Service<'a> {
    Service {
        name: scene.text(&service.name),
        summary: scene.text(&service.summary),
        eligibility: scene.maybe(service.eligibility.as_ref()),
        how_to_apply: scene.maybe(service.how_to_apply.as_ref()),
        fees: scene.maybe(service.fees.as_ref()),
        languages: scene.tongues(&service.languages),
        sources: references.cites(scene, &service.sources),
    }
}
