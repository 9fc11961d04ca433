//! The fonts of a site: files in `fonts/`, at any depth.

use std::io;

use crate::diag::{Diagnostic, Origin};
use crate::source::{Entry, SourceTree};

/// The folder beside `content/`.
const FOLDER: &str = "fonts/";

/// Endings of files that hold fonts.
const ENDINGS: [&str; 3] = [".ttf", ".otf", ".ttc"];

/// Endings of fonts that only browsers read.
const OF_BROWSERS: [&str; 2] = [".woff", ".woff2"];

/// What is wrong with the site's fonts. Files of other kinds, such as licences, may lie beside them.
///
/// # Errors
/// When a listed file cannot be read.
pub fn mistakes(tree: &dyn SourceTree) -> io::Result<Vec<Diagnostic>> {
    let mut found = Vec::new();
    for entry in tree.list()?.iter().filter(|entry| entry.obstacle.is_none()) {
        let Some(name) = entry.path.strip_prefix(FOLDER).map(str::to_ascii_lowercase) else {
            continue;
        };
        if OF_BROWSERS.iter().any(|ending| name.ends_with(ending)) {
            found.push(bad(&entry.path, "a font for browsers cannot be set in PDFs"));
        } else if is_font(entry) && !looks_like_one(&tree.read(&entry.path)?) {
            found.push(bad(&entry.path, "this file is not a font"));
        }
    }
    Ok(found)
}

/// That the file at `path` cannot be used.
pub(super) fn bad(path: &str, message: &str) -> Diagnostic {
    Diagnostic::new("bad-font", message)
        .at(Origin::file(path))
        .help("put the font there as TTF, OTF or TTC, or take the file away")
}

/// Whether the file is one of the site's fonts.
pub(super) fn is_font(entry: &Entry) -> bool {
    let name = entry.path.to_ascii_lowercase();
    entry.obstacle.is_none()
        && entry.path.starts_with(FOLDER)
        && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Whether the file begins as TrueType, OpenType or a collection of these does.
fn looks_like_one(bytes: &[u8]) -> bool {
    [[0, 1, 0, 0], *b"OTTO", *b"true", *b"ttcf"].iter().any(|mark| bytes.starts_with(mark))
}
