//! The files a site is made of.
//!
//! Takes: a folder ([`Disk`]) or files in memory ([`Memory`]).
//! Gives: a sorted list of paths, and bytes by path.
//! Never: looks inside a file.

mod disk;
mod memory;

use std::io;

pub use disk::{Disk, ROOTS, alone};
pub use memory::Memory;

/// One file that a source offers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Path relative to the site's folder, with `/` between parts.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// What stands in the way of reading it, if something does.
    pub obstacle: Option<Obstacle>,
}

/// Why a listed file is not to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// A symbolic link that leads out of the site's folder.
    LinkOutside,
    /// A symbolic link that leads nowhere or round in a circle.
    LinkBroken,
    /// A name that is not Unicode.
    NameNotUnicode,
    /// Neither a file nor a folder: a pipe, a socket, a device.
    NotAFile,
}

/// A site's files: the only way that bytes enter fieldguide.
pub trait SourceTree: Sync {
    /// Every file under `content/`, `fonts/` and `themes/`, sorted by path. Hidden files are left out.
    ///
    /// # Errors
    /// When the folder itself cannot be walked.
    fn list(&self) -> io::Result<Vec<Entry>>;

    /// The bytes of the file at `path`.
    ///
    /// # Errors
    /// When the file is gone or cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}
