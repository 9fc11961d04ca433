//! What `fieldguide usb` says.

use std::fmt::Write;
use std::io;
use std::path::Path;

use crate::cli::{Exit, Format, say};
use crate::diag::{Report, Texts};
use crate::kit::stick::{Done, Plan, Trouble};
use crate::kit::{Kit, WINDOWS};
use crate::manifest::sums;

/// How many mistakes are shown: another guide in the way makes one for each of its files.
const MOST: usize = 20;

/// Before anything is written: what will be.
pub(super) fn plan(plan: &Plan<'_>, kit: &Kit, target: &Path, folder: usize, files: bool) {
    let mut out = String::new();
    if files {
        for write in &plan.writes {
            let word = if write.over.is_some() { "changed" } else { "new" };
            let _ = writeln!(out, "{word:<8} {:>12}  {}", write.piece.size, write.piece.path);
        }
        for path in &plan.removals {
            let _ = writeln!(out, "{:<8} {:>12}  {path}", "removed", "");
        }
    }
    let changed = plan.writes.iter().filter(|write| write.over.is_some()).count();
    let _ = writeln!(
        out,
        "{}: {}\nto write: {} new and {changed} changed, {}; the same: {}; to remove: {}",
        target.display(),
        whole(kit),
        plan.writes.len() - changed,
        size(plan.bytes()),
        plan.same,
        plan.removals.len()
    );
    let _ = writeln!(
        out,
        "longest path on Windows, with its drive's letter: {} of {WINDOWS} characters",
        kit.longest() + folder
    );
    if plan.interrupted {
        out.push_str("the last run onto this stick was interrupted; this one finishes it\n");
    }
    say::out(&out);
    for path in &plan.left {
        eprintln!(
            "note: `{path}` is no longer part of the guide, but was changed by someone and is left"
        );
    }
}

/// When all is well.
pub(super) fn done(done: &Done, kit: &Kit, target: &Path, strangers: &[String]) {
    let mut out = String::new();
    let Done { new, changed, same, removed, written, proven } = done;
    let _ = writeln!(
        out,
        "{} written ({new} new, {changed} changed), {same} left as they were, {removed} removed; \
         {} read back, every byte as it was built",
        size(*written),
        size(*proven),
    );
    out.push_str(&fingerprint(kit));
    let _ = writeln!(out, "\nthe guide opens with {}", target.join(sums::START).display());
    out.push_str("eject the stick before you pull it out\n");
    say::out(&out);
    let plain: Vec<&String> = strangers.iter().take(10).collect();
    for path in &plain {
        eprintln!(
            "note: `{path}` is not part of the guide, and was left; every check will name it"
        );
    }
    if strangers.len() > plain.len() {
        eprintln!("note: and {} more", strangers.len() - plain.len());
    }
}

/// When the copy stands in one file.
pub(super) fn single(kit: &Kit, file: &Path) -> String {
    format!("{}: {}\n{}", file.display(), whole(kit), fingerprint(kit))
}

/// `1,503 files, 25.1 MB`.
pub(super) fn whole(kit: &Kit) -> String {
    format!("{}, {}", say::counted(kit.pieces().len(), "file"), size(kit.size()))
}

fn fingerprint(kit: &Kit) -> String {
    let digits = kit.fingerprint();
    format!(
        "\n    fingerprint   {digits}\n\n\
         It is printed on {}. Who gets the copy can read it to you by phone.\n",
        sums::CARD
    )
}

/// When something stood against it.
pub(super) fn trouble(trouble: Trouble, kit: &Kit, target: &Path, texts: &dyn Texts) -> Exit {
    let shown = target.display();
    match trouble {
        // Said already.
        Trouble::Refused(found) if found.is_empty() => Exit::Usage,
        Trouble::Refused(found) => {
            let more = found.len().saturating_sub(MOST);
            say::report(&Report::from_iter(found.into_iter().take(MOST)), texts, Format::Text);
            if more > 0 {
                eprintln!("and {more} more like these");
            }
            eprintln!("nothing was written to `{shown}`");
            Exit::Mistakes
        }
        Trouble::Built { path, error } => say::machine(
            &format!("`{path}` of the built site: {error}"),
            "run `fieldguide build` again, then this command",
        ),
        Trouble::Medium { path, error } => medium(&target.join(path), target, &error),
        Trouble::Unproven(paths) => {
            for path in &paths {
                eprintln!("error: `{path}` reads back as something else than what was written");
            }
            let help =
                "do not use this stick: it is damaged. It says of itself that it is not finished";
            say::machine(
                &format!("{} of {} are wrong on `{shown}`", paths.len(), kit.pieces().len()),
                help,
            )
        }
    }
}

fn medium(place: &Path, target: &Path, error: &io::Error) -> Exit {
    let shown = target.display();
    match error.kind() {
        io::ErrorKind::ResourceBusy => {
            say::machine(&format!("another run is writing to `{shown}`"), "wait until it has ended")
        }
        io::ErrorKind::NotFound if place == target => say::usage(&format!(
            "there is no `{shown}`\nhelp: is the stick plugged in? Name it as your file manager shows it"
        )),
        io::ErrorKind::NotADirectory => say::usage(&format!(
            "`{shown}` is not a folder\nhelp: name the stick or a folder on it"
        )),
        _ => say::machine(
            &format!("`{}`: {error}", place.display()),
            "is the stick still plugged in, and can it be written to? Close what has files on it open. \
             The same command goes on where this one stopped",
        ),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..=9_999 => format!("{bytes} bytes"),
        10_000..=9_999_999 => format!("{} kB", bytes / 1000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
