//! What changed in the guide: `content/changes.yaml`.

use super::known::Known;
use super::values::date;
use crate::diag::Diagnostic;
use crate::lang::Languages;
use crate::model::{Change, Target};
use crate::yaml::{Fields, Word};

/// The file of changes.
pub(super) const FILE: &str = "content/changes.yaml";

/// Reads all changes.
pub(super) fn changes(
    fields: &Fields<'_, '_>,
    known: &Known,
    languages: &Languages,
) -> Vec<Change> {
    fields.each("changes", "a change", |inner| {
        inner.required("date");
        let about = inner.word_or_words("about").into_iter();
        Some(Change {
            when: date(inner, "date"),
            text: inner.required_localized("text", languages),
            about: about.filter_map(|word| target(inner, word, known)).collect(),
        })
    })
}

/// The record or page that `word` names.
fn target(fields: &Fields<'_, '_>, word: Word<'_>, known: &Known) -> Option<Target> {
    let text = word.text.trim();
    match text.split_once(':') {
        Some(("agency" | "term", _)) => {
            known.related_at(fields, word, "agency").map(Target::Record)
        }
        Some(("page", id)) => known.page_at(fields, word, id).map(Target::Doc),
        _ => {
            let message = format!("`{text}` does not say what the change is about");
            let mistake = Diagnostic::new("bad-value", message)
                .help("write `agency:ID`, `term:ID` or `page:ID`");
            fields.reader().say(word.span, mistake);
            None
        }
    }
}
