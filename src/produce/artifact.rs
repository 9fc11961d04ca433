//! One file of the site before it exists: its path, its key, and the recipe that makes its bytes.

use std::fmt;

use crate::diag::Diagnostic;
use crate::manifest::Listed;

/// The fingerprint of everything that decides an artifact's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub [u8; 32]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0[..6].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Makes an artifact's bytes; fails with the mistake that stands in the way.
pub type Recipe<'a> = Box<dyn FnOnce() -> Result<Vec<u8>, Box<Diagnostic>> + Send + 'a>;

/// One file of the site, ready to be made.
pub struct Artifact<'a> {
    /// Equal keys mean equal bytes.
    pub key: Key,
    /// Makes the bytes when they are needed.
    pub make: Recipe<'a>,
}

impl fmt::Debug for Artifact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Artifact").field("key", &self.key).finish_non_exhaustive()
    }
}

/// A file that the site will have. Its view is built when the task is prepared, by the thread that
/// then makes the bytes, so that a site's views never exist all at once.
pub struct Task<'a> {
    /// Path below the output folder, with `/` between parts.
    pub path: String,
    /// Gives the artifact.
    pub prepare: Box<dyn Fn() -> Artifact<'a> + Send + Sync + 'a>,
}

impl fmt::Debug for Task<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Task").field("path", &self.path).finish_non_exhaustive()
    }
}

/// Gives the artifact that names these files.
pub type Close<'a> = Box<dyn Fn(&[Listed]) -> Artifact<'a> + Send + Sync + 'a>;

/// A file that names the others with their sums, and so is made when all of them are.
pub struct Closing<'a> {
    /// Path below the output folder, with `/` between parts.
    pub path: String,
    /// Gives the artifact for a site of these files.
    pub prepare: Close<'a>,
}

impl fmt::Debug for Closing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Closing").field("path", &self.path).finish_non_exhaustive()
    }
}
