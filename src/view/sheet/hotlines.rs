//! A hotline sheet: every line of the wanted kinds, to hang beside a phone.

use super::documents::documents;
use crate::model::{Builtin, Line, PrintSet};
use crate::plan::Subject;
use crate::view::references::References;
use crate::view::scene::Scene;
use crate::view::subject::{Block, Reach, Sheet, Words};

/// The sheet of the lines that `set` draws on, kind by kind; the site's own help line first.
pub(super) fn fill<'a>(scene: &Scene<'a>, set: &PrintSet, sheet: Sheet<'a>) -> Sheet<'a> {
    let mut references = References::default();
    let mut old = false;
    let mut blocks = Vec::new();
    for line in set.lines.iter().copied() {
        let contacts = scene.lines_of(line, &mut references, &mut old);
        if !contacts.is_empty() {
            blocks.push(scene.heading_at(2, scene.line_kind(line)));
            blocks.push(Block { kind: "contacts", contacts, ..Block::default() });
        }
    }
    let site = scene.words(&scene.stage().config.title);
    let path = scene.stage().plan.path(Subject::Builtin(Builtin::Hotlines), scene.lang());
    let mut filled = Sheet {
        above: vec![site],
        lead: Some(scene.said("hotlines_lead")),
        codes: scene.page_code(&path).into_iter().collect(),
        sources: documents(scene, references, &[]),
        ..sheet
    };
    filled.warn(scene, old);
    filled.chapters.push(super::untitled("hotlines".to_owned(), blocks));
    filled
}

impl<'a> Scene<'a> {
    /// Every line of one kind with its owner; what no longer exists is left out.
    fn lines_of(&self, line: Line, references: &mut References, old: &mut bool) -> Vec<Reach<'a>> {
        let catalog = self.catalog();
        let mut owners: Vec<_> =
            catalog.each_agency().filter(|(_, agency)| !agency.status.is_over()).collect();
        owners.sort_by_key(|(ix, _)| Some(*ix) != catalog.help_line);
        let mut found = Vec::new();
        for (_, agency) in owners {
            for contact in agency.contacts.iter().filter(|contact| contact.line == line) {
                let name = self.words(&agency.name);
                let text = self.with_acronym(&name.text, agency.acronym.as_deref());
                let who = Words { text, ..name };
                found.push(self.reach(contact, Some(who), references));
                let checked = contact.last_verified.or(agency.last_verified);
                *old |= checked.is_some_and(|on| catalog.is_stale(on));
            }
        }
        found
    }
}
