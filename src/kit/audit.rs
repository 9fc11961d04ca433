//! Whether a copy can stand on any stick at all: judged before anything is written.
//!
//! Takes: the files of the copy. Gives: every name and size that FAT32, exFAT or NTFS would refuse or confuse.
//! Never: asks what kind of stick it is. Who opens the copy later may have copied it on to another one.

use std::collections::BTreeMap;

use super::{Kit, Piece};
use crate::audit::Site;
use crate::diag::{Diagnostic, Origin};
use crate::manifest::sums;

/// The largest file of FAT32.
const LARGEST: u64 = (1 << 32) - 1;

/// The most that a folder of FAT32 may hold, in entries of 32 bytes: a name takes one for each 13 letters, and
/// one more.
const ENTRIES: usize = 65_534;

/// The most characters that most programs on Windows take for a whole path, from the drive's letter on.
pub const WINDOWS: usize = 259;

impl Kit {
    /// What keeps the copy from standing on every stick; nothing, if all is well.
    pub fn audit(&self) -> Vec<Diagnostic> {
        let inside = |piece: &Piece| {
            piece
                .path
                .strip_prefix(sums::SITE)
                .and_then(|path| path.strip_prefix('/'))
                .map(str::to_owned)
        };
        let paths: Vec<String> = self.pieces().iter().filter_map(inside).collect();
        let mut found = Site::new(paths.iter().map(String::as_str), None).names();
        found.extend(folders_alike(&paths));
        found.extend(self.pieces().iter().filter(|piece| piece.size > LARGEST).map(|piece| {
            let message = format!(
                "`{}` has {} bytes; a file on a stick with FAT32 may have 4,294,967,295",
                piece.path, piece.size
            );
            misfit(&piece.path, message).help("leave it out of the site, or make it smaller")
        }));
        found.extend(crowded(self.pieces()));
        found
    }

    /// The length of the longest path below the copy's root, in characters.
    pub fn longest(&self) -> usize {
        self.pieces().iter().map(|piece| piece.path.chars().count()).max().unwrap_or(0)
    }
}

/// Why a copy whose longest path has `longest` characters cannot be opened by every program on Windows, if it
/// stands in a folder whose path, with the drive's letter, has `folder`.
pub fn too_deep(longest: usize, folder: usize) -> Option<Diagnostic> {
    let whole = longest + folder;
    (whole > WINDOWS).then(|| {
        let message = format!(
            "the longest path of the copy would have {whole} characters on Windows; {WINDOWS} is the most"
        );
        let room = WINDOWS.saturating_sub(longest);
        misfit("", message).help(format!(
            "name a folder whose own path on the stick is shorter: up to {room} characters with the drive's letter"
        ))
    })
}

/// Folders that differ in capital letters only are one on a stick.
fn folders_alike(paths: &[String]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for path in paths {
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            let first = *known.entry(folder.to_lowercase()).or_insert(folder);
            if first != folder {
                let message = format!(
                    "the folders `{first}` and `{folder}` differ in capital letters only; on a stick they are one"
                );
                known.insert(folder.to_lowercase(), folder);
                found.push(
                    Diagnostic::new("unportable-name", message)
                        .at(Origin::file(path.as_str()))
                        .help("write both in the same letters"),
                );
            }
        }
    }
    found
}

fn crowded(pieces: &[Piece]) -> Vec<Diagnostic> {
    let mut entries: BTreeMap<&str, usize> = BTreeMap::new();
    for piece in pieces {
        let (folder, name) = piece.path.rsplit_once('/').unwrap_or(("", &piece.path));
        *entries.entry(folder).or_default() += 1 + name.chars().count().div_ceil(13);
    }
    let full = entries.into_iter().filter(|(_, entries)| *entries > ENTRIES);
    full.map(|(folder, entries)| {
        let message = format!(
            "the folder `{folder}` takes {entries} entries; a folder on a stick with FAT32 holds {ENTRIES}"
        );
        misfit(folder, message).help("give the records shorter ids, or make two sites of the guide")
    })
    .collect()
}

/// A mistake about the size of something.
pub(super) fn misfit(place: &str, message: String) -> Diagnostic {
    let found = Diagnostic::new("does-not-fit", message);
    if place.is_empty() { found } else { found.at(Origin::file(place)) }
}
