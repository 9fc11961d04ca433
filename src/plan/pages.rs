//! Every page of the site.

use super::href::href;
use super::paths;
use crate::lang::{Lang, Languages};
use crate::model::{
    AgencyIx, Builtin, Catalog, Facet, PageIx, Related, Relations, SourceIx, TagIx, Target, TermIx,
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
    pages: Vec<Planned>,
}

impl<'c> SitePlan<'c> {
    /// The pages of `catalog` in each of `languages`.
    pub fn new(catalog: &'c Catalog, relations: &Relations, languages: &'c Languages) -> Self {
        let folders = languages.all().map(|(lang, _)| paths::folder(languages, lang)).collect();
        let mut plan = Self { catalog, languages, folders, pages: Vec::new() };
        let subjects = subjects(catalog, relations);
        for (lang, _) in languages.all() {
            for subject in &subjects {
                let path = plan.path(*subject, lang);
                plan.pages.push(Planned { subject: *subject, lang, path });
            }
        }
        plan
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
    let tags = Facet::PAGED.into_iter().flat_map(|facet| {
        let count = catalog.vocabulary.list(facet).len() as u16;
        (0..count)
            .map(move |at| (facet, TagIx(at)))
            .filter(|(facet, tag)| relations.tagged(*facet, *tag).count() > 0)
            .map(|(facet, tag)| Subject::Tag(facet, tag))
    });
    let records = agencies.chain(terms).map(Subject::Record);
    builtin.chain(records).chain(docs).chain(sources).chain(tags).collect()
}
