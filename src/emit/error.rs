//! Why a site could not be put in place.
//!
//! Takes: what the disk or the folder said.
//! Gives: one error for all outputs, with words for people.
//! Never: decides what to do about it.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use crate::diag::{Diagnostic, Origin};

/// Why a site could not be put in place.
#[derive(Debug)]
pub enum Error {
    /// Something in the folder is not ours; nothing was changed.
    Refused(Vec<Diagnostic>),
    /// Another build is writing into this folder.
    Busy(PathBuf),
    /// The key cannot sign.
    Key(String),
    /// The disk refused.
    Disk {
        /// What was being read or written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Error {
    /// Puts the path to what the system said: `.map_err(Error::disk(path))`.
    pub(super) fn disk(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Disk { path: path.to_owned(), source }
    }

    /// One `foreign-output` about the file or folder `place`.
    pub(super) fn foreign(place: &Path, message: String, help: &str) -> Diagnostic {
        Diagnostic::new("foreign-output", message)
            .at(Origin::file(place.to_string_lossy().replace('\\', "/")))
            .help(help)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(found) => match found.as_slice() {
                [first, ..] => write!(f, "{}", first.message),
                [] => write!(f, "the output folder was refused"),
            },
            Self::Busy(folder) => {
                write!(f, "another build is writing into `{}`; wait for it", folder.display())
            }
            Self::Key(words) => write!(f, "the site cannot be signed with this key: {words}"),
            Self::Disk { path, source } => write!(f, "`{}`: {source}", path.display()),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Disk { source, .. } => Some(source),
            Self::Refused(_) | Self::Busy(_) | Self::Key(_) => None,
        }
    }
}
