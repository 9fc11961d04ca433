//! Gives every build of fieldguide a mark of its own, so that what an older or differently built
//! fieldguide remembers of a site is never taken for the work of this one.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads the sources and speaks to cargo by printing"
)]

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

fn main() {
    let mut hasher = DefaultHasher::new();
    for root in ["Cargo.lock", "src", "themes"] {
        println!("cargo::rerun-if-changed={root}");
        feed(Path::new(root), &mut hasher);
    }
    // Embedded, but no part of what a build makes.
    println!("cargo::rerun-if-changed=starter");
    println!("cargo::rustc-env=FIELDGUIDE_BUILD={:016x}", hasher.finish());
}

/// Feeds every file below `path` in the order of names.
fn feed(path: &Path, hasher: &mut DefaultHasher) {
    let Ok(entries) = fs::read_dir(path) else {
        fs::read(path).unwrap_or_default().hash(hasher);
        return;
    };
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    names.sort();
    for name in names {
        name.file_name().hash(hasher);
        feed(&name, hasher);
    }
}
