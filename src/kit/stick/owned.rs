//! Which files on a stick are those of earlier runs, and how a run tells the next one.
//!
//! A finished copy says it by its lists. While a copy is not finished, `NOT-FINISHED.txt` says it below its words:
//! every file that the older copy had and every one that the newer has, each with the sums that it may have.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use sha2::{Digest, Sha256};

use super::inventory::Inventory;
use crate::emit::{Found, Medium};
use crate::manifest::{self, push_hex, read_hex, sums};

/// Begins the line after which the list stands.
const HEADER: &str = "fieldguide-copy 1 ";

/// The files of earlier runs.
#[derive(Debug, Default)]
pub(super) struct Owned {
    sums: BTreeMap<String, BTreeSet<[u8; 32]>>,
    /// Whether a run was stopped before it came to its end.
    pub(super) interrupted: bool,
    /// Whether an older copy stands there, whole or not.
    pub(super) copy: bool,
}

impl Owned {
    /// What the lists on `medium` say.
    pub(super) fn read(medium: &dyn Medium, inventory: &Inventory) -> io::Result<Self> {
        let read = |name: &str| match inventory.get(name) {
            Some(Found::File(_)) => medium.read(name).map(Some),
            _ => Ok(None),
        };
        let mut owned = Self::default();
        if let Some(list) = read(sums::NAME)?
            && let Some(files) = sums::parse(&list)
            && is_ours(&files)
        {
            owned.copy = true;
            owned.add(sums::NAME, Sha256::digest(&list).into());
            for (path, sum) in files {
                owned.add(&path, sum);
            }
            // A signature of this list is none of the next one.
            if let Some(signature) = read(sums::SIGNATURE)? {
                owned.add(sums::SIGNATURE, Sha256::digest(signature).into());
            }
            // Known by name even where they are damaged.
            for name in [sums::SEAL, sums::CARD] {
                owned.sums.entry(name.to_owned()).or_default();
            }
            if let Some(seal) = read(sums::SEAL)?
                && let Some(card) = sums::sealed(&seal)
            {
                owned.add(sums::SEAL, Sha256::digest(seal).into());
                owned.add(sums::CARD, card);
            }
        }
        if let Some(text) = read(sums::UNFINISHED)? {
            if let Some(files) = parse(&text) {
                owned.interrupted = true;
                owned.copy = true;
                for (path, sum) in files {
                    owned.add(&path, sum);
                }
                owned.add(sums::UNFINISHED, Sha256::digest(text).into());
            } else if text.iter().all(|byte| *byte == 0) {
                // What a stick keeps of a file when it is pulled out at the wrong moment.
                owned.add(sums::UNFINISHED, Sha256::digest(text).into());
            }
        }
        Ok(owned)
    }

    /// Notes that the file at `path` may have this sum.
    pub(super) fn add(&mut self, path: &str, sum: [u8; 32]) {
        self.sums.entry(path.to_owned()).or_default().insert(sum);
    }

    /// Whether a file of ours was to stand at `path`, with whatever bytes.
    pub(super) fn names(&self, path: &str) -> bool {
        self.sums.contains_key(path)
    }

    /// Whether a file at `path` with this sum is ours.
    pub(super) fn holds(&self, path: &str, sum: &[u8; 32]) -> bool {
        self.sums.get(path).is_some_and(|known| known.contains(sum))
    }

    /// Every path, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.sums.keys().map(String::as_str)
    }

    /// `NOT-FINISHED.txt`: the words, and the list for the next run.
    pub(super) fn render(&self, words: &str) -> String {
        let mut list = String::new();
        for (path, sums) in &self.sums {
            for sum in sums {
                push_hex(sum, &mut list);
                list.push_str(&format!("  {path}\r\n"));
            }
        }
        let mut out = format!("{words}----\r\n{HEADER}");
        push_hex(&Sha256::digest(&list), &mut out);
        out.push_str("\r\n");
        out.push_str(&list);
        out
    }
}

/// The list in a whole `NOT-FINISHED.txt`.
fn parse(bytes: &[u8]) -> Option<Vec<(String, [u8; 32])>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (_, rest) = text.split_once(&format!("\n{HEADER}"))?;
    let (sum, list) = rest.split_once("\r\n")?;
    if read_hex(sum)? != <[u8; 32]>::from(Sha256::digest(list)) {
        return None;
    }
    let line = |line: &str| {
        let (sum, path) = line.split_once("  ")?;
        is_place(path).then_some((path.to_owned(), read_hex(sum)?))
    };
    list.lines().map(line).collect()
}

/// Whether a list of sums is that of a copy: other people's files have lists of this form, too.
fn is_ours(files: &[sums::Sum]) -> bool {
    let manifest = format!("{}/{}", sums::SITE, manifest::NAME);
    let has = |path: &str| files.iter().any(|(known, _)| **known == *path);
    has(&manifest)
        && has(sums::START)
        && has(sums::README)
        && files.iter().all(|(path, _)| is_place(path))
}

/// Whether a copy may have a file at this path.
fn is_place(path: &str) -> bool {
    use sums::{CARD, NAME, README, SEAL, SIGNATURE, START, UNFINISHED};
    let inside = path.strip_prefix(sums::SITE).and_then(|path| path.strip_prefix('/'));
    inside
        .map_or([CARD, NAME, README, SEAL, SIGNATURE, START, UNFINISHED].contains(&path), |path| {
            matches!(path, manifest::NAME | manifest::SIGNATURE) || manifest::is_inside(path)
        })
}

#[cfg(test)]
mod tests {
    use super::{Owned, is_ours, parse};

    #[test]
    fn only_a_whole_list_counts() {
        let mut owned = Owned::default();
        owned.add("guide/index.html", [1; 32]);
        owned.add("guide/index.html", [2; 32]);
        owned.add("START-HERE.html", [3; 32]);
        let text = owned.render("\u{feff}Words\r\n");
        let list = parse(text.as_bytes()).expect("a list");
        assert_eq!(list.len(), 3);
        assert_eq!(list[0], ("START-HERE.html".to_owned(), [3; 32]));
        for cut in 0..text.len() {
            assert_eq!(parse(&text.as_bytes()[..cut]), None, "{cut}");
        }
        let mut outside = Owned::default();
        outside.add("photos/1.jpg", [1; 32]);
        assert_eq!(parse(outside.render("").as_bytes()), None);
    }

    #[test]
    fn lists_of_other_files_are_not_ours() {
        let list = |paths: &[&str]| -> Vec<crate::manifest::sums::Sum> {
            paths.iter().map(|path| ((*path).into(), [0; 32])).collect()
        };
        let copy = ["README.txt", "START-HERE.html", "guide/fieldguide-manifest.json"];
        assert!(is_ours(&list(&copy)));
        assert!(!is_ours(&list(&["README.txt", "START-HERE.html", "guide/index.html"])));
        assert!(!is_ours(&list(&[copy[0], copy[1], copy[2], "pool/main.deb"])));
        assert!(!is_ours(&[]));
    }
}
