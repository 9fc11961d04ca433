//! Where files stand that are to be verified, whatever it is.

use std::collections::BTreeSet;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// Something that stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// Its path below the root, with `/` between parts.
    pub(super) path: Box<str>,
    /// What it is.
    pub(super) form: Form,
}

/// What something is that stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// A file.
    File,
    /// One more file of the same path, or an archive in which files lie within each other.
    Again,
    /// A folder with nothing in it, or one that was not looked into.
    Folder,
    /// A link, a device, or anything else.
    Other,
}

/// What came of reading a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sum {
    /// Its sum and its size.
    Is([u8; 32], u64),
    /// It has more bytes than was asked for; its size, where that can be told.
    Larger(Option<u64>),
    /// There is none.
    Missing,
    /// The system, the archive or the host said this.
    Unreadable(String),
}

/// A folder, an archive or a host.
pub(super) trait Place: Sync {
    /// Everything that stands there, sorted; at the root only folders in `tops` are looked into, all
    /// without `tops`. `None` where one cannot look.
    ///
    /// # Errors
    /// When the root itself cannot be read.
    fn list(&self, tops: Option<&BTreeSet<&str>>) -> io::Result<Option<Vec<Found>>>;

    /// The bytes of a small file; `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or has more than `most` bytes.
    fn read(&self, path: &str, most: u64) -> io::Result<Option<Vec<u8>>>;

    /// The sum of a file, which is not read on after `most` bytes.
    fn sum(&self, path: &str, most: Option<u64>) -> Sum;

    /// Whether a missing `path` may be one that a host keeps to itself.
    fn withholds(&self, _: &str) -> bool {
        false
    }

    /// How many files are best read at once; `None` for as many as the machine has cores.
    fn readers(&self) -> Option<usize> {
        None
    }

    /// Whether whoever wrote it was killed before the end, as the place itself can tell.
    fn is_interrupted(&self) -> bool {
        false
    }
}

/// The sum of what `source` gives, at most `most` bytes.
pub(super) fn sum_of(source: &mut dyn Read, most: Option<u64>) -> Sum {
    let mut sum = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        match source.read(&mut buffer) {
            Ok(0) => return Sum::Is(sum.finalize().into(), size),
            Ok(read) => {
                size += read as u64;
                if most.is_some_and(|most| size > most) {
                    return Sum::Larger(None);
                }
                sum.update(&buffer[..read]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Sum::Unreadable(error.to_string()),
        }
    }
}

/// All bytes of `source`.
///
/// # Errors
/// When it cannot be read, or gives more than `most`.
pub(super) fn bytes_of(source: &mut dyn Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is far too large"));
    }
    Ok(bytes)
}
