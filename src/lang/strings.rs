//! The interface's strings in one language.

use std::collections::BTreeMap;

/// Strings by key, complete: the theme checks that every key has a text before views are made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Strings(BTreeMap<String, String>);

impl Strings {
    /// Strings by key.
    pub fn new(strings: BTreeMap<String, String>) -> Self {
        Self(strings)
    }

    /// The text for `key`, or the key itself where there is none.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The text for `key`, if there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// All of them, sorted by key.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}
