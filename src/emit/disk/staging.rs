//! The hidden folder beside the output where files wait until all are made.
//!
//! Takes: files one by one, from many threads.
//! Gives: a tree of what is new, a journal once that is whole, and the lock of the build.
//! Never: outlives a build that ended, unless that was killed between journal and end.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::signature::Change;
use super::standing::stamp_of;
use crate::emit::cache::Stamp;
use crate::emit::{Error, journal};
use crate::manifest::Listed;

/// The staging folder of one output folder, locked.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    files: PathBuf,
    lock: File,
}

impl Staging {
    /// Locks the staging folder of the output at the canonical path `root`; `named` is for words.
    pub(super) fn claim(root: &Path, named: &Path) -> Result<Self, Error> {
        let folder = folder_for(root);
        let failed = || Error::disk(&folder);
        let path = folder.join("lock");
        loop {
            match fs::create_dir(&folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(failed()(error));
                }
                _ => {}
            }
            if fs::symlink_metadata(&folder).is_ok_and(|found| !found.is_dir()) {
                let message = format!("`{}` is in the way", folder.display());
                return Err(Error::Refused(vec![Error::foreign(&folder, message, "remove it")]));
            }
            let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
            let lock = match lock {
                // The build before us has just taken the folder away.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                other => other.map_err(failed())?,
            };
            match lock.try_lock() {
                Ok(()) if still_at(&lock, &path) => {
                    return Ok(Self { files: folder.join("files"), folder, lock });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Error::Busy(named.to_owned())),
                Err(TryLockError::Error(error)) => return Err(failed()(error)),
            }
        }
    }

    /// The removals of a build that was killed after its journal was whole.
    pub(super) fn interrupted(&self) -> Option<Vec<Listed>> {
        journal_in(&self.folder)
    }

    /// Empties the folder for a new build.
    pub(super) fn begin(&self) -> Result<(), Error> {
        self.discard().and_then(|()| fs::create_dir(&self.files)).map_err(Error::disk(&self.folder))
    }

    /// The tree of staged files.
    pub(super) fn files(&self) -> &Path {
        &self.files
    }

    /// Where the new manifest waits.
    pub(super) fn manifest(&self) -> PathBuf {
        self.folder.join("manifest")
    }

    /// Where the manifest's new signature waits; an empty one says that the old one must go.
    pub(super) fn signature(&self) -> PathBuf {
        self.folder.join("signature")
    }

    /// Stages one file.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> io::Result<Stamp> {
        let place = self.files.join(path);
        let create = || OpenOptions::new().write(true).create_new(true).open(&place);
        let mut file = match create() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(place.parent().unwrap_or(&self.files))?;
                create()?
            }
            other => other?,
        };
        file.write_all(bytes)?;
        Ok(stamp_of(&file.metadata()?))
    }

    /// Writes the manifest, then the journal, whose last step makes it whole: from here on the
    /// next build finishes what this one does not.
    pub(super) fn seal(
        &self,
        manifest: &str,
        signature: &Change,
        removals: &[Listed],
    ) -> Result<(), Error> {
        let unfinished = self.folder.join("journal.new");
        let signed = match signature {
            Change::None => Ok(()),
            Change::Remove => fs::write(self.signature(), ""),
            Change::Put(bytes) => fs::write(self.signature(), bytes),
        };
        signed
            .and_then(|()| fs::write(self.manifest(), manifest))
            .and_then(|()| fs::write(&unfinished, journal::render(removals)))
            .and_then(|()| fs::rename(&unfinished, self.folder.join("journal")))
            .map_err(Error::disk(&self.folder))
    }

    fn discard(&self) -> io::Result<()> {
        // The journal first: without it a half-removed tree is only litter.
        for name in ["journal", "journal.new", "manifest", "signature"] {
            gone(fs::remove_file(self.folder.join(name)))?;
        }
        gone(fs::remove_dir_all(&self.files))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.interrupted().is_some() {
            return;
        }
        // What cannot be removed now is removed by the next build.
        let _ = self.discard();
        let _ = fs::remove_file(self.folder.join("lock"));
        let _ = fs::remove_dir(&self.folder);
        let _ = self.lock.unlock();
    }
}

/// The removals of a build into `root` that was killed after its journal was whole.
pub(super) fn interrupted(root: &Path) -> Option<Vec<Listed>> {
    journal_in(&folder_for(root))
}

fn journal_in(folder: &Path) -> Option<Vec<Listed>> {
    fs::read(folder.join("journal")).ok().and_then(|bytes| journal::parse(&bytes))
}

/// Beside the output, so that moving a file is renaming it; inside, where the output is the root of
/// a file system of its own.
fn folder_for(root: &Path) -> PathBuf {
    match (root.parent(), root.file_name()) {
        (Some(parent), Some(name)) if same_file_system(parent, root) => {
            parent.join(format!(".{}.fieldguide-staging", name.to_string_lossy()))
        }
        _ => root.join(".fieldguide-staging"),
    }
}

#[cfg(unix)]
fn same_file_system(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    device(one) == device(other)
}

#[cfg(not(unix))]
fn same_file_system(_: &Path, _: &Path) -> bool {
    true
}

/// Whether the locked file is the one that the next build would find: a build that ends removes it.
#[cfg(unix)]
fn still_at(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let inode =
        |found: io::Result<fs::Metadata>| found.map(|found| (found.dev(), found.ino())).ok();
    let held = inode(lock.metadata());
    held.is_some() && held == inode(fs::symlink_metadata(path))
}

/// Elsewhere an open file cannot be replaced.
#[cfg(not(unix))]
fn still_at(_: &File, _: &Path) -> bool {
    true
}

/// Takes "there is none" for success.
fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
