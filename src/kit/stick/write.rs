//! Doing what was planned, in an order that can stop anywhere.
//!
//! 1. Say on the stick that the copy is not finished, and which files are ours.
//! 2. Write what is new or changed, each file beside its place and then into it.
//! 3. Remove what the new copy no longer has.
//! 4. Read every file back.
//! 5. Write the lists and the page that opens the guide, and read them back.
//! 6. Take back what was said first.

use std::collections::BTreeSet;

use super::plan::{Plan, Write};
use super::{Done, PART, Phase, Trouble, Watch};
use crate::emit::Medium;
use crate::kit::Piece;
use crate::manifest::sums;

/// Writes the copy that `plan` is about.
///
/// # Errors
/// When the stick refuses or is gone, or reads back as something else; it then says of itself that the copy is not
/// finished, and the next run finishes it.
pub fn write(mut plan: Plan<'_>, medium: &dyn Medium, watch: &dyn Watch) -> Result<Done, Trouble> {
    if plan.litter {
        medium.remove(PART).map_err(Trouble::medium(PART))?;
    }
    let mut done = Done { same: plan.same, ..Done::default() };
    if plan.is_done() {
        // Every file was read while the run was planned.
        done.proven = plan.kit.size();
        return Ok(done);
    }
    let unfinished = plan.kit.unfinished().clone();
    plan.journal(&unfinished.page);
    let hand = Hand { medium, watch };
    medium.make_folder("").map_err(Trouble::medium(""))?;
    hand.put(sums::UNFINISHED, plan.owned.render(&unfinished.text).as_bytes())?;
    hand.put(sums::START, unfinished.page.as_bytes())?;
    hand.settle("")?;

    watch.begin(Phase::Write, plan.bytes());
    for path in &plan.early {
        hand.remove(path)?;
    }
    prune(&hand, plan.early.iter())?;
    let (last, first): (Vec<Write<'_>>, _) =
        plan.writes.iter().copied().partition(|write| is_last(write.piece));
    let mut folders = BTreeSet::new();
    for write in &first {
        hand.piece(&plan, write, &mut folders, &mut done)?;
    }
    for folder in folders.iter().rev() {
        hand.settle(folder)?;
    }
    for path in plan.removals.iter().filter(|path| !plan.early.contains(*path)) {
        hand.remove(path)?;
    }
    done.removed = plan.removals.len();
    prune(&hand, plan.removals.iter())?;
    hand.settle("")?;

    watch.begin(Phase::Prove, plan.kit.size());
    let pieces = plan.kit.pieces();
    hand.prove(pieces.iter().filter(|piece| !is_last(piece)), &mut done)?;
    for write in &last {
        hand.piece(&plan, write, &mut folders, &mut done)?;
    }
    if !last.iter().any(|write| &*write.piece.path == sums::START) {
        // It stood there as it should before the page that says "not finished" took its place.
        let start = pieces.iter().find(|piece| &*piece.path == sums::START);
        if let Some(piece) = start {
            let bytes = plan.kit.read(piece).map_err(|error| built(piece, error))?;
            hand.put(&piece.path, &bytes)?;
        }
    }
    hand.settle("")?;
    hand.prove(pieces.iter().filter(|piece| is_last(piece)), &mut done)?;
    hand.remove(sums::UNFINISHED)?;
    hand.settle("")?;
    Ok(done)
}

/// Whether a file makes a copy look finished, and so is written when all others are proven.
fn is_last(piece: &Piece) -> bool {
    matches!(&*piece.path, sums::START | sums::NAME | sums::SEAL | sums::CARD)
}

struct Hand<'a> {
    medium: &'a dyn Medium,
    watch: &'a dyn Watch,
}

impl Hand<'_> {
    fn piece<'k>(
        &self,
        plan: &Plan<'k>,
        write: &Write<'k>,
        folders: &mut BTreeSet<&'k str>,
        done: &mut Done,
    ) -> Result<(), Trouble> {
        let piece = write.piece;
        let bytes = plan.kit.read(piece).map_err(|error| built(piece, error))?;
        if let Some((folder, _)) = piece.path.rsplit_once('/')
            && folders.insert(folder)
        {
            for (at, _) in folder.match_indices('/') {
                folders.insert(&folder[..at]);
            }
            self.medium.make_folder(folder).map_err(Trouble::medium(folder))?;
        }
        self.put(&piece.path, &bytes)?;
        match write.over {
            None => done.new += 1,
            Some(_) => done.changed += 1,
        }
        done.written += piece.size;
        self.watch.step(piece.size);
        Ok(())
    }

    /// Writes a file beside its place, then into it.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        self.medium
            .write(PART, bytes)
            .and_then(|()| self.medium.rename(PART, path))
            .map_err(Trouble::medium(path))
    }

    fn remove(&self, path: &str) -> Result<(), Trouble> {
        self.medium.remove(path).map_err(Trouble::medium(path))
    }

    fn settle(&self, folder: &str) -> Result<(), Trouble> {
        self.medium.settle(folder).map_err(Trouble::medium(folder))
    }

    /// Reads files back; all that differ are named.
    fn prove<'k>(
        &self,
        pieces: impl Iterator<Item = &'k Piece>,
        done: &mut Done,
    ) -> Result<(), Trouble> {
        let mut wrong = Vec::new();
        for piece in pieces {
            let sum = self.medium.sum(&piece.path).map_err(Trouble::medium(&piece.path))?;
            if sum != piece.sha256 {
                wrong.push(piece.path.to_string());
            }
            done.proven += piece.size;
            self.watch.step(piece.size);
        }
        if wrong.is_empty() { Ok(()) } else { Err(Trouble::Unproven(wrong)) }
    }
}

/// Removes the folders in which files were removed, if nothing else is in them.
fn prune<'a>(hand: &Hand<'_>, removals: impl Iterator<Item = &'a String>) -> Result<(), Trouble> {
    let mut folders = BTreeSet::new();
    for path in removals {
        folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
    }
    // A folder sorts before what is in it.
    for folder in folders.into_iter().rev() {
        hand.medium.remove_folder(folder).map_err(Trouble::medium(folder))?;
    }
    Ok(())
}

fn built(piece: &Piece, error: std::io::Error) -> Trouble {
    Trouble::Built { path: piece.path.to_string(), error }
}
