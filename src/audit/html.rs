//! The start tags of an HTML file with the attributes the audit has a rule for.
//!
//! Takes: HTML text, well-formed or not.
//! Gives: one call a start tag, borrowing from the text; the tags are those that html5gum, and so
//! a browser, sees in it, which a test on random soup holds it to.
//! Never: builds a tree, copies text, knows what a link is.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};

/// An attribute that some rule asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    Action,
    Alt,
    Background,
    Content,
    Crossorigin,
    Data,
    Formaction,
    /// `on…`; its value here is its name.
    Handler,
    Href,
    HttpEquiv,
    Id,
    Integrity,
    Name,
    Ping,
    Poster,
    Rel,
    Src,
    Srcset,
    Style,
    Type,
    XlinkHref,
}

impl Attribute {
    /// Its name in HTML.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Alt => "alt",
            Self::Background => "background",
            Self::Content => "content",
            Self::Crossorigin => "crossorigin",
            Self::Data => "data",
            Self::Formaction => "formaction",
            Self::Handler => "on…",
            Self::Href => "href",
            Self::HttpEquiv => "http-equiv",
            Self::Id => "id",
            Self::Integrity => "integrity",
            Self::Name => "name",
            Self::Ping => "ping",
            Self::Poster => "poster",
            Self::Rel => "rel",
            Self::Src => "src",
            Self::Srcset => "srcset",
            Self::Style => "style",
            Self::Type => "type",
            Self::XlinkHref => "xlink:href",
        }
    }

    fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"id" => Self::Id,
            b"alt" => Self::Alt,
            b"rel" => Self::Rel,
            b"src" => Self::Src,
            b"data" => Self::Data,
            b"href" => Self::Href,
            b"name" => Self::Name,
            b"ping" => Self::Ping,
            b"type" => Self::Type,
            b"style" => Self::Style,
            b"action" => Self::Action,
            b"poster" => Self::Poster,
            b"srcset" => Self::Srcset,
            b"content" => Self::Content,
            b"integrity" => Self::Integrity,
            b"background" => Self::Background,
            b"formaction" => Self::Formaction,
            b"http-equiv" => Self::HttpEquiv,
            b"xlink:href" => Self::XlinkHref,
            b"crossorigin" => Self::Crossorigin,
            [b'o', b'n', _, ..] => Self::Handler,
            _ => return None,
        })
    }
}

/// One start tag.
pub(super) struct Tag<'a> {
    name: Cow<'a, str>,
    attributes: Vec<(Attribute, Cow<'a, str>)>,
}

impl Tag<'_> {
    /// The element's name in lower case.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The attributes with their values.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (Attribute, &str)> {
        self.attributes.iter().map(|(attribute, value)| (*attribute, value.as_ref()))
    }

    /// The value of the first such attribute.
    pub(super) fn get(&self, wanted: Attribute) -> Option<&str> {
        self.attributes().find(|(attribute, _)| *attribute == wanted).map(|(_, value)| value)
    }
}

/// Calls `visit` for every start tag of `html`. A tag that the file ends in is none.
pub(super) fn walk<'a>(html: &'a str, mut visit: impl FnMut(&Tag<'a>)) {
    let mut rest = html;
    let mut tag = Tag { name: Cow::Borrowed(""), attributes: Vec::with_capacity(8) };
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        let end_tag = rest.strip_prefix('/');
        let inner = end_tag.unwrap_or(rest);
        if inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let Some(after) = read_tag(inner, &mut tag) else {
                return;
            };
            rest = after;
            if end_tag.is_none() {
                visit(&tag);
                let Some(after) = after_raw_text(&tag.name, rest) else {
                    return;
                };
                rest = after;
            }
        } else if let Some(comment) = rest.strip_prefix("!--") {
            rest = after_comment(comment);
        } else if end_tag.is_some() || rest.starts_with(['!', '?']) {
            // `<!doctype …>`, `<?…>` and `</…>` end with the next `>`, whatever is in them.
            rest = inner.find('>').map_or("", |end| &inner[end + 1..]);
        }
    }
}

/// Reads a tag from its name on, and gives what follows it.
fn read_tag<'a>(text: &'a str, tag: &mut Tag<'a>) -> Option<&'a str> {
    let (name, mut rest) = split(text, |b| is_space(b) || matches!(b, b'/' | b'>'));
    tag.name = lower(name);
    tag.attributes.clear();
    loop {
        rest = split(rest, |b| !is_space(b) && b != b'/').1;
        let first = *rest.as_bytes().first()?;
        if first == b'>' {
            return Some(&rest[1..]);
        }
        // A `=` is part of the name that it begins.
        let begun = usize::from(first == b'=');
        let ends = |b| is_space(b) || matches!(b, b'/' | b'>' | b'=');
        let length = begun + split(&rest[begun..], ends).0.len();
        let (name, after) = rest.split_at(length);
        let (value, after) = read_value(after)?;
        rest = after;
        if let Some(attribute) = Attribute::named(lower(name).as_bytes()) {
            let value = if attribute == Attribute::Handler { lower(name) } else { decoded(value) };
            tag.attributes.push((attribute, value));
        }
    }
}

/// Reads `= value`, if that follows, and gives what follows it.
fn read_value(text: &str) -> Option<(&str, &str)> {
    let Some(value) = trim_start(text).strip_prefix('=').map(trim_start) else {
        return Some(("", text));
    };
    match *value.as_bytes().first()? {
        quote @ (b'"' | b'\'') => value[1..].split_once(char::from(quote)),
        _ => Some(split(value, |b| is_space(b) || b == b'>')),
    }
}

/// What follows the text of an element whose text is not HTML, from its end tag on; for other
/// elements `text` itself. A `<script>` within a comment within a script, which would hide the
/// end tag, is not looked for.
fn after_raw_text<'a>(name: &str, text: &'a str) -> Option<&'a str> {
    match name {
        "title" | "textarea" | "script" | "style" | "xmp" | "iframe" | "noembed" | "noframes" => {}
        "plaintext" => return None,
        _ => return Some(text),
    }
    let is_end = |after: &str| {
        let is_name = after.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
        let next = after.as_bytes().get(name.len());
        is_name && next.is_some_and(|b| is_space(*b) || matches!(b, b'/' | b'>'))
    };
    let mut ends = text.match_indices("</").filter(|(at, _)| is_end(&text[at + 2..]));
    ends.next().map(|(at, _)| &text[at..])
}

/// What follows a comment (<https://html.spec.whatwg.org/#comment-start-state>).
fn after_comment(comment: &str) -> &str {
    if let Some(rest) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
        return rest;
    }
    let end = comment.find("-->").map_or(comment.len(), |at| at + 3);
    &comment[comment[..end].find("--!>").map_or(end, |at| at + 4)..]
}

/// A value as it is meant: character references and line ends read as HTML reads them.
fn decoded(value: &str) -> Cow<'_, str> {
    if !value.bytes().any(|b| matches!(b, b'&' | b'\r')) {
        return Cow::Borrowed(value);
    }
    // With both in it, it stood without.
    let quote = match (value.contains('"'), value.contains('\'')) {
        (false, _) => "\"",
        (true, false) => "'",
        (true, true) => "",
    };
    let tag = format!("<a b={quote}{value}{quote}>");
    let mut tokens = Tokenizer::new(&tag).flatten();
    let tag = tokens.find_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    });
    let Some(tag) = tag else {
        return Cow::Borrowed(value);
    };
    let value = tag.attributes.into_values().next().unwrap_or_default();
    Cow::Owned(String::from_utf8_lossy(&value).into_owned())
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// `text` cut before the first byte that `ends` it. The byte must be ASCII, or the one before.
fn split(text: &str, ends: impl Fn(u8) -> bool) -> (&str, &str) {
    text.split_at(text.bytes().position(ends).unwrap_or(text.len()))
}

fn trim_start(text: &str) -> &str {
    split(text, |b| !is_space(b)).1
}

fn is_space(b: u8) -> bool {
    matches!(b, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

#[cfg(test)]
mod tests;
