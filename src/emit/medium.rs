//! A folder on a medium that may be pulled out at any moment, in steps so small that each can be the last.
//!
//! Takes: paths below the folder, with `/` between parts.
//! Gives: what stands there, and single changes that have reached the medium when the call returns.
//! Never: knows whose a file is, follows a symbolic link.
#![expect(clippy::disallowed_methods, reason = "reads and writes what the steps name")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A file of this size in bytes.
    File(u64),
    /// A folder.
    Folder,
    /// Something else: a link, a device.
    Other,
}

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Free bytes.
    pub free: u64,
    /// Every file takes a multiple of this many bytes.
    pub unit: u64,
}

/// A folder on a medium. The empty path is the folder itself.
pub trait Medium {
    /// The names in a folder and what they are, sorted; nothing where there is no such folder.
    ///
    /// # Errors
    /// When the medium refuses.
    fn list(&self, folder: &str) -> io::Result<Vec<(String, Found)>>;

    /// The bytes of a file, from the medium itself where the system lets itself be asked for that.
    ///
    /// # Errors
    /// When the medium refuses, or there is no file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// The SHA-256 sum of a file, read as [`Medium::read`] does.
    ///
    /// # Errors
    /// When the medium refuses, or there is no file.
    fn sum(&self, path: &str) -> io::Result<[u8; 32]>;

    /// How much room there is; `None` where the system does not say.
    fn room(&self) -> Option<Room>;

    /// Writes a file, new or over one that stands there, and waits until the medium has it.
    ///
    /// # Errors
    /// When the medium refuses; the file may then be there in part.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Gives a file another path, over what stands there.
    ///
    /// # Errors
    /// When the medium refuses.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// When the medium refuses, or there is none.
    fn remove(&self, path: &str) -> io::Result<()>;

    /// Makes a folder and those above it, where there are none.
    ///
    /// # Errors
    /// When the medium refuses.
    fn make_folder(&self, path: &str) -> io::Result<()>;

    /// Removes a folder if it is empty; whether it was.
    ///
    /// # Errors
    /// When the medium refuses.
    fn remove_folder(&self, path: &str) -> io::Result<bool>;

    /// Waits until the medium has the names in a folder.
    ///
    /// # Errors
    /// When the medium refuses.
    fn settle(&self, folder: &str) -> io::Result<()>;
}

/// A folder of this machine's file system.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    /// Held while it is written to, where the system can lock a folder.
    _lock: Option<File>,
}

impl Folder {
    /// The folder at `root`, which is made if it does not exist but the one above it does: a path on a stick
    /// that is not there must not become a folder on the machine's own disk.
    ///
    /// # Errors
    /// When it cannot be opened; of the kind [`io::ErrorKind::ResourceBusy`] when another run has it open.
    pub fn open(root: &Path) -> io::Result<Self> {
        match fs::create_dir(root) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        Self::look(root)
    }

    /// The folder at `root`, which must exist.
    ///
    /// # Errors
    /// When it cannot be opened; of the kind [`io::ErrorKind::ResourceBusy`] when another run has it open.
    pub fn look(root: &Path) -> io::Result<Self> {
        let root = root.canonicalize()?;
        if !root.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        // Not every system opens a folder as a file, and not every file system has locks.
        let handle = File::open(&root).ok();
        if let Some(Err(fs::TryLockError::WouldBlock)) = handle.as_ref().map(File::try_lock) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        Ok(Self { root, _lock: handle })
    }

    /// Its path, links followed.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn place(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.root.clone() } else { self.root.join(path) }
    }

    fn open_file(&self, path: &str) -> io::Result<File> {
        let place = self.place(path);
        if !fs::symlink_metadata(&place)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file"));
        }
        let file = File::open(place)?;
        forget(&file);
        Ok(file)
    }
}

impl Medium for Folder {
    fn list(&self, folder: &str) -> io::Result<Vec<(String, Found)>> {
        let entries = match fs::read_dir(self.place(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            let found = if kind.is_file() {
                Found::File(entry.metadata()?.len())
            } else if kind.is_dir() {
                Found::Folder
            } else {
                Found::Other
            };
            names.push((entry.file_name().to_string_lossy().into_owned(), found));
        }
        names.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(names)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open_file(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn sum(&self, path: &str) -> io::Result<[u8; 32]> {
        let mut file = self.open_file(path)?;
        let mut sum = Sha256::new();
        let mut buffer = vec![0; 1 << 16];
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(sum.finalize().into()),
                read => sum.update(&buffer[..read]),
            }
        }
    }

    fn room(&self) -> Option<Room> {
        let room = fs4::statvfs(&self.root).ok()?;
        Some(Room { free: room.available_space(), unit: room.allocation_granularity().max(1) })
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.place(path);
        // A link that someone put there must not lead the bytes elsewhere.
        if fs::symlink_metadata(&place).is_ok_and(|found| !found.is_file()) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let mut file = OpenOptions::new().create(true).truncate(true).write(true).open(place)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.place(from), self.place(to))
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        fs::remove_file(self.place(path))
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        fs::create_dir_all(self.place(path))
    }

    fn remove_folder(&self, path: &str) -> io::Result<bool> {
        if !self.list(path)?.is_empty() {
            return Ok(false);
        }
        match fs::remove_dir(self.place(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            done => done.map(|()| true),
        }
    }

    #[cfg(unix)]
    fn settle(&self, folder: &str) -> io::Result<()> {
        match File::open(self.place(folder))?.sync_all() {
            // Some file systems have nothing to wait for.
            Err(error) if is_unable(&error) => Ok(()),
            done => done,
        }
    }

    #[cfg(not(unix))]
    fn settle(&self, _: &str) -> io::Result<()> {
        // Here names reach the medium with the file, and folders cannot be opened.
        Ok(())
    }
}

#[cfg(unix)]
fn is_unable(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, Unsupported};
    matches!(error.kind(), InvalidInput | Unsupported)
}

/// Asks the system to drop what it keeps of the file in memory, so that it is read from the medium.
#[cfg(any(target_os = "linux", target_os = "android", target_os = "freebsd"))]
fn forget(file: &File) {
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

#[cfg(target_vendor = "apple")]
fn forget(file: &File) {
    let _ = rustix::fs::fcntl_nocache(file, true);
}

/// Other systems offer no way that needs no special rights.
#[cfg(not(any(
    target_os = "linux",
    target_os = "android",
    target_os = "freebsd",
    target_vendor = "apple"
)))]
fn forget(_: &File) {}
