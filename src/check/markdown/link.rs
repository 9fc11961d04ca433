//! Links by id and citations lead to something; links elsewhere have a safe scheme.

use pulldown_cmark::{Event, Tag};

use super::super::present;
use super::{State, Text};
use crate::diag::{Diagnostic, closest};
use crate::markdown::{self, Destination, Record};
use crate::model::Builtin;

pub(super) fn check(text: &mut Text<'_>, event: &Event<'_>, written: &str, _: &mut State) {
    if let Some(cites) = markdown::citation(event) {
        for id in markdown::cited(cites) {
            if let Some(mistake) = dangling(text, Record::Source, id) {
                text.say(if written.contains(id) { id } else { written }, mistake);
            }
        }
        return;
    }
    let Event::Start(Tag::Link { dest_url, .. }) = event else { return };
    let mistake = match Destination::of(dest_url) {
        Destination::Record { kind, id, .. } => dangling(text, kind, id),
        Destination::Asset(path) => asset(text, path),
        Destination::Builtin(name) => builtin(text, name),
        Destination::Unsafe(scheme) => Some(
            Diagnostic::new("unsafe-link", format!("links may not begin with `{scheme}:`"))
                .help("a link begins with `https:`, `mailto:`, `tel:`, `sms:`, or with `agency:`, `term:`, `page:` or `source:` and an id"),
        ),
        Destination::Path(path) => Some(
            Diagnostic::new("unsafe-link", format!("`{path}` is a path, and paths change"))
                .help("link by id: `agency:ID`, `term:ID`, `page:ID`, `source:ID`, or `assets/NAME` for a file"),
        ),
        Destination::Anchor(_) | Destination::Elsewhere(_) => None,
    };
    if let Some(mistake) = mistake {
        let needle = if written.contains(dest_url.as_ref()) { dest_url.as_ref() } else { written };
        text.say(needle, mistake);
    }
}

fn dangling(text: &Text<'_>, kind: Record, id: &str) -> Option<Diagnostic> {
    let catalog = text.subject.catalog;
    let what = match kind {
        Record::Agency => "agency",
        Record::Term => "glossary entry",
        Record::Page => "page",
        Record::Source => "source",
    };
    if let Some(now) = present::id(catalog, kind, id) {
        return (now != id).then(|| {
            Diagnostic::new("former-id", format!("`{id}` is called `{now}` now"))
                .help(format!("write `{}:{now}` here", kind.word()))
        });
    }
    let near = match kind {
        Record::Agency => closest(id, catalog.agencies.iter().map(|agency| agency.id.as_str())),
        Record::Term => closest(id, catalog.terms.iter().map(|term| term.id.as_str())),
        Record::Page => closest(id, catalog.docs.iter().map(|doc| doc.id.as_str())),
        Record::Source => closest(id, catalog.sources.iter().map(|source| source.id.as_str())),
    };
    let mistake = Diagnostic::new("dangling-reference", format!("there is no {what} `{id}`"));
    Some(match near {
        Some(near) => mistake.help(format!("did you mean `{near}`?")),
        None => mistake.help(match kind {
            Record::Agency => {
                "an agency's id is the name of its file in `content/agencies/` without `.yaml`"
            }
            Record::Term => {
                "an entry's id is the name of its file in `content/glossary/` without `.yaml`"
            }
            Record::Page => "a page's id is the name of its file in `content/pages/` without `.md`",
            Record::Source => "sources are listed in `content/sources.yaml`",
        }),
    })
}

fn builtin(text: &Text<'_>, name: &str) -> Option<Diagnostic> {
    if let Some(builtin) = Builtin::named(name) {
        return (!text.subject.catalog.fills(builtin)).then(|| {
            let message = format!("this site has no page `{name}`: nothing would stand on it");
            Diagnostic::new("dangling-reference", message)
                .help(format!("it is made once {}; until then, take the link out", builtin.needs()))
        });
    }
    let names = Builtin::names();
    let message = format!("fieldguide makes no page `{name}`");
    let mistake = Diagnostic::new("dangling-reference", message);
    Some(match closest(name, names.clone()) {
        Some(near) => mistake.help(format!("did you mean `builtin:{near}`?")),
        None => mistake.help(format!("it makes {}", names.collect::<Vec<_>>().join(", "))),
    })
}

fn asset(text: &Text<'_>, path: &str) -> Option<Diagnostic> {
    let assets = &text.subject.catalog.assets;
    if assets.iter().any(|asset| asset == path) {
        return None;
    }
    let message = format!("there is no file `content/assets/{path}`");
    let mistake = Diagnostic::new("missing-file", message);
    Some(match closest(path, assets.iter().map(String::as_str)) {
        Some(near) => mistake.help(format!("did you mean `assets/{near}`?")),
        None => mistake.help("put the file into `content/assets/`"),
    })
}
