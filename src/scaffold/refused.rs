//! Why nothing was written.

use std::{error, fmt, io};

/// Why nothing was written. Paths are relative to the folder that was named, with `/` between
/// their parts.
#[derive(Debug)]
pub enum Refused {
    /// These files exist already.
    Exists(Vec<String>),
    /// The file to be changed holds something else than was read.
    Changed(String),
    /// The name is not fit for every file system.
    Unfit {
        /// The path.
        path: String,
        /// What is wrong with it, in words.
        why: String,
    },
    /// Something stands here that is not a folder.
    NotAFolder(String),
    /// A link that leads out of the folder.
    Outside(String),
    /// The machine failed.
    Disk {
        /// What was being written.
        path: String,
        /// What the system said.
        source: io::Error,
    },
}

impl Refused {
    /// Whether it is the machine's failure, not a wrong request.
    pub fn is_machine(&self) -> bool {
        matches!(self, Self::Disk { .. })
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(paths) => {
                let exists = if paths.len() == 1 { "exists" } else { "exist" };
                write!(f, "`{}` {exists} already, and is not written over", paths.join("`, `"))
            }
            Self::Changed(path) => write!(f, "`{path}` was changed meanwhile; try again"),
            Self::Unfit { path, why } => write!(f, "`{path}` is not a good name: {why}"),
            Self::NotAFolder(path) => write!(f, "`{path}` is not a folder"),
            Self::Outside(path) => {
                write!(f, "`{path}` is a link that leads out of the site's folder")
            }
            Self::Disk { path, source } => write!(f, "cannot write `{path}`: {source}"),
        }
    }
}

impl error::Error for Refused {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Disk { source, .. } => Some(source),
            _ => None,
        }
    }
}
