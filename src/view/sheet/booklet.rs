//! The guide as a book: guides, lines, records, laws and terms, an index of names, sources.

use super::documents::documents;
use super::prose;
use super::record::name_of;
use crate::model::{Builtin, Line, Menu, PageIx, PrintSet, Related};
use crate::plan::{Index, Subject};
use crate::view::references::References;
use crate::view::scene::Scene;
use crate::view::subject::{Block, Chapter, Entry, NameEntry, Sheet};

/// The book of what `set` draws on: of the whole site, its guides and glossary are in it too.
pub(super) fn fill<'a>(scene: &Scene<'a>, set: &PrintSet, sheet: Sheet<'a>) -> Sheet<'a> {
    let whole = set.records.len() == scene.catalog().agencies.len();
    let agencies = set.records.iter().map(|ix| Related::Agency(*ix));
    let terms = scene.catalog().each_term().filter(|_| whole).map(|(ix, _)| Related::Term(ix));
    let agencies = Index::of(scene.catalog(), scene.lang(), agencies);
    let terms = Index::of(scene.catalog(), scene.lang(), terms);
    let mut references = References::default();
    let mut chapters = Vec::new();
    if whole {
        chapters.extend(guides(scene).into_iter().map(|ix| guide(scene, ix, &mut references)));
    }
    chapters.extend(lines(scene, set));
    for record in agencies.records().chain(terms.records()) {
        chapters.push(chapter(scene, record, &mut references));
    }
    let all = agencies.records().chain(terms.records());
    let config = scene.stage().config;
    let home = scene.stage().plan.path(Subject::Builtin(Builtin::Home), scene.lang());
    Sheet {
        above: scene.maybe_words(Some(&config.tagline)).into_iter().collect(),
        lead: scene.maybe_words(Some(&config.description)),
        names: names(scene, &Index::of(scene.catalog(), scene.lang(), all)),
        contents: true,
        codes: scene.page_code(&home).into_iter().collect(),
        sources: documents(scene, references, &[]),
        chapters,
        ..sheet
    }
}

fn chapter<'a>(scene: &Scene<'a>, record: Related, references: &mut References) -> Chapter<'a> {
    let ix = match record {
        Related::Agency(ix) => ix,
        Related::Term(ix) => return scene.term_chapter(ix, references),
    };
    let mut chapter = scene.agency_chapter(ix, references);
    chapter.title = Some(name_of(scene, record));
    if scene.is_old(ix) {
        chapter.warnings.push(scene.said("sheet_old_note"));
    }
    chapter
}

/// The pages that the menus lead to, in their order; those of the menu at the foot tell about the
/// site and not about its subject.
fn guides(scene: &Scene<'_>) -> Vec<PageIx> {
    let docs = scene.catalog().each_doc();
    let mut docs: Vec<_> = docs.filter(|(_, doc)| doc.menu != Menu::Footer).collect();
    docs.sort_by_key(|(ix, doc)| (doc.order, *ix));
    docs.into_iter().map(|(ix, _)| ix).collect()
}

fn guide<'a>(scene: &Scene<'a>, ix: PageIx, references: &mut References) -> Chapter<'a> {
    let doc = scene.catalog().doc(ix);
    let untranslated = (!doc.speaks(scene.lang())).then(|| scene.said("untranslated"));
    Chapter {
        id: format!("page-{}", doc.id),
        title: Some(scene.words(&doc.title)),
        acronym: "",
        above: Some(scene.said("nav_guides")),
        lead: scene.maybe_words(Some(&doc.summary)),
        warnings: untranslated.into_iter().collect(),
        blocks: prose::blocks(scene, &doc.body, 2, references),
    }
}

/// Every line of the book's records on a page or two, kind by kind, the general ones left out.
fn lines<'a>(scene: &Scene<'a>, set: &PrintSet) -> Option<Chapter<'a>> {
    let catalog = scene.catalog();
    let mut blocks = Vec::new();
    for (_, line) in Line::ALL.into_iter().filter(|(_, line)| *line != Line::General) {
        let mut entries = Vec::new();
        for ix in set.records.iter().filter(|ix| !catalog.agency(**ix).status.is_over()) {
            let agency = catalog.agency(*ix);
            let wanted = agency.contacts.iter().filter(|contact| contact.line == line);
            let numbers: Vec<_> = wanted.flat_map(|contact| scene.numbers(contact)).collect();
            if !numbers.is_empty() {
                entries.push(Entry {
                    name: name_of(scene, Related::Agency(*ix)),
                    acronym: agency.acronym.as_deref().unwrap_or_default(),
                    summary: super::words::plain(""),
                    numbers,
                    facts: Vec::new(),
                });
            }
        }
        if !entries.is_empty() {
            blocks.push(scene.heading_at(2, scene.line_kind(line)));
            blocks.push(Block { kind: "entries", entries, ..Block::default() });
        }
    }
    (!blocks.is_empty()).then(|| Chapter {
        id: "hotlines".to_owned(),
        title: Some(scene.said("title_hotlines")),
        acronym: "",
        above: None,
        lead: Some(scene.said("hotlines_lead")),
        warnings: Vec::new(),
        blocks,
    })
}

/// The index: each record under every name that a reader may look for.
fn names<'a>(scene: &Scene<'a>, index: &Index) -> Vec<NameEntry<'a>> {
    let mut entries = Vec::with_capacity(index.lines().len());
    for initial in index.initials() {
        for (at, line) in index.lines()[initial.lines.clone()].iter().enumerate() {
            let first = (at == 0).then_some(initial.letter);
            let (kind, id) = match line.record {
                Related::Agency(ix) => ("agency", &scene.catalog().agency(ix).id),
                Related::Term(ix) => ("term", &scene.catalog().term(ix).id),
            };
            let see = (!line.is_own()).then(|| name_of(scene, line.record));
            entries.push(NameEntry {
                letter: first.map(crate::view::pager::shown_letter).unwrap_or_default(),
                name: scene.words_in(line.label(scene.catalog(), scene.lang())),
                see,
                chapter: format!("{kind}-{id}"),
            });
        }
    }
    entries
}
