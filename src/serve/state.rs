//! What is served at a moment: one value that takes the place of another, never half of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

/// What a preview serves and says between two rounds.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// The mark of the round that came to this.
    pub(super) round: String,
    /// The last site that was without mistakes, if there was one.
    pub(super) site: Option<Arc<Site>>,
    /// What is to be said of the files as they are now.
    pub(super) said: Said,
}

/// A site that was made.
#[derive(Debug)]
pub(super) struct Site {
    /// The mark of the round that made it.
    pub(super) build: String,
    /// The mark of the site before it, where nothing but style sheets differs.
    pub(super) restyles: Option<String>,
    /// Its files.
    pub(super) files: BTreeMap<String, Arc<[u8]>>,
    /// The path at which it will lie on its host, from slash to slash.
    pub(super) base: String,
}

/// Mistakes and warnings in words.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    /// Whether they kept the site from being made.
    pub(super) broken: bool,
    /// How many there are: `2 errors, 1 warning`; empty for none.
    pub(super) counts: String,
    /// The text that the terminal shows.
    pub(super) text: String,
}

/// What the script in a page is told.
#[derive(Debug, Serialize)]
struct News<'a> {
    round: &'a str,
    build: Option<&'a str>,
    restyles: Option<&'a str>,
    broken: bool,
    counts: &'a str,
    text: &'a str,
}

impl State {
    /// The state as one line of JSON, for the script in a page.
    pub(super) fn news(&self) -> String {
        let Said { broken, counts, text } = &self.said;
        let site = self.site.as_deref();
        let news = News {
            round: &self.round,
            build: site.map(|site| site.build.as_str()),
            restyles: site.and_then(|site| site.restyles.as_deref()),
            broken: *broken,
            counts,
            text,
        };
        // Strings and a truth value always make JSON.
        serde_json::to_string(&news).unwrap_or_default()
    }
}
