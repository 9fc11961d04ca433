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

/// Moves files in, pages after what they load and new pages before those that lead to them, then puts the
/// manifest in place, and removes last what no page leads to any more: whoever comes in by a page that
/// stood there before, meanwhile or after a build that was killed here, finds every file that it names. Each step done before is passed over, so that an interrupted run can be
/// finished by the same call.
pub(super) fn finish(
    standing: &Standing,
    staging: &Staging,
    removals: &[Listed],
) -> Result<(), Error> {
    let failed = || Error::disk(standing.root());
    let way = Way::of(standing, staging, removals);
    let (first, last): (Vec<_>, Vec<_>) = removals.iter().partition(|file| way.is_barred_by(file));
    remove(standing, &first).map_err(failed())?;
    for what in [What::Files, What::NewPages, What::Rest] {
        move_in(staging.files(), standing.root(), what).map_err(failed())?;
    }
    // Before the manifest: while there is one, the build is not known to be finished.
    sign(standing, staging).map_err(failed())?;
    match fs::rename(staging.manifest(), standing.place(manifest::NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed()(error)),
        _ => {}
    }
    remove(standing, &last).map_err(failed())?;
    staging.begin()
}

/// Which of the files that go must go before anything is moved in.
struct Way<'a> {
    staged: &'a Path,
    /// Paths of the new site in lower case: a file system may take two for one.
    new: BTreeSet<String>,
}

impl<'a> Way<'a> {
    fn of(standing: &Standing, staging: &'a Staging, removals: &[Listed]) -> Self {
        let mut new = BTreeSet::new();
        if !removals.is_empty() {
            let waiting = fs::read(staging.manifest());
            let bytes = waiting.or_else(|_| fs::read(standing.place(manifest::NAME)));
            let files = bytes.ok().and_then(|bytes| manifest::parse(&bytes)).unwrap_or_default();
            new.extend(files.iter().map(|file| file.path.to_lowercase()));
        }
        Self { staged: staging.files(), new }
    }

    /// Whether `file` stands where a folder or a file of the new site must go.
    fn is_barred_by(&self, file: &Listed) -> bool {
        let above = || file.path.match_indices('/').map(|(at, _)| &file.path[..at]);
        self.staged.join(&*file.path).is_dir()
            || above().any(|folder| self.staged.join(folder).is_file())
            || self.new.contains(&file.path.to_lowercase())
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

/// Removes each of `files` that still is what we wrote, and the folders that are empty then.
fn remove(standing: &Standing, files: &[&Listed]) -> io::Result<()> {
    for file in files {
        let ours = standing.stamp(&file.path).is_some_and(|stamp| stamp.size == file.size)
            && standing.sha256(&file.path)? == file.sha256;
        if ours {
            fs::remove_file(standing.place(&file.path))?;
        }
    }
    prune(standing, files);
    Ok(())
}

/// Removes the folders in which our removed files were, if nothing else is in them.
fn prune(standing: &Standing, removals: &[&Listed]) {
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

/// What is moved in one go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// All but pages.
    Files,
    /// Pages that take no other's place.
    NewPages,
    /// What is still there.
    Rest,
}

fn move_in(staged: &Path, standing: &Path, what: What) -> io::Result<()> {
    for entry in sorted(staged)? {
        let (path, target) = (entry.path(), standing.join(entry.file_name()));
        let is_folder = entry.file_type()?.is_dir();
        let standing = standing_at(&target)?;
        let goes = match what {
            What::Files => !holds_pages(&path, is_folder)?,
            What::NewPages => standing.is_none(),
            What::Rest => true,
        };
        if is_folder && standing.as_ref().is_some_and(Metadata::is_dir) {
            move_in(&path, &target, what)?;
        } else if goes {
            // A new folder goes in one step with all that is in it.
            fs::rename(&path, &target)?;
        } else if is_folder && standing.is_none() {
            fs::create_dir(&target)?;
            move_in(&path, &target, what)?;
        }
    }
    Ok(())
}

/// Whether something at `path` is a page, or in that folder.
fn holds_pages(path: &Path, is_folder: bool) -> io::Result<bool> {
    if !is_folder {
        // A packed page goes with the page.
        let name = path.to_string_lossy();
        return Ok(name.ends_with(".html") || name.contains(".html."));
    }
    for entry in sorted(path)? {
        if holds_pages(&entry.path(), entry.file_type()?.is_dir())? {
            return Ok(true);
        }
    }
    Ok(false)
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
