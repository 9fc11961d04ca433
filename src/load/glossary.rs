//! Glossary entries: `content/glossary/<id>.yaml`.

use super::overlay::Overlay;
use super::parts::{self, Scope};
use super::{former, names};
use crate::model::{Digest, Facet, Term};
use crate::yaml::Fields;

/// Reads the entry `id`.
pub(super) fn term(id: &str, fields: &Fields<'_, '_>, scope: Scope<'_>, digest: Digest) -> Term {
    let known = scope.known;
    fields.required("kind");
    Term {
        id: id.to_owned(),
        former_ids: former::ids(fields),
        name: parts::required(fields, "name"),
        kind: fields.word("kind").and_then(|word| known.tag_at(fields, word, Facet::Kinds)),
        summary: parts::required(fields, "summary"),
        acronym: fields.text("acronym"),
        aliases: names::aliases(fields, scope),
        former_names: names::former_names(fields, scope),
        status: parts::status(fields),
        description: parts::text(fields, "description"),
        agency: known.agency_of(fields, "agency"),
        dates: names::dates(fields, scope),
        audiences: known.tags_of(fields, "audiences", Facet::Audiences),
        topics: known.tags_of(fields, "topics", Facet::Topics),
        related: known.related_of(fields, "related", "term"),
        disputes: parts::disputes(fields, scope),
        sources: known.sources_of(fields, "sources"),
        search_terms: fields.texts("search_terms"),
        translated: Vec::new(),
        digest,
    }
}

/// Puts the translation of an entry over it.
pub(super) fn translate(term: &mut Term, overlay: &Overlay<'_, '_>) {
    overlay.text("name", &mut term.name);
    overlay.text("summary", &mut term.summary);
    overlay.optional("description", &mut term.description);
    names::more_aliases(overlay, &mut term.aliases);
    overlay.more("search_terms", &mut term.search_terms);
    names::translate(overlay, &mut term.former_names, &mut term.dates);
    overlay.disputes(&mut term.disputes);
    term.translated.extend(overlay.translates());
}
