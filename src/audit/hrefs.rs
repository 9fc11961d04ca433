//! Where a reference leads.
//!
//! Takes: a reference as it stands in a file, and that file's path.
//! Gives: its kind, and for a local one the path within the site and the id in it.
//! Never: knows which files exist, or what the reference is for.

use std::borrow::Cow;

/// A reference, by what a browser does with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference<'a> {
    /// Nothing at all.
    Empty,
    /// `http:`, `https:` or another scheme that asks a network.
    Remote,
    /// `//host/…`: a network on the web, another computer on `file://`.
    SchemeRelative,
    /// A scheme that works without a network and leads to no file: `mailto:`, `tel:`, `data:`.
    Inert,
    /// `javascript:`.
    Script,
    /// `file:`, which is right on one computer only.
    OneComputer,
    /// A backslash, which only some browsers take for a slash.
    Backslash,
    /// A query string, which nobody answers on `file://`.
    Query,
    /// From the root of the host or of the disk; the text is what follows the slash.
    Rooted(&'a str),
    /// Relative to the file it stands in; the path is empty for the file itself.
    Relative {
        /// The part before `#`.
        path: &'a str,
        /// The part after `#`.
        id: Option<&'a str>,
    },
}

/// Schemes that never ask a network by being followed.
const INERT: [&str; 8] = ["mailto", "tel", "sms", "data", "geo", "about", "blob", "callto"];

/// Tells what kind of reference `href` is (<https://url.spec.whatwg.org/#url-parsing>).
pub(super) fn classify(href: &str) -> Reference<'_> {
    let href = href.trim_matches(|c: char| c.is_ascii_whitespace());
    let Some(first) = href.bytes().next() else {
        return Reference::Empty;
    };
    if let Some(scheme) = scheme(href) {
        return match scheme {
            scheme if scheme.eq_ignore_ascii_case("javascript") => Reference::Script,
            scheme if scheme.eq_ignore_ascii_case("file") => Reference::OneComputer,
            scheme if INERT.iter().any(|known| scheme.eq_ignore_ascii_case(known)) => {
                Reference::Inert
            }
            _ => Reference::Remote,
        };
    }
    let (path, id) = match href.split_once('#') {
        Some((path, id)) => (path, Some(id)),
        None => (href, None),
    };
    if path.contains('\\') {
        Reference::Backslash
    } else if path.starts_with("//") {
        Reference::SchemeRelative
    } else if path.contains('?') {
        Reference::Query
    } else if first == b'/' {
        Reference::Rooted(&href[1..])
    } else {
        Reference::Relative { path, id }
    }
}

fn scheme(href: &str) -> Option<&str> {
    let end = href.bytes().position(|b| matches!(b, b':' | b'/' | b'?' | b'#' | b'\\'))?;
    let scheme = &href[..end];
    let is_one = href.as_bytes()[end] == b':'
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_one.then_some(scheme)
}

/// Writes into `out` the path that `path` leads to from the file `from`, and says whether it stays
/// within the site. A path that ends in `/` or leads to a folder by dots keeps a `/` at its end.
pub(super) fn resolve(from: &str, path: &str, out: &mut String) -> bool {
    out.clear();
    if path.is_empty() {
        out.push_str(from);
        return true;
    }
    out.push_str(from.rfind('/').map_or("", |slash| &from[..slash]));
    let mut inside = true;
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        match part {
            "." | "" => {}
            ".." if out.is_empty() => inside = false,
            ".." => out.truncate(out.rfind('/').unwrap_or(0)),
            name => {
                if !out.is_empty() {
                    out.push('/');
                }
                out.push_str(&decoded(name));
                continue;
            }
        }
        if last {
            out.push('/');
        }
    }
    inside
}

/// `text` with its `%XX` signs turned into what they stand for.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let value = pair
            .filter(|pair| *first == b'%' && pair.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() { &tail[2..] } else { tail };
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Reference, classify, resolve};

    #[test]
    fn kinds() {
        let relative = |path, id| Reference::Relative { path, id };
        for (href, kind) in [
            ("", Reference::Empty),
            ("  ", Reference::Empty),
            ("https://a.example/", Reference::Remote),
            ("HTTP://a.example", Reference::Remote),
            ("ftp://a.example", Reference::Remote),
            ("//a.example/x", Reference::SchemeRelative),
            ("mailto:a@b.example", Reference::Inert),
            ("tel:+18883737888", Reference::Inert),
            ("data:image/png;base64,AA", Reference::Inert),
            ("JavaScript:void(0)", Reference::Script),
            ("file:///C:/x.html", Reference::OneComputer),
            ("a\\b.html", Reference::Backslash),
            ("a.html?q=1", Reference::Query),
            ("a.html#x?y", relative("a.html", Some("x?y"))),
            ("/x/a.html#i", Reference::Rooted("x/a.html#i")),
            ("#i", relative("", Some("i"))),
            ("../a.html", relative("../a.html", None)),
            ("./a:b.html", relative("./a:b.html", None)),
        ] {
            assert_eq!(classify(href), kind, "{href}");
        }
    }

    #[test]
    fn ways() {
        let mut out = String::new();
        for (from, path, to, inside) in [
            ("a/b.html", "", "a/b.html", true),
            ("a/b.html", "c.html", "a/c.html", true),
            ("a/b.html", "../c.html", "c.html", true),
            ("b.html", "c/d.html", "c/d.html", true),
            ("a/b/c.html", "../../es/x.html", "es/x.html", true),
            ("a/b.html", ".", "a/", true),
            ("a/b.html", "..", "/", true),
            ("a/b.html", "c/", "a/c/", true),
            ("a/b.html", "c//d.html", "a/c/d.html", true),
            ("b.html", "../c.html", "c.html", false),
            ("b.html", "a%20b.html", "a b.html", true),
            ("b.html", "100%.html", "100%.html", true),
        ] {
            assert_eq!(resolve(from, path, &mut out), inside, "{from} {path}");
            assert_eq!(out, to, "{from} {path}");
        }
    }
}
