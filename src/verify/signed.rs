//! Whether somebody vouches for the lists.

use super::Kind;
use super::lists::{Lists, Signable};
use crate::manifest::{self, sums};
use crate::sign::PublicKey;

/// What became of the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// There is none, and none was asked for.
    No,
    /// There is one, and no key to check it with.
    Unchecked,
    /// It is of this key.
    Good {
        /// What the signer says of it, under the signature as well.
        comment: String,
        /// Whether it stands for every file; on a copy it may stand for those in `guide/` only.
        for_all: bool,
    },
    /// There is none, and one was asked for.
    Missing,
    /// It does not fit; in words.
    Wrong(String),
}

impl Signed {
    /// Whether there is nothing against it.
    pub fn is_acceptable(&self) -> bool {
        matches!(self, Self::No | Self::Unchecked | Self::Good { .. })
    }

    /// Its word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::No => "none",
            Self::Unchecked => "unchecked",
            Self::Good { .. } => "good",
            Self::Missing => "missing",
            Self::Wrong(_) => "wrong",
        }
    }
}

/// Checks every signature there is.
pub(super) fn check(lists: &Lists, key: Option<&PublicKey>) -> Signed {
    let inner = format!("{}/{}", sums::SITE, manifest::SIGNATURE);
    let all: [(&str, &Signable, bool); 2] = match lists.kind {
        Kind::Site => {
            [(manifest::SIGNATURE, &lists.site, true), (sums::SIGNATURE, &lists.sums, true)]
        }
        Kind::Copy => [(sums::SIGNATURE, &lists.sums, true), (&inner, &lists.site, false)],
    };
    let mut good = None;
    let mut any = false;
    for (path, Signable { list, signature }, for_all) in all {
        let Some(signature) = signature else { continue };
        any = true;
        let Some(key) = key else { continue };
        let Some(list) = list else {
            return Signed::Wrong(format!("`{path}`: what it signs is not there"));
        };
        match key.check(list, signature) {
            Ok(comment) if good.is_none() => good = Some(Signed::Good { comment, for_all }),
            Ok(_) => {}
            Err(wrong) => return Signed::Wrong(format!("`{path}`: {wrong}")),
        }
    }
    match (key, good) {
        (Some(_), Some(good)) => good,
        (Some(_), None) => Signed::Missing,
        (None, _) if any => Signed::Unchecked,
        (None, _) => Signed::No,
    }
}
