//! The files that editors leave for a moment, or for good, beside the one that is being edited.

/// Whether the file or folder `name` is such a file, and no part of the site.
///
/// Hidden ones (`.help.md.swp`, `.#help.md`) are none of a site's files in any case; these are the
/// others: the text before (`help.md~`), Emacs's `#help.md#`, Vim's test whether it may write here
/// (`4913`), and files that wait to be renamed (`help.md.tmp`, and with digits after it).
pub(super) fn is_leftover(name: &str) -> bool {
    const ENDS: [&str; 7] = ["~", ".swo", ".swp", ".swx", ".tmp", "___jb_old___", "___jb_tmp___"];
    let digits = name.trim_end_matches(|c: char| c.is_ascii_hexdigit());
    name.starts_with('.')
        || name == "4913"
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || ENDS.iter().any(|end| name.ends_with(end))
        || digits.ends_with(".tmp.")
}

#[cfg(test)]
mod tests {
    use super::is_leftover;

    #[test]
    fn what_editors_leave_is_told_from_what_authors_write() {
        for name in [
            ".help.md.swp",
            ".#help.md",
            "#help.md#",
            "help.md~",
            "help.md.tmp",
            "help.md.tmp.12345",
            "help.md.tmp.4f2a",
            "4913",
            "help.md___jb_tmp___",
        ] {
            assert!(is_leftover(name), "{name}");
        }
        for name in ["help.md", "ovc.es.yaml", "4913.md", "tmp.md", "#", "map.svg", "help.md.bak"] {
            assert!(!is_leftover(name), "{name}");
        }
    }
}
