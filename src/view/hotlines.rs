//! All lines, kept apart by what calling them means. Switchboards are on their records' pages only.

use super::references::References;
use super::scene::Scene;
use super::subject::{CardFile, Hotlines};
use crate::config::Export;
use crate::model::{self, About, Line};
use crate::plan::exports::neutral_contacts;
use crate::plan::href;

/// The view of all lines.
pub fn view<'a>(scene: &Scene<'a>) -> Hotlines<'a> {
    let mut references = References::default();
    Hotlines {
        help: scene.help_lines(&mut references),
        enforcement: scene.lines(&[Line::Tips, Line::Complaints], &mut references),
        professionals: scene.lines(&[Line::Professionals], &mut references),
        references: references.list(scene, &[]),
        sheets: scene.sheets(About::Whole),
        cards: cards(scene),
    }
}

/// The contact cards of the records that have a help line: the site's own line first, then as the
/// lines stand on the page.
fn cards<'a>(scene: &Scene<'a>) -> Vec<CardFile<'a>> {
    let stage = scene.stage();
    if !stage.plan.exports(stage.config, Export::Vcard) {
        return Vec::new();
    }
    let to = |path: &str| href(scene.path(), path);
    let helps = |agency: &&model::Agency| {
        let help = |contact: &model::Contact| contact.line == Line::Help && contact.has_a_number();
        agency.has_a_hotline() && agency.contacts.iter().any(help)
    };
    let mut found: Vec<_> = scene.catalog().agencies.iter().filter(helps).collect();
    let first = scene.catalog().help_line.map(|ix| scene.catalog().agency(ix).id.as_str());
    found.sort_by_key(|agency| Some(agency.id.as_str()) != first);
    let card = |agency: &'a model::Agency| {
        let wording =
            agency.discreet.as_ref().filter(|_| neutral_contacts(agency).next().is_some());
        let path = wording.map(|_| stage.plan.neutral_card_path(agency, scene.lang()));
        CardFile {
            name: scene.text(&agency.name),
            href: to(&stage.plan.card_path(agency, scene.lang())),
            neutral: path.map(|path| to(&path)).unwrap_or_default(),
            neutral_name: scene.maybe(wording),
        }
    };
    found.into_iter().map(card).collect()
}
