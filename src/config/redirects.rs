//! What `redirects` says: addresses from before, and where each leads.
//!
//! Takes: the list under `redirects`.
//! Gives: each address with the file that can stand there, and the words of its target.
//! Never: knows which pages exist.

use super::Placed;
use super::read::placed;
use crate::diag::Diagnostic;
use crate::slug::unportable;
use crate::yaml::{Fields, Word};

/// An address from before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// Its place in the list.
    pub at: usize,
    /// Below the site's root, without a slash at its begin or end.
    pub from: String,
    /// The file that a page leading on can be; none for addresses that only a server can lead on.
    pub file: Option<String>,
    /// `agency:ID`, `term:ID`, `page:ID`, `source:ID`, `topic:ID` and so on, `builtin:NAME`, or a
    /// whole address of another site.
    pub to: Placed,
}

pub(super) fn redirects(fields: &Fields<'_, '_>) -> Vec<Redirect> {
    let mut places = 0..;
    fields.each("redirects", "a redirect", |inner| {
        let at = places.next()?;
        let to = inner.required_word("to").map(|word| placed(inner, word));
        let from = inner.required_word("from").and_then(|word| old(inner, word));
        from.zip(to).map(|((from, file), to)| Redirect { at, from, file, to })
    })
}

/// An address from before, and its file.
fn old(fields: &Fields<'_, '_>, word: Word<'_>) -> Option<(String, Option<String>)> {
    let text = word.text.trim();
    let path = text.strip_prefix('/').unwrap_or(text);
    let path = path.strip_suffix('/').unwrap_or(path);
    if let Some((message, help)) = odd(text, path) {
        let mistake = Diagnostic::new("bad-value", message).help(help);
        fields.reader().say(word.span, mistake);
        return None;
    }
    let file = file(path);
    let unfit = file.as_deref().filter(|_| is_plain(path)).and_then(unportable);
    if let Some(why) = unfit {
        let message = format!("a page at `{path}` cannot be copied everywhere: {why}");
        let help = "take the line out; on a server, a rule of its own can lead that address on";
        let mistake = Diagnostic::new("unportable-name", message).help(help);
        fields.reader().say(word.span, mistake);
        return None;
    }
    Some((path.to_owned(), file.filter(|_| is_plain(path))))
}

/// Why `text` cannot be the address of a page below the site's root, and how to mend it.
fn odd(text: &str, path: &str) -> Option<(String, &'static str)> {
    if text.contains("://") || text.starts_with("//") {
        let message = format!("`{text}` is the address of a whole site");
        return Some((
            message,
            "write what comes after the site's own address, as in `old/page.html`",
        ));
    }
    if text.contains('?') || text.contains('#') {
        let message = format!("`{text}` has a part that begins with `?` or `#`");
        return Some((
            message,
            "write the address up to there; no plain host tells pages apart by what follows",
        ));
    }
    let parts = || path.split('/');
    if path.is_empty() || parts().any(|part| matches!(part, "" | "." | "..")) {
        let message = format!("`{text}` names no page below the site's root");
        return Some((message, "write the old address as it was, as in `old/page.html`"));
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.~/%".contains(c);
    let strange = path.chars().find(|c| !fits(*c));
    let half = path.split('%').skip(1).any(|after| {
        !after.get(..2).is_some_and(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()))
    });
    let message = match strange {
        Some(c) => format!("`{text}` has `{c}` in it, which no address has"),
        None if half => format!("`{text}` has a `%` without two digits behind it"),
        None => return None,
    };
    Some((
        message,
        "copy the old address out of a browser's address line: there, a blank is `%20` and `é` is `%C3%A9`",
    ))
}

/// Whether `path` can be the name of a file as it is written.
fn is_plain(path: &str) -> bool {
    !path.contains(['%', '~'])
}

/// The file that a browser or a server shows at `path`, if it would take it for a page: hosts go by
/// the ending, and would hand `old.php` over as something to be saved.
fn file(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        None => Some(format!("{path}/index.html")),
        Some((_, "html" | "htm")) => Some(path.to_owned()),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_folders_are_files_and_programs_are_not() {
        for (path, there) in [
            ("old/page.html", Some("old/page.html")),
            ("old.htm", Some("old.htm")),
            ("old/page", Some("old/page/index.html")),
            ("old.php", None),
            ("files/old.pdf", None),
        ] {
            assert_eq!(file(path).as_deref(), there, "{path}");
        }
    }

    #[test]
    fn only_paths_are_addresses_from_before() {
        for good in ["old.html", "old/page", "Old/Page.html", "%C3%A9tat", "~ann/index.html"] {
            assert_eq!(odd(good, good), None, "{good}");
        }
        for bad in ["", "a//b", "../a", "a/./b", "a b", "qué", "100%", "a?b=c", "a#b", "a*"] {
            assert!(odd(bad, bad).is_some(), "{bad}");
        }
        assert!(odd("https://example.org/a", "https://example.org/a").is_some());
    }
}
