//! Markdown pages: `content/pages/**/<id>.md`.

use super::overlay::Overlay;
use super::parts::Scope;
use crate::lang::Localized;
use crate::model::{Digest, Doc, Menu};
use crate::yaml::Fields;

/// Where a page lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) id: &'a str,
    pub(super) file: &'a str,
    pub(super) path: &'a str,
}

/// Reads the front matter of a page.
pub(super) fn page(
    place: Place<'_>,
    fields: &Fields<'_, '_>,
    body: &str,
    scope: Scope<'_>,
    digest: Digest,
) -> Doc {
    Doc {
        id: place.id.to_owned(),
        file: place.file.to_owned(),
        path: place.path.to_owned(),
        former_ids: super::former::paths(fields),
        title: super::parts::required(fields, "title"),
        summary: super::parts::required(fields, "summary"),
        body: Localized::new(body),
        menu: fields.choice("menu", &Menu::ALL).unwrap_or_default(),
        order: fields.number("order").unwrap_or(100),
        contents: fields.flag("contents"),
        hotlines: fields.flag("hotlines").unwrap_or(false),
        reading_grade: fields.number("reading_grade"),
        sources: scope.known.sources_of(fields, "sources"),
        search_terms: fields.texts("search_terms"),
        translated: Vec::new(),
        digest,
    }
}

/// Puts the translation of a page over it.
pub(super) fn translate(doc: &mut Doc, overlay: &Overlay<'_, '_>, body: &str) {
    overlay.text("title", &mut doc.title);
    overlay.text("summary", &mut doc.summary);
    overlay.more("search_terms", &mut doc.search_terms);
    // Readers of an empty page would be worse off than those of one in another language.
    if !body.trim().is_empty() {
        doc.body.translate(overlay.lang(), body.to_owned());
        doc.translated.push(overlay.lang());
    }
}
