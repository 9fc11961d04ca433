//! What stands in the output folder.
//!
//! Takes: paths below the folder.
//! Gives: stamps and sums of files that are really inside it.
//! Never: looks through a symbolic link, writes.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use super::lock;
use crate::emit::cache::Stamp;

/// The folder, and which of its folders are folders and no links.
#[derive(Debug)]
pub(super) struct Standing {
    root: PathBuf,
    real: Mutex<BTreeMap<Box<str>, bool>>,
}

impl Standing {
    /// The folder at the canonical path `root`.
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root, real: Mutex::default() }
    }

    /// The folder's own path.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the file at `path` stands or would stand.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The stamp of the file at `path`; `None` for anything but a file, or below a link.
    pub(super) fn stamp(&self, path: &str) -> Option<Stamp> {
        if !path.rsplit_once('/').is_none_or(|(folder, _)| self.is_real(folder)) {
            return None;
        }
        let found = fs::symlink_metadata(self.place(path)).ok()?;
        found.is_file().then(|| stamp_of(&found))
    }

    /// The SHA-256 sum of the file at `path`, for which [`Standing::stamp`] gave a stamp.
    pub(super) fn sha256(&self, path: &str) -> io::Result<[u8; 32]> {
        let mut file = File::open(self.place(path))?;
        let mut sum = Sha256::new();
        let mut buffer = vec![0; 1 << 16];
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(sum.finalize().into()),
                read => sum.update(&buffer[..read]),
            }
        }
    }

    fn is_real(&self, folder: &str) -> bool {
        if let Some(known) = lock(&self.real).get(folder) {
            return *known;
        }
        let above = folder.rsplit_once('/').is_none_or(|(above, _)| self.is_real(above));
        let real =
            above && fs::symlink_metadata(self.place(folder)).is_ok_and(|found| found.is_dir());
        lock(&self.real).insert(folder.into(), real);
        real
    }
}

/// The stamp in what the file system says of a file.
pub(super) fn stamp_of(found: &Metadata) -> Stamp {
    let since = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0);
    Stamp { size: found.len(), modified }
}
