//! The audit of one file in the making.
//!
//! Takes: references and ids as the rules find them.
//! Gives: the file's facts and what is broken in it.
//! Never: knows HTML or CSS.

use std::fmt::Display;

use super::facts::{Facts, Gathered, Hashes, hash};
use super::hrefs::{Reference, classify, decoded, resolve};
use super::settle::Settled;
use super::site::{self, Site, Target};
use super::words;
use crate::diag::Diagnostic;

/// What a reference is for, which decides whether it may ask a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Followed when the reader wants it.
    Link,
    /// Fetched with the page without being asked for.
    Load,
    /// The page's sign in a list of tabs: of several a browser fetches one.
    Icon,
    /// Fetched by some browsers or at some times, and so no part of what the page weighs: a sign
    /// for the home screen, one size of a picture, what is counted elsewhere already.
    Sometimes,
}

/// One file under audit.
pub(super) struct Page<'a> {
    site: &'a Site,
    path: &'a str,
    /// Known once all files are audited.
    settled: Option<&'a Settled>,
    gathered: Gathered,
    has_icon: bool,
    fonts: u32,
    bytes: u64,
    offered: Hashes,
    names: Vec<u64>,
    /// Links to places on this page, judged once all its ids are known.
    own_anchors: Vec<(u64, Box<str>)>,
    resolved: String,
    text: String,
    found: Vec<Diagnostic>,
}

impl<'a> Page<'a> {
    /// The file at `path` with `bytes` bytes.
    pub(super) fn new(
        site: &'a Site,
        path: &'a str,
        bytes: u64,
        settled: Option<&'a Settled>,
    ) -> Self {
        let gathered = Gathered {
            links: Vec::with_capacity(64),
            ids: Vec::with_capacity(32),
            ..Gathered::default()
        };
        Self {
            site,
            path,
            settled,
            gathered,
            has_icon: false,
            fonts: 0,
            bytes,
            offered: Hashes::default(),
            names: Vec::new(),
            own_anchors: Vec::new(),
            resolved: String::with_capacity(128),
            text: String::with_capacity(128),
            found: Vec::new(),
        }
    }

    /// Adds a mistake.
    pub(super) fn push(&mut self, found: Diagnostic) {
        self.found.push(words::placed(found, self.path));
    }

    /// Offers the `name` of an `<a>` to links.
    pub(super) fn offer_name(&mut self, name: &str) {
        let hash = self.anchor(self.path, name);
        self.gathered.ids.push(hash);
        self.names.push(hash);
    }

    /// Offers an element's id to links; it must be the only one of its kind on the page.
    pub(super) fn offer_id(&mut self, id: &str) {
        let hash = self.anchor(self.path, id);
        if self.offered.insert(hash) {
            self.gathered.ids.push(hash);
        } else {
            self.push(words::id_twice(id));
        }
    }

    /// Notes that a page with this style sheet fetches so many fonts.
    pub(super) fn fonts(&mut self, count: u32) {
        self.fonts = count;
    }

    /// Judges the reference `href`; `place` says where it stands, as in `<img src>`.
    pub(super) fn refer(&mut self, place: &dyn Display, href: &str, purpose: Use) {
        let loads = purpose != Use::Link;
        match classify(href) {
            Reference::Relative { path, id } => self.local(href, path, id, self.path, purpose),
            Reference::Rooted(rest) => match self.site.below_base(rest) {
                Some(below) => {
                    let (path, id) =
                        below.split_once('#').map_or((below, None), |(path, id)| (path, Some(id)));
                    // The base itself is a folder, not the page that the link stands on.
                    let path = if path.is_empty() { "." } else { path };
                    self.local(href, path, id, "", purpose);
                }
                None => self.push(words::rooted(href)),
            },
            Reference::Inert => {}
            Reference::Remote if !loads => {}
            Reference::Remote => self.push(words::loads(place, href)),
            Reference::SchemeRelative if loads => self.push(words::loads(place, href)),
            Reference::SchemeRelative => self.push(words::scheme_relative(href)),
            Reference::Script => self.push(words::script_link(place)),
            Reference::Empty => self.push(words::empty(place)),
            Reference::OneComputer => self.push(words::one_computer(href)),
            Reference::Backslash => self.push(words::backslash(href)),
            Reference::Query => self.push(words::query(href)),
        }
    }

    /// The facts and the mistakes, once the whole file was read.
    pub(super) fn finish(mut self) -> (Facts, Vec<Diagnostic>) {
        for (hash, href) in std::mem::take(&mut self.own_anchors) {
            if !(self.offered.contains(&hash) || self.names.contains(&hash)) {
                let id = href.split_once('#').map_or("", |(_, id)| id);
                self.push(words::id_missing(&href, &decoded(id), None));
            }
        }
        let extra_requests = u32::from(self.has_icon) + self.fonts;
        (Facts::new(self.gathered, extra_requests, self.bytes), self.found)
    }

    fn local(&mut self, href: &str, path: &str, id: Option<&str>, from: &str, purpose: Use) {
        let mut target = std::mem::take(&mut self.resolved);
        let inside = resolve(from, path, &mut target);
        let own = target == self.path;
        let reached = match self.site.find(&target) {
            Target::File(hash) => {
                self.gathered.links.push(hash);
                match purpose {
                    Use::Load => self.gathered.loads.push(hash),
                    Use::Icon => self.has_icon = true,
                    Use::Link | Use::Sometimes => {}
                }
                true
            }
            _ if !inside => {
                self.push(words::outside(href));
                false
            }
            Target::Folder(index) => {
                self.push(words::folder(href, index));
                false
            }
            Target::Nothing(near) => {
                self.push(words::missing(href, &target, near));
                false
            }
        };
        let leads = reached && purpose == Use::Link && site::is_html(&target);
        if let Some(id) = id.filter(|id| leads && is_id(id)) {
            self.wants(href, &target, id, own);
        }
        self.resolved = target;
    }

    fn wants(&mut self, href: &str, target: &str, id: &str, own: bool) {
        let id = decoded(id);
        let hash = self.anchor(target, &id);
        if own {
            self.own_anchors.push((hash, href.into()));
            return;
        }
        self.gathered.anchors.push(hash);
        if self.settled.is_some_and(|settled| settled.lacks(hash)) {
            self.push(words::id_missing(href, &id, Some(target)));
        }
    }

    fn anchor(&mut self, path: &str, id: &str) -> u64 {
        self.text.clear();
        self.text.push_str(path);
        self.text.push('#');
        self.text.push_str(id);
        hash(self.text.as_bytes())
    }
}

/// Whether a fragment names an id. Empty and `top` lead to the start of a page
/// (<https://html.spec.whatwg.org/#scroll-to-the-fragment-identifier>); one with `=` carries the
/// state of a script, as in `#q=housing`.
fn is_id(fragment: &str) -> bool {
    !fragment.is_empty() && !fragment.eq_ignore_ascii_case("top") && !fragment.contains('=')
}
