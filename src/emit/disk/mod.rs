//! A site in a folder on disk: the only place that writes.
//!
//! Takes: a folder that is empty or ours, and what the last build remembers of it.
//! Gives: the site in it, moved in after the last file was made, by a build that holds the lock.
//! Never: follows or replaces a symbolic link in the folder, touches a file that is not ours,
//! holds a file's bytes longer than it takes to stage them.
#![expect(clippy::disallowed_methods, reason = "the one writer")]

mod arrange;
mod commit;
mod signature;
mod staging;
mod standing;
mod store;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use super::cache::{Cache, Entry, Stamp};
use super::{Error, Output, Summary};
use crate::manifest::{self, Listed};
use crate::produce::artifact::Key;
use crate::sign::Signer;
use staging::Staging;
use standing::Standing;

/// A site's output folder, locked for one build. Dropped without a commit, it leaves the folder
/// as it was.
#[derive(Debug)]
pub struct Disk {
    /// The folder as the author named it, for messages.
    named: PathBuf,
    standing: Standing,
    staging: Staging,
    cache: Cache,
    /// Files of the last build, sorted by path: the only ones that may be replaced or removed.
    owned: Vec<Listed>,
    /// One for each entry of the cache.
    kept: Vec<AtomicBool>,
    /// Entries of the cache whose file has a new time but the same bytes.
    touched: Mutex<Vec<(usize, Stamp)>>,
    made: Mutex<BTreeMap<Box<str>, Entry>>,
    staged: AtomicUsize,
    extras: Mutex<BTreeMap<String, Vec<u8>>>,
    signer: Option<Signer>,
}

impl Disk {
    /// Opens the folder `folder`, which is created if need be, and finishes the work of a build
    /// that was killed while it moved files in.
    ///
    /// # Errors
    /// [`Error::Refused`] when the folder has files and no manifest of ours; names that start with
    /// a dot do not count. [`Error::Busy`] when another build has it open.
    pub fn open(folder: &Path, cache: Cache) -> Result<Self, Error> {
        if folder.is_file() {
            let message = format!("`{}` is a file, not a folder", folder.display());
            return Err(Error::Refused(vec![Error::foreign(folder, message, NAME_ANOTHER)]));
        }
        fs::create_dir_all(folder).map_err(Error::disk(folder))?;
        let root = folder.canonicalize().map_err(Error::disk(folder))?;
        let staging = Staging::claim(&root, folder)?;
        let standing = Standing::new(root);
        if let Some(removals) = staging.interrupted() {
            let owned = read_manifest(&standing).flatten().unwrap_or_default();
            arrange::check(&standing, folder, &staging, &owned, &removals)?;
            arrange::finish(&standing, &staging, &removals)?;
        }
        staging.begin()?;
        let trusted = cache.output == standing.root().to_string_lossy();
        let cache = if trusted { cache } else { Cache { manifest: None, ..forgetful(cache) } };
        let manifest = standing.stamp(manifest::NAME);
        let owned = if manifest.is_some() && cache.manifest == manifest {
            cache.entries.iter().map(Entry::listed).collect()
        } else {
            match read_manifest(&standing) {
                Some(Some(files)) => files,
                Some(None) => return Err(Error::Refused(vec![damaged(folder)])),
                None => {
                    refuse_strangers(&standing, folder)?;
                    Vec::new()
                }
            }
        };
        let kept = cache.entries.iter().map(|_| AtomicBool::new(false)).collect();
        Ok(Self {
            named: folder.to_owned(),
            standing,
            staging,
            cache,
            owned,
            kept,
            touched: Mutex::default(),
            made: Mutex::default(),
            staged: AtomicUsize::new(0),
            extras: Mutex::default(),
            signer: None,
        })
    }

    /// Signs the manifest of what is committed from now on.
    pub fn sign_with(&mut self, signer: Signer) {
        self.signer = Some(signer);
    }

    /// The stamp of the file at `path` if its bytes are those of `size` and `sha256`; `known` is
    /// the stamp under which they were seen before.
    fn unchanged(&self, path: &str, sha256: &[u8; 32], known: Stamp) -> Option<Stamp> {
        let stamp = self.standing.stamp(path).filter(|stamp| stamp.size == known.size)?;
        ((stamp == known && known.modified != 0)
            || self.standing.sha256(path).is_ok_and(|sum| sum == *sha256))
        .then_some(stamp)
    }
}

impl Output for Disk {
    fn recorded(&self, path: &str, key: Key) -> Option<&[u8]> {
        let index = self.cache.find(path)?;
        let entry = self.cache.entries.get(index).filter(|entry| entry.key == key.0)?;
        let stamp = self.unchanged(path, &entry.sha256, entry.stamp)?;
        if stamp != entry.stamp {
            lock(&self.touched).push((index, stamp));
        }
        Some(&entry.facts)
    }

    fn keep(&self, path: &str) {
        if let Some(kept) = self.cache.find(path).and_then(|index| self.kept.get(index)) {
            kept.store(true, Ordering::Relaxed);
        }
    }

    fn put(&self, path: &str, key: Key, bytes: Vec<u8>, facts: Vec<u8>) -> io::Result<()> {
        if !manifest::is_inside(path) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("`{path}` is no path for a file of the site"),
            ));
        }
        let sha256 = Sha256::digest(&bytes).into();
        let size = bytes.len() as u64;
        let seen = self.cache.find(path).and_then(|index| self.cache.entries.get(index));
        let known = seen.filter(|seen| seen.sha256 == sha256).map(|seen| seen.stamp);
        let known = known.unwrap_or(Stamp { size, modified: 0 });
        let stamp = match self.unchanged(path, &sha256, known) {
            Some(stamp) => stamp,
            None => {
                let stamp = self.staging.put(path, &bytes)?;
                self.staged.fetch_add(1, Ordering::Relaxed);
                stamp
            }
        };
        let entry = Entry { path: path.into(), key: key.0, sha256, stamp, facts: facts.into() };
        match lock(&self.made).insert(path.into(), entry) {
            None => Ok(()),
            Some(_) => Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                format!("two files of the site have the path `{path}`"),
            )),
        }
    }

    fn listing(&self) -> Vec<Listed> {
        commit::listing(self)
    }

    fn standing(&self) -> Option<Summary> {
        commit::standing(self)
    }

    fn extra(&self, name: &str) -> Option<&[u8]> {
        self.cache.extras.get(name).map(AsRef::as_ref)
    }

    fn set_extra(&self, name: &str, bytes: Vec<u8>) {
        lock(&self.extras).insert(name.to_owned(), bytes);
    }

    fn commit(&mut self) -> Result<Summary, Error> {
        commit::commit(self)
    }
}

/// Whether a build was killed while it moved files into `folder`.
pub(super) fn is_interrupted(folder: &Path) -> bool {
    folder.canonicalize().is_ok_and(|root| staging::interrupted(&root).is_some())
}

const NAME_ANOTHER: &str = "name an empty folder, or one that fieldguide has filled";

/// The manifest's files: `None` without a manifest, `Some(None)` when it cannot be read.
fn read_manifest(standing: &Standing) -> Option<Option<Vec<Listed>>> {
    standing.stamp(manifest::NAME)?;
    Some(fs::read(standing.place(manifest::NAME)).ok().and_then(|bytes| manifest::parse(&bytes)))
}

fn damaged(folder: &Path) -> crate::diag::Diagnostic {
    let place = folder.join(manifest::NAME);
    let message =
        format!("`{}` is damaged, so nothing in the folder is known to be ours", place.display());
    Error::foreign(&place, message, "empty the folder, then build again")
}

fn refuse_strangers(standing: &Standing, folder: &Path) -> Result<(), Error> {
    let mut names = Vec::new();
    for entry in fs::read_dir(standing.root()).map_err(Error::disk(folder))? {
        names.push(entry.map_err(Error::disk(folder))?.file_name());
    }
    names.sort_unstable();
    let Some(name) = names.iter().find(|name| !name.to_string_lossy().starts_with('.')) else {
        return Ok(());
    };
    let message = format!(
        "the folder `{}` has files that fieldguide did not write, such as `{}`",
        folder.display(),
        name.to_string_lossy()
    );
    Err(Error::Refused(vec![Error::foreign(folder, message, NAME_ANOTHER)]))
}

/// The cache of another folder: what it says of bytes may hold here, what it says of times cannot.
fn forgetful(mut cache: Cache) -> Cache {
    for entry in &mut cache.entries {
        entry.stamp.modified = 0;
    }
    cache
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Every change under a lock is one insertion, so a panic elsewhere leaves nothing half done.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
