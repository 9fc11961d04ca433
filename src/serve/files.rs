//! A site's files as they stood at one moment, so that a round sees no half of a later change.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use super::leftovers::is_leftover;
use crate::source::{Disk, Entry, SourceTree};

/// The largest file that is held; of larger ones, which are no records or pages, only the
/// fingerprint is, and their bytes are read when they are wanted.
const LARGEST: usize = 1 << 20;

/// How often a folder that changes under the hand is walked again, and after what time.
const TRIES: usize = 5;
const PAUSE: Duration = Duration::from_millis(20);

/// A site's files at one moment, without what editors leave.
#[derive(Debug)]
pub(super) struct Files {
    disk: Disk,
    entries: Vec<Entry>,
    held: BTreeMap<String, Held>,
}

#[derive(Debug, PartialEq, Eq)]
enum Held {
    Bytes(Arc<[u8]>),
    Sum(blake3::Hash),
    /// The system would not give it.
    Refused(io::ErrorKind),
}

impl Files {
    /// Reads all files now.
    ///
    /// # Errors
    /// When the site's folder cannot be walked.
    pub(super) fn read(disk: &Disk) -> io::Result<Self> {
        let mut entries = disk.list();
        for _ in 1..TRIES {
            if entries.is_ok() {
                break;
            }
            // A folder that was removed while it was walked; a moment later it is simply gone.
            std::thread::sleep(PAUSE);
            entries = disk.list();
        }
        let kept: Vec<Entry> = entries?.into_iter().filter(|entry| !aside(&entry.path)).collect();
        let read = |entry: Entry| {
            if entry.obstacle.is_some() {
                return Some((entry, None));
            }
            match disk.read(&entry.path) {
                // It was there a moment ago: a file of this name is being replaced or removed, and
                // word of that is on its way.
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => Some((entry, Some(Held::Refused(error.kind())))),
                Ok(bytes) => {
                    let size = bytes.len() as u64;
                    let small = bytes.len() <= LARGEST;
                    let sum = || Held::Sum(blake3::hash(&bytes));
                    let held = if small { Held::Bytes(bytes.as_slice().into()) } else { sum() };
                    Some((Entry { size, ..entry }, Some(held)))
                }
            }
        };
        let read: Vec<_> = kept.into_par_iter().filter_map(read).collect();
        let mut files = Self { disk: disk.clone(), entries: Vec::new(), held: BTreeMap::new() };
        for (entry, held) in read {
            files.held.extend(held.map(|held| (entry.path.clone(), held)));
            files.entries.push(entry);
        }
        Ok(files)
    }

    /// The paths of all files that are new, gone or different since `before`, sorted.
    pub(super) fn changed_since(&self, before: &Self) -> Vec<String> {
        let known = |files: &Self| -> BTreeMap<String, Entry> {
            files.entries.iter().map(|entry| (entry.path.clone(), entry.clone())).collect()
        };
        let (now, then) = (known(self), known(before));
        let differs = |path: &&String| {
            now.get(*path) != then.get(*path) || self.held.get(*path) != before.held.get(*path)
        };
        let gone = then.keys().filter(|path| !now.contains_key(*path));
        let mut changed: Vec<String> = now.keys().chain(gone).filter(differs).cloned().collect();
        changed.sort();
        changed
    }
}

impl SourceTree for Files {
    fn list(&self) -> io::Result<Vec<Entry>> {
        Ok(self.entries.clone())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.held.get(path) {
            Some(Held::Bytes(bytes)) => Ok(bytes.to_vec()),
            Some(Held::Sum(_)) => self.disk.read(path),
            Some(Held::Refused(kind)) => Err((*kind).into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// Whether the path below the site's folder leads to what an editor left.
fn aside(path: &str) -> bool {
    path.split('/').any(is_leftover)
}
