//! One new file: a record, a page, or the translation of one.

use super::fill::{filled, listed, quoted, word};
use super::ground::{Ground, Kind};
use super::refusal::Refusal;
use super::{id, translation};
use crate::model::Facet;
use crate::slug::unportable;

/// What somebody wants to begin.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its id; a page's may have folders.
    pub id: &'a str,
    /// Its name or title; made from the id unless given.
    pub name: Option<&'a str>,
    /// The tag of the language to translate an existing one into.
    pub lang: Option<&'a str>,
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Path below the site's folder, with `/` between parts.
    pub path: String,
    /// What is to stand in it.
    pub text: String,
}

/// The file that `wish` asks for, with what the site has to offer in its remarks.
///
/// # Errors
/// When the id cannot be one or is taken, the name is taken, or there is nothing to translate.
pub fn begin(wish: Wish<'_>, ground: Ground<'_>) -> Result<Begun, Refusal> {
    let Wish { kind, id, name, lang } = wish;
    if name.is_some_and(|name| name.trim().is_empty() || name.chars().any(char::is_control)) {
        return Err(Refusal::new("a name is one line of words"));
    }
    if let Some(tag) = lang {
        return translation::begin(kind, id, name, tag, ground);
    }
    id::judged(kind, id)?;
    free(kind, id, ground)?;
    let name = name.map_or_else(|| readable(id), |name| name.trim().to_owned());
    distinct(kind, &name, ground)?;
    let path = format!("{}{id}.{}", kind.folder(), kind.ending());
    let text = match kind {
        Kind::Agency => include_str!("../../starter/new/agency.yaml"),
        Kind::Page => include_str!("../../starter/new/page.md"),
        Kind::Term => include_str!("../../starter/new/term.yaml"),
    };
    let mut gaps = offers(kind, ground);
    gaps.extend([
        ("file", path.clone()),
        ("id", last(id).to_owned()),
        ("path", id.to_owned()),
        ("name", quoted(&name)),
    ]);
    Ok(Begun { path, text: filled(text, &gaps) })
}

/// The part of a page's id that is the id itself, without its folders.
pub(super) fn last(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// Whether nothing has the id yet, nor the address that comes of it.
fn free(kind: Kind, id: &str, ground: Ground<'_>) -> Result<(), Refusal> {
    let catalog = ground.catalog;
    let taken = match kind {
        Kind::Agency => {
            let found = catalog.agencies.iter().find(|agency| agency.id == id);
            found.map(|_| format!("content/agencies/{id}.yaml"))
        }
        Kind::Term => {
            let found = catalog.terms.iter().find(|term| term.id == id);
            found.map(|_| format!("content/glossary/{id}.yaml"))
        }
        Kind::Page => {
            let found = catalog.docs.iter().find(|doc| doc.id == last(id));
            found.map(|doc| doc.file.clone())
        }
    };
    if let Some(file) = taken {
        let refusal = Refusal::new(format!("the id `{}` is taken: there is `{file}`", last(id)));
        let other = format!("{id}-2");
        let refusal =
            refusal.help(format!("choose another, such as `{other}`, or change that file"));
        let second = ground.config.languages.all().nth(1);
        return Err(match second {
            Some((_, language)) => {
                refusal.help(format!("to translate it, add `--lang {}`", language.tag))
            }
            None => refusal,
        });
    }
    let below = format!("{}{id}.html", kind.output());
    if ground.has_page(&below) {
        return Err(Refusal::new(format!("another page of the site has the address `{below}`"))
            .help(format!("choose another id, such as `{id}-page`")));
    }
    match unportable(&ground.longest(&below)) {
        Some(why) => {
            Err(Refusal::new(format!("`{id}` is not a good id: {why}"))
                .help("choose a shorter one"))
        }
        None => Ok(()),
    }
}

/// Whether no record of the kind is called so; two that are called alike are a mistake.
fn distinct(kind: Kind, name: &str, ground: Ground<'_>) -> Result<(), Refusal> {
    let catalog = ground.catalog;
    let same = |other: &str| other.eq_ignore_ascii_case(name);
    let agencies = catalog.agencies.iter().filter(|agency| same(agency.name.original()));
    let terms = catalog.terms.iter().filter(|term| same(term.name.original()));
    let first = match kind {
        Kind::Agency => agencies.map(|agency| &agency.id).next(),
        Kind::Term => terms.map(|term| &term.id).next(),
        Kind::Page => None,
    };
    match first {
        Some(id) => {
            let refusal = Refusal::new(format!("`{id}` is called “{name}” already"));
            Err(refusal.help("give it a name of its own: `--name \"…\"`"))
        }
        None => Ok(()),
    }
}

/// `guides/boat-rules` as `Boat rules`.
fn readable(id: &str) -> String {
    let words = last(id).replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What the site's vocabulary, sources and records offer: lists for remarks, and the first of each
/// as an example.
fn offers(kind: Kind, ground: Ground<'_>) -> Vec<(&'static str, String)> {
    let catalog = ground.catalog;
    let ids = |facet| catalog.vocabulary.list(facet).iter().map(|tag| tag.id.as_str());
    let example = |first: Option<&str>| first.map_or_else(|| "ID".to_owned(), word);
    let sources = || catalog.sources.iter().map(|source| source.id.as_str());
    let tags: Vec<String> =
        ground.config.languages.all().map(|(_, language)| word(&language.tag)).collect();
    vec![
        ("kinds", listed(ids(Facet::Kinds))),
        ("kind", example(usual_kind(kind, ground))),
        ("roles", listed(ids(Facet::Roles))),
        ("role", example(ids(Facet::Roles).next())),
        ("audiences", listed(ids(Facet::Audiences))),
        ("audience", example(ids(Facet::Audiences).next())),
        ("topics", listed(ids(Facet::Topics))),
        ("topic", example(ids(Facet::Topics).next())),
        ("areas", listed(ids(Facet::Areas))),
        ("area", example(ids(Facet::Areas).next())),
        ("languages", tags.join(", ")),
        ("agency", example(catalog.agencies.first().map(|agency| agency.id.as_str()))),
        ("sources", listed(sources())),
        ("source", example(sources().next())),
    ]
}

/// The kind to begin with: the first of the vocabulary; for a glossary entry the one that most
/// entries have, since the first is as a rule a kind of agency.
fn usual_kind<'a>(kind: Kind, ground: Ground<'a>) -> Option<&'a str> {
    let catalog = ground.catalog;
    let kinds = catalog.vocabulary.list(Facet::Kinds);
    let used = |at: usize| {
        let terms =
            catalog.terms.iter().filter(|term| term.kind.is_some_and(|tag| tag.0 as usize == at));
        if kind == Kind::Term { terms.count() } else { 0 }
    };
    // The first of several maxima: `max_by_key` would take the last.
    let best = (0..kinds.len()).rev().max_by_key(|at| used(*at))?;
    Some(kinds[best].id.as_str())
}
