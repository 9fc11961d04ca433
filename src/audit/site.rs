//! All files of the site by path, and the audit of one of them.
//!
//! Takes: every path of the site, and the path below which a host serves it, if that is known.
//! Gives: answers to "does this exist" for the rules, and each file's facts and mistakes.
//! Never: keeps a file's bytes.
#![expect(clippy::disallowed_types, reason = "asked what they hold, never walked")]

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::facts::{Facts, Hashes, hash};
use super::page::Page;
use super::settle::Settled;
use super::{css, rules, words};
use crate::diag::{Diagnostic, closest};
use crate::slug;

/// How many neighbours in the sorted list of paths are looked at for a suggestion, each way.
const NEIGHBOURS: usize = 40;

/// The files of one site.
#[derive(Debug)]
pub struct Site {
    sorted: Vec<Arc<str>>,
    by_path: HashMap<Arc<str>, u64>,
    known: Hashes,
    base_path: Option<String>,
}

/// What a path leads to.
pub(super) enum Target<'a> {
    /// A file, by the hash of its path.
    File(u64),
    /// A folder, and the page in it that may have been meant.
    Folder(Option<&'a str>),
    /// Nothing, and a file with a similar path.
    Nothing(Option<&'a str>),
}

impl Site {
    /// The site of the files at `paths`. Links from the root are errors unless they start with
    /// `base_path`, as in `/guide/`: a page such as `404.html`, shown at any depth, needs them.
    pub fn new<'p>(paths: impl Iterator<Item = &'p str>, base_path: Option<&str>) -> Self {
        let mut sorted: Vec<Arc<str>> = paths.map(Arc::from).collect();
        sorted.sort_unstable();
        let by_path: HashMap<_, _> =
            sorted.iter().map(|path| (path.clone(), hash(path.as_bytes()))).collect();
        let known = sorted.iter().map(|path| by_path[path]).collect();
        let base_path = base_path.map(|base| base.trim_matches('/').to_owned());
        Self { sorted, by_path, known, base_path }
    }

    /// What is wrong with the paths alone: names that some file system refuses, and names that
    /// one takes for the same.
    pub fn names(&self) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> = self
            .sorted
            .iter()
            .filter_map(|path| Some(words::unportable(path, &slug::unportable(path)?)))
            .collect();
        let mut folded: Vec<(String, &str)> =
            self.sorted.iter().map(|path| (path.to_ascii_lowercase(), path.as_ref())).collect();
        folded.sort_unstable();
        for pair in folded.windows(2) {
            if pair[0].0 == pair[1].0 {
                found.push(words::same_name(pair[0].1, pair[1].1));
            }
        }
        let clashes = self.sorted.iter().filter(|path| self.folder(path).is_some());
        found.extend(clashes.map(|path| words::file_and_folder(path)));
        found
    }

    /// Audits the file at `path`: HTML and CSS are read, other files pass.
    pub fn examine(&self, path: &str, bytes: &[u8]) -> (Facts, Vec<Diagnostic>) {
        self.read(path, bytes, None)
    }

    /// Compares the links of all files with each other: `pages` are the facts of every file of
    /// the site, made in this build or remembered from an earlier one.
    pub fn settle<'a, I>(&self, pages: I) -> Settled
    where
        I: IntoIterator<Item = (&'a str, &'a Facts), IntoIter: Clone>,
    {
        Settled::new(pages.into_iter(), &self.known)
    }

    /// Everything that is wrong with the file at `path`, with the links into other pages, which
    /// [`Site::examine`] cannot judge.
    pub fn explain(&self, settled: &Settled, path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
        self.read(path, bytes, Some(settled)).1
    }

    /// What stands at `path`.
    pub(super) fn find(&self, path: &str) -> Target<'_> {
        if let Some(hash) = self.by_path.get(path) {
            return Target::File(*hash);
        }
        let folder = path.trim_end_matches('/');
        if folder.is_empty() || path.ends_with('/') || self.folder(folder).is_some() {
            let index = if folder.is_empty() {
                "index.html".to_owned()
            } else {
                format!("{folder}/index.html")
            };
            return Target::Folder(
                self.by_path.get_key_value(index.as_str()).map(|(path, _)| path.as_ref()),
            );
        }
        Target::Nothing(self.near(path))
    }

    /// The rest of a link from the root (without its first slash), if it starts with the path
    /// below which the site is served.
    pub(super) fn below_base<'l>(&self, link: &'l str) -> Option<&'l str> {
        let base = self.base_path.as_deref()?;
        let rest = link.strip_prefix(base)?;
        if base.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
    }

    fn read(
        &self,
        path: &str,
        bytes: &[u8],
        settled: Option<&Settled>,
    ) -> (Facts, Vec<Diagnostic>) {
        let mut page = Page::new(self, path, bytes.len() as u64, settled);
        if is_html(path) {
            rules::html(&mut page, &text(bytes));
        } else if has_extension(path, "css") {
            css::rules(&mut page, &text(bytes));
        }
        page.finish()
    }

    /// A file of the same folder with a similar name.
    fn near(&self, path: &str) -> Option<&str> {
        let (folder, stem) = folder_and_stem(path);
        let at = self.sorted.partition_point(|other| other.as_ref() < path);
        let near = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(self.sorted.len());
        let all = || self.sorted[near.clone()].iter().map(|other| folder_and_stem(other));
        let meant = closest(stem, all().filter(|(f, _)| *f == folder).map(|(_, stem)| stem))?;
        let index = all().position(|found| found == (folder, meant))?;
        self.sorted.get(near.start + index).map(AsRef::as_ref)
    }

    /// The first file in the folder `path`.
    fn folder(&self, path: &str) -> Option<&str> {
        let inside =
            |other: &str| other.strip_prefix(path).map(|rest| rest.as_bytes().first().copied());
        // `-` and `.` sort before `/`, so files that share the folder's name may come first.
        let at = self.sorted.partition_point(|other| {
            other.as_ref() < path || inside(other).is_some_and(|next| next < Some(b'/'))
        });
        self.sorted.get(at).map(AsRef::as_ref).filter(|other| inside(other) == Some(Some(b'/')))
    }
}

/// A path without its extension, cut before the file's name.
fn folder_and_stem(path: &str) -> (&str, &str) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    (folder, name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// `bytes` as text. `from_utf8_lossy` alone takes five times as long on valid text.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// Whether the audit reads the file at `path` as HTML.
pub(super) fn is_html(path: &str) -> bool {
    has_extension(path, "html") || has_extension(path, "htm")
}

fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}
