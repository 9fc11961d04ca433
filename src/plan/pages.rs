//! Every page of the site.

use super::href::href;
use super::lists::Lists;
use super::moved::Moved;
use super::{paths, print};
use crate::lang::{Lang, Languages};
use crate::model::{
    AgencyIx, Builtin, Catalog, Facet, Leaf, PageIx, Related, Relations, SourceIx, TagIx, Target,
    TermIx,
};

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A page of the whole catalog.
    Builtin(Builtin),
    /// A record.
    Record(Related),
    /// A Markdown page.
    Doc(PageIx),
    /// A document cited.
    Source(SourceIx),
    /// A vocabulary entry.
    Tag(Facet, TagIx),
    /// A sheet of paper.
    Sheet(Leaf),
}

impl From<Target> for Subject {
    fn from(target: Target) -> Self {
        match target {
            Target::Record(related) => Self::Record(related),
            Target::Doc(ix) => Self::Doc(ix),
            Target::Builtin(builtin) => Self::Builtin(builtin),
        }
    }
}

/// One page in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Planned {
    /// What it is about.
    pub subject: Subject,
    /// Which page of the list about it, counted from 0; 0 for what is no list.
    pub part: usize,
    /// Its language.
    pub lang: Lang,
    /// Its path below the output's root.
    pub path: String,
}

/// Every page of a site and the way from one to another.
#[derive(Debug)]
pub struct SitePlan<'c> {
    catalog: &'c Catalog,
    languages: &'c Languages,
    folders: Vec<String>,
    lists: Vec<Lists>,
    pages: Vec<Planned>,
    pub(super) moved: Vec<Moved>,
    pdf: bool,
}

impl<'c> SitePlan<'c> {
    /// The pages of `catalog` in each of `languages`.
    pub fn new(catalog: &'c Catalog, relations: &Relations, languages: &'c Languages) -> Self {
        let folders = languages.all().map(|(lang, _)| paths::folder(languages, lang)).collect();
        let lists = languages.all().map(|(lang, _)| Lists::of(catalog, relations, lang)).collect();
        let (pages, moved) = (Vec::new(), Vec::new());
        let mut plan = Self { catalog, languages, folders, lists, pages, moved, pdf: false };
        let subjects = subjects(catalog, relations);
        for (lang, _) in languages.all() {
            for subject in subjects.iter().copied() {
                for part in 0..plan.parts(subject, lang) {
                    let path = plan.part_path(subject, part, lang);
                    plan.pages.push(Planned { subject, part, lang, path });
                }
            }
        }
        plan.moved = plan.all_moved();
        plan
    }

    /// The same with sheets as PDF beside their pages, if `pdf` says so.
    #[must_use]
    pub fn with_pdf(self, pdf: bool) -> Self {
        let mut plan = Self { pdf, ..self };
        plan.moved = plan.all_moved();
        plan
    }

    /// Whether sheets are made as PDF too.
    pub(super) fn has_pdf(&self) -> bool {
        self.pdf
    }

    /// Every page.
    pub fn pages(&self) -> &[Planned] {
        &self.pages
    }

    /// The languages that pages are made in.
    pub fn languages(&self) -> &'c Languages {
        self.languages
    }

    /// Where a page of the whole catalog lies; empty where the site does not have it.
    pub fn builtin_path(&self, builtin: Builtin, lang: Lang) -> String {
        if self.catalog.fills(builtin) {
            self.path(Subject::Builtin(builtin), lang)
        } else {
            String::new()
        }
    }

    /// Where the page about `subject` lies.
    pub fn path(&self, subject: Subject, lang: Lang) -> String {
        let below = paths::below(self.catalog, subject);
        match self.folders[usize::from(lang.0)].as_str() {
            "" => below,
            folder => format!("{folder}{below}"),
        }
    }

    /// The lists for readers of `lang`.
    pub fn lists(&self, lang: Lang) -> &Lists {
        &self.lists[usize::from(lang.0)]
    }

    /// On how many pages that about `subject` goes: 1 but for long lists.
    pub fn parts(&self, subject: Subject, lang: Lang) -> usize {
        self.lists(lang).parts(subject)
    }

    /// Where page `part` of the list about `subject` lies, counted from 0. The first has the address
    /// of the list; the third of `az.html` is `az/3.html`, which no record's id can take.
    pub fn part_path(&self, subject: Subject, part: usize, lang: Lang) -> String {
        let first = self.path(subject, lang);
        match first.strip_suffix(".html").filter(|_| part > 0) {
            Some(stem) => format!("{stem}/{}.html", part + 1),
            None => first,
        }
    }

    /// Where a file that each language has lies, such as its search index.
    pub fn file(&self, name: &str, lang: Lang) -> String {
        format!("{}{name}", self.folders[usize::from(lang.0)])
    }

    /// The address of the page about `subject` on the page `from`, in the same language.
    pub fn href(&self, from: &str, subject: Subject, lang: Lang) -> String {
        href(from, &self.path(subject, lang))
    }

    /// Everything the site holds.
    pub(super) fn catalog(&self) -> &'c Catalog {
        self.catalog
    }
}

fn subjects(catalog: &Catalog, relations: &Relations) -> Vec<Subject> {
    let builtin = Builtin::ALL.iter().map(|(_, builtin)| *builtin);
    let builtin = builtin.filter(|page| catalog.fills(*page)).map(Subject::Builtin);
    let agencies = (0..catalog.agencies.len() as u32).map(|at| Related::Agency(AgencyIx(at)));
    let terms = (0..catalog.terms.len() as u32).map(|at| Related::Term(TermIx(at)));
    let docs = (0..catalog.docs.len() as u32).map(|at| Subject::Doc(PageIx(at)));
    let sources = (0..catalog.sources.len() as u32).map(|at| Subject::Source(SourceIx(at)));
    let tags = Facet::ALL.into_iter().flat_map(|facet| {
        paged(catalog, relations, facet).map(move |tag| Subject::Tag(facet, tag))
    });
    let records = agencies.chain(terms).map(Subject::Record);
    let sheets = print::leaves(catalog).map(Subject::Sheet);
    builtin.chain(records).chain(docs).chain(sources).chain(tags).chain(sheets).collect()
}

/// The entries of a vocabulary list that have pages: those that some record carries. A single area
/// has none, since every record would stand on its page.
pub fn paged(
    catalog: &Catalog,
    relations: &Relations,
    facet: Facet,
) -> impl Iterator<Item = TagIx> + use<> {
    let count = catalog.vocabulary.list(facet).len() as u16;
    let used = (0..count).map(TagIx).filter(|tag| relations.tagged(facet, *tag).count() > 0);
    let used: Vec<_> = used.collect();
    let sorts = facet != Facet::Areas || used.len() > 1;
    used.into_iter().filter(move |_| sorts)
}
