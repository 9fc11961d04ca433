//! Sheets of paper, one file a form.
//!
//! Takes: a sheet's place in the settings, and the records it draws on.
//! Gives: a [`Sheet`], from which both the HTML page and the PDF are set.
//! Never: knows paper sizes, writes HTML.

mod booklet;
mod code;
mod colophon;
mod display;
mod documents;
mod fact_sheet;
mod handout;
mod hotlines;
mod prose;
mod reach;
mod record;
mod topic;
mod words;

use super::scene::Scene;
use super::subject::{Block, Chapter, Labels, Sheet};
use super::text::Text;
use crate::model::{About, AgencyIx, Facet, Form, Leaf, PrintSet};
use crate::plan::Subject;
use words::plain;

/// The sheet `leaf`.
pub fn view<'a>(scene: &Scene<'a>, leaf: Leaf) -> Sheet<'a> {
    let set = set(scene, leaf);
    let sheet = blank(scene, set, leaf);
    match (set.form, leaf.about) {
        (Form::HotlineSheet, _) => hotlines::fill(scene, set, sheet),
        (Form::Booklet, _) => booklet::fill(scene, set, sheet),
        (Form::FactSheet, About::Record(ix)) => fact_sheet::fill(scene, ix, sheet),
        (Form::Handout, About::Record(ix)) => handout::fill(scene, ix, sheet),
        (Form::Poster | Form::Cards | Form::Flyer, About::Record(ix)) => {
            display::fill(scene, set, ix, sheet)
        }
        (_, About::Topic(tag)) => topic::fill(scene, tag, sheet),
        (_, About::Whole | About::Record(_)) => sheet,
    }
}

/// What the sheet is called.
pub(super) fn title<'a>(scene: &Scene<'a>, leaf: Leaf) -> Text<'a> {
    let set = set(scene, leaf);
    match leaf.about {
        _ if set.discreet => scene.own(scene.word("sheet_discreet")),
        About::Whole if set.form == Form::Booklet => scene.text(&scene.stage().config.title),
        About::Whole => scene.own(scene.word("title_hotlines")),
        About::Record(ix) => scene.text(&scene.catalog().agency(ix).name),
        About::Topic(tag) => scene.text(&scene.catalog().vocabulary.tag(Facet::Topics, tag).label),
    }
}

fn set<'a>(scene: &Scene<'a>, leaf: Leaf) -> &'a PrintSet {
    &scene.catalog().print[usize::from(leaf.set)]
}

/// A sheet with what all forms share.
fn blank<'a>(scene: &Scene<'a>, set: &PrintSet, leaf: Leaf) -> Sheet<'a> {
    let language = scene.languages().get(scene.lang());
    let named = match leaf.about {
        _ if set.discreet => scene.said("sheet_discreet"),
        About::Whole if set.form == Form::Booklet => scene.words(&scene.stage().config.title),
        About::Whole => scene.said("title_hotlines"),
        About::Record(ix) => scene.words(&scene.catalog().agency(ix).name),
        About::Topic(tag) => scene.words(&scene.catalog().vocabulary.tag(Facet::Topics, tag).label),
    };
    Sheet {
        form: set.form.word(),
        large: set.large,
        discreet: set.discreet,
        lang: &language.tag,
        dir: language.dir(),
        title: named,
        acronym: "",
        above: Vec::new(),
        lead: None,
        warnings: Vec::new(),
        watermark: "",
        urgent: scene.urgent(),
        chapters: Vec::new(),
        contents: false,
        names: Vec::new(),
        panels: Vec::new(),
        sources: Vec::new(),
        codes: Vec::new(),
        colophon: scene.colophon(set.discreet),
        labels: labels(scene),
        files: super::print::files(scene, leaf),
        back: if set.discreet { String::new() } else { back(scene, leaf) },
    }
}

fn labels<'a>(scene: &Scene<'a>) -> Labels<'a> {
    Labels {
        page: scene.word("sheet_page"),
        continued: scene.word("sheet_continued"),
        contents: scene.word("sheet_contents"),
        names: scene.word("sheet_names"),
        sources: scene.word("sources"),
        see: scene.word("sheet_see"),
        edition: scene.word("sheet_edition"),
        cut: scene.word("sheet_cut"),
    }
}

/// The page that a sheet was made from.
fn back(scene: &Scene<'_>, leaf: Leaf) -> String {
    match leaf.about {
        About::Record(ix) => scene.href(Subject::Record(crate::model::Related::Agency(ix))),
        About::Topic(tag) => scene.href(Subject::Tag(Facet::Topics, tag)),
        About::Whole => scene.href(Subject::Builtin(crate::model::Builtin::Print)),
    }
}

/// The one chapter of a sheet, without a head of its own.
fn untitled(id: String, blocks: Vec<Block<'_>>) -> Chapter<'_> {
    let (title, above, lead) = (None, None, None);
    Chapter { id, title, acronym: "", above, lead, warnings: Vec::new(), blocks }
}

impl<'a> Sheet<'a> {
    /// Says that numbers on it may be old, if some are.
    fn warn(&mut self, scene: &Scene<'a>, old: bool) {
        if old {
            self.watermark = scene.word("sheet_old");
            self.warnings.push(scene.said("sheet_old_note"));
        }
    }
}

impl<'a> Scene<'a> {
    /// Whether numbers of a record were last checked longer ago than the site allows: each for
    /// itself, or with the record as a whole.
    fn is_old(&self, ix: AgencyIx) -> bool {
        let catalog = self.catalog();
        let agency = catalog.agency(ix);
        agency.contacts.iter().any(|contact| {
            let checked = contact.last_verified.or(agency.last_verified);
            checked.is_some_and(|on| catalog.is_stale(on))
        })
    }

    /// `text` with its acronym in brackets.
    fn with_acronym(&self, name: &str, acronym: Option<&str>) -> String {
        match acronym {
            Some(acronym) if acronym != name => format!("{name} ({acronym})"),
            _ => name.to_owned(),
        }
    }

    /// A sentence of a label and a text.
    fn sentence(&self, label: &'static str, text: &str) -> super::subject::Words<'a> {
        plain(format!("{}. {text}", self.word(label)))
    }
}
