//! Where files of each kind lie in the output.

use super::pages::Subject;
use crate::lang::{Lang, Languages};
use crate::model::{Catalog, Facet, Related};

/// The folder of the theme's files.
pub const THEME_ASSETS: &str = "theme/";
/// The folder of the site's own files.
const SITE_ASSETS: &str = "assets/";

/// Where the theme's file `name` lies.
pub fn theme_asset_path(name: &str) -> String {
    format!("{THEME_ASSETS}{name}")
}

/// Where the site's own file `name` lies.
pub fn asset_path(name: &str) -> String {
    format!("{SITE_ASSETS}{name}")
}

/// The folder of a language: nothing for the site's first.
pub(super) fn folder(languages: &Languages, lang: Lang) -> String {
    if lang.is_default() { String::new() } else { format!("{}/", languages.get(lang).tag) }
}

/// The path of a page below its language's folder.
pub(super) fn below(catalog: &Catalog, subject: Subject) -> String {
    match subject {
        Subject::Builtin(builtin) => format!("{}.html", builtin.word()),
        Subject::Record(Related::Agency(ix)) => agency(&catalog.agency(ix).id),
        Subject::Record(Related::Term(ix)) => term(&catalog.term(ix).id),
        Subject::Doc(ix) => doc(&catalog.doc(ix).path),
        Subject::Source(ix) => format!("sources/{}.html", catalog.source(ix).id),
        Subject::Tag(facet, tag) => tag_path(catalog, facet, tag),
        Subject::Sheet(leaf) => super::print::below(catalog, leaf),
    }
}

/// The page of the agency `id`.
pub(super) fn agency(id: &str) -> String {
    format!("agencies/{id}.html")
}

/// The page of the glossary entry `id`.
pub(super) fn term(id: &str) -> String {
    format!("glossary/{id}.html")
}

/// The Markdown page at `path` below `pages/`.
pub(super) fn doc(path: &str) -> String {
    format!("{path}.html")
}

fn tag_path(catalog: &Catalog, facet: Facet, tag: crate::model::TagIx) -> String {
    format!("{}/{}.html", facet.key(), catalog.vocabulary.tag(facet, tag).id)
}
