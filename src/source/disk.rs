//! A site in a folder on disk: the only place that reads files.
#![expect(clippy::disallowed_methods, reason = "the one reader")]

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Entry, Obstacle, SourceTree};

/// The folders of a site that are looked into.
pub const ROOTS: [&str; 3] = ["content", "fonts", "themes"];

/// The bytes of one file that is no part of a site, such as a key; at most `most` of them.
///
/// # Errors
/// When it cannot be read, or is larger.
pub fn alone(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is far too large"));
    }
    Ok(bytes)
}

/// A site's folder.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
    real_root: PathBuf,
}

impl Disk {
    /// The site in the folder `root`.
    ///
    /// # Errors
    /// When the folder does not exist or cannot be entered.
    pub fn open(root: &Path) -> io::Result<Self> {
        Ok(Self { root: root.to_owned(), real_root: root.canonicalize()? })
    }

    /// The first name in `folder`, in the order of letters, that does not begin with a dot; none in
    /// an empty folder, and where there is no folder.
    ///
    /// # Errors
    /// When something stands there that is no folder, or it cannot be looked into.
    pub fn first_in(folder: &Path) -> io::Result<Option<String>> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort_unstable();
        Ok(names.into_iter().find(|name| !name.starts_with('.')))
    }

    /// The path of a file of the site that was changed after `file` was, which is no part of it.
    ///
    /// # Errors
    /// When the site or that file cannot be read.
    pub fn newer_than(&self, file: &Path) -> io::Result<Option<String>> {
        let then = file.metadata()?.modified()?;
        for entry in self.list()?.into_iter().filter(|entry| entry.obstacle.is_none()) {
            if self.root.join(&entry.path).metadata()?.modified()? > then {
                return Ok(Some(entry.path));
            }
        }
        Ok(None)
    }

    fn entry(&self, found: Result<DirEntry, walkdir::Error>) -> io::Result<Option<Entry>> {
        let found = match found {
            Ok(found) => found,
            Err(error) if error.path().is_some_and(Path::is_symlink) => {
                let path = error.path().unwrap_or(&self.root);
                return Ok(Some(self.obstructed(path, Obstacle::LinkBroken)));
            }
            Err(error) => return Err(error.into()),
        };
        if found.file_type().is_dir() {
            let strayed = found.path_is_symlink() && !self.holds(found.path());
            return Ok(strayed.then(|| self.obstructed(found.path(), Obstacle::LinkOutside)));
        }
        let inside = found.depth() == 0 || !found.path_is_symlink() || self.holds(found.path());
        Ok(Some(if found.path().to_str().is_none() {
            self.obstructed(found.path(), Obstacle::NameNotUnicode)
        } else if !inside {
            self.obstructed(found.path(), Obstacle::LinkOutside)
        } else if !found.file_type().is_file() {
            self.obstructed(found.path(), Obstacle::NotAFile)
        } else {
            Entry {
                path: self.relative(found.path()),
                size: found.metadata()?.len(),
                obstacle: None,
            }
        }))
    }

    fn holds(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|real| real.starts_with(&self.real_root))
    }

    fn obstructed(&self, path: &Path, obstacle: Obstacle) -> Entry {
        Entry { path: self.relative(path), size: 0, obstacle: Some(obstacle) }
    }

    fn relative(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }
}

impl SourceTree for Disk {
    fn list(&self) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for root in ROOTS.map(|name| self.root.join(name)).into_iter().filter(|root| root.exists())
        {
            let mut walk = WalkDir::new(root).follow_links(true).into_iter();
            while let Some(found) = walk.next() {
                if let Ok(seen) = &found {
                    let hidden =
                        seen.depth() > 0 && seen.file_name().to_string_lossy().starts_with('.');
                    let strayed = seen.path_is_symlink()
                        && seen.file_type().is_dir()
                        && !self.holds(seen.path());
                    if seen.file_type().is_dir() && (hidden || strayed) {
                        walk.skip_current_dir();
                    }
                    if hidden {
                        continue;
                    }
                }
                entries.extend(self.entry(found)?);
            }
        }
        entries.sort();
        Ok(entries)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.root.join(path))
    }
}
