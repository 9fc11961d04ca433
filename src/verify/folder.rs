//! A folder as a place to be verified.
//!
//! Never: follows a link, writes.
#![expect(clippy::disallowed_methods, reason = "reads copies back, each file against its sum")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Failure;
use super::place::{Form, Found, Place, Sum, bytes_of, sum_of};
use crate::emit::{Built, NotBuilt};

/// A folder on a disk or a stick.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder `root`.
    pub(super) fn open(root: &Path) -> Result<Self, Failure> {
        match root.canonicalize() {
            Ok(root) => Ok(Self { root }),
            Err(error) => Err(missing(root, error)),
        }
    }

    fn file(&self, path: &str) -> io::Result<Option<File>> {
        let place = self.root.join(path);
        match fs::symlink_metadata(&place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Ok(found) if !found.is_file() => {
                return Err(io::Error::other("a link or a folder stands there, not a file"));
            }
            found => found?,
        };
        File::open(place).map(Some)
    }

    fn found(&self, entry: &DirEntry, form: Form) -> Option<Found> {
        let below = entry.path().strip_prefix(&self.root).ok()?;
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        Some(Found { path: parts.join("/").into(), form })
    }
}

/// What to say of a path that cannot be opened.
pub(super) fn missing(path: &Path, error: io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        Failure::Nothing(format!("there is no `{}`", path.display()))
    } else {
        Failure::Machine(path.to_owned(), error)
    }
}

/// The file at `path`, opened for reading.
pub(super) fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| missing(path, error))
}

impl Place for Folder {
    fn list(&self, tops: Option<&BTreeSet<&str>>) -> io::Result<Option<Vec<Found>>> {
        let mut out = Vec::new();
        let mut walk = WalkDir::new(&self.root).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() == 0 => return Err(error.into()),
                // What is in it is then missing, and said to be.
                Err(_) => continue,
            };
            let kind = entry.file_type();
            if kind.is_dir() {
                let name = entry.file_name().to_string_lossy();
                let closed = entry.depth() == 1 && tops.is_some_and(|tops| !tops.contains(&*name));
                if closed {
                    walk.skip_current_dir();
                }
                let empty = || fs::read_dir(entry.path()).is_ok_and(|mut all| all.next().is_none());
                if closed || empty() {
                    out.extend(self.found(&entry, Form::Folder));
                }
            } else {
                let form = if kind.is_file() { Form::File } else { Form::Other };
                out.extend(self.found(&entry, form));
            }
        }
        out.sort_unstable();
        Ok(Some(out))
    }

    fn read(&self, path: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        let Some(mut file) = self.file(path)? else { return Ok(None) };
        bytes_of(&mut file, most).map(Some)
    }

    fn sum(&self, path: &str, most: Option<u64>) -> Sum {
        let mut file = match self.file(path) {
            Ok(Some(file)) => file,
            Ok(None) => return Sum::Missing,
            Err(error) => return Sum::Unreadable(error.to_string()),
        };
        match file.metadata() {
            // Nothing is gained by reading it.
            Ok(found) if most.is_some_and(|most| found.len() > most) => {
                Sum::Larger(Some(found.len()))
            }
            _ => sum_of(&mut file, most),
        }
    }

    fn is_interrupted(&self) -> bool {
        matches!(Built::open(&self.root), Err(NotBuilt::Unfinished(_)))
    }
}
