//! Glossary entries: `content/glossary/<id>.yaml`.

use super::overlay::Overlay;
use super::parts::{self, Scope};
use super::values::date;
use crate::model::{Digest, Facet, Term};
use crate::yaml::Fields;

/// Reads the entry `id`.
pub(super) fn term(id: &str, fields: &Fields<'_, '_>, scope: Scope<'_>, digest: Digest) -> Term {
    let known = scope.known;
    fields.required("kind");
    let dated = fields.group("date", "a date");
    let term = Term {
        id: id.to_owned(),
        name: parts::required(fields, "name"),
        kind: fields.word("kind").and_then(|word| known.tag_at(fields, word, Facet::Kinds)),
        summary: parts::required(fields, "summary"),
        acronym: fields.text("acronym"),
        aliases: fields.texts("aliases"),
        former_names: parts::former_names(fields, scope),
        status: parts::status(fields),
        description: parts::text(fields, "description"),
        agency: known.agency_of(fields, "agency"),
        date: dated.as_ref().and_then(|dated| {
            dated.required("when");
            date(dated, "when")
        }),
        event: dated.as_ref().map(|dated| parts::required(dated, "what")),
        audiences: known.tags_of(fields, "audiences", Facet::Audiences),
        topics: known.tags_of(fields, "topics", Facet::Topics),
        related: known.related_of(fields, "related", "term"),
        disputes: parts::disputes(fields, scope),
        sources: known.sources_of(fields, "sources"),
        search_terms: fields.texts("search_terms"),
        translated: Vec::new(),
        digest,
    };
    if let Some(dated) = dated {
        dated.finish();
    }
    term
}

/// Puts the translation of an entry over it.
pub(super) fn translate(term: &mut Term, overlay: &Overlay<'_, '_>) {
    overlay.text("name", &mut term.name);
    overlay.text("summary", &mut term.summary);
    overlay.optional("description", &mut term.description);
    overlay.more("aliases", &mut term.aliases);
    overlay.more("search_terms", &mut term.search_terms);
    overlay.group("date", "a date", |inner| inner.optional("what", &mut term.event));
    overlay.each("former_names", "a former name", &mut term.former_names, |inner, former| {
        inner.optional("note", &mut former.note);
    });
    overlay.disputes(&mut term.disputes);
    term.translated.push(overlay.lang());
}
