//! The manifest's signature: what becomes of it in a commit.
//!
//! Takes: the new manifest, the one that stands, and perhaps a key.
//! Gives: a signature to put beside the manifest, or word that the old one must go.
//! Never: leaves a signature beside a manifest that it does not fit; keeps the key on a disk.

use std::fs;

use super::{Disk, lock};
use crate::emit::EDITION;
use crate::manifest;

/// What becomes of the signature that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// It fits, or there is none.
    None,
    /// It is of another manifest.
    Remove,
    /// This one takes its place.
    Put(Vec<u8>),
}

/// What becomes of the signature once `manifest` stands.
///
/// # Errors
/// When the key cannot sign.
pub(super) fn change(disk: &Disk, manifest: &[u8]) -> Result<Change, crate::emit::Error> {
    let standing = fs::read(disk.standing.place(manifest::SIGNATURE)).ok();
    let Some(signer) = &disk.signer else {
        let same =
            || fs::read(disk.standing.place(manifest::NAME)).is_ok_and(|old| old == manifest);
        return Ok(if standing.is_none() || same() { Change::None } else { Change::Remove });
    };
    let signed = signer.sign(manifest, &comment(disk, manifest));
    let signed = signed.map_err(|bad| crate::emit::Error::Key(bad.to_string()))?;
    Ok(if standing.as_ref() == Some(&signed) { Change::None } else { Change::Put(signed) })
}

/// Whether the signature that stands is the one that a commit of the same manifest would leave.
pub(super) fn fits(disk: &Disk) -> bool {
    disk.signer.is_none()
        || fs::read(disk.standing.place(manifest::NAME)).is_ok_and(|standing| {
            change(disk, &standing).is_ok_and(|change| change == Change::None)
        })
}

/// What the signature says of the site: its edition, and what people compare by phone.
fn comment(disk: &Disk, manifest: &[u8]) -> String {
    let extras = lock(&disk.extras);
    let new = extras.get(EDITION).map(Vec::as_slice);
    let old = || disk.cache.extras.get(EDITION).map(AsRef::as_ref);
    let edition = String::from_utf8_lossy(new.or_else(old).unwrap_or_default()).into_owned();
    let fingerprint = manifest::fingerprint(manifest);
    if edition.is_empty() {
        format!("fingerprint {fingerprint}")
    } else {
        format!("edition {edition}, fingerprint {fingerprint}")
    }
}
