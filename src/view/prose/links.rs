//! Links by id as relative addresses.

use crate::markdown::{Destination, Record};
use crate::model::{Builtin, Related};
use crate::plan::{Subject, asset_path, href};
use crate::view::scene::Scene;

/// The address for the link `link` on the page of `scene`.
///
/// What cannot be resolved becomes `#`: rules found it before anything was rendered.
pub(super) fn resolve(link: &str, scene: &Scene<'_>) -> String {
    match Destination::of(link) {
        Destination::Record { kind, id, anchor } => match subject(kind, id, scene) {
            Some(subject) if anchor.is_empty() => scene.href(subject),
            Some(subject) => format!("{}#{anchor}", scene.href(subject)),
            None => "#".to_owned(),
        },
        Destination::Builtin(name) => Builtin::named(name)
            .map_or_else(|| "#".to_owned(), |builtin| scene.href(Subject::Builtin(builtin))),
        Destination::Asset(path) => href(scene.path(), &asset_path(path)),
        Destination::Anchor(anchor) => format!("#{anchor}"),
        Destination::Elsewhere(link) => link.to_owned(),
        Destination::Unsafe(_) | Destination::Path(_) => "#".to_owned(),
    }
}

/// The name of what the link `link` leads to, for links without words of their own.
pub(in crate::view) fn name(link: &str, scene: &Scene<'_>) -> Option<String> {
    let Destination::Record { kind, id, .. } = Destination::of(link) else { return None };
    let catalog = scene.catalog();
    let text = |text: &crate::lang::Localized| text.get(scene.lang()).text.to_owned();
    match kind {
        Record::Agency => catalog.find_agency(id).map(|ix| text(&catalog.agency(ix).name)),
        Record::Term => catalog.find_term(id).map(|ix| text(&catalog.term(ix).name)),
        Record::Page => catalog.find_doc(id).map(|ix| text(&catalog.doc(ix).title)),
        Record::Source => catalog.find_source(id).map(|ix| catalog.source(ix).title.clone()),
    }
}

/// What the id of a link names.
pub(super) fn subject(kind: Record, id: &str, scene: &Scene<'_>) -> Option<Subject> {
    let catalog = scene.catalog();
    match kind {
        Record::Agency => catalog.find_agency(id).map(|ix| Subject::Record(Related::Agency(ix))),
        Record::Term => catalog.find_term(id).map(|ix| Subject::Record(Related::Term(ix))),
        Record::Page => catalog.find_doc(id).map(Subject::Doc),
        Record::Source => catalog.find_source(id).map(Subject::Source),
    }
}

/// The addresses and names of everything that `text` may link to by id.
///
/// A scan for the schemes, not a parse: it may name an address too many, never one too few.
pub(in crate::view) fn targets(text: &str, scene: &Scene<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (scheme, kind) in Record::ALL {
        for (at, _) in text.match_indices(scheme) {
            let Some(rest) = text[at + scheme.len()..].strip_prefix(':') else { continue };
            let end =
                rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
            let id = &rest[..end];
            found.extend(subject(kind, id, scene).map(|subject| scene.href(subject)));
            found.extend(name(&format!("{scheme}:{id}"), scene));
        }
    }
    found
}
