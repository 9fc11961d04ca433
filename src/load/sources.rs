//! Source records: `content/sources.yaml`.

use super::values::date;
use crate::diag::Diagnostic;
use crate::lang::Languages;
use crate::model::{Source, SourceKind};
use crate::slug::is_slug;
use crate::yaml::{Fields, Word};

/// The file of source records.
pub(super) const FILE: &str = "content/sources.yaml";

/// Reads all source records.
pub(super) fn sources(fields: &Fields<'_, '_>, languages: &Languages) -> Vec<Source> {
    let mut seen: Vec<(String, Word<'_>)> = Vec::new();
    fields.each("sources", "a source", |inner| {
        let word = inner.required_word("id");
        let id = word.map(|word| identifier(inner, word, &mut seen)).unwrap_or_default();
        Some(Source {
            id,
            title: inner.required_text("title"),
            publisher: inner.required_localized("publisher", languages),
            label: inner.localized("label", languages),
            published: date(inner, "published"),
            inferred: inner.localized("inferred", languages),
            archived: date(inner, "archived"),
            archive_notice: inner.localized("archive_notice", languages),
            retrieved: date(inner, "retrieved"),
            url: inner.url("url"),
            file: inner.text("file"),
            kind: inner.choice("type", &SourceKind::ALL).unwrap_or_default(),
            reliability: inner.localized("reliability", languages),
            covers: inner.localized("covers", languages),
        })
    })
}

/// The id that `word` gives to an item of a list; a mistake where it is not a slug or not new.
pub(super) fn identifier<'r>(
    fields: &Fields<'r, '_>,
    word: Word<'r>,
    seen: &mut Vec<(String, Word<'r>)>,
) -> String {
    let id = word.text.trim();
    let reader = fields.reader();
    if !is_slug(id) {
        let mistake = Diagnostic::new("bad-id", format!("`{id}` is not an id"))
            .help("an id has lower-case letters, digits and single hyphens, as in `state-2009`");
        reader.say(word.span, mistake);
    } else if let Some((_, first)) = seen.iter().find(|(known, _)| known == id) {
        let mistake = Diagnostic::new("conflicting-ids", format!("the id `{id}` is given twice"))
            .note(reader.origin(first.span), "first here")
            .help("give one of the two another id");
        reader.say(word.span, mistake);
    }
    seen.push((id.to_owned(), word));
    id.to_owned()
}
