//! A site of made-up records, as large as one wants it.
//!
//! Takes: a number of records and a look.
//! Gives: every file of a complete site, the same bytes each time.
//! Never: touches disk, names anything real: words are strung together, numbers are the 555
//! numbers kept for fiction, addresses end in `example.org`.

mod chance;
mod names;
mod record;
mod settings;
mod words;

use std::collections::BTreeMap;

/// How the pages look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// The theme that ships with fieldguide.
    Civic,
    /// Bare pages with the same things on them as the peers' pages have.
    Plain,
}

/// The least number of records that makes a tree of four levels.
pub(crate) const LEAST: usize = 20;

/// Templates of the plain look, in the place of those that ship.
const PLAIN: [(&str, &str); 14] = [
    ("base.html", include_str!("plain/base.html")),
    ("home.html", include_str!("plain/home.html")),
    ("agency.html", include_str!("plain/agency.html")),
    ("az.html", include_str!("plain/az.html")),
    ("browse.html", include_str!("plain/browse.html")),
    ("taxonomy.html", include_str!("plain/taxonomy.html")),
    ("page.html", include_str!("plain/page.html")),
    ("chart.html", include_str!("plain/title.html")),
    ("matrix.html", include_str!("plain/title.html")),
    ("hotlines.html", include_str!("plain/title.html")),
    ("glossary.html", include_str!("plain/title.html")),
    ("sources.html", include_str!("plain/sources.html")),
    ("search.html", include_str!("plain/title.html")),
    ("404.html", include_str!("plain/title.html")),
];

/// The files of a site with `records` records, by path.
pub(crate) fn site(records: usize, look: Look) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut put = |path: String, text: String| {
        files.insert(path, text.into_bytes());
    };
    let names = names::tree(records.max(LEAST));
    put("content/site.yaml".to_owned(), settings::site(&names, look));
    put("content/vocabulary.yaml".to_owned(), settings::vocabulary());
    put("content/sources.yaml".to_owned(), settings::sources());
    let words = words::Words::new();
    for (at, name) in names.iter().enumerate() {
        put(format!("content/agencies/{}.yaml", name.id), record::yaml(&words, &names, at));
    }
    for (id, text) in settings::pages() {
        put(format!("content/pages/{id}.md"), text);
    }
    if look == Look::Plain {
        put(
            "themes/plain/theme.yaml".to_owned(),
            "name: plain\ntitle: Plain\nversion: 0.1.0\n".to_owned(),
        );
        for (name, text) in PLAIN {
            put(format!("themes/plain/templates/{name}"), text.to_owned());
        }
        let style = include_str!("plain/plain.css").to_owned();
        put("themes/plain/assets/plain.css".to_owned(), style);
    }
    files
}
