//! A folder on a medium that may be pulled out at any moment, in steps so small that each can be the last.
//!
//! Takes: paths below the folder, with `/` between parts.
//! Gives: what stands there, and single changes that have reached the medium when the call returns.
//! Never: knows whose a file is, follows a symbolic link.
#![expect(clippy::disallowed_methods, reason = "reads and writes what the steps name")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

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
    lock: OnceLock<File>,
}

impl Folder {
    /// The folder at `root`. If it does not exist, the one above it must: a path on a stick that is not there
    /// must not become a folder on the machine's own disk. It is made with the first file.
    ///
    /// # Errors
    /// When it cannot be opened; of the kind [`io::ErrorKind::ResourceBusy`] when another run has it open.
    pub fn open(root: &Path) -> io::Result<Self> {
        let missing = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
        let root = match root.canonicalize() {
            Err(error) if missing(&error) => {
                let whole = std::path::absolute(root)?;
                let (Some(above), Some(name)) = (whole.parent(), whole.file_name()) else {
                    return Err(error);
                };
                above.canonicalize()?.join(name)
            }
            root => root?,
        };
        let folder = Self { root, lock: OnceLock::new() };
        match fs::metadata(&folder.root) {
            Ok(found) if found.is_dir() => folder.hold()?,
            Ok(_) => return Err(io::ErrorKind::NotADirectory.into()),
            Err(error) if missing(&error) => {}
            Err(error) => return Err(error),
        }
        Ok(folder)
    }

    /// Keeps other runs out. Not every system opens a folder as a file, and not every file system has locks.
    fn hold(&self) -> io::Result<()> {
        let Ok(handle) = File::open(&self.root) else { return Ok(()) };
        if let Err(fs::TryLockError::WouldBlock) = handle.try_lock() {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        let _ = self.lock.set(handle);
        Ok(())
    }

    /// The length that its path has on Windows, where the medium is the drive `E:`, in characters; a separator at
    /// its end is counted.
    pub fn length_on_windows(&self) -> usize {
        let below = below_mount(&self.root);
        let path = below.iter().map(|part| part.to_string_lossy().chars().count() + 1);
        r"E:\".len() + path.sum::<usize>()
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
        let above = || fs4::statvfs(self.root.parent()?).ok();
        let room = fs4::statvfs(&self.root).ok().or_else(above)?;
        // Drivers that do not say say nothing of everything.
        if room.total_space() == 0 {
            return None;
        }
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
        let first = path.is_empty() && !self.root.exists();
        fs::create_dir_all(self.place(path))?;
        if first { self.hold() } else { Ok(()) }
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
        let handle = File::open(self.place(folder))?;
        #[cfg(target_os = "linux")]
        if folder.is_empty() {
            // What a driver outside the kernel holds back for the whole medium goes out with this.
            let _ = rustix::fs::syncfs(&handle);
        }
        match handle.sync_all() {
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

/// The part of a whole path below the root of the file system that it is on.
#[cfg(unix)]
fn below_mount(path: &Path) -> &Path {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.metadata().map(|found| found.dev()).ok();
    let mut root = if path.exists() { path } else { path.parent().unwrap_or(path) };
    let own = device(root);
    while let Some(above) = root.parent().filter(|above| device(above) == own) {
        root = above;
    }
    path.strip_prefix(root).unwrap_or(path)
}

/// Elsewhere the path begins with the drive.
#[cfg(not(unix))]
fn below_mount(path: &Path) -> &Path {
    let root = path.ancestors().last().unwrap_or(path);
    path.strip_prefix(root).unwrap_or(path)
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
