//! What a style sheet refers to.
//!
//! Takes: the text of a CSS file.
//! Gives: the references in `url(…)` and `@import` to the page under audit.
//! Never: parses selectors or values.

use super::fonts;
use super::hrefs::{Reference, classify};
use super::page::{Page, Use};
use super::words;

/// Properties whose pictures are fetched with CORS, which `file://` refuses
/// (<https://drafts.csswg.org/css-masking-1/#the-mask-image>).
const SHAPES: [&str; 8] = [
    "mask",
    "mask-image",
    "mask-border",
    "mask-border-source",
    "-webkit-mask",
    "-webkit-mask-image",
    "clip-path",
    "shape-outside",
];

/// Audits the text of a style sheet.
pub(super) fn rules(page: &mut Page<'_>, css: &str) {
    let css = without_comments(css);
    page.fonts(fonts::wanted(&css));
    for (context, url) in references(&css) {
        let shape = SHAPES.iter().find(|shape| context.eq_ignore_ascii_case(shape));
        match (shape, classify(&url)) {
            (Some(shape), Reference::Relative { path, .. }) if !path.is_empty() => {
                page.push(words::css_shape(shape, &url));
            }
            // `url(#gradient)` is looked for in the page that uses the sheet.
            (_, Reference::Relative { path: "", .. }) => {}
            _ if context.eq_ignore_ascii_case("@namespace") => {}
            _ if context.eq_ignore_ascii_case("@import") => page.refer(&"@import", &url, Use::Load),
            // Fonts are counted apart; a background is fetched where its selector matches.
            _ => page.refer(&"url()", &url, Use::Sometimes),
        }
    }
}

/// Each reference with the property or at-rule it stands in.
fn references(css: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(&byte) = css.as_bytes().get(at) {
        let context = || css[start..at].trim().split([':', ' ', '\t', '\n', '\r', '(']).next();
        match byte {
            b';' | b'{' | b'}' => start = at + 1,
            b'"' | b'\'' => {
                let (text, end) = string(css, at);
                if let Some(rule) = context().filter(|rule| rule.eq_ignore_ascii_case("@import")) {
                    found.push((rule, text));
                }
                at = end;
                continue;
            }
            b'(' if at >= 3 && css.as_bytes()[at - 3..at].eq_ignore_ascii_case(b"url") => {
                let context = context().unwrap_or_default();
                let inner = at + 1 + leading_space(&css[at + 1..]);
                let (url, end) = if css[inner..].starts_with(['"', '\'']) {
                    string(css, inner)
                } else {
                    let end = css[inner..].find(')').map_or(css.len(), |end| inner + end);
                    (css[inner..end].trim().to_owned(), end)
                };
                found.push((context, url));
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The quoted text that opens at `at`, and the place after its end.
fn string(css: &str, at: usize) -> (String, usize) {
    let mut text = String::new();
    let mut chars = css[at..].char_indices();
    let quote = chars.next().map(|(_, quote)| quote);
    while let Some((offset, c)) = chars.next() {
        match c {
            c if Some(c) == quote => return (text, at + offset + 1),
            '\\' => text.extend(chars.next().map(|(_, escaped)| escaped)),
            '\n' => return (text, at + offset),
            c => text.push(c),
        }
    }
    (text, css.len())
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut at = 0;
    while let Some(c) = css[at..].chars().next() {
        if css[at..].starts_with("/*") {
            at = css[at + 2..].find("*/").map_or(css.len(), |end| at + 2 + end + 2);
            out.push(' ');
        } else if matches!(c, '"' | '\'') {
            let end = string(css, at).1;
            out.push_str(&css[at..end]);
            at = end;
        } else {
            out.push(c);
            at += c.len_utf8();
        }
    }
    out
}
