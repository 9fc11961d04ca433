//! What stands at a destination, file by file.
//!
//! Takes: paths, sizes, sums, and the mark of the headers that went with each file.
//! Gives: one line a file, sorted by path, the same bytes for the same list; and the list back from it.
//! Never: holds a path that leads out of the site, or into the folder where lists are kept.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::manifest::{self, Listed, push_hex, read_hex};

/// The folder at the destination that is ours alone.
pub(super) const OWN: &str = ".fieldguide/";

const HEAD: &str = "fieldguide list 1\n";

/// The headers of a file, as the beginning of their SHA-256: another type, and it is sent again.
pub type Mark = [u8; 4];

/// What a file was when it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// Mark of its headers.
    pub mark: Mark,
}

/// The files by path. `None`: it may stand there or not, as this one or another; it is ours in any case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List(pub BTreeMap<Box<str>, Option<Sent>>);

impl List {
    /// The list of a site whose files are `files`, with its manifest and the manifest's signature.
    pub(super) fn of<'a>(
        files: &[Listed],
        others: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        mark: impl Fn(&str) -> Mark,
    ) -> Self {
        let mut list = BTreeMap::new();
        for Listed { path, size, sha256 } in files {
            let sent = Sent { size: *size, sha256: *sha256, mark: mark(path) };
            list.insert(path.clone(), Some(sent));
        }
        for (path, bytes) in others {
            let sha256 = Sha256::digest(bytes).into();
            let sent = Sent { size: bytes.len() as u64, sha256, mark: mark(path) };
            list.insert(path.into(), Some(sent));
        }
        Self(list)
    }

    /// The list as text.
    pub(super) fn render(&self) -> String {
        let mut out = String::from(HEAD);
        for (path, sent) in &self.0 {
            match sent {
                None => out.push('?'),
                Some(Sent { size, sha256, mark }) => {
                    push_hex(sha256, &mut out);
                    out.push(' ');
                    push_hex(mark, &mut out);
                    out.push_str(&format!(" {size}"));
                }
            }
            out.push(' ');
            out.push_str(path);
            out.push('\n');
        }
        out
    }

    /// The list that `bytes` are; `None` when they are not one that [`List::render`] made.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.strip_prefix(HEAD)?;
        let files: Option<BTreeMap<_, _>> = text.lines().map(line).collect();
        files.map(Self)
    }

    /// By what a list with these bytes is told from others.
    pub(super) fn sum(bytes: &[u8]) -> String {
        let mut sum = String::new();
        push_hex(&Sha256::digest(bytes)[..16], &mut sum);
        sum
    }
}

fn line(line: &str) -> Option<(Box<str>, Option<Sent>)> {
    if let Some(path) = line.strip_prefix("? ") {
        return is_ours(path).then(|| (path.into(), None));
    }
    let mut parts = line.splitn(4, ' ');
    let sha256 = read_hex(parts.next()?)?;
    let mark = u32::from_str_radix(parts.next().filter(|mark| mark.len() == 8)?, 16).ok()?;
    let size = parts.next()?.parse().ok()?;
    let path = parts.next().filter(|path| is_ours(path))?;
    Some((path.into(), Some(Sent { size, sha256, mark: mark.to_be_bytes() })))
}

/// Whether `path` can be one of a file that we put there.
pub(super) fn is_ours(path: &str) -> bool {
    let listed = matches!(path, manifest::NAME | manifest::SIGNATURE) || manifest::is_inside(path);
    listed && !path.starts_with(OWN) && !path.contains(char::is_control)
}

/// The mark of these headers.
pub(super) fn mark(kind: &str, cache: &str) -> Mark {
    let sum = Sha256::digest(format!("{kind}\n{cache}"));
    [sum[0], sum[1], sum[2], sum[3]]
}

#[cfg(test)]
mod tests {
    use super::{List, Sent, mark};

    #[test]
    fn a_list_reads_back() {
        let sent = |size| Some(Sent { size, sha256: [7; 32], mark: mark("text/html", "no-cache") });
        let files = [
            ("a b.html", sent(1)),
            ("x/y.css", None),
            ("é.html", sent(3)),
            ("fieldguide-manifest.json", sent(9)),
        ];
        let list = List(files.into_iter().map(|(path, sent)| (path.into(), sent)).collect());
        assert_eq!(List::parse(list.render().as_bytes()), Some(list));
        assert_eq!(List::parse(List::default().render().as_bytes()), Some(List::default()));
    }

    #[test]
    fn other_texts_are_no_list() {
        let sum = "00".repeat(32);
        for line in [
            "? ../x".to_owned(),
            "? /x".to_owned(),
            "? .fieldguide/published.json".to_owned(),
            format!("{sum} 00000000 1 a//b"),
            format!("{sum} 0000 1 a"),
            format!("{sum} 00000000 -1 a"),
            format!("{} 00000000 1 a", &sum[1..]),
        ] {
            let text = format!("fieldguide list 1\n{line}\n");
            assert_eq!(List::parse(text.as_bytes()), None, "{text}");
        }
        assert_eq!(List::parse(b"fieldguide list 2\n"), None);
    }
}
