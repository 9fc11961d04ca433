//! The home page.

use super::browse;
use super::references::References;
use super::scene::Scene;
use super::subject::{Door, Guide, Home};
use crate::model::{Doc, Menu};
use crate::plan::Subject;

/// The view of the home page.
pub fn view<'a>(scene: &Scene<'a>) -> Home<'a> {
    let home = &scene.stage().config.home;
    let catalog = scene.catalog();
    let doors = home.doors.iter().zip(&catalog.doors).filter_map(|(door, target)| {
        Some(Door {
            label: scene.text(&door.label),
            text: scene.text(&door.text),
            line: door.line,
            href: scene.href(Subject::from((*target)?)),
        })
    });
    Home {
        lead: scene.text(&home.lead),
        doors: doors.collect(),
        hotlines: scene.help_lines(&mut References::none()),
        featured: catalog.featured.iter().map(|ix| scene.agency_card(*ix)).collect(),
        browse: browse::view(scene),
        pages: guides(scene, |doc| doc.menu != Menu::Footer),
    }
}

/// The Markdown pages that are `wanted`, in the order of the menus.
pub(super) fn guides<'a>(scene: &Scene<'a>, wanted: impl Fn(&Doc) -> bool) -> Vec<Guide<'a>> {
    let mut docs: Vec<_> = scene.catalog().each_doc().filter(|(_, doc)| wanted(doc)).collect();
    docs.sort_by_key(|(ix, doc)| (doc.order, *ix));
    docs.into_iter()
        .map(|(ix, doc)| Guide {
            title: scene.text(&doc.title),
            summary: scene.text(&doc.summary),
            href: scene.href(Subject::Doc(ix)),
        })
        .collect()
}
