//! A site that stands finished in a folder, for those who carry it on: to a stick, to a host.
//!
//! Takes: the output folder of a build.
//! Gives: its files as the manifest lists them, each read against its sum.
//! Never: writes, gives bytes that are not those that were built.
#![expect(clippy::disallowed_methods, reason = "reads back what the one writer wrote")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::{error, fmt};

use sha2::{Digest, Sha256};

use super::disk;
use crate::manifest::{self, Listed};

/// A finished site in a folder.
#[derive(Debug, Clone)]
pub struct Built {
    folder: PathBuf,
    manifest: Vec<u8>,
    signature: Option<Vec<u8>>,
    files: Vec<Listed>,
}

/// Why a folder holds no finished site.
#[derive(Debug)]
pub enum NotBuilt {
    /// There is no site in it.
    Nothing(PathBuf),
    /// A build was killed while it moved files in; building again finishes it.
    Unfinished(PathBuf),
    /// Its manifest is damaged.
    Damaged(PathBuf),
    /// The disk refused.
    Disk(PathBuf, io::Error),
}

impl fmt::Display for NotBuilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing(folder) => {
                write!(f, "there is no built site in `{}`", folder.display())
            }
            Self::Unfinished(folder) => {
                write!(f, "the last build into `{}` was interrupted", folder.display())
            }
            Self::Damaged(file) => write!(f, "`{}` is damaged", file.display()),
            Self::Disk(path, error) => write!(f, "`{}`: {error}", path.display()),
        }
    }
}

impl error::Error for NotBuilt {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Disk(_, error) => Some(error),
            Self::Nothing(_) | Self::Unfinished(_) | Self::Damaged(_) => None,
        }
    }
}

impl Built {
    /// The site that a build left in `folder`.
    ///
    /// # Errors
    /// When there is none, or it is not finished.
    pub fn open(folder: &Path) -> Result<Self, NotBuilt> {
        let there = |name: &str| match fs::read(folder.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(NotBuilt::Disk(folder.join(name), error)),
        };
        if disk::is_interrupted(folder) {
            return Err(NotBuilt::Unfinished(folder.to_owned()));
        }
        let manifest =
            there(manifest::NAME)?.ok_or_else(|| NotBuilt::Nothing(folder.to_owned()))?;
        let files = manifest::parse(&manifest)
            .ok_or_else(|| NotBuilt::Damaged(folder.join(manifest::NAME)))?;
        let signature = there(manifest::SIGNATURE)?;
        Ok(Self { folder: folder.to_owned(), manifest, signature, files })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its files, sorted by path; the manifest and its signature are not among them.
    pub fn files(&self) -> &[Listed] {
        &self.files
    }

    /// The manifest's bytes.
    pub fn manifest(&self) -> &[u8] {
        &self.manifest
    }

    /// The bytes of the manifest's signature, where the site was signed.
    pub fn signature(&self) -> Option<&[u8]> {
        self.signature.as_deref()
    }

    /// The bytes of one of its files.
    ///
    /// # Errors
    /// When it cannot be read, or is not the file that was built: of the kind
    /// [`io::ErrorKind::InvalidData`].
    pub fn read(&self, file: &Listed) -> io::Result<Vec<u8>> {
        let bytes = fs::read(self.folder.join(&*file.path))?;
        if Sha256::digest(&bytes)[..] == file.sha256 {
            return Ok(bytes);
        }
        let message = format!("`{}` was changed after it was built", file.path);
        Err(io::Error::new(io::ErrorKind::InvalidData, message))
    }
}
