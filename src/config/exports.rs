//! What `exports` says: which files for other programs travel with the site.
//!
//! Takes: the list under `exports`.
//! Gives: the formats that it names.
//! Never: knows what stands in a file, or where it lies.

use crate::diag::{Diagnostic, closest};
use crate::yaml::{Fields, Word};

/// A kind of file for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Export {
    /// All records with their sources and dates.
    Json,
    /// Records and contacts as tables.
    Csv,
    /// The same records in the words of schema.org.
    JsonLd,
    /// Cards for the contacts of a phone.
    Vcard,
    /// What changed, for feed readers.
    Feed,
    /// The site's search as a search engine of the browser.
    OpenSearch,
}

/// The formats that a site has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Exports(Vec<Export>);

impl Export {
    /// Every format with its word in the settings.
    pub const ALL: [(&'static str, Self); 6] = [
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("jsonld", Self::JsonLd),
        ("vcard", Self::Vcard),
        ("feed", Self::Feed),
        ("opensearch", Self::OpenSearch),
    ];
}

impl Default for Exports {
    /// All but the one that leaves what readers look for in a browser's history.
    fn default() -> Self {
        let formats = Export::ALL.iter().map(|(_, format)| *format);
        Self(formats.filter(|format| *format != Export::OpenSearch).collect())
    }
}

impl Exports {
    /// Whether the site has files of the kind `format`.
    pub fn has(&self, format: Export) -> bool {
        self.0.contains(&format)
    }
}

/// The list under `exports`; `published` says whether the site knows its own address.
pub(super) fn exports(fields: &Fields<'_, '_>, published: bool) -> Exports {
    if fields.node("exports").is_none() {
        return Exports::default();
    }
    let words = fields.words("exports").into_iter();
    let mut formats: Vec<Export> =
        words.filter_map(|word| format(fields, word, published)).collect();
    formats.sort_unstable();
    formats.dedup();
    Exports(formats)
}

fn format(fields: &Fields<'_, '_>, word: Word<'_>, published: bool) -> Option<Export> {
    let text = word.text.trim();
    let found = Export::ALL.iter().find(|(name, _)| *name == text).map(|(_, format)| *format);
    if found.is_none() {
        let names = Export::ALL.iter().map(|(name, _)| *name);
        let mut mistake = Diagnostic::new("bad-value", format!("there is no export `{text}`"));
        if let Some(near) = closest(text, names) {
            mistake = mistake.help(format!("did you mean `{near}`?"));
        }
        let mend = "it can be `json`, `csv`, `jsonld`, `vcard`, `feed` or `opensearch`; `exports: []` makes none";
        fields.reader().say(word.span, mistake.help(mend));
    }
    if found == Some(Export::OpenSearch) && !published {
        let message = "`opensearch` cannot work without `base_url`";
        let mistake = Diagnostic::new("bad-value", message).help(
            "a browser keeps the address of a search engine, so it must be a whole one: add `base_url`, or take `opensearch` out",
        );
        fields.reader().say(word.span, mistake);
        return None;
    }
    found
}
