//! Which file is what: records, translations, pages, assets.

use std::collections::BTreeMap;

use super::CONTENT;
use crate::config;
use crate::diag::{Diagnostic, Origin, closest};
use crate::slug::{is_slug, slugify};
use crate::source::{Entry, Obstacle};

/// The largest record or page that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// A record's file and its translations.
#[derive(Debug, Clone, Default)]
pub(super) struct RecordFile {
    /// The file's stem.
    pub(super) id: String,
    /// The file.
    pub(super) path: String,
    /// Translations by language tag.
    pub(super) overlays: BTreeMap<String, String>,
}

/// The content of a site, sorted by what it is. Records are sorted by id.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) agencies: Vec<RecordFile>,
    pub(super) glossary: Vec<RecordFile>,
    pub(super) pages: Vec<RecordFile>,
    pub(super) assets: Vec<String>,
    pub(super) has_site: bool,
    pub(super) has_vocabulary: bool,
    pub(super) has_sources: bool,
    pub(super) has_changes: bool,
}

/// The folders of records with the extension of their files.
const FOLDERS: [(&str, &str); 3] =
    [("content/agencies/", ".yaml"), ("content/glossary/", ".yaml"), ("content/pages/", ".md")];

/// Sorts `entries`; notes every file that has no place.
pub(super) fn sort(entries: &[Entry], found: &mut Vec<Diagnostic>) -> Files {
    let mut files = Files::default();
    let mut folders: [BTreeMap<String, RecordFile>; 3] = Default::default();
    let mut overlays: Vec<(usize, String, String, &Entry)> = Vec::new();
    for entry in entries {
        let path = entry.path.as_str();
        if let Some(obstacle) = entry.obstacle {
            found.push(obstructed(path, obstacle));
            continue;
        }
        let Some(below) = path.strip_prefix(CONTENT) else { continue };
        if let Some(asset) = below.strip_prefix("assets/") {
            files.assets.push(asset.to_owned());
            continue;
        }
        if entry.size > LARGEST {
            found.push(too_large(entry));
            continue;
        }
        let folder = FOLDERS.iter().position(|(folder, _)| path.starts_with(folder));
        match (folder, path) {
            (_, config::FILE) => files.has_site = true,
            (_, super::vocabulary::FILE) => files.has_vocabulary = true,
            (_, super::sources::FILE) => files.has_sources = true,
            (_, super::changes::FILE) => files.has_changes = true,
            (Some(at), _) => match named(path, FOLDERS[at], at == 2) {
                Ok((id, None)) => place(&mut folders[at], id, path, found),
                Ok((id, Some(tag))) => overlays.push((at, id, tag, entry)),
                Err(mistake) => found.push(*mistake),
            },
            (None, _) => found.push(misplaced(path)),
        }
    }
    for (at, id, tag, entry) in overlays {
        match folders[at].get_mut(&id) {
            Some(record) => drop(record.overlays.insert(tag, entry.path.clone())),
            None => found.push(orphan(&id, &entry.path, folders[at].keys())),
        }
    }
    let [agencies, glossary, pages] = folders.map(|folder| folder.into_values().collect());
    Files { agencies, glossary, pages, ..files }
}

fn place(
    folder: &mut BTreeMap<String, RecordFile>,
    id: String,
    path: &str,
    found: &mut Vec<Diagnostic>,
) {
    if let Some(first) = folder.get(&id) {
        let twice = Diagnostic::new("conflicting-ids", format!("two files have the id `{id}`"))
            .at(Origin::file(path))
            .note(Origin::file(first.path.as_str()), "the other one")
            .help("give one of the two files another name");
        found.push(twice);
        return;
    }
    let path = path.to_owned();
    folder.insert(id.clone(), RecordFile { id, path, overlays: BTreeMap::new() });
}

/// The id and the language tag that a file's name gives.
fn named(
    path: &str,
    (folder, extension): (&str, &str),
    deep: bool,
) -> Result<(String, Option<String>), Box<Diagnostic>> {
    let below = &path[folder.len()..];
    let Some(stem) = below.strip_suffix(extension).filter(|_| deep || !below.contains('/')) else {
        return Err(Box::new(misplaced(path)));
    };
    let (parents, stem) = stem.rsplit_once('/').unwrap_or(("", stem));
    let (id, tag) = match stem.split_once('.') {
        Some((id, tag)) => (id, Some(tag.to_owned())),
        None => (stem, None),
    };
    let odd =
        parents.split('/').filter(|part| !part.is_empty()).chain([id]).find(|part| !is_slug(part));
    if let Some(odd) = odd {
        let mut mistake = Diagnostic::new("bad-id", format!("`{odd}` cannot be an id"))
            .at(Origin::file(path))
            .help("a file's name has lower-case letters, digits and single hyphens; it becomes the page's address");
        let better = slugify(odd);
        if is_slug(&better) {
            mistake = mistake.help(format!("rename it to `{better}`"));
        }
        return Err(Box::new(mistake));
    }
    Ok((id.to_owned(), tag))
}

fn misplaced(path: &str) -> Diagnostic {
    let mistake =
        Diagnostic::new("misplaced-file", "this file is not part of a site").at(Origin::file(path));
    if let Some(stem) = path.strip_suffix(".yml") {
        return mistake.help(format!("rename it to `{stem}.yaml`"));
    }
    mistake.help(
        "records are `content/agencies/<id>.yaml` and `content/glossary/<id>.yaml`, pages \
         `content/pages/<id>.md`; anything to be copied as it is goes into `content/assets/`",
    )
}

fn orphan<'a>(id: &str, path: &str, known: impl Iterator<Item = &'a String>) -> Diagnostic {
    let message = format!("this is a translation of `{id}`, which is not in the site");
    let mut mistake = Diagnostic::new("orphan-translation", message).at(Origin::file(path));
    if let Some(near) = closest(id, known.map(String::as_str)) {
        mistake = mistake.help(format!("did you mean `{near}`?"));
    }
    mistake
        .help("a translation has the name of its record and a language tag, as in `otip.es.yaml`")
}

fn too_large(entry: &Entry) -> Diagnostic {
    let message = format!("the file has {} bytes; {LARGEST} is the most", entry.size);
    Diagnostic::new("too-large", message)
        .at(Origin::file(entry.path.as_str()))
        .help("split it, or move what is not text into `content/assets/`")
}

fn obstructed(path: &str, obstacle: Obstacle) -> Diagnostic {
    let (code, message, help) = match obstacle {
        Obstacle::NotAFile => (
            "misplaced-file",
            "this is neither a file nor a folder",
            "take it out of the site's folder",
        ),
        Obstacle::LinkOutside => (
            "symlink-outside",
            "this link leads out of the site's folder",
            "copy the file into the site; a site must be whole when it is carried elsewhere",
        ),
        Obstacle::LinkBroken => (
            "symlink-outside",
            "this link leads nowhere, or round in a circle",
            "delete the link, or copy the file it should lead to",
        ),
        Obstacle::NameNotUnicode => {
            ("bad-encoding", "the file's name is not Unicode", "rename it with plain letters")
        }
    };
    Diagnostic::new(code, message).at(Origin::file(path)).help(help)
}
