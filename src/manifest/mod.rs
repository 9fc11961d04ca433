//! The public list of a site's files, which travels with it.
//!
//! Takes: paths, sizes and SHA-256 sums, sorted by path.
//! Gives: JSON with one file a line, the same bytes for the same site; and the list back from it.
//! Never: lists itself, holds a date, believes a path that leads out of the site.

mod hex;
pub mod media;
pub mod sums;

use serde::Deserialize;
use sha2::{Digest, Sha256};

pub use hex::{push_hex, read_hex};

/// The manifest's own path in the output.
pub const NAME: &str = "fieldguide-manifest.json";

/// The path of its signature (minisign), where it has one.
pub const SIGNATURE: &str = "fieldguide-manifest.json.minisig";

/// The version of the format.
const VERSION: u32 = 1;

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Path below the output folder, with `/` between parts.
    pub path: Box<str>,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
}

#[derive(Deserialize)]
struct Shape<'a> {
    manifest: u32,
    #[serde(borrow)]
    files: Vec<Line<'a>>,
}

#[derive(Deserialize)]
struct Line<'a> {
    path: String,
    size: u64,
    sha256: &'a str,
}

/// The manifest of `files`.
pub fn render(files: &[Listed]) -> String {
    let generator = concat!("fieldguide ", env!("CARGO_PKG_VERSION"));
    let mut out =
        format!("{{\"manifest\": {VERSION}, \"generator\": \"{generator}\", \"files\": [");
    let mut between = "\n";
    for Listed { path, size, sha256 } in files {
        let path = serde_json::Value::from(path.as_ref());
        out.push_str(between);
        out.push_str(&format!("{{\"path\": {path}, \"size\": {size}, \"sha256\": \""));
        push_hex(sha256, &mut out);
        out.push_str("\"}");
        between = ",\n";
    }
    out.push_str("\n]}\n");
    out
}

/// The files that `bytes` list, sorted; `None` when this is no manifest we can read. Lines that
/// cannot be ours are passed over, so that what they name is not touched.
pub fn parse(bytes: &[u8]) -> Option<Vec<Listed>> {
    let shape: Shape<'_> = serde_json::from_slice(bytes).ok()?;
    let mut files: Vec<Listed> = (shape.manifest == VERSION)
        .then_some(shape.files)?
        .into_iter()
        .filter(|line| is_inside(&line.path))
        .filter_map(|line| {
            let sha256 = read_hex(line.sha256)?;
            Some(Listed { path: line.path.into(), size: line.size, sha256 })
        })
        .collect();
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    Some(files)
}

/// The file at `path` in a sorted list.
pub fn find<'a>(files: &'a [Listed], path: &str) -> Option<&'a Listed> {
    files.binary_search_by(|file| file.path.as_ref().cmp(path)).ok().map(|index| &files[index])
}

/// Whether `path` is one of a file of the site: relative, without `..`, not the manifest itself nor
/// its signature.
pub fn is_inside(path: &str) -> bool {
    !matches!(path, NAME | SIGNATURE)
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The mark by which people compare two copies, aloud or on the phone: the first 80 bits of the
/// SHA-256 of a list of files, as five groups of four hexadecimal digits.
pub fn fingerprint(list: &[u8]) -> String {
    let mut digits = String::new();
    push_hex(&Sha256::digest(list)[..10], &mut digits);
    let groups: Vec<&str> = digits
        .as_bytes()
        .as_chunks::<4>()
        .0
        .iter()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Listed, find, fingerprint, is_inside, parse, render};

    #[test]
    fn a_manifest_reads_back() {
        let files = ["a.html", "b \"c\".html"].map(|path| Listed {
            path: path.into(),
            size: 7,
            sha256: [0x0f; 32],
        });
        let text = render(&files);
        assert_eq!(text.lines().count(), 4);
        assert_eq!(parse(text.as_bytes()).as_deref(), Some(&files[..]));
        assert_eq!(find(&files, "a.html"), Some(&files[0]));
        assert_eq!(find(&files, "z"), None);
        assert_eq!(parse(render(&[]).as_bytes()), Some(Vec::new()));
    }

    #[test]
    fn other_files_are_no_manifest_and_strange_lines_are_not_ours() {
        for text in ["", "{}", "[]", r#"{"manifest": 2, "files": []}"#] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
        let sum = "00".repeat(32);
        for (path, sum) in [("../x", sum.as_str()), ("/x", &sum), ("a//b", &sum), ("a", "0")] {
            let text = format!(
                r#"{{"manifest": 1, "files": [{{"path": "{path}", "size": 1, "sha256": "{sum}"}}]}}"#
            );
            assert_eq!(parse(text.as_bytes()), Some(Vec::new()), "{text}");
        }
        assert!(!is_inside("C:/x") && !is_inside("a\\..\\b") && !is_inside(super::NAME));
    }

    #[test]
    fn a_fingerprint_is_the_beginning_of_the_sum() {
        // `printf abc | sha256sum` begins with these digits.
        assert_eq!(fingerprint(b"abc"), "ba78 16bf 8f01 cfea 4141");
    }
}
