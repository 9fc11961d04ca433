//! The audit of one file in the making.
//!
//! Takes: references and ids as the rules find them.
//! Gives: the file's facts and what is broken in it.
//! Never: knows HTML or CSS.

use std::fmt::Display;

use super::facts::{Facts, Hashes, hash};
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
    /// Fetched without being asked for.
    Load,
}

/// One file under audit.
pub(super) struct Page<'a> {
    site: &'a Site,
    path: &'a str,
    /// Known once all files are audited.
    settled: Option<&'a Settled>,
    links: Vec<u64>,
    anchors: Vec<u64>,
    ids: Vec<u64>,
    offered: Hashes,
    names: Vec<u64>,
    /// Links to places on this page, judged once all its ids are known.
    own_anchors: Vec<(u64, Box<str>)>,
    resolved: String,
    text: String,
    found: Vec<Diagnostic>,
}

impl<'a> Page<'a> {
    pub(super) fn new(site: &'a Site, path: &'a str, settled: Option<&'a Settled>) -> Self {
        Self {
            site,
            path,
            settled,
            links: Vec::with_capacity(64),
            anchors: Vec::new(),
            ids: Vec::with_capacity(32),
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
        self.ids.push(hash);
        self.names.push(hash);
    }

    /// Offers an element's id to links; it must be the only one of its kind on the page.
    pub(super) fn offer_id(&mut self, id: &str) {
        let hash = self.anchor(self.path, id);
        if self.offered.insert(hash) {
            self.ids.push(hash);
        } else {
            self.push(words::id_twice(id));
        }
    }

    /// Judges the reference `href`; `place` says where it stands, as in `<img src>`.
    pub(super) fn refer(&mut self, place: &dyn Display, href: &str, purpose: Use) {
        let loads = purpose == Use::Load;
        match classify(href) {
            Reference::Relative { path, id } => self.local(href, path, id, self.path, loads),
            Reference::Rooted(rest) => match self.site.below_base(rest) {
                Some(below) => {
                    let (path, id) =
                        below.split_once('#').map_or((below, None), |(path, id)| (path, Some(id)));
                    // The base itself is a folder, not the page that the link stands on.
                    let path = if path.is_empty() { "." } else { path };
                    self.local(href, path, id, "", loads);
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
        (Facts::new(self.links, self.anchors, self.ids), self.found)
    }

    fn local(&mut self, href: &str, path: &str, id: Option<&str>, from: &str, loads: bool) {
        let mut target = std::mem::take(&mut self.resolved);
        let inside = resolve(from, path, &mut target);
        let own = target == self.path;
        let reached = match self.site.find(&target) {
            Target::File(hash) => {
                self.links.push(hash);
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
        if let Some(id) = id.filter(|id| reached && !loads && is_id(id) && site::is_html(&target)) {
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
        self.anchors.push(hash);
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
