//! What is stored of a document for showing it among results.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::slug::slugify;

/// A part of stored records.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Records<'a> {
    /// The numbering of documents that it is written for.
    #[serde(borrow)]
    pub numbering: Cow<'a, str>,
    /// The documents, the first with the number that is the part's number times the manifest's `records`.
    #[serde(borrow)]
    pub records: Vec<Stored<'a>>,
}

/// One document. The keys are short because they stand beside every record.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stored<'a> {
    /// `a`, `t` or `p`: agency, term, page.
    #[serde(rename = "y")]
    pub kind: char,
    /// Its name or title.
    #[serde(rename = "t", borrow)]
    pub title: Cow<'a, str>,
    /// Its id; absent where it is the slug of the title, which is then ASCII. For pages, the address without `.html`.
    #[serde(rename = "i", default, skip_serializing_if = "str::is_empty", borrow)]
    pub id: Cow<'a, str>,
    /// Whether the title is not translated.
    #[serde(rename = "x", default, skip_serializing_if = "is_false")]
    pub original: bool,
    /// The place of its kind in the manifest's `kinds`.
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    pub label: Option<u32>,
    /// Its acronym.
    #[serde(rename = "a", default, skip_serializing_if = "str::is_empty", borrow)]
    pub acronym: Cow<'a, str>,
    /// Its status as in records; absent for `current`, `unverified` and pages.
    #[serde(rename = "s", default, skip_serializing_if = "str::is_empty", borrow)]
    pub status: Cow<'a, str>,
    /// The foremost of its lines.
    #[serde(rename = "l", default, skip_serializing_if = "str::is_empty", borrow)]
    pub line: Cow<'a, str>,
    /// Its voice numbers as shown, those of its foremost line first.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty", borrow)]
    pub phones: Vec<Cow<'a, str>>,
    /// Its numbers for text messages and text telephones, as shown.
    #[serde(rename = "m", default, skip_serializing_if = "Vec::is_empty", borrow)]
    pub texts: Vec<Cow<'a, str>>,
    /// Names it had.
    #[serde(rename = "f", default, skip_serializing_if = "Vec::is_empty", borrow)]
    pub former: Vec<Cow<'a, str>>,
    /// Other names.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty", borrow)]
    pub aliases: Vec<Cow<'a, str>>,
    /// Name and address of what took its place.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none", borrow)]
    pub successor: Option<(Cow<'a, str>, Cow<'a, str>)>,
    /// One or two sentences.
    #[serde(rename = "d", default, skip_serializing_if = "str::is_empty", borrow)]
    pub summary: Cow<'a, str>,
}

impl Stored<'_> {
    /// Its page below the output's root; `folder` is that of its language.
    pub fn href(&self, folder: &str) -> String {
        let id = if self.id.is_empty() { slugify(&self.title) } else { self.id.to_string() };
        let below = match self.kind {
            'a' => "agencies/",
            't' => "glossary/",
            _ => "",
        };
        format!("{folder}{below}{id}.html")
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
