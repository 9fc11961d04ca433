//! Which file a record came from: ids are file stems.

use crate::diag::{Field, Origin};
use crate::lang::{Lang, Languages};
use crate::model::{Agency, Doc, Term};

/// The file of what changed in the guide.
pub(super) const CHANGES: &str = "content/changes.yaml";

/// A field of an agency's record.
pub(super) fn agency(agency: &Agency, field: Field) -> Origin {
    Origin::field(format!("content/agencies/{}.yaml", agency.id), field)
}

/// A field of a glossary entry.
pub(super) fn term(term: &Term, field: Field) -> Origin {
    Origin::field(format!("content/glossary/{}.yaml", term.id), field)
}

/// A field of a page's front matter, or its `body`.
pub(super) fn doc(doc: &Doc, field: Field) -> Origin {
    Origin::field(doc.file.as_str(), field)
}

/// The same field in the translation into `lang`; the record itself for the first language.
pub(super) fn translated(origin: Origin, lang: Lang, languages: &Languages) -> Origin {
    if lang.is_default() {
        return origin;
    }
    let tag = &languages.get(lang).tag;
    let file = match origin.file.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{tag}.{extension}"),
        None => origin.file.to_string(),
    };
    Origin { file: file.into(), ..origin }
}
