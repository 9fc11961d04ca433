//! What `hosting` says: files for the host that serves the site, each made on request.
//!
//! Takes: the mapping under `hosting`.
//! Gives: a [`Hosting`], and the mistakes in it.
//! Never: knows what stands in such a file, or where it lies.

use super::Placed;
use super::read::{group, placed};
use crate::diag::{Diagnostic, closest};
use crate::yaml::{Fields, Word};

/// Files for the host that serves the site.
#[derive(Debug, Clone, Default)]
pub struct Hosting {
    /// `_headers`, which Netlify and Cloudflare Pages read.
    pub headers: bool,
    /// `_redirects`, which these and GitLab Pages read.
    pub redirects: bool,
    /// A part of nginx's configuration.
    pub nginx: bool,
    /// A part of Caddy's configuration.
    pub caddy: bool,
    /// In which codings files lie ready packed, in the order of [`Coding::ALL`].
    pub precompress: Vec<Coding>,
    /// The site's own domain, as GitHub Pages wants it in `CNAME`.
    pub domain: Option<String>,
    /// Whom to tell of a hole in the site's security.
    pub security_txt: Option<SecurityTxt>,
}

/// A way to pack a file for its way over the net.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coding {
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Coding {
    /// Every coding with its word in the settings.
    pub const ALL: [(&'static str, Self); 2] = [("gzip", Self::Gzip), ("brotli", Self::Brotli)];
}

/// What `security.txt` says (RFC 9116).
#[derive(Debug, Clone, Default)]
pub struct SecurityTxt {
    /// Addresses, the best first.
    pub contact: Vec<String>,
    /// The day from which nobody should rely on it.
    pub expires: Option<Placed>,
    /// A key for what is written to `contact`.
    pub encryption: Vec<String>,
    /// Who is thanked.
    pub acknowledgments: Vec<String>,
    /// What is asked of those who look for holes.
    pub policy: Vec<String>,
}

pub(super) fn hosting(fields: &Fields<'_, '_>, base_url: Option<&str>) -> Hosting {
    let flag = |key| fields.flag(key).unwrap_or(false);
    Hosting {
        headers: flag("headers"),
        redirects: flag("redirects"),
        nginx: flag("nginx"),
        caddy: flag("caddy"),
        precompress: precompress(fields),
        domain: domain(fields, base_url),
        security_txt: group(fields, "security_txt", "`security_txt`", |inner| {
            Some(security_txt(inner))
        }),
    }
}

fn precompress(fields: &Fields<'_, '_>) -> Vec<Coding> {
    let known = |word: Word<'_>| {
        let text = word.text.trim();
        let found = Coding::ALL.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let message = format!("`{text}` is not a way to compress files");
            let mut mistake = Diagnostic::new("bad-value", message);
            if let Some(near) = closest(text, Coding::ALL.iter().map(|(name, _)| *name)) {
                mistake = mistake.help(format!("did you mean `{near}`?"));
            }
            fields.reader().say(word.span, mistake.help("it can be `gzip` or `brotli`"));
        }
        found.map(|(_, coding)| *coding)
    };
    let mut codings: Vec<_> = fields.words("precompress").into_iter().filter_map(known).collect();
    codings.sort_unstable();
    codings.dedup();
    codings
}

fn domain(fields: &Fields<'_, '_>, base_url: Option<&str>) -> Option<String> {
    let word = fields.word("domain")?;
    let text = word.text.trim();
    let say = |message: String, mend: String| {
        fields.reader().say(word.span, Diagnostic::new("bad-value", message).help(mend));
    };
    if !is_domain(text) {
        let bare = text.split_once("://").map_or(text, |(_, rest)| rest);
        let bare = bare.split(['/', ':']).next().unwrap_or_default().to_ascii_lowercase();
        let mend = if is_domain(&bare) {
            format!("write `domain: {bare}`")
        } else {
            "write the name alone, in small letters, as in `domain: guide.example.org`".to_owned()
        };
        say(format!("`{text}` is not the name of a domain"), mend);
        return None;
    }
    let base = base_url.and_then(|base| base.split_once("://")).map(|(_, rest)| rest);
    if let Some(base) = base.filter(|base| !base.eq_ignore_ascii_case(text)) {
        let message = format!("`domain` is `{text}`, but `base_url` leads to `{base}`");
        let mend = format!(
            "a site with a domain of its own lies at the root of it: make it `base_url: https://{text}`, or take `domain` out"
        );
        say(message, mend);
        return None;
    }
    Some(text.to_owned())
}

/// Whether `text` is the name of a host on the net: at least two parts, small letters (RFC 1123).
fn is_domain(text: &str) -> bool {
    let part = |part: &str| {
        let inside = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        (1..=63).contains(&part.len())
            && part.bytes().all(inside)
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let last = text.rsplit('.').next().unwrap_or_default();
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(part)
        && last.bytes().any(|b| b.is_ascii_lowercase())
}

fn security_txt(fields: &Fields<'_, '_>) -> SecurityTxt {
    fields.required("contact");
    let contact = addresses(fields, "contact", contact_mend);
    let web = |key| addresses(fields, key, web_mend);
    SecurityTxt {
        contact,
        expires: expires(fields),
        encryption: addresses(fields, "encryption", key_mend),
        acknowledgments: web("acknowledgments"),
        policy: web("policy"),
    }
}

/// The addresses under `key`, one or several; `mend` says what is wrong with one.
fn addresses(
    fields: &Fields<'_, '_>,
    key: &'static str,
    mend: fn(&str) -> Option<String>,
) -> Vec<String> {
    let mut found = Vec::new();
    for word in fields.word_or_words(key) {
        let text = word.text.trim();
        match mend(text) {
            None => found.push(text.to_owned()),
            Some(mend) => {
                let message = format!("`{text}` cannot stand as `{key}` in security.txt");
                fields.reader().say(word.span, Diagnostic::new("bad-value", message).help(mend));
            }
        }
    }
    found
}

fn contact_mend(text: &str) -> Option<String> {
    let spaced = text.contains(char::is_whitespace);
    if !spaced && text.contains('@') && !text.contains(':') {
        return Some(format!("write `mailto:{text}`"));
    }
    if text.starts_with("http://") {
        return web_mend(text);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = |rest: &str| {
        rest.starts_with('+') && rest[1..].bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    if digits.len() >= 7 && text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c)) {
        return Some("write the whole number as `tel:+1-202-555-0123`".to_owned());
    }
    let fits = |scheme, rest: &str| match scheme {
        "mailto" => rest.contains('@'),
        "tel" => rest.len() > 4 && number(rest),
        _ => web_mend(text).is_none(),
    };
    let whole =
        is_address(text) && text.split_once(':').is_some_and(|(scheme, rest)| fits(scheme, rest));
    (!whole).then(|| {
        "it can be `mailto:` with an address, `tel:` with a whole number, or a page's `https://…`".to_owned()
    })
}

fn web_mend(text: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix("http://") {
        return Some(format!("only encrypted pages count: `https://{rest}`"));
    }
    let host = text.strip_prefix("https://").filter(|_| is_address(text));
    let whole = host.is_some_and(|host| !host.is_empty() && !host.starts_with(['/', '.', ':']));
    (!whole)
        .then(|| "write a page's whole address, as in `https://example.org/security`".to_owned())
}

/// A key lies at a page, in the DNS, or is known by its fingerprint.
fn key_mend(text: &str) -> Option<String> {
    let elsewhere =
        (text.starts_with("dns:") || text.starts_with("openpgp4fpr:")) && is_address(text);
    if elsewhere { None } else { web_mend(text) }
}

/// Whether `text` has only what an address may hold as it is (RFC 3986).
fn is_address(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b))
}

fn expires(fields: &Fields<'_, '_>) -> Option<Placed> {
    let word = fields.required_word("expires")?;
    let is_day = |text: &str| {
        let shape = text.split('-').map(str::len).eq([4, 2, 2]);
        shape && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    let text = word.text.trim();
    if !is_day(text) {
        let message = format!("`{text}` is not a day");
        let mistake = Diagnostic::new("bad-date", message)
            .help("write year, month and day, as in `expires: 2027-06-30`; less than a year ahead is best");
        fields.reader().say(word.span, mistake);
        return None;
    }
    Some(placed(fields, word))
}
