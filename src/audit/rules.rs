//! What each HTML element may refer to, and what none may have.
//!
//! Takes: one start tag after the other.
//! Gives: references, ids and mistakes to the page under audit.
//! Never: reads text between tags; decides where a reference leads.

use std::fmt;

use super::hrefs::{Reference, classify};
use super::html::{Attribute, Tag, walk};
use super::page::{Page, Use};
use super::words;

/// Relations that name a place without loading anything from it
/// (<https://html.spec.whatwg.org/#linkTypes>).
const NAMING: [&str; 19] = [
    "alternate",
    "appendix",
    "author",
    "bookmark",
    "canonical",
    "cite",
    "contents",
    "describedby",
    "help",
    "index",
    "license",
    "me",
    "next",
    "prev",
    "privacy-policy",
    "search",
    "self",
    "shortlink",
    "terms-of-service",
];

/// Where a reference stands, shown as `<img src>`.
struct Place<'a>(&'a str, Attribute);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} {}>", self.0, self.1.name())
    }
}

/// Audits the text of an HTML file.
pub(super) fn html(page: &mut Page<'_>, html: &str) {
    walk(html, |tag| element(page, tag));
}

fn element(page: &mut Page<'_>, tag: &Tag<'_>) {
    let name = tag.name();
    for (attribute, value) in tag.attributes() {
        let place = Place(name, attribute);
        match attribute {
            Attribute::Id => page.offer_id(value),
            Attribute::Style => page.push(words::style_attribute(name)),
            Attribute::Handler => page.push(words::handler(name, value)),
            Attribute::Integrity => page.push(words::integrity(name)),
            Attribute::Crossorigin => page.push(words::crossorigin(name)),
            Attribute::Src | Attribute::Poster => page.refer(&place, value, Use::Load),
            Attribute::Background => page.refer(&place, value, Use::Load),
            Attribute::Data if name == "object" => page.refer(&place, value, Use::Load),
            // A browser fetches one of them, which `src` stands for.
            Attribute::Srcset => candidates(page, &place, value),
            Attribute::Action | Attribute::Formaction | Attribute::Ping => {
                target(page, &place, value);
            }
            Attribute::Href | Attribute::XlinkHref => href(page, tag, attribute, value),
            Attribute::Name if name == "a" => page.offer_name(value),
            _ => {}
        }
    }
    match name {
        "base" => page.push(words::base()),
        "style" => page.push(words::inline_style()),
        "script" => script(page, tag),
        "meta" => meta(page, tag),
        "img" if tag.get(Attribute::Alt).is_none() => {
            page.push(words::no_alt(tag.get(Attribute::Src).unwrap_or_default()));
        }
        _ => {}
    }
}

fn href(page: &mut Page<'_>, tag: &Tag<'_>, attribute: Attribute, href: &str) {
    let place = Place(tag.name(), attribute);
    let purpose = match tag.name() {
        "link" => {
            let rel = tag.get(Attribute::Rel).unwrap_or_default();
            if rel.eq_ignore_ascii_case("modulepreload") {
                return page.push(words::module_preload());
            }
            fetched(rel)
        }
        "use" | "image" | "feimage" | "lineargradient" | "radialgradient" | "pattern"
        | "textpath" | "mpath" => {
            let inside = href.trim_start().starts_with('#');
            if tag.name() != "image" && !inside && is_local(href) {
                return page.push(words::external_use(href));
            }
            // `#i` is a place on this page, and missing there is a mistake like any other.
            if inside { Use::Link } else { Use::Load }
        }
        "base" => return,
        _ => Use::Link,
    };
    page.refer(&place, href, purpose);
}

/// When a browser fetches what a `<link>` with these relations leads to.
fn fetched(rel: &str) -> Use {
    let has = |wanted: &str| rel.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(wanted));
    let naming = |word: &str| NAMING.iter().any(|known| word.eq_ignore_ascii_case(known));
    if rel.split_ascii_whitespace().all(naming) {
        Use::Link
    } else if has("icon") {
        Use::Icon
    } else if has("stylesheet") {
        Use::Load
    } else {
        // Signs for a home screen and manifests wait until someone installs the page; what is
        // fetched early is fetched for some other tag, which counts.
        Use::Sometimes
    }
}

fn is_local(href: &str) -> bool {
    matches!(classify(href), Reference::Relative { .. } | Reference::Rooted(_))
}

/// A place that something is sent to: it must not be on a network, and a local one must exist.
fn target(page: &mut Page<'_>, place: &Place<'_>, href: &str) {
    match classify(href) {
        Reference::Remote | Reference::SchemeRelative => page.push(words::sends(place, href)),
        _ => page.refer(place, href, Use::Link),
    }
}

/// The pictures of a `srcset`: a URL, then a width or density, separated by commas.
fn candidates(page: &mut Page<'_>, place: &Place<'_>, srcset: &str) {
    let mut rest = srcset;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (url, after) = rest.split_at(end);
        if url.is_empty() {
            return;
        }
        page.refer(place, url.trim_end_matches(','), Use::Sometimes);
        let described = !url.ends_with(',');
        rest = if described { after.split_once(',').map_or("", |(_, next)| next) } else { after };
    }
}

fn script(page: &mut Page<'_>, tag: &Tag<'_>) {
    let kind = tag.get(Attribute::Type).unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("module") {
        page.push(words::module_script());
    } else if tag.get(Attribute::Src).is_none()
        && tag.get(Attribute::Href).is_none()
        && !kind.eq_ignore_ascii_case("application/ld+json")
    {
        page.push(words::inline_script());
    }
}

fn meta(page: &mut Page<'_>, tag: &Tag<'_>) {
    let refreshes =
        tag.get(Attribute::HttpEquiv).is_some_and(|what| what.eq_ignore_ascii_case("refresh"));
    let content = tag.get(Attribute::Content).unwrap_or_default();
    let Some((_, after)) = content.split_once([';', ',']).filter(|_| refreshes) else {
        return;
    };
    let after = after.trim_start();
    let url = after
        .get(..3)
        .filter(|start| start.eq_ignore_ascii_case("url"))
        .and_then(|_| after[3..].trim_start().strip_prefix('='))
        .unwrap_or(after)
        .trim()
        .trim_matches(['"', '\'']);
    match classify(url) {
        Reference::Remote | Reference::SchemeRelative => page.push(words::refreshes(url)),
        _ => page.refer(&Place("meta", Attribute::Content), url, Use::Link),
    }
}
