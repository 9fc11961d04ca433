//! The public list of a site's files, which travels with it.
//!
//! Takes: paths, sizes and SHA-256 sums, sorted by path.
//! Gives: JSON with one file a line, the same bytes for the same site; and the list back from it.
//! Never: lists itself, holds a date, believes a path that leads out of the site.

use serde::Deserialize;

/// The manifest's own path in the output.
pub const NAME: &str = "fieldguide-manifest.json";

/// The version of the format.
const VERSION: u32 = 1;

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// Path below the output folder, with `/` between parts.
    pub(super) path: Box<str>,
    /// Size in bytes.
    pub(super) size: u64,
    /// SHA-256 of the bytes.
    pub(super) sha256: [u8; 32],
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
pub(super) fn render(files: &[Listed]) -> String {
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
pub(super) fn parse(bytes: &[u8]) -> Option<Vec<Listed>> {
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
pub(super) fn find<'a>(files: &'a [Listed], path: &str) -> Option<&'a Listed> {
    files.binary_search_by(|file| file.path.as_ref().cmp(path)).ok().map(|index| &files[index])
}

/// Whether `path` is one of a file of the site: relative, without `..`, not the manifest itself.
pub(super) fn is_inside(path: &str) -> bool {
    path != NAME
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn push_hex(bytes: &[u8], out: &mut String) {
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
}

fn read_hex(text: &str) -> Option<[u8; 32]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |c: u8| char::from(c).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes: Option<Vec<u8>> =
        pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    bytes.filter(|_| rest.is_empty())?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{Listed, find, is_inside, parse, render};

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
}
