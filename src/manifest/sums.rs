//! `SHA256SUMS`: the list of everything on a copy that people carry, in the form that `sha256sum -c` and
//! `shasum -a 256 -c` read.
//!
//! Takes: paths and sums. Gives: one line a file, sorted by path; and the list back from it.
//! Never: lists itself, believes a path that leads out of the copy.

use sha2::{Digest, Sha256};

use super::{push_hex, read_hex};

/// Its name at the root of a copy.
pub const NAME: &str = "SHA256SUMS";

/// The name of its signature (minisign), where it has one.
pub const SIGNATURE: &str = "SHA256SUMS.minisig";

/// The folder of a copy that holds the site as it was built.
pub const SITE: &str = "guide";

/// The page at the root of a copy that leads into the site.
pub const START: &str = "START-HERE.html";

/// The text at the root of a copy that tells what it is and how to check it.
pub const README: &str = "README.txt";

/// The page at the root of a copy that shows its fingerprint. It is not in the list, whose sum it shows.
pub const CARD: &str = "EDITION-CARD.html";

/// The second list of a copy: the sums of the list itself and of the card, which the list cannot hold.
pub const SEAL: &str = "FINGERPRINT.txt";

/// The file that stands at the root of a copy for as long as it is not whole.
pub const UNFINISHED: &str = "NOT-FINISHED.txt";

/// One file of a copy: its path below the root, and its SHA-256 sum.
pub type Sum = (Box<str>, [u8; 32]);

/// The list of `files`, which are sorted by path.
pub fn render<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8; 32])>) -> String {
    let mut out = String::new();
    for (path, sum) in files {
        push_hex(sum, &mut out);
        out.push_str("  ");
        out.push_str(path);
        out.push('\n');
    }
    out
}

/// The bytes of [`SEAL`] for a copy with this list and this card.
pub fn seal(list: &[u8], card: &[u8]) -> String {
    let (list, card) = (Sha256::digest(list).into(), Sha256::digest(card).into());
    render([(NAME, &list), (CARD, &card)])
}

/// The sum of the card that `bytes`, a [`SEAL`] of any copy, hold; `None` for anything else.
pub fn sealed(bytes: &[u8]) -> Option<[u8; 32]> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (list, card) = text.strip_suffix('\n')?.split_once('\n')?;
    let sum = |line: &str, name: &str| read_hex(line.strip_suffix(name)?.strip_suffix("  ")?);
    sum(list, NAME)?;
    sum(card, CARD)
}

/// The files that `bytes` list, sorted by path; `None` when a line is not one that [`render`] writes. An
/// end of line that another system added, and the `*` that marks binary files, are passed over.
pub fn parse(bytes: &[u8]) -> Option<Vec<Sum>> {
    let mut files: Vec<Sum> = std::str::from_utf8(bytes)
        .ok()?
        .lines()
        .map(|line| {
            let (sum, path) = line.split_once(' ')?;
            let path = path.strip_prefix([' ', '*'])?;
            let inside = !path.contains(['\\', ':', '\0'])
                && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
                && !matches!(path, NAME | SIGNATURE);
            Some((path.into(), read_hex(sum).filter(|_| inside)?))
        })
        .collect::<Option<_>>()?;
    files.sort_unstable();
    files.dedup_by(|a, b| a.0 == b.0);
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::{parse, render, seal, sealed};

    #[test]
    fn a_list_reads_back() {
        let files = vec![("README.txt".into(), [0xab; 32]), ("guide/index.html".into(), [1; 32])];
        let text = render(files.iter().map(|(path, sum): &super::Sum| (path.as_ref(), sum)));
        assert_eq!(parse(text.as_bytes()), Some(files.clone()));
        assert_eq!(parse(text.replace('\n', "\r\n").replace("  ", " *").as_bytes()), Some(files));
        assert_eq!(parse(b""), Some(Vec::new()));
    }

    #[test]
    fn a_seal_holds_the_sums_of_the_list_and_the_card() {
        // `printf abc | sha256sum` and `printf def | sha256sum` begin with these digits.
        let text = seal(b"abc", b"def");
        assert!(text.starts_with("ba7816bf") && text.contains("  SHA256SUMS\ncb8379ac"), "{text}");
        assert_eq!(sealed(text.as_bytes()).map(|sum| sum[0]), Some(0xcb));
        assert_eq!(sealed(&text.as_bytes()[1..]), None);
        assert_eq!(sealed(b""), None);
    }

    #[test]
    fn other_texts_are_no_list() {
        let sum = "00".repeat(32);
        for text in [
            "hello".to_owned(),
            sum.clone(),
            format!("{sum}  ../x"),
            format!("{sum}  /x"),
            format!("{sum}  SHA256SUMS"),
            format!("{}  x", &sum[1..]),
        ] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
    }
}
