//! Whether there is room on the stick: counted in whole clusters, with the file that is being written held twice.

use std::collections::BTreeSet;

use super::inventory::Inventory;
use super::plan::Plan;
use crate::diag::Diagnostic;
use crate::emit::Medium;
use crate::kit::audit::misfit;

/// For each file, what is written down about it while the copy is not finished.
const NOTE: u64 = 256;

/// What is wrong, if the copy does not fit.
pub(super) fn check(
    plan: &Plan<'_>,
    inventory: &Inventory,
    medium: &dyn Medium,
) -> Option<Diagnostic> {
    let room = medium.room()?;
    let whole = |bytes: u64| bytes.div_ceil(room.unit).saturating_mul(room.unit);
    let mut folders = BTreeSet::new();
    let (mut grown, mut largest) = (0_u64, 0);
    for write in &plan.writes {
        let size = whole(write.piece.size);
        grown += size.saturating_sub(write.over.map_or(0, whole));
        largest = largest.max(size);
        for (at, _) in write.piece.path.match_indices('/') {
            folders.insert(&write.piece.path[..at]);
        }
    }
    if plan.writes.is_empty() {
        return None;
    }
    let new = folders.iter().filter(|folder| inventory.get(folder).is_none()).count() as u64;
    let notes = whole(NOTE * 2 * plan.kit.pieces().len() as u64);
    let needed = grown + largest + new * room.unit + notes;
    (needed > room.free).then(|| {
        let message =
            format!("the stick has {} free, and the copy needs {}", said(room.free), said(needed));
        misfit("", message).help("remove what you do not need from the stick, or take a larger one")
    })
}

fn said(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
