//! What a run would do, decided before it does anything.

use std::collections::BTreeSet;
use std::io;

use sha2::{Digest, Sha256};

use super::inventory::Inventory;
use super::owned::Owned;
use super::{PART, Phase, Trouble, Watch, room};
use crate::diag::{Diagnostic, Origin};
use crate::emit::{Found, Medium};
use crate::kit::{Kit, Piece};
use crate::manifest::sums;

/// What a run would do.
#[derive(Debug)]
pub struct Plan<'k> {
    pub(super) kit: &'k Kit,
    /// Files to be written.
    pub writes: Vec<Write<'k>>,
    /// How many files stand there as they should.
    pub same: usize,
    /// Files of the older copy to be removed.
    pub removals: Vec<String>,
    /// Files of the older copy that someone changed: they are no longer part of the guide, and are left.
    pub left: Vec<String>,
    /// Files in the guide's folder that are not ours.
    pub strangers: Vec<String>,
    /// Whether an older copy stands there.
    pub update: bool,
    /// Whether a run was stopped before it came to its end.
    pub interrupted: bool,
    /// Removals that make room for a file or folder of the same name.
    pub(super) early: BTreeSet<String>,
    /// Whether a run left a file under the name [`PART`].
    pub(super) litter: bool,
    pub(super) owned: Owned,
}

/// One file to be written.
#[derive(Debug, Clone, Copy)]
pub struct Write<'k> {
    /// The file.
    pub piece: &'k Piece,
    /// The size of the file of ours that stands in its place.
    pub over: Option<u64>,
}

impl Plan<'_> {
    /// How many bytes will be written.
    pub fn bytes(&self) -> u64 {
        self.writes.iter().map(|write| write.piece.size).sum()
    }

    /// Whether the copy already stands there, whole.
    pub fn is_done(&self) -> bool {
        self.writes.is_empty() && self.removals.is_empty() && !self.interrupted
    }
}

/// Compares what stands on `medium` with `kit`, file by file. With `repair`, files of an earlier run that were
/// changed since are written anew.
///
/// # Errors
/// When something stands against the copy, all of it at once; or the medium refuses.
pub fn plan<'k>(
    kit: &'k Kit,
    medium: &dyn Medium,
    repair: bool,
    watch: &dyn Watch,
) -> Result<Plan<'k>, Trouble> {
    let inventory = Inventory::of(medium).map_err(Trouble::medium(""))?;
    let owned = Owned::read(medium, &inventory).map_err(Trouble::medium(""))?;
    let mut judge = Judge {
        medium,
        inventory: &inventory,
        owned: &owned,
        repair,
        removals: BTreeSet::new(),
        left: Vec::new(),
        early: BTreeSet::new(),
        altered: Vec::new(),
        found: Vec::new(),
    };
    judge.old_files(kit).map_err(Trouble::medium(""))?;
    watch.begin(Phase::Compare, kit.size());
    let (mut writes, mut same) = (Vec::new(), 0);
    for piece in kit.pieces() {
        match judge.piece(piece).map_err(Trouble::medium(&piece.path))? {
            Verdict::Same => same += 1,
            Verdict::Write(over) => writes.push(Write { piece, over }),
            Verdict::Refused => {}
        }
        watch.step(piece.size);
    }
    judge.reserved();
    let Judge { removals, left, early, altered, mut found, .. } = judge;
    found.extend(altered_words(&altered));
    let strangers = strangers(kit, &inventory, &removals);
    let plan = Plan {
        kit,
        writes,
        same,
        removals: removals.into_iter().collect(),
        left,
        strangers,
        update: owned.copy,
        interrupted: owned.interrupted,
        early,
        litter: inventory.get(PART).is_some(),
        owned,
    };
    found.extend(room::check(&plan, &inventory, medium));
    if found.is_empty() { Ok(plan) } else { Err(Trouble::Refused(found)) }
}

enum Verdict {
    Same,
    Write(Option<u64>),
    Refused,
}

struct Judge<'a> {
    medium: &'a dyn Medium,
    inventory: &'a Inventory,
    owned: &'a Owned,
    repair: bool,
    removals: BTreeSet<String>,
    left: Vec<String>,
    early: BTreeSet<String>,
    altered: Vec<String>,
    found: Vec<Diagnostic>,
}

impl Judge<'_> {
    /// The files of the older copy that the new one has not.
    fn old_files(&mut self, kit: &Kit) -> io::Result<()> {
        let stays = |path: &str| {
            path == sums::UNFINISHED
                || kit.pieces().binary_search_by(|piece| (*piece.path).cmp(path)).is_ok()
        };
        for path in self.owned.paths().filter(|path| !stays(path)) {
            let Some(Found::File(_)) = self.inventory.get(path) else { continue };
            if self.is_ours(path)? || self.is_torn(path)? {
                self.removals.insert(path.to_owned());
            } else {
                self.left.push(path.to_owned());
            }
        }
        Ok(())
    }

    fn is_ours(&self, path: &str) -> io::Result<bool> {
        Ok(self.owned.holds(path, &self.medium.sum(path)?))
    }

    /// Whether it is what a stick keeps of a file when it is pulled out while that is being written.
    fn is_torn(&self, path: &str) -> io::Result<bool> {
        Ok(self.owned.interrupted && self.medium.read(path)?.iter().all(|byte| *byte == 0))
    }

    fn piece(&mut self, piece: &Piece) -> io::Result<Verdict> {
        let path = &*piece.path;
        for (at, _) in path.match_indices('/') {
            if !self.folder_can_be(&path[..at]) {
                return Ok(Verdict::Refused);
            }
        }
        match self.inventory.get(path) {
            None => {
                Ok(if self.name_is_free(path) { Verdict::Write(None) } else { Verdict::Refused })
            }
            Some(Found::Folder) => {
                let inside: Vec<&str> = self.inventory.below(path).collect();
                // Folders at the root are not looked into.
                let ours = path.contains('/') && !inside.is_empty();
                if ours && inside.iter().all(|inner| self.removals.contains(*inner)) {
                    self.early.extend(inside.into_iter().map(str::to_owned));
                    return Ok(Verdict::Write(None));
                }
                self.in_the_way(path);
                Ok(Verdict::Refused)
            }
            Some(Found::Other) => {
                self.in_the_way(path);
                Ok(Verdict::Refused)
            }
            Some(Found::File(size)) => self.file(piece, size),
        }
    }

    fn file(&mut self, piece: &Piece, size: u64) -> io::Result<Verdict> {
        let path = &*piece.path;
        let sum = self.medium.sum(path)?;
        if sum == piece.sha256 {
            return Ok(Verdict::Same);
        }
        // A run that was stopped may have left anything under a name of its own.
        let ours = self.owned.holds(path, &sum) || self.owned.interrupted && self.owned.names(path);
        if ours || self.owned.names(path) && self.repair {
            return Ok(Verdict::Write(Some(size)));
        }
        if self.owned.names(path) {
            self.altered.push(path.to_owned());
        } else {
            self.in_the_way(path);
        }
        Ok(Verdict::Refused)
    }

    /// Whether a folder stands at `path` or can be made there.
    fn folder_can_be(&mut self, path: &str) -> bool {
        match self.inventory.get(path) {
            Some(Found::Folder) => true,
            Some(Found::File(_)) if self.removals.contains(path) => {
                self.early.insert(path.to_owned());
                true
            }
            Some(_) => {
                self.in_the_way(path);
                false
            }
            None => self.name_is_free(path),
        }
    }

    /// Whether nothing stands at `path` under a name that a stick takes for the same.
    fn name_is_free(&mut self, path: &str) -> bool {
        let Some(other) = self.inventory.variant(path) else { return true };
        if self.inventory.get(other) == Some(Found::Folder)
            && self.inventory.below(other).next().is_none()
        {
            return true;
        }
        if self.removals.contains(other) {
            self.early.insert(other.to_owned());
            return true;
        }
        let goes = self.inventory.get(other) == Some(Found::Folder)
            && self.inventory.below(other).all(|inner| self.removals.contains(inner));
        if goes {
            self.early.extend(self.inventory.below(other).map(str::to_owned));
            return true;
        }
        let other = other.to_owned();
        self.in_the_way(&other);
        false
    }

    /// The name under which the copy says that it is not finished must be free.
    fn reserved(&mut self) {
        let name = sums::UNFINISHED;
        if self.inventory.get(name).is_some() && !self.owned.names(name) {
            self.in_the_way(name);
        }
    }

    fn in_the_way(&mut self, path: &str) {
        let message = format!(
            "`{path}` stands where a file of the copy must go, and fieldguide did not write it"
        );
        let found = Diagnostic::new("foreign-on-stick", message)
            .at(Origin::file(path))
            .help("move it away, or name another folder on the stick");
        if !self.found.contains(&found) {
            self.found.push(found);
        }
    }
}

fn altered_words(altered: &[String]) -> Vec<Diagnostic> {
    let words = |path: &String| {
        let message = format!(
            "`{path}` is no longer as it was written: someone changed it, or the stick is damaged"
        );
        Diagnostic::new("changed-on-stick", message)
            .at(Origin::file(path.as_str()))
            .help("look at it and copy what you want to keep; `--repair` then writes it anew")
    };
    altered.iter().map(words).collect()
}

/// What lies in the guide's folder besides the guide.
fn strangers(kit: &Kit, inventory: &Inventory, removals: &BTreeSet<String>) -> Vec<String> {
    let known = |path: &str| {
        removals.contains(path)
            || kit.pieces().binary_search_by(|piece| (*piece.path).cmp(path)).is_ok()
    };
    let inside = inventory.below(sums::SITE).filter(|path| !known(path) && !is_litter(path));
    inside.map(str::to_owned).collect()
}

/// Files that systems put beside those of people without being asked.
fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.starts_with("._") || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

impl Plan<'_> {
    /// What the next run must know, whatever becomes of this one.
    pub(super) fn journal(&mut self, unfinished: &str) {
        self.owned.add(sums::START, Sha256::digest(unfinished).into());
        for piece in self.kit.pieces() {
            self.owned.add(&piece.path, piece.sha256);
        }
    }
}
