//! The interface's strings in one language.

use std::collections::BTreeMap;

use super::Plurals;

/// Strings by key, complete: the theme checks that every key has a text before views are made.
///
/// A string that depends on a number has a key a plural form: `age_years.one`, `age_years.other`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Strings {
    texts: BTreeMap<String, String>,
    plurals: Plurals,
}

impl Strings {
    /// Strings by key, in a language with these plural rules.
    pub fn new(texts: BTreeMap<String, String>, plurals: Plurals) -> Self {
        Self { texts, plurals }
    }

    /// The text for `key`, or the key itself where there is none.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// The text for `key`, if there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// The form of `key` that goes with `count`, with the number in the place of `{count}`.
    pub fn counted(&self, key: &str, count: u32) -> String {
        let form = self.find(&format!("{key}.{}", self.plurals.form(count)));
        let text = form.or_else(|| self.find(&format!("{key}.other"))).unwrap_or(key);
        text.replace("{count}", &count.to_string())
    }

    /// All of them, sorted by key.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.texts
    }
}
