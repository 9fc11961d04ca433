//! Sheets of paper, one file a form.
//!
//! Takes: a sheet's place in the settings, and the records it draws on.
//! Gives: a [`Sheet`], from which both the HTML page and the PDF are set.
//! Never: knows paper sizes, writes HTML.

use super::scene::Scene;
use super::subject::{Labels, Sheet, Words};
use super::text::Text;
use crate::model::{About, Facet, Form, Leaf};

/// The sheet `leaf`.
pub fn view<'a>(scene: &Scene<'a>, leaf: Leaf) -> Sheet<'a> {
    let set = &scene.catalog().print[usize::from(leaf.set)];
    let language = scene.languages().get(scene.lang());
    let title = Words { text: String::new(), attr: "", lang: "", address: false };
    Sheet {
        form: set.form.word(),
        large: set.large,
        discreet: set.discreet,
        lang: &language.tag,
        dir: language.dir(),
        title,
        acronym: "",
        above: Vec::new(),
        lead: None,
        warnings: Vec::new(),
        watermark: "",
        urgent: None,
        chapters: Vec::new(),
        contents: false,
        names: Vec::new(),
        panels: Vec::new(),
        sources: Vec::new(),
        codes: Vec::new(),
        colophon: Vec::new(),
        labels: Labels {
            page: scene.word("sheet_page"),
            continued: scene.word("sheet_continued"),
            contents: scene.word("sheet_contents"),
            names: scene.word("sheet_names"),
            sources: scene.word("sources"),
            see: scene.word("sheet_see"),
            edition: scene.word("sheet_edition"),
            cut: scene.word("sheet_cut"),
        },
        files: Vec::new(),
        back: String::new(),
    }
}

/// What the sheet is called.
pub(super) fn title<'a>(scene: &Scene<'a>, leaf: Leaf) -> Text<'a> {
    let set = &scene.catalog().print[usize::from(leaf.set)];
    match leaf.about {
        _ if set.discreet => scene.own(scene.word("sheet_discreet")),
        About::Whole if set.form == Form::Booklet => scene.text(&scene.stage().config.title),
        About::Whole => scene.own(scene.word("title_hotlines")),
        About::Record(ix) => scene.text(&scene.catalog().agency(ix).name),
        About::Topic(tag) => scene.text(&scene.catalog().vocabulary.tag(Facet::Topics, tag).label),
    }
}
