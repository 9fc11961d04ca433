//! The vocabulary: `content/vocabulary.yaml`.

use super::sources::identifier;
use crate::diag::Diagnostic;
use crate::lang::Languages;
use crate::model::{Facet, Tag, Vocabulary};
use crate::yaml::Fields;

/// The vocabulary's file.
pub(super) const FILE: &str = "content/vocabulary.yaml";

/// Reads all lists.
pub(super) fn vocabulary(fields: &Fields<'_, '_>, languages: &Languages) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for facet in Facet::ALL {
        let mut seen = Vec::new();
        let tags = fields.each(facet.key(), "a vocabulary entry", |inner| {
            let word = inner.required_word("id");
            let id = word.map(|word| identifier(inner, word, &mut seen)).unwrap_or_default();
            let label = inner.required_localized("label", languages);
            Some(Tag {
                id,
                plural: inner.localized("plural", languages).unwrap_or_else(|| label.clone()),
                short: inner.localized("short", languages).unwrap_or_else(|| label.clone()),
                label,
                description: inner.localized("description", languages).unwrap_or_default(),
                synonyms: inner.texts("synonyms"),
                schema_type: schema_type(inner, facet),
            })
        });
        if tags.len() > usize::from(u16::MAX) {
            let message = format!("`{}` has more than {} entries", facet.key(), u16::MAX);
            fields
                .reader()
                .say(fields.key_span(facet.key()), Diagnostic::new("too-large", message));
        }
        vocabulary.set(facet, tags);
    }
    vocabulary
}

/// The schema.org type, which only kinds have: a class name such as `GovernmentOrganization`.
fn schema_type(fields: &Fields<'_, '_>, facet: Facet) -> Option<String> {
    if facet != Facet::Kinds {
        return None;
    }
    let word = fields.word("schema_type")?;
    let class = word.text.trim();
    let fits = class.starts_with(|c: char| c.is_ascii_uppercase())
        && class.bytes().all(|b| b.is_ascii_alphanumeric());
    if !fits {
        let mistake = Diagnostic::new("bad-value", format!("`{class}` is not a schema.org type"))
            .help("use a class name from schema.org, such as `GovernmentOrganization`");
        fields.reader().say(word.span, mistake);
    }
    fits.then(|| class.to_owned())
}
