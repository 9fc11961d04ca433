//! Files that an author begins with: a new site, a new record, a theme of one's own.
//!
//! Takes: a folder, and paths below it with their bytes.
//! Gives: all of these files, or none of them and why not ([`Refused`]).
//! Never: writes over a file that exists, follows a link out of the folder, knows what is in a file.
#![expect(clippy::disallowed_methods, reason = "the one writer of a site's own files")]

mod refused;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::slug;

pub use refused::Refused;

/// Writes each of `files`, a path below `root` with `/` between its parts and the bytes. Folders
/// that do not exist are made, `root` among them.
///
/// # Errors
/// When one of the files exists already, has a name that is not fit for every file system, or
/// cannot be written. Nothing is left behind then: neither a file nor a folder.
pub fn write<P: AsRef<str>, B: AsRef<[u8]>>(root: &Path, files: &[(P, B)]) -> Result<(), Refused> {
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_ref()).collect();
    free(root, &paths)?;
    let mut made = Made::default();
    for (path, bytes) in files {
        if let Err(source) = made.file(&root.join(path.as_ref()), bytes.as_ref()) {
            made.undo();
            let path = path.as_ref().to_owned();
            return Err(match source.kind() {
                io::ErrorKind::AlreadyExists => Refused::Exists(vec![path]),
                _ => Refused::Disk { path, source },
            });
        }
    }
    Ok(())
}

/// Puts the bytes `now` in the place of `was` in the file at `path` below `root`, in one step: who
/// reads it meanwhile sees the one or the other.
///
/// # Errors
/// When the file holds something else than `was`, leads out of the folder or cannot be written; it
/// is as it was then.
pub fn amend(root: &Path, path: &str, was: &[u8], now: &[u8]) -> Result<(), Refused> {
    let file = root.join(path);
    let disk = |source| Refused::Disk { path: path.to_owned(), source };
    inside(root, path)?;
    if fs::read(&file).map_err(disk)? != was {
        return Err(Refused::Changed(path.to_owned()));
    }
    let beside = file.with_extension("fieldguide-new");
    let mut made = Made::default();
    let moved = made.file(&beside, now).and_then(|()| fs::rename(&beside, &file));
    moved.map_err(|source| {
        made.undo();
        disk(source)
    })
}

/// Whether every one of `paths` can be made below `root`.
fn free(root: &Path, paths: &[&str]) -> Result<(), Refused> {
    let mut folded = BTreeSet::new();
    for path in paths {
        let twice = || "another file of the list has the same name but for case".to_owned();
        let new = folded.insert(path.to_ascii_lowercase());
        if let Some(why) = slug::unportable(path).or_else(|| (!new).then(twice)) {
            return Err(Refused::Unfit { path: (*path).to_owned(), why });
        }
    }
    if root.exists() && !root.is_dir() {
        return Err(Refused::NotAFolder(root.display().to_string()));
    }
    for path in paths {
        inside(root, path)?;
    }
    let there = |path: &&&str| root.join(path).symlink_metadata().is_ok();
    let taken: Vec<_> = paths.iter().filter(there).map(|path| (*path).to_owned()).collect();
    if taken.is_empty() { Ok(()) } else { Err(Refused::Exists(taken)) }
}

/// Whether the folders on the way to `path` are folders and lie in `root`, as far as they exist.
fn inside(root: &Path, path: &str) -> Result<(), Refused> {
    let Ok(real_root) = root.canonicalize() else { return Ok(()) };
    for (at, _) in path.match_indices('/') {
        let folder = root.join(&path[..at]);
        if folder.symlink_metadata().is_err() {
            break;
        }
        if !folder.is_dir() {
            return Err(Refused::NotAFolder(path[..at].to_owned()));
        }
        if !folder.canonicalize().is_ok_and(|real| real.starts_with(&real_root)) {
            return Err(Refused::Outside(path[..at].to_owned()));
        }
    }
    Ok(())
}

/// What was made so far, in order.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn file(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.folder(path.parent())?;
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
        self.files.push(path.to_owned());
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn folder(&mut self, path: Option<&Path>) -> io::Result<()> {
        let Some(path) = path.filter(|path| !path.as_os_str().is_empty() && !path.is_dir()) else {
            return Ok(());
        };
        self.folder(path.parent())?;
        match fs::create_dir(path) {
            Ok(()) => self.folders.push(path.to_owned()),
            Err(_) if path.is_dir() => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(io::ErrorKind::NotADirectory.into());
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Takes away what was made. A folder that someone has put a file into meanwhile stays.
    fn undo(&mut self) {
        for file in self.files.drain(..).rev() {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
