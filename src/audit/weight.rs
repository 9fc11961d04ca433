//! What a page costs a reader who comes to it first.
//!
//! Takes: the facts of every file, made now or remembered.
//! Gives: bytes of HTML, CSS and JavaScript, unpacked, and requests; and what is too much.
//! Never: reads a file again, knows how a server packs what it sends.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, hash};
use super::words;
use crate::diag::{Diagnostic, Origin};

/// What one page costs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// Bytes of the page itself.
    pub html: u64,
    /// Bytes of its style sheets and of those that they import.
    pub css: u64,
    /// Bytes of its scripts.
    pub js: u64,
    /// Files asked for: the page, style sheets, scripts, pictures, one icon, and a font for each
    /// look of a family.
    pub requests: u32,
    /// Those of them that are pictures, frames and the like: what the page's own text brings in.
    pub pictures: u32,
}

impl Weight {
    /// Bytes of text. Fonts and pictures are not among them.
    pub fn bytes(self) -> u64 {
        self.html + self.css + self.js
    }

    /// What the page costs before it says anything: its share of the theme.
    fn bare(self) -> Self {
        let Self { html: _, css, js, requests, pictures } = self;
        Self { html: 0, css, js, requests: requests - pictures, pictures: 0 }
    }
}

/// The most that a page may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Bytes of HTML, CSS and JavaScript.
    pub bytes: u64,
    /// Requests.
    pub requests: u32,
}

impl Budget {
    /// For a record's page in the site's first language.
    pub const RECORD: Self = Self { bytes: 60 * 1024, requests: 5 };
    /// For its translations: words are longer, and letters of other scripts take two bytes or more.
    pub const TRANSLATION: Self = Self { bytes: 72 * 1024, requests: 5 };

    /// Whether the page costs no more.
    pub fn allows(self, weight: Weight) -> bool {
        weight.bytes() <= self.bytes && weight.requests <= self.requests
    }

    /// What is too much about the page at `path`, which is made from `origin`. A theme that is too
    /// much by itself is told of in the same words for every page, and is at no page's place.
    pub fn judge(self, path: &str, weight: Weight, origin: Option<&Origin>) -> Vec<Diagnostic> {
        let bare = weight.bare();
        let mut found = Vec::new();
        if bare.bytes() >= self.bytes {
            found.push(words::heavy_theme(bare, Self::RECORD));
        } else if weight.bytes() > self.bytes {
            found.push(placed(words::heavy(path, weight, self), origin));
        }
        if bare.requests > self.requests {
            found.push(words::many_files(bare, self));
        } else if weight.requests > self.requests {
            found.push(placed(words::many_requests(path, weight, self), origin));
        }
        found
    }
}

fn placed(found: Diagnostic, origin: Option<&Origin>) -> Diagnostic {
    match origin {
        Some(origin) => found.at(origin.clone()),
        None => found,
    }
}

/// Style sheets and scripts by path, against which pages are weighed.
#[derive(Debug)]
pub struct Scale<'f> {
    shared: BTreeMap<u64, Shared<'f>>,
}

#[derive(Debug, Clone, Copy)]
enum Shared<'f> {
    Css(&'f Facts),
    Js(u64),
}

impl<'f> Scale<'f> {
    /// The scale of a site whose files have these paths and facts.
    pub fn new<'p>(files: impl Iterator<Item = (&'p str, &'f Facts)>) -> Self {
        let shared = files.filter_map(|(path, facts)| {
            let (_, end) = path.rsplit_once('.')?;
            let shared = match end {
                "css" => Shared::Css(facts),
                "js" => Shared::Js(facts.bytes),
                _ => return None,
            };
            Some((hash(path.as_bytes()), shared))
        });
        Self { shared: shared.collect() }
    }

    /// What the page with these facts costs.
    pub fn weigh(&self, page: &Facts) -> Weight {
        let mut weight =
            Weight { html: page.bytes, requests: 1 + page.extra_requests, ..Weight::default() };
        let mut seen = BTreeSet::new();
        let mut wanted: Vec<u64> = page.loads.to_vec();
        while let Some(file) = wanted.pop() {
            if !seen.insert(file) {
                continue;
            }
            weight.requests += 1;
            match self.shared.get(&file) {
                Some(Shared::Css(sheet)) => {
                    weight.css += sheet.bytes;
                    weight.requests += sheet.extra_requests;
                    wanted.extend(&sheet.loads);
                }
                Some(Shared::Js(bytes)) => weight.js += bytes,
                None => weight.pictures += 1,
            }
        }
        weight
    }
}
