//! What is to be done, and in which order, so that whoever reads meanwhile finds what a page names.
//!
//! Takes: what stands at the destination, and what is to stand there.
//! Gives: steps in order; what stands there after some of them. The same two lists give the same steps.
//! Never: sends anything.

use std::collections::BTreeSet;

use super::list::{List, Sent};
use crate::manifest;

/// A part of the work. Steps of one part may be done side by side; a part begins when all before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What stands where a file of the site must go, on disks: a file for a folder, another case.
    MakeWay,
    /// New files that pages load or link to.
    NewFiles,
    /// New manifests of the search: all parts that they name are there.
    NewIndex,
    /// Files in the place of older ones.
    Files,
    /// Pages that were not there: what they load is there, and nothing links to them yet.
    NewPages,
    /// Home pages that were not there.
    NewHomes,
    /// Parts of the search in the place of older ones.
    Index,
    /// The manifests of the search: the pages that its answers lead to are there.
    IndexManifest,
    /// Pages in the place of older ones.
    Pages,
    /// Lists of pages for machines: the site map, feeds.
    Feeds,
    /// The home pages, last of all pages.
    Homes,
    /// What says that this is a new edition: the service worker, the manifest and its signature.
    Edition,
    /// Pages that the site no longer has; no page that stands there leads to them.
    OldPages,
    /// Other files that the site no longer has.
    OldFiles,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The part it belongs to.
    pub part: Part,
    /// The file.
    pub path: Box<str>,
    /// How many bytes are to be sent; `None`: the file is removed.
    pub size: Option<u64>,
    /// Whether a file of ours may stand in its place.
    pub replaces: bool,
}

/// What kind of file it is, as far as the order goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    File,
    IndexPart,
    IndexManifest,
    Page,
    Feed,
    Home,
    Edition,
}

fn role(path: &str) -> Role {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let in_search = path.split('/').rev().skip(1).any(|part| part == "search");
    match name {
        _ if matches!(path, manifest::NAME | manifest::SIGNATURE | "sw.js") => Role::Edition,
        "manifest.json" | "manifest.js" if folder.ends_with("search") => Role::IndexManifest,
        "index.html" => Role::Home,
        _ if in_search && (name.ends_with(".json") || name.ends_with(".js")) => Role::IndexPart,
        _ if name.ends_with(".html") || name.ends_with(".htm") => Role::Page,
        _ if name.ends_with(".xml") || name.ends_with(".atom") => Role::Feed,
        _ => Role::File,
    }
}

/// The steps from `standing` to `wanted`; with `all`, every file is sent again.
pub fn steps(standing: &List, wanted: &List, all: bool) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (path, sent) in &wanted.0 {
        let there = standing.0.get(path);
        if !all && there.is_some_and(|there| there.is_some() && there == sent) {
            continue;
        }
        let part = match (role(path), there) {
            (Role::File | Role::IndexPart, None) | (Role::File, Some(None)) => Part::NewFiles,
            (Role::IndexManifest, None) => Part::NewIndex,
            (Role::File, Some(Some(_))) => Part::Files,
            (Role::Page, None | Some(None)) => Part::NewPages,
            (Role::Home, None) => Part::NewHomes,
            (Role::IndexPart, Some(_)) => Part::Index,
            (Role::IndexManifest, Some(_)) => Part::IndexManifest,
            (Role::Page, Some(Some(_))) => Part::Pages,
            (Role::Feed, _) => Part::Feeds,
            (Role::Home, Some(_)) => Part::Homes,
            (Role::Edition, _) => Part::Edition,
        };
        let size = sent.as_ref().map(|Sent { size, .. }| *size).unwrap_or_default();
        steps.push(Step { part, path: path.clone(), size: Some(size), replaces: there.is_some() });
    }
    let way = Way::of(wanted);
    for path in standing.0.keys().filter(|path| !wanted.0.contains_key(*path)) {
        let part = match role(path) {
            _ if way.is_barred_by(path) => Part::MakeWay,
            Role::Page | Role::Home => Part::OldPages,
            _ => Part::OldFiles,
        };
        steps.push(Step { part, path: path.clone(), size: None, replaces: true });
    }
    steps.sort_unstable();
    steps
}

/// What stands there when the first `done` of `steps` are done, and nothing is known of the others.
pub fn after(standing: &List, wanted: &List, steps: &[Step], done: usize) -> List {
    let mut list = standing.clone();
    for (at, Step { path, size, .. }) in steps.iter().enumerate() {
        let known = wanted.0.get(path).copied().flatten().filter(|_| at < done);
        if size.is_none() && at < done {
            list.0.remove(path);
        } else {
            list.0.insert(path.clone(), known);
        }
    }
    list
}

/// The paths that a disk must have free for a site.
struct Way {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Way {
    fn of(wanted: &List) -> Self {
        let files: BTreeSet<String> = wanted.0.keys().map(|path| path.to_lowercase()).collect();
        let folders = files.iter().flat_map(|path| above(path)).map(str::to_owned).collect();
        Self { files, folders }
    }

    fn is_barred_by(&self, path: &str) -> bool {
        let path = path.to_lowercase();
        self.files.contains(&path)
            || self.folders.contains(&path)
            || above(&path).any(|folder| self.files.contains(folder))
    }
}

/// The folders in which `path` lies.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}
