//! The note left before files are moved, from which a later run can finish the work.
//!
//! Takes: the files of an earlier build that are to go.
//! Gives: bytes that are either whole or recognised as cut short.
//! Never: lists the files to be moved in; the staged files are that list.

use crate::manifest::{self, Listed};

const HEADER: &str = "fieldguide-journal 1 ";

/// The journal for these removals.
pub(super) fn render(removals: &[Listed]) -> String {
    let list = manifest::render(removals);
    format!("{HEADER}{}\n{list}", blake3::hash(list.as_bytes()).to_hex())
}

/// The removals of a whole journal; `None` for anything else.
pub(super) fn parse(bytes: &[u8]) -> Option<Vec<Listed>> {
    let (header, list) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
    let sum = header.strip_prefix(HEADER)?;
    (blake3::hash(list.as_bytes()).to_hex().as_str() == sum)
        .then(|| manifest::parse(list.as_bytes()))?
}

#[cfg(test)]
mod tests {
    use super::{parse, render};
    use crate::manifest::Listed;

    #[test]
    fn only_a_whole_journal_counts() {
        let removals = vec![Listed { path: "a/b.html".into(), size: 3, sha256: [1; 32] }];
        let journal = render(&removals);
        assert_eq!(parse(journal.as_bytes()), Some(removals));
        assert_eq!(parse(render(&[]).as_bytes()), Some(Vec::new()));
        for cut in 0..journal.len() {
            assert_eq!(parse(&journal.as_bytes()[..cut]), None);
        }
    }
}
