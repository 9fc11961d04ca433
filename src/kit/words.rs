//! The words around a copy: what the site is called, who publishes it, and how it says things.
//!
//! Takes: what whoever knows the site's settings and strings hands over. Never: reads them itself.

use crate::lang::{Language, Strings};

/// The words around a copy, in each language of the site.
#[derive(Debug, Clone)]
pub struct Words {
    /// One for each language, the site's first one first; never empty.
    pub tongues: Vec<Tongue>,
}

/// The words in one language.
#[derive(Debug, Clone)]
pub struct Tongue {
    /// The language.
    pub language: Language,
    /// The site's title.
    pub title: Said,
    /// What the site is not; empty where it says nothing.
    pub notice: Said,
    /// Who publishes it.
    pub publisher: Said,
    /// The edition's date in words; empty where the site has none.
    pub edition: String,
    /// The home page in this language, below the site's folder.
    pub home: String,
    /// The interface's strings.
    pub strings: Strings,
}

/// Text for a reader, in the language that it is really in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Its language.
    pub language: Language,
}

impl Tongue {
    /// An interface string.
    pub(super) fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.strings.get(key)
    }

    /// ` lang="…" dir="…"` for text in this language.
    pub(super) fn attr(&self) -> String {
        attr(&self.language)
    }
}

impl Said {
    /// The attributes that mark it on a page in `page`: empty where the language is the same.
    pub(super) fn attr(&self, page: &Language) -> String {
        if self.language.tag == page.tag { String::new() } else { attr(&self.language) }
    }
}

fn attr(language: &Language) -> String {
    format!(" lang=\"{}\" dir=\"{}\"", language.tag, language.dir())
}
