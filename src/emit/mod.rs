//! The finished site goes out: to disk or to memory, and only what changed.
//!
//! Takes: each file's path, key, bytes, and facts to remember about it.
//! Gives: what stands from an earlier build, and a [`Summary`] when everything is in place.
//! Never: knows what is in a file or in its facts; touches a file that it did not write.

mod built;
mod cache;
mod disk;
mod error;
mod journal;
mod medium;
mod memory;
mod single;

use std::io;

pub use crate::manifest::NAME as MANIFEST;
pub use built::{Built, NotBuilt};
pub use cache::Cache;
pub use disk::Disk;
pub use error::Error;
pub use medium::{Folder, Found, Medium, Room};
pub use memory::Memory;
pub use single::{Placed, place, secret, stream};

use crate::manifest::Listed;
use crate::produce::artifact::Key;

/// The name under which an output is told the date of the edition, for the signature.
pub const EDITION: &str = "edition";

/// Where a site goes. All calls but the last may come from many threads.
pub trait Output: Sync {
    /// The facts stored with the file at `path`, if it was made with this `key` and still is as
    /// it was written: then it need not be made again, only kept.
    fn recorded(&self, path: &str, key: Key) -> Option<&[u8]>;

    /// Keeps the file at `path`, which [`Output::recorded`] has vouched for.
    fn keep(&self, path: &str);

    /// Takes a file that was made. Nothing is seen of it before [`Output::commit`].
    ///
    /// # Errors
    /// When the file cannot be staged, the path leads out of the site, or it was put before.
    fn put(&self, path: &str, key: Key, bytes: Vec<u8>, facts: Vec<u8>) -> io::Result<()>;

    /// The files that were put and kept since the last commit, sorted by path.
    fn listing(&self) -> Vec<Listed>;

    /// What the last build made, if all of it still stands as it was written.
    fn standing(&self) -> Option<Summary>;

    /// Bytes that an earlier build left under `name`.
    fn extra(&self, name: &str) -> Option<&[u8]>;

    /// Leaves bytes for the next build. What is not set again stays; no bytes remove the name.
    fn set_extra(&self, name: &str, bytes: Vec<u8>);

    /// Puts in place what was put, and removes what was neither put nor kept.
    ///
    /// # Errors
    /// When a file that is not ours stands in the way (then nothing was changed), or the disk
    /// refuses (then the next build finishes the work).
    fn commit(&mut self) -> Result<Summary, Error>;
}

/// What a commit did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files written because they are new or their bytes changed.
    pub written: usize,
    /// Files of the site that were left as they stood.
    pub unchanged: usize,
    /// Files of earlier builds removed.
    pub removed: usize,
    /// Files of earlier builds that the site no longer has, left because someone changed them.
    pub left: Vec<String>,
    /// Files of the site.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
}
