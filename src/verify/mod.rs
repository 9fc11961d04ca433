//! Whether what people carry or serve still is what was built.
//!
//! Takes: a folder, a ZIP archive or an address on the web, and perhaps a public key.
//! Gives: a [`Verdict`]: each file that is changed, missing, foreign or unreadable; the fingerprint; the
//! signature.
//! Never: writes, repairs, prints, unpacks, believes a size that an archive or a host tells.

mod archive;
mod compare;
mod folder;
mod known;
mod lists;
mod place;
mod signed;
#[cfg(feature = "publish")]
mod web;

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use crate::sign::PublicKey;
use place::Place;
pub use signed::Signed;

/// What is to be verified.
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    /// A built site, or the root of a copy of one.
    Folder(&'a Path),
    /// The same in one ZIP archive.
    Archive(&'a Path),
    /// The same at an address on the web.
    #[cfg(feature = "publish")]
    Web(&'a str),
}

/// Hears how far it is.
pub trait Progress: Sync {
    /// `total` files are about to be read.
    fn begin(&self, total: usize);
    /// One of them is read.
    fn step(&self);
}

/// What was found to stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A site as it was built.
    Site,
    /// A copy that people carry, with the site in `guide/`.
    Copy,
}

/// Everything that was found out.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// What stands there.
    pub kind: Kind,
    /// What people compare by phone; none where the list of files is missing.
    pub fingerprint: Option<String>,
    /// The listed files that are whole, sorted.
    pub whole: Vec<Box<str>>,
    /// How many bytes of listed files were read and found whole.
    pub bytes: u64,
    /// How many files are listed.
    pub listed: usize,
    /// What is not as it should be, sorted by path.
    pub findings: Vec<Finding>,
    /// Files and folders that systems leave on every stick, which do not count.
    pub litter: usize,
    /// Folders in which there is nothing.
    pub empty: usize,
    /// What became of the signature.
    pub signed: Signed,
    /// Whether the copying or the building was interrupted.
    pub interrupted: bool,
    /// Whether foreign files could be seen; on a host they cannot.
    pub saw_all: bool,
}

/// One file that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Its path below the root.
    pub path: Box<str>,
    /// What is the matter with it.
    pub what: What,
}

/// What is the matter with a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Its bytes are others; the sizes, where they are known.
    Changed {
        /// The size that it has.
        size: Option<u64>,
        /// The size that it was built with.
        built: Option<u64>,
    },
    /// A link, or something else that is no file, stands in its place.
    NoFile,
    /// The list of files cannot be read as one.
    DamagedList,
    /// `SHA256SUMS` says other things of it than the site's manifest; or of itself, than the seal.
    Disagreed,
    /// It is not there; perhaps under a name that differs in letters' case only.
    Missing(Option<Box<str>>),
    /// It is there, and no list names it.
    Foreign,
    /// The archive of this name has two files of one path, or one that lies within another.
    Twice,
    /// It cannot be read; what the system said.
    Unreadable(String),
    /// It lies beside the guide on the same stick and is no part of it.
    Beside,
    /// It tells the host how to serve the site, and the host does not hand it out.
    Withheld,
    /// It is whole, under a name that this system takes for the same.
    Respelled(Box<str>),
}

/// What may be the matter with files, in the words of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not the bytes that were built.
    Changed,
    /// Not there.
    Missing,
    /// Not part of the guide, in a place that belongs to it.
    Foreign,
    /// Not to be read.
    Unreadable,
    /// Not part of the guide, beside it.
    Beside,
    /// Not handed out by the host, which has read it.
    Withheld,
    /// Whole, under another spelling.
    Respelled,
}

impl State {
    /// All, in the order of a report.
    pub const ALL: [Self; 7] = [
        Self::Changed,
        Self::Missing,
        Self::Foreign,
        Self::Unreadable,
        Self::Beside,
        Self::Withheld,
        Self::Respelled,
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Foreign => "foreign",
            Self::Unreadable => "unreadable",
            Self::Beside => "beside",
            Self::Withheld => "withheld",
            Self::Respelled => "respelled",
        }
    }
}

impl What {
    /// Which kind of finding it is.
    pub fn state(&self) -> State {
        match self {
            Self::Changed { .. } | Self::NoFile | Self::DamagedList | Self::Disagreed => {
                State::Changed
            }
            Self::Missing(_) => State::Missing,
            Self::Foreign | Self::Twice => State::Foreign,
            Self::Unreadable(_) => State::Unreadable,
            Self::Beside => State::Beside,
            Self::Withheld => State::Withheld,
            Self::Respelled(_) => State::Respelled,
        }
    }
}

impl Verdict {
    /// The findings of one kind.
    pub fn of(&self, state: State) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.what.state() == state)
    }

    /// Whether it is what was built; `strict` lets nothing lie beside it either.
    pub fn is_whole(&self, strict: bool) -> bool {
        let harmless = |state| match state {
            State::Withheld | State::Respelled => true,
            State::Beside => !strict,
            State::Changed | State::Missing | State::Foreign | State::Unreadable => false,
        };
        !self.interrupted
            && self.fingerprint.is_some()
            && self.signed.is_acceptable()
            && self.findings.iter().all(|finding| harmless(finding.what.state()))
    }
}

/// Why nothing could be verified.
#[derive(Debug)]
pub enum Failure {
    /// Neither a site nor a copy of one stands there; in words, with what to do.
    Nothing(String),
    /// The archive is cut or torn, so that not even its list of contents can be read.
    Torn(PathBuf),
    /// The machine refused.
    Machine(PathBuf, io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing(words) => f.write_str(words),
            Self::Torn(path) => write!(
                f,
                "`{}` is damaged: the list of contents at its end cannot be read; \
                 perhaps it was not copied or loaded to the end",
                path.display()
            ),
            Self::Machine(path, error) => write!(f, "`{}`: {error}", path.display()),
        }
    }
}

impl error::Error for Failure {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Machine(_, error) => Some(error),
            Self::Nothing(_) | Self::Torn(_) => None,
        }
    }
}

/// Reads all of `target` against its lists, and its signatures against `key`.
///
/// # Errors
/// When there is nothing to verify, or the machine refuses.
pub fn verify(
    target: Target<'_>,
    key: Option<&PublicKey>,
    progress: &dyn Progress,
) -> Result<Verdict, Failure> {
    let (path, place): (&Path, Box<dyn Place>) = match target {
        Target::Folder(path) => (path, Box::new(folder::Folder::open(path)?)),
        Target::Archive(path) => (path, Box::new(archive::Archive::open(path)?)),
        #[cfg(feature = "publish")]
        Target::Web(address) => (Path::new(address), Box::new(web::Web::open(address)?)),
    };
    let failed = |error| Failure::Machine(path.to_owned(), error);
    let Some(lists) = lists::Lists::find(place.as_ref()) else {
        return Err(Failure::Nothing(format!(
            "there is nothing to verify in `{}`: neither `{}` nor `{}` stands there\n\
             help: name the folder that a build wrote, or the root of the stick",
            path.display(),
            crate::manifest::sums::NAME,
            crate::manifest::NAME,
        )));
    };
    let signed = signed::check(&lists, key);
    compare::compare(place.as_ref(), &lists, signed, progress).map_err(failed)
}
