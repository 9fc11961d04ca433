//! The end of a build on disk.
//!
//! Takes: what was kept and made, and what the last build left.
//! Gives: the folder with the new site, its manifest, and the cache for the next build.
//! Never: rewrites a file, the manifest or the cache when nothing in it changed.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use super::{Disk, arrange, lock, signature};
use crate::emit::cache::{Cache, Entry, Stamp};
use crate::emit::{Error, Summary};
use crate::manifest::{self, Listed};

/// Puts the site of `disk` in place.
pub(super) fn commit(disk: &mut Disk) -> Result<Summary, Error> {
    let staged = disk.staged.swap(0, Ordering::Relaxed);
    let made = std::mem::take(&mut *lock(&disk.made));
    let touched = std::mem::take(&mut *lock(&disk.touched));
    if made.is_empty() && touched.is_empty() && is_quiet(disk) {
        disk.kept.iter().for_each(|kept| kept.store(false, Ordering::Relaxed));
        return Ok(summary(&disk.cache.entries, 0));
    }
    let entries = entries(disk, made, &touched);
    let (removals, left) = stale(disk, &entries);
    // Files adopted as they stood need a new manifest too.
    let listed: Vec<Listed> = entries.iter().map(Entry::listed).collect();
    if listed != disk.owned
        || staged > 0
        || disk.standing.stamp(manifest::NAME).is_none()
        || !signature::fits(disk)
    {
        arrange::check(&disk.standing, &disk.named, &disk.staging, &disk.owned, &removals)?;
        let manifest = manifest::render(&listed);
        let signature = signature::change(disk, manifest.as_bytes())?;
        disk.staging.seal(&manifest, &signature, &removals)?;
        arrange::finish(&disk.standing, &disk.staging, &removals)?;
    }
    let summary = Summary { removed: removals.len(), left, ..summary(&entries, staged) };
    disk.owned = listed;
    remember(disk, entries);
    Ok(summary)
}

/// Whether the cache, and so the manifest, tells the whole truth about a build that made nothing.
fn is_quiet(disk: &Disk) -> bool {
    signature::fits(disk)
        && disk.cache.manifest.is_some()
        && disk.cache.manifest == disk.standing.stamp(manifest::NAME)
        && disk.kept.iter().all(|kept| kept.load(Ordering::Relaxed))
        && lock(&disk.extras).iter().all(|(name, bytes)| {
            disk.cache.extras.get(name).map_or(&[][..], AsRef::as_ref) == bytes.as_slice()
        })
}

/// The files of the new site so far: those kept, and those made.
pub(super) fn listing(disk: &Disk) -> Vec<Listed> {
    let made = lock(&disk.made);
    let kept = disk.cache.entries.iter().zip(&disk.kept);
    let kept = kept.filter(|(_, kept)| kept.load(Ordering::Relaxed)).map(|(entry, _)| entry);
    let kept = kept.filter(|entry| !made.contains_key(&entry.path));
    let mut files: Vec<Listed> = kept.chain(made.values()).map(Entry::listed).collect();
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    files
}

/// What the last build made, if each file is still of the time and size that it was written with.
pub(super) fn standing(disk: &Disk) -> Option<Summary> {
    let seen = |path: &str, stamp: Stamp| {
        stamp.modified != 0 && disk.standing.stamp(path).is_some_and(|now| now == stamp)
    };
    let whole = !disk.cache.entries.is_empty()
        && signature::fits(disk)
        && disk.cache.manifest.is_some_and(|stamp| seen(manifest::NAME, stamp))
        && disk.cache.entries.iter().all(|entry| seen(&entry.path, entry.stamp));
    whole.then(|| summary(&disk.cache.entries, 0))
}

fn summary(entries: &[Entry], written: usize) -> Summary {
    Summary {
        written,
        unchanged: entries.len().saturating_sub(written),
        removed: 0,
        left: Vec::new(),
        files: entries.len(),
        bytes: entries.iter().map(|entry| entry.stamp.size).sum(),
    }
}

/// The files of the new site: those kept, with their new stamps, and those made.
fn entries(
    disk: &mut Disk,
    mut made: BTreeMap<Box<str>, Entry>,
    touched: &[(usize, Stamp)],
) -> Vec<Entry> {
    for (index, stamp) in touched {
        disk.cache.entries[*index].stamp = *stamp;
    }
    let kept = disk.cache.entries.iter().zip(&disk.kept);
    for (entry, _) in kept.filter(|(_, kept)| kept.load(Ordering::Relaxed)) {
        made.entry(entry.path.clone()).or_insert_with(|| entry.clone());
    }
    made.into_values().collect()
}

/// The files of the last build that the new one has not: those to remove, and those to leave
/// because someone changed them.
fn stale(disk: &Disk, entries: &[Entry]) -> (Vec<Listed>, Vec<String>) {
    let (mut removals, mut left) = (Vec::new(), Vec::new());
    let stays = |path: &str| entries.binary_search_by(|e| e.path.as_ref().cmp(path)).is_ok();
    for file in disk.owned.iter().filter(|file| !stays(&file.path)) {
        let seen = disk.cache.find(&file.path).map(|index| &disk.cache.entries[index]);
        let known = seen.filter(|seen| seen.sha256 == file.sha256).map(|seen| seen.stamp);
        let known = known.unwrap_or(Stamp { size: file.size, modified: 0 });
        if disk.unchanged(&file.path, &file.sha256, known).is_some() {
            removals.push(file.clone());
        } else if disk.standing.place(&file.path).symlink_metadata().is_ok() {
            left.push(file.path.to_string());
        }
    }
    (removals, left)
}

/// Saves the cache for the next build, and for the next commit of this one.
fn remember(disk: &mut Disk, entries: Vec<Entry>) {
    let mut extras = std::mem::take(&mut disk.cache.extras);
    for (name, bytes) in std::mem::take(&mut *lock(&disk.extras)) {
        extras.insert(name, bytes.into());
    }
    extras.retain(|_, bytes| !bytes.is_empty());
    disk.kept = entries.iter().map(|_| false.into()).collect();
    disk.cache = Cache {
        file: disk.cache.file.take(),
        output: disk.standing.root().to_string_lossy().into_owned(),
        manifest: disk.standing.stamp(manifest::NAME),
        entries,
        extras,
    };
    disk.cache.save();
}
