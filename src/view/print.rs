//! The list of all sheets, and the sheets that a page offers.

use super::scene::Scene;
use super::subject::{PrintSet, SheetFile, SheetLink};
use super::text::Text;
use crate::model::{About, Facet, Form, Leaf};
use crate::plan::Subject;

/// Every set with its sheets.
pub fn view<'a>(scene: &Scene<'a>) -> Vec<PrintSet<'a>> {
    let sets = scene.catalog().print.iter().enumerate();
    sets.map(|(at, set)| {
        let label = label(scene, at as u16);
        let mut sheets: Vec<_> = set
            .abouts()
            .into_iter()
            .map(|about| link(scene, Leaf { set: at as u16, about }, named(scene, about, label)))
            .collect();
        sheets.sort_by_cached_key(|sheet| crate::model::collation(sheet.label.text));
        PrintSet { label, about: scene.word(words(set.form).1), form: set.form.word(), sheets }
    })
    .collect()
}

impl<'a> Scene<'a> {
    /// The sheets about `about`, one for each set that has one.
    pub(super) fn sheets(&self, about: About) -> Vec<SheetLink<'a>> {
        let sets = self.catalog().print.iter().enumerate();
        let having = sets.filter(|(_, set)| set.covers(about));
        having
            .map(|(at, _)| {
                let leaf = Leaf { set: at as u16, about };
                link(self, leaf, label(self, leaf.set))
            })
            .collect()
    }
}

/// What links to the sheets of a set say.
fn label<'a>(scene: &Scene<'a>, set: u16) -> Text<'a> {
    let set = &scene.catalog().print[usize::from(set)];
    set.label
        .as_ref()
        .map_or_else(|| scene.own(scene.word(words(set.form).0)), |own| scene.text(own))
}

/// What a sheet is about, in a list of its set's.
fn named<'a>(scene: &Scene<'a>, about: About, set: Text<'a>) -> Text<'a> {
    match about {
        About::Whole => set,
        About::Record(ix) => scene.text(&scene.catalog().agency(ix).name),
        About::Topic(tag) => scene.text(&scene.catalog().vocabulary.tag(Facet::Topics, tag).label),
    }
}

fn link<'a>(scene: &Scene<'a>, leaf: Leaf, label: Text<'a>) -> SheetLink<'a> {
    SheetLink { label, href: scene.href(Subject::Sheet(leaf)), files: files(scene, leaf) }
}

/// The PDFs of a sheet.
pub(super) fn files(scene: &Scene<'_>, leaf: Leaf) -> Vec<SheetFile> {
    let files = scene.stage().plan.paper_hrefs(scene.path(), leaf, scene.lang());
    files.into_iter().map(|(paper, href)| SheetFile { paper: paper.name(), href }).collect()
}

/// The strings with the name of a form and with what it is for.
fn words(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::FactSheet => ("form_fact_sheet", "about_fact_sheet"),
        Form::TopicSheet => ("form_topic_sheet", "about_topic_sheet"),
        Form::HotlineSheet => ("form_hotline_sheet", "about_hotline_sheet"),
        Form::Handout => ("form_handout", "about_handout"),
        Form::Booklet => ("form_booklet", "about_booklet"),
        Form::Poster => ("form_poster", "about_poster"),
        Form::Cards => ("form_cards", "about_cards"),
        Form::Flyer => ("form_flyer", "about_flyer"),
    }
}
