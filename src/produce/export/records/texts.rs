//! Text in several languages, as a mapping from language tag to text.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::lang::{Languages, Localized};

/// A text and the names of its languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts<'a> {
    text: &'a Localized,
    languages: &'a Languages,
}

impl<'a> Texts<'a> {
    pub(super) fn new(text: &'a Localized, languages: &'a Languages) -> Self {
        Self { text, languages }
    }
}

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        // In the order of the site's languages: that of translations depends on file names.
        for (lang, language) in self.languages.all() {
            let chosen = self.text.get(lang);
            if chosen.lang == lang && !chosen.text.is_empty() {
                map.serialize_entry(&language.tag, chosen.text)?;
            }
        }
        map.end()
    }
}
