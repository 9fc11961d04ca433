//! What `print` says: the sets of sheets, as they are written.
//!
//! Takes: the mapping under `print`.
//! Gives: its words with their places.
//! Never: knows which forms there are and which key belongs to which; that is for `load`.

use super::Placed;
use super::read::placed;
use crate::diag::{Diagnostic, Origin};
use crate::lang::{Lang, Languages, Localized};
use crate::yaml::{Fields, Value};

/// What the site makes for paper.
#[derive(Debug, Clone)]
pub struct Print {
    /// The papers of PDFs; none where it is not said.
    pub papers: Option<Vec<Placed>>,
    /// The sets, in their order.
    pub sets: Vec<SheetSet>,
}

/// Sheets of one form.
#[derive(Debug, Clone)]
pub struct SheetSet {
    /// Its first key, for mistakes about the set as a whole.
    pub origin: Origin,
    /// Its id.
    pub id: Option<Placed>,
    /// The word of its form.
    pub form: Option<Placed>,
    /// What links to its sheets say.
    pub label: Option<Localized>,
    /// In large print.
    pub large: bool,
    /// In the records' `discreet` wording; none where it is not said.
    pub discreet: Option<bool>,
    /// The papers of its PDFs, in the place of the site's.
    pub papers: Option<Vec<Placed>>,
    /// The records it draws on.
    pub records: Option<Selection>,
    /// The topics that it has a sheet for.
    pub topics: Option<Selection>,
    /// The kinds of lines that it lists.
    pub lines: Option<Vec<Placed>>,
    /// What it says besides the line itself.
    pub text: Option<Localized>,
    /// Words that a law prescribes.
    pub wording: Option<Localized>,
    /// The languages on one sheet; none where it is not said.
    pub together: Option<Vec<Lang>>,
    /// Every key that stands in it.
    pub keys: Vec<Placed>,
}

/// Which of several things.
#[derive(Debug, Clone)]
pub enum Selection {
    /// All that fit.
    All,
    /// Those with these ids.
    These(Vec<Placed>),
}

impl SheetSet {
    /// Where `key` stands, or the set begins.
    pub fn at(&self, key: &str) -> Origin {
        let found = self.keys.iter().find(|placed| placed.text == key);
        found.map_or(&self.origin, |placed| &placed.origin).clone()
    }

    /// Whether `key` stands in it.
    pub fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|placed| placed.text == key)
    }
}

/// Keys of a set.
const KEYS: [&str; 12] = [
    "id", "form", "label", "type", "discreet", "papers", "records", "topics", "lines", "text",
    "wording", "together",
];

pub(super) fn print(fields: &Fields<'_, '_>, languages: &Languages) -> Print {
    let papers = list(fields, "papers");
    let node = fields.required("sets");
    if node.is_some_and(|node| matches!(&node.value, Value::List(items) if items.is_empty())) {
        let none = Diagnostic::new("missing-field", "`sets` names no set of sheets")
            .help("name one, as in `- {id: fact-sheets, form: fact-sheet}`, or take `print` out");
        fields.reader().say(fields.key_span("sets"), none);
    }
    let sets = fields.each("sets", "a set of sheets", |inner| Some(set(inner, languages)));
    Print { papers, sets }
}

fn set(fields: &Fields<'_, '_>, languages: &Languages) -> SheetSet {
    let place = |key: &str| fields.reader().origin(fields.key_span(key));
    let written = KEYS.into_iter().filter(|key| fields.node(key).is_some());
    let keys: Vec<_> =
        written.map(|key| Placed { text: key.to_owned(), origin: place(key) }).collect();
    let first = keys.iter().map(|key| &key.origin).min_by_key(|origin| origin.span);
    SheetSet {
        origin: first.cloned().unwrap_or_else(|| fields.reader().origin(fields.span())),
        id: fields.required_word("id").map(|word| placed(fields, word)),
        form: fields.required_word("form").map(|word| placed(fields, word)),
        label: fields.localized("label", languages),
        large: fields.choice("type", &[("normal", false), ("large", true)]).unwrap_or(false),
        discreet: fields.flag("discreet"),
        papers: list(fields, "papers"),
        records: selection(fields, "records"),
        topics: selection(fields, "topics"),
        lines: list(fields, "lines"),
        text: fields.localized("text", languages),
        wording: fields.localized("wording", languages),
        together: together(fields, languages),
        keys,
    }
}

/// The words of the list `key`; a mistake where there is nothing in it.
fn list(fields: &Fields<'_, '_>, key: &'static str) -> Option<Vec<Placed>> {
    let node = fields.node(key)?;
    if matches!(&node.value, Value::List(items) if items.is_empty()) {
        let none = Diagnostic::new("missing-field", format!("`{key}` has nothing in it"))
            .help("name at least one, or take the line out");
        fields.reader().say(fields.key_span(key), none);
    }
    let words: Vec<_> = fields.words(key).into_iter().map(|word| placed(fields, word)).collect();
    Some(words).filter(|words| !words.is_empty())
}

/// `all`, or the ids of a list.
fn selection(fields: &Fields<'_, '_>, key: &'static str) -> Option<Selection> {
    let node = fields.node(key)?;
    if !node.value.is_scalar() {
        return list(fields, key).map(Selection::These);
    }
    let word = fields.word(key)?;
    if word.text.trim() == "all" {
        return Some(Selection::All);
    }
    let text = word.text.trim();
    let message = format!("`{key}` is `{text}`; it can be `all` or a list of ids");
    let mistake = Diagnostic::new("bad-value", message)
        .help(format!("a list of one is written `{key}: [{text}]`"));
    fields.reader().say(word.span, mistake);
    None
}

fn together(fields: &Fields<'_, '_>, languages: &Languages) -> Option<Vec<Lang>> {
    let mut found: Vec<Lang> = Vec::new();
    for word in list(fields, "together")? {
        match languages.find(&word.text) {
            Some(lang) if found.contains(&lang) => {}
            Some(lang) => found.push(lang),
            None => {
                let message = format!("`{}` is not a language of the site", word.text);
                let mistake = Diagnostic::new("bad-value", message)
                    .help("name some of `languages`, or add it there");
                let span = word.origin.span.unwrap_or_default();
                fields.reader().say(span, mistake);
            }
        }
    }
    Some(found).filter(|found| !found.is_empty())
}
