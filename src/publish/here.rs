//! What this machine knows: that a run of its own has ended, and who holds a folder.
//!
//! Takes: a file of the site's own to remember in, and the folder that is published to.
//! Gives: locks that end with the process, however it ends; a folder without the leftovers of a killed run.
//! Never: touches a file that is not ours.
#![expect(
    clippy::disallowed_methods,
    reason = "locks, and what a killed run left in a folder, are not the store's"
)]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use walkdir::WalkDir;

use super::Refusal;
use super::list::{List, OWN, is_ours};

/// How many runs that did not end well are remembered.
const MARKS: usize = 8;

/// A file that is locked for as long as this lives.
pub(super) struct Lock(File);

impl Lock {
    fn take(path: &Path) -> io::Result<Option<Self>> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// The marks of runs that held it before and did not end well, a blank between them.
    pub(super) fn left(&mut self) -> String {
        let mut text = String::new();
        let read = self.0.read_to_string(&mut text);
        let marks: Vec<&str> = text.split_whitespace().take(MARKS).collect();
        read.map(|_| marks.join(" ")).unwrap_or_default()
    }

    /// Notes which runs hold it or held it; none when all is well.
    pub(super) fn note(&mut self, marks: &str) -> io::Result<()> {
        self.0.set_len(0)?;
        self.0.rewind()?;
        self.0.write_all(marks.as_bytes())?;
        self.0.sync_all()
    }
}

/// The lock on publishing the site whose file this is; `None` where nothing can be remembered, which
/// costs time after a killed run and nothing else.
pub(super) fn remember(file: &Path) -> Result<Option<Lock>, Refusal> {
    match Lock::take(file) {
        Ok(None) => Err(Refusal::BusyHere),
        Ok(lock) => Ok(lock),
        Err(_) => Ok(None),
    }
}

/// The lock on the folder that is published to.
pub(super) fn hold(folder: &Path) -> Result<Lock, Refusal> {
    let path = folder.join(OWN).join("lock");
    match Lock::take(&path) {
        Ok(Some(lock)) => Ok(lock),
        Ok(None) => Err(Refusal::Busy("on a folder that is locked".to_owned(), None)),
        Err(error) => {
            Err(Refusal::Machine(format!("`{}` cannot be locked: {error}", path.display())))
        }
    }
}

/// Makes the folder, where the one above it stands and something is to be written, and keeps it apart from what
/// is published.
pub(super) fn prepare(folder: &Path, site: &Path, dry_run: bool) -> Result<(), Refusal> {
    if !folder.exists() {
        if dry_run {
            return Ok(());
        }
        fs::create_dir(folder)
            .map_err(|error| Refusal::Machine(format!("`{}`: {error}", folder.display())))?;
    }
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (there, here) = (real(folder), real(site));
    if there.starts_with(&here) || here.starts_with(&there) {
        let why = "and the built site lie one in the other";
        return Err(Refusal::Folder(folder.to_owned(), why));
    }
    if !there.is_dir() {
        return Err(Refusal::Folder(folder.to_owned(), "is no folder"));
    }
    Ok(())
}

/// Removes what a killed run left beside files of ours: each is written under a name that ends in `#1`, then
/// renamed.
pub(super) fn sweep(folder: &Path, lists: &[&List]) {
    let halves = WalkDir::new(folder).into_iter().flatten().filter(|entry| {
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let whole = path.rsplit_once('#').filter(|(_, number)| {
            !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
        });
        entry.file_type().is_file()
            && whole.is_some_and(|(whole, _)| {
                whole.starts_with(OWN)
                    || is_ours(whole) && lists.iter().any(|list| list.0.contains_key(whole))
            })
    });
    for half in halves {
        // What cannot be removed is litter, and no page leads to it.
        let _ = fs::remove_file(half.path());
    }
}
