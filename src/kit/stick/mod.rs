//! A copy in a folder of a stick: new, or an older one brought up to date.
//!
//! Takes: the copy, and the folder in the small steps of [`Medium`].
//! Gives: first a [`Plan`] of what would be done, or everything that stands against it; then the copy, proven by
//! reading every byte of it back.
//! Never: changes or removes a file that an earlier run did not write; calls a copy finished that is not.
//!
//! The stick may be pulled out between any two steps. So a run first says on the stick, in words and in a list
//! for the next run, that the copy is not finished and which files are its own; it takes that back last. Whatever
//! happens in between, the list tells the next run what it may replace and remove.

mod inventory;
mod owned;
mod plan;
mod room;
mod write;

use std::io;

use crate::diag::Diagnostic;
pub use plan::{Plan, plan};
pub use write::write;

/// The one name under which files are written before they take their place. Of a run that was stopped, this much
/// litter may be left; the next run takes it away.
pub const PART: &str = "NOT-FINISHED.part";

/// What a run is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Files on the stick are compared with those of the copy.
    Compare,
    /// Files are written.
    Write,
    /// Every file is read back.
    Prove,
}

/// Hears how far a run is.
pub trait Watch {
    /// A phase begins in which so many bytes are gone through.
    fn begin(&self, phase: Phase, bytes: u64);
    /// So many of them are done.
    fn step(&self, bytes: u64);
}

/// Why a copy was not written, or not finished.
#[derive(Debug)]
pub enum Trouble {
    /// Something stands against it; nothing was changed.
    Refused(Vec<Diagnostic>),
    /// The stick refused.
    Medium {
        /// The path on it.
        path: String,
        /// What the system said.
        error: io::Error,
    },
    /// A file of the built site cannot be read, or is not what was built.
    Built {
        /// The path on the copy.
        path: String,
        /// What the system said.
        error: io::Error,
    },
    /// These files read back as something else than what was written.
    Unproven(Vec<String>),
}

impl Trouble {
    fn medium(path: &str) -> impl FnOnce(io::Error) -> Self + '_ {
        move |error| Self::Medium { path: path.to_owned(), error }
    }
}

/// What a finished run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// Files written because they are new.
    pub new: usize,
    /// Files written over an older one.
    pub changed: usize,
    /// Files left as they stood.
    pub same: usize,
    /// Files of the older copy that were removed.
    pub removed: usize,
    /// Bytes written.
    pub written: u64,
    /// Bytes of the copy that were read back.
    pub proven: u64,
}
