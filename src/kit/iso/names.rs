//! One name in three forms: short and plain for ISO 9660, whole for Joliet and for Rock Ridge.

use std::collections::BTreeSet;

/// The most UTF-16 units of a Joliet name. The standard says 64; what writes discs today gives 103, which is
/// what a record can hold, and all systems in use read them.
const LONGEST: usize = 103;

/// The most bytes of one file: its size is written in 32 bits.
const LARGEST: u64 = u32::MAX as u64;

/// The most characters of a short name, without the dot: ISO 9660 level 2.
const SHORT: usize = 30;

/// Why the file `path` of this size cannot stand on an image, in words.
pub(super) fn unfit(path: &str, size: u64) -> Option<String> {
    if size > LARGEST {
        return Some(format!("`{path}` is larger than 4 GiB, which a disc image cannot hold"));
    }
    path.split('/').find_map(|name| {
        let odd = |c: char| c.is_control() || matches!(c, '*' | ':' | ';' | '?' | '\\');
        if name.encode_utf16().count() > LONGEST {
            return Some(format!(
                "the name `{name}` in `{path}` is too long for a disc image: at most {LONGEST} characters"
            ));
        }
        let odd = name.chars().find(|c| odd(*c))?;
        Some(format!("`{path}` has {odd:?} in its name, which a disc image cannot hold"))
    })
}

/// The name of Joliet: UTF-16, the large end first; files have a version.
pub(super) fn joliet(name: &str, is_file: bool) -> Vec<u8> {
    let version = if is_file { ";1" } else { "" };
    name.encode_utf16().chain(version.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}

/// Short names for all that is in one folder, none of them twice.
#[derive(Debug, Default)]
pub(super) struct Short(BTreeSet<String>);

impl Short {
    /// A short name for `name`.
    pub(super) fn name(&mut self, name: &str, is_file: bool) -> Vec<u8> {
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if is_file && !stem.is_empty() => (plain(stem), plain(ending)),
            _ => (plain(name), String::new()),
        };
        let ending: String = ending.chars().take(8).collect();
        let room = SHORT - ending.len();
        // With its number only where it is needed, so that few names change when one is added.
        let mut number = 0_u32;
        loop {
            let mark = if number == 0 { String::new() } else { format!("_{number}") };
            let kept: String = stem.chars().take(room - mark.len()).collect();
            let dot = if is_file { "." } else { "" };
            let short = format!("{kept}{mark}{dot}{ending}");
            if self.0.insert(short.clone()) {
                let version = if is_file { ";1" } else { "" };
                return format!("{short}{version}").into_bytes();
            }
            number += 1;
        }
    }
}

/// In the letters that every system knows.
fn plain(text: &str) -> String {
    let letter = |c: char| match c.to_ascii_uppercase() {
        c if c.is_ascii_uppercase() || c.is_ascii_digit() => c,
        _ => '_',
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::{Short, joliet, unfit};

    #[test]
    fn short_names_are_plain_and_none_is_there_twice() {
        let mut short = Short::default();
        let mut name = |name: &str, is_file| {
            String::from_utf8(short.name(name, is_file)).expect("plain letters")
        };
        assert_eq!(name("index.html", true), "INDEX.HTML;1");
        assert_eq!(name("INDEX.html", true), "INDEX_1.HTML;1");
        assert_eq!(name("SHA256SUMS", true), "SHA256SUMS.;1");
        assert_eq!(name(".nojekyll", true), "_NOJEKYLL.;1");
        assert_eq!(name("guide", false), "GUIDE");
        let long = "a".repeat(90);
        let (one, two) =
            (name(&format!("{long}1.html"), true), name(&format!("{long}2.html"), true));
        assert_ne!(one, two);
        assert!(one.len() <= 33 && two.len() <= 33, "{one} {two}");
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(unfit("guide/a/b.html", 7), None);
        let long = format!("guide/{}.html", "x".repeat(99));
        assert!(unfit(&long, 7).is_some_and(|words| words.contains("too long")));
        assert!(unfit("guide/a:b", 7).is_some_and(|words| words.contains("':'")));
        assert!(unfit("a", 5 << 30).is_some_and(|words| words.contains("4 GiB")));
        assert_eq!(joliet("é", true), [0, 0xe9, 0, b';', 0, b'1']);
    }
}
