//! `ejected.yaml`: which files of a site's theme are copies of shipped ones, and of which state of
//! them. The copies themselves stay clean.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::shipped;
use crate::diag::{Diagnostic, Origin, Report, Span};
use crate::yaml::{Fields, Reader, parse};

/// The name of the file in a theme's folder.
pub const FILE: &str = "ejected.yaml";

const HEAD: &str = "\
# Files of this theme that `fieldguide theme eject` copied, and what each is a copy of. When a new
# fieldguide ships another text, `check` and `build` say so. Written by fieldguide; there is nothing
# to edit here.
";

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ejected {
    /// Path below the theme's folder: `templates/agency.html`.
    pub file: String,
    /// The shipped theme that it was copied from.
    pub theme: String,
    /// Path of the shipped file below that theme; the same as `file` for most.
    pub from: String,
    /// The version of fieldguide that shipped it.
    pub version: String,
    /// SHA-256 of the shipped file's bytes, in hexadecimal digits.
    pub sha256: String,
}

/// The SHA-256 of `bytes` in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The text of an `ejected.yaml` that lists `copies`, sorted by file.
pub fn write(copies: &[Ejected]) -> String {
    let mut sorted: Vec<_> = copies.iter().collect();
    sorted.sort_unstable();
    let mut text = format!("{HEAD}files:\n");
    for Ejected { file, theme, from, version, sha256 } in sorted {
        let _ = write!(
            text,
            "  - file: {file}\n    theme: {theme}\n    from: {from}\n    version: {version}\n    sha256: {sha256}\n"
        );
    }
    text
}

/// The copies that the `ejected.yaml` at `path` lists, each with its place, and the mistakes in it.
fn placed(path: &str, text: &str) -> (Vec<(Ejected, Span)>, Vec<Diagnostic>) {
    let node = match parse(path, text, 0) {
        Ok(node) => node,
        Err(mistake) => return (Vec::new(), vec![*mistake]),
    };
    let reader = Reader::new(path, text);
    let mut copies = Vec::new();
    if let Some(fields) = reader.fields(&node, "the list of copied files") {
        copies = fields.each("files", "a copied file", |fields| copy(fields, &reader));
        fields.finish();
    }
    for (at, (copy, span)) in copies.iter().enumerate() {
        if copies[..at].iter().any(|(earlier, _)| earlier.file == copy.file) {
            let twice = Diagnostic::new("bad-value", format!("`{}` stands twice", copy.file));
            reader.say(*span, twice.help("keep one of the two"));
        }
    }
    (copies, reader.into_mistakes())
}

fn copy(fields: &Fields<'_, '_>, reader: &Reader<'_>) -> Option<(Ejected, Span)> {
    let file = fields.required_word("file");
    let theme = fields.required_text("theme");
    let from = fields.required_text("from");
    let version = fields.required_text("version");
    let sha256 = fields.required_word("sha256");
    let sha256 = sha256.filter(|word| {
        let good = word.text.len() == 64 && word.text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !good {
            let mistake = Diagnostic::new("bad-value", "this is not a SHA-256")
                .help("take the lines of this file out; `fieldguide theme eject FILE --reviewed` writes them anew");
            reader.say(word.span, mistake);
        }
        good
    });
    let (file, sha256) = (file?, sha256?.text.to_ascii_lowercase());
    Some((Ejected { file: file.text.to_owned(), theme, from, version, sha256 }, file.span))
}

/// The copies that the `ejected.yaml` at `path` lists.
///
/// # Errors
/// The mistakes in it.
pub fn read(path: &str, text: &str) -> Result<Vec<Ejected>, Vec<Diagnostic>> {
    let (copies, mistakes) = placed(path, text);
    if mistakes.is_empty() {
        Ok(copies.into_iter().map(|(copy, _)| copy).collect())
    } else {
        Err(mistakes)
    }
}

/// Warns of copies in the theme of the `ejected.yaml` at `path` that are older than what is
/// shipped now. `there` tells whether the theme has a file.
pub(super) fn check(path: &str, text: &str, there: impl Fn(&str) -> bool, report: &mut Report) {
    let (copies, mistakes) = placed(path, text);
    report.extend(mistakes);
    let folder = path.strip_suffix(FILE).unwrap_or_default();
    for (copy, span) in copies {
        let Ejected { file, theme, from, version, sha256: was } = &copy;
        let command = command(folder, &copy);
        let warning = |message: String| Diagnostic::new("ejected-file-outdated", message);
        let now = shipped::find(theme).and_then(|theme| theme.file(from));
        let found = match now {
            _ if !there(file) => {
                warning(format!("the theme has no `{file}`, which is listed here as a copy"))
                    .at(Origin::at(path, span))
                    .help("take its lines out here, or put the file back")
            }
            None => warning(format!(
                "fieldguide no longer ships `{from}` of `{theme}`, of which this is a copy"
            ))
            .at(Origin::file(format!("{folder}{file}")))
            .note(Origin::at(path, span), format!("copied from fieldguide {version}"))
            .help(format!(
                "if your own templates do not use it, delete it; then take its lines out of `{path}`"
            )),
            Some(bytes) if sha256(&bytes) != *was => warning(format!(
                "the shipped `{from}` of `{theme}` has changed since this copy was made"
            ))
            .at(Origin::file(format!("{folder}{file}")))
            .note(Origin::at(path, span), format!("copied from fieldguide {version}"))
            .help(format!("`{command} --show` prints what is shipped now: take over what is new"))
            .help(format!("then `{command} --reviewed` says that you have done so"))
            .help("or delete the copy, and the shipped file is used again"),
            Some(_) => continue,
        };
        report.push(found);
    }
}

/// The command that the copy was, or could have been, made with.
fn command(folder: &str, copy: &Ejected) -> String {
    let into = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let Ejected { file, from, .. } = copy;
    let renamed = if file == from { String::new() } else { format!(" --as {file}") };
    format!("fieldguide theme eject {from}{renamed} --into {into}")
}
