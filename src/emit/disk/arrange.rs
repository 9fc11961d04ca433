//! From staging into the output folder.
//!
//! Takes: the staged tree, and the files of the last build that are to go.
//! Gives: first whether a foreign file is in the way, then the finished folder.
//! Never: begins before everything is checked; minds being done twice.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::Path;

use super::staging::Staging;
use super::standing::Standing;
use crate::diag::Diagnostic;
use crate::emit::Error;
use crate::manifest::{self, Listed};

/// Checks that nothing foreign stands where a staged file must go.
pub(super) fn check(
    standing: &Standing,
    named: &Path,
    staging: &Staging,
    owned: &[Listed],
    removals: &[Listed],
) -> Result<(), Error> {
    let mut check = Check { named, owned, removals, found: Vec::new() };
    check.folder(staging.files(), standing.root(), "").map_err(Error::disk(standing.root()))?;
    if check.found.is_empty() { Ok(()) } else { Err(Error::Refused(check.found)) }
}

/// Removes, moves, and puts the manifest in place last. Each step done before is passed over, so
/// that an interrupted run can be finished by the same call.
pub(super) fn finish(
    standing: &Standing,
    staging: &Staging,
    removals: &[Listed],
) -> Result<(), Error> {
    let failed = || Error::disk(standing.root());
    for file in removals {
        remove(standing, file).map_err(failed())?;
    }
    prune(standing, removals);
    move_in(staging.files(), standing.root()).map_err(failed())?;
    // Before the manifest: while there is one, the build is not known to be finished.
    sign(standing, staging).map_err(failed())?;
    match fs::rename(staging.manifest(), standing.place(manifest::NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed()(error)),
        _ => staging.begin(),
    }
}

/// Puts the manifest's new signature in place, or takes away the one that no longer fits.
fn sign(standing: &Standing, staging: &Staging) -> io::Result<()> {
    let (staged, place) = (staging.signature(), standing.place(manifest::SIGNATURE));
    match standing_at(&staged)? {
        None => Ok(()),
        Some(found) if found.len() > 0 => fs::rename(staged, place),
        Some(_) => match fs::remove_file(place) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        },
    }
}

struct Check<'a> {
    named: &'a Path,
    owned: &'a [Listed],
    removals: &'a [Listed],
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn folder(&mut self, staged: &Path, standing: &Path, above: &str) -> io::Result<()> {
        for entry in sorted(staged)? {
            let path = joined(above, &entry);
            let target = standing.join(entry.file_name());
            let Some(found) = standing_at(&target)? else {
                continue;
            };
            let goes = || manifest::find(self.removals, &path).is_some();
            if entry.file_type()?.is_dir() {
                if found.is_dir() {
                    self.folder(&entry.path(), &target, &path)?;
                } else if !(found.is_file() && goes()) {
                    self.foreign(&path);
                }
            } else if found.is_dir() {
                if let Some(stays) = self.stays(&target, &path)? {
                    self.foreign(&stays);
                }
            } else if !(found.is_file() && manifest::find(self.owned, &path).is_some()) {
                self.foreign(&path);
            }
        }
        Ok(())
    }

    /// Something in the folder `path` that will not be removed.
    fn stays(&self, folder: &Path, path: &str) -> io::Result<Option<String>> {
        let entries = sorted(folder)?;
        if entries.is_empty() {
            return Ok(Some(path.to_owned()));
        }
        for entry in entries {
            let inner = joined(path, &entry);
            if entry.file_type()?.is_dir() {
                if let Some(stays) = self.stays(&entry.path(), &inner)? {
                    return Ok(Some(stays));
                }
            } else if manifest::find(self.removals, &inner).is_none() {
                return Ok(Some(inner));
            }
        }
        Ok(None)
    }

    fn foreign(&mut self, path: &str) {
        let place = self.named.join(path);
        let message = format!(
            "`{}` stands where a file of the site must go, and fieldguide did not write it",
            place.display()
        );
        self.found.push(Error::foreign(&place, message, "move it away, then build again"));
    }
}

/// Removes `file` if it still is what we wrote.
fn remove(standing: &Standing, file: &Listed) -> io::Result<()> {
    let ours = standing.stamp(&file.path).is_some_and(|stamp| stamp.size == file.size)
        && standing.sha256(&file.path)? == file.sha256;
    if ours { fs::remove_file(standing.place(&file.path)) } else { Ok(()) }
}

/// Removes the folders in which our removed files were, if nothing else is in them.
fn prune(standing: &Standing, removals: &[Listed]) {
    let mut folders = BTreeSet::new();
    for file in removals {
        let mut path = file.path.as_ref();
        while let Some((folder, _)) = path.rsplit_once('/') {
            folders.insert(folder);
            path = folder;
        }
    }
    // A folder sorts before what is in it.
    for folder in folders.into_iter().rev() {
        // One that is not empty refuses, as it should.
        let _ = fs::remove_dir(standing.place(folder));
    }
}

fn move_in(staged: &Path, standing: &Path) -> io::Result<()> {
    for entry in sorted(staged)? {
        let target = standing.join(entry.file_name());
        let exists = standing_at(&target)?.is_some_and(|found| found.is_dir());
        if exists && entry.file_type()?.is_dir() {
            move_in(&entry.path(), &target)?;
        } else {
            // A new folder goes in one step with all that is in it.
            fs::rename(entry.path(), target)?;
        }
    }
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<DirEntry>> {
    let mut entries = match fs::read_dir(folder) {
        // An earlier run has moved it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?.collect::<io::Result<Vec<_>>>()?,
    };
    entries.sort_unstable_by_key(DirEntry::file_name);
    Ok(entries)
}

fn standing_at(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    }
}

fn joined(above: &str, entry: &DirEntry) -> String {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    if above.is_empty() { name.into_owned() } else { format!("{above}/{name}") }
}
