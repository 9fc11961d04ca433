//! Where a link leads.

/// The schemes that a link to elsewhere may have.
const SAFE: [&str; 5] = ["https", "http", "mailto", "tel", "sms"];

/// What a link by id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// `agency:ID`
    Agency,
    /// `term:ID`
    Term,
    /// `page:ID`
    Page,
    /// `source:ID`
    Source,
}

impl Record {
    /// Every kind with its scheme.
    pub const ALL: [(&'static str, Self); 4] = [
        ("agency", Self::Agency),
        ("term", Self::Term),
        ("page", Self::Page),
        ("source", Self::Source),
    ];

    /// Its scheme.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination<'a> {
    /// To something of this site, by its id.
    Record {
        /// What kind of thing.
        kind: Record,
        /// Its id.
        id: &'a str,
        /// An anchor on its page, without `#`; empty for none.
        anchor: &'a str,
    },
    /// To a page that every site has, by its name: `builtin:hotlines`.
    Builtin(&'a str),
    /// To an anchor on the same page, without `#`.
    Anchor(&'a str),
    /// To a file in `content/assets/`, by its path below that folder.
    Asset(&'a str),
    /// Out of the site.
    Elsewhere(&'a str),
    /// With a scheme that a page must not have, such as `javascript`.
    Unsafe(&'a str),
    /// To a path; pages are linked by id, not by path.
    Path(&'a str),
}

impl<'a> Destination<'a> {
    /// Sorts the destination `link` by kind.
    pub fn of(link: &'a str) -> Self {
        if let Some(anchor) = link.strip_prefix('#') {
            return Self::Anchor(anchor);
        }
        if let Some(asset) = link.strip_prefix("assets/") {
            return Self::Asset(asset);
        }
        let Some((scheme, rest)) = link.split_once(':') else { return Self::Path(link) };
        if let Some((_, kind)) = Record::ALL.iter().find(|(name, _)| *name == scheme) {
            let (id, anchor) = rest.split_once('#').unwrap_or((rest, ""));
            return Self::Record { kind: *kind, id, anchor };
        }
        if scheme == "builtin" {
            return Self::Builtin(rest);
        }
        let lower = scheme.to_ascii_lowercase();
        if SAFE.contains(&lower.as_str()) {
            Self::Elsewhere(link)
        } else if scheme.contains(['/', '?', '#']) {
            Self::Path(link)
        } else {
            Self::Unsafe(scheme)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_destinations() {
        let record = |kind, id, anchor| Destination::Record { kind, id, anchor };
        for (link, sorted) in [
            ("agency:otip", record(Record::Agency, "otip", "")),
            ("page:about#sources", record(Record::Page, "about", "sources")),
            ("builtin:hotlines", Destination::Builtin("hotlines")),
            ("#top", Destination::Anchor("top")),
            ("assets/map.png", Destination::Asset("map.png")),
            ("https://example.org/a:b", Destination::Elsewhere("https://example.org/a:b")),
            ("tel:+18883737888", Destination::Elsewhere("tel:+18883737888")),
            ("javascript:alert(1)", Destination::Unsafe("javascript")),
            ("data:text/html,x", Destination::Unsafe("data")),
            ("../about.html", Destination::Path("../about.html")),
            ("a/b:c", Destination::Path("a/b:c")),
        ] {
            assert_eq!(Destination::of(link), sorted, "{link}");
        }
    }
}
