//! A site in memory: for the preview server and for tests.
//!
//! Takes: files as any output does.
//! Gives: their bytes by path, from the last commit.
//! Never: touches disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use super::{Error, Output, Summary};
use crate::manifest::{self, Listed};
use crate::produce::artifact::Key;

/// A site in memory.
#[derive(Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, File>,
    extras: BTreeMap<String, Vec<u8>>,
    pending: Mutex<Pending>,
}

#[derive(Debug)]
struct File {
    key: Key,
    bytes: Arc<[u8]>,
    facts: Vec<u8>,
}

#[derive(Debug, Default)]
struct Pending {
    made: BTreeMap<String, File>,
    kept: BTreeSet<String>,
    extras: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// The bytes of the file at `path`.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|file| file.bytes.as_ref())
    }

    /// Every file with its bytes, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, file)| (path.as_str(), file.bytes.as_ref()))
    }

    /// The site of the last commit by path, sharing its bytes: it stays as it is while the next
    /// one is made. A file that a commit left as it was is the same bytes in memory, too.
    pub fn shared(&self) -> BTreeMap<String, Arc<[u8]>> {
        self.files.iter().map(|(path, file)| (path.clone(), Arc::clone(&file.bytes))).collect()
    }

    /// Forgets what was put and kept since the last commit, after a build that came to none.
    pub fn discard(&mut self) {
        *self.pending() = Pending::default();
    }

    fn pending(&self) -> MutexGuard<'_, Pending> {
        // Every change below is one insertion, so a panic elsewhere leaves nothing half done.
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Output for Memory {
    fn recorded(&self, path: &str, key: Key) -> Option<&[u8]> {
        self.files.get(path).filter(|file| file.key == key).map(|file| file.facts.as_slice())
    }

    fn keep(&self, path: &str) {
        self.pending().kept.insert(path.to_owned());
    }

    fn put(&self, path: &str, key: Key, bytes: Vec<u8>, facts: Vec<u8>) -> io::Result<()> {
        if !manifest::is_inside(path) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let file = File { key, bytes: bytes.into(), facts };
        match self.pending().made.insert(path.to_owned(), file) {
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
            None => Ok(()),
        }
    }

    fn listing(&self) -> Vec<Listed> {
        let pending = self.pending();
        let kept = pending.kept.iter().filter(|path| !pending.made.contains_key(*path));
        let kept = kept.filter_map(|path| Some((path, self.files.get(path)?)));
        let mut files: Vec<Listed> =
            kept.chain(&pending.made).map(|(path, file)| listed(path, file)).collect();
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        files
    }

    fn standing(&self) -> Option<Summary> {
        let bytes = self.files.values().map(|file| file.bytes.len() as u64).sum();
        let files = self.files.len();
        (files > 0).then(|| Summary { unchanged: files, files, bytes, ..Summary::default() })
    }

    fn extra(&self, name: &str) -> Option<&[u8]> {
        self.extras.get(name).map(Vec::as_slice)
    }

    fn set_extra(&self, name: &str, bytes: Vec<u8>) {
        self.pending().extras.insert(name.to_owned(), bytes);
    }

    fn commit(&mut self) -> Result<Summary, Error> {
        let Pending { made, kept, extras } = std::mem::take(&mut *self.pending());
        let mut summary = Summary::default();
        self.files.retain(|path, _| {
            let stays = kept.contains(path) || made.contains_key(path);
            summary.removed += usize::from(!stays);
            stays
        });
        for (path, mut file) in made {
            match self.files.get(&path) {
                Some(old) if old.bytes == file.bytes => file.bytes = Arc::clone(&old.bytes),
                _ => summary.written += 1,
            }
            self.files.insert(path, file);
        }
        self.extras.extend(extras);
        self.extras.retain(|_, bytes| !bytes.is_empty());
        summary.files = self.files.len();
        summary.unchanged = summary.files - summary.written;
        summary.bytes = self.files.values().map(|file| file.bytes.len() as u64).sum();
        Ok(summary)
    }
}

fn listed(path: &str, File { key: _, bytes, facts: _ }: &File) -> Listed {
    let sha256 = Sha256::digest(bytes).into();
    Listed { path: path.into(), size: bytes.len() as u64, sha256 }
}
