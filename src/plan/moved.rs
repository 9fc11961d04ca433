//! Addresses from before, and where each leads.
//!
//! What has a new id had more than one address: its page, its sheets of paper, and their PDFs, in
//! each language. Those that were pages become pages that lead on. A PDF cannot lead on, so only a
//! server's rules can help whoever kept its address.

use super::pages::{SitePlan, Subject};
use super::{paths, print};
use crate::lang::Lang;
use crate::model::{About, AgencyIx, Catalog, Leaf, Onward, PageIx, Related, TermIx};

/// An address from before.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Moved {
    /// The address below the output's root, without a slash at its begin or end. Without an ending,
    /// as in `old/page`, it stands for the folder too: `old/page/`.
    pub from: String,
    /// The file of the page that leads on; none where only a server can.
    pub file: Option<String>,
    /// Where it leads.
    pub to: Destination,
    /// The language of what it leads to.
    pub lang: Lang,
    /// Why there is such an address.
    pub(super) cause: Cause,
}

/// Where an address from before leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Destination {
    /// To a page of the site.
    Page {
        /// What it is about.
        subject: Subject,
        /// Its path below the output's root.
        path: String,
    },
    /// To a file of the site that is no page, by its path below the output's root.
    File(String),
    /// To a page of another site, by its whole address.
    Elsewhere(String),
}

impl Destination {
    /// The path below the output's root; none where it lies elsewhere.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Page { path, .. } | Self::File(path) => Some(path),
            Self::Elsewhere(_) => None,
        }
    }
}

/// Why there is an address from before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Cause {
    /// An entry in the `former_ids` of an agency.
    Agency(AgencyIx, usize),
    /// An entry in those of a glossary entry.
    Term(TermIx, usize),
    /// An entry in those of a page.
    Doc(PageIx, usize),
    /// An entry in `redirects`.
    Setting(usize),
}

impl Cause {
    /// What has the list that the entry stands in; none for the settings.
    pub(super) fn within(self) -> Option<Subject> {
        match self {
            Self::Agency(ix, _) => Some(Subject::Record(Related::Agency(ix))),
            Self::Term(ix, _) => Some(Subject::Record(Related::Term(ix))),
            Self::Doc(ix, _) => Some(Subject::Doc(ix)),
            Self::Setting(_) => None,
        }
    }
}

impl SitePlan<'_> {
    /// Every address from before, sorted.
    pub fn moved(&self) -> &[Moved] {
        &self.moved
    }

    /// Works them out; call it when it is known whether there are PDFs.
    pub(super) fn all_moved(&self) -> Vec<Moved> {
        let catalog = self.catalog();
        let mut all = Vec::new();
        for (lang, _) in self.languages().all() {
            for (ix, agency) in catalog.each_agency() {
                for (at, id) in agency.former_ids.iter().enumerate() {
                    self.agency_moved(ix, (at, id), lang, &mut all);
                }
            }
            for (ix, term) in catalog.each_term() {
                for (at, id) in term.former_ids.iter().enumerate() {
                    let from = self.file(&paths::term(id), lang);
                    let subject = Subject::Record(Related::Term(ix));
                    all.push(self.page_moved(from, subject, lang, Cause::Term(ix, at)));
                }
            }
            for (ix, doc) in catalog.each_doc() {
                for (at, path) in doc.former_ids.iter().enumerate() {
                    let from = self.file(&paths::doc(path), lang);
                    all.push(self.page_moved(from, Subject::Doc(ix), lang, Cause::Doc(ix, at)));
                }
            }
        }
        all.extend(catalog.redirects.iter().map(|redirect| Moved {
            from: redirect.from.clone(),
            file: redirect.file.clone(),
            to: match &redirect.to {
                Onward::Page(target) => self.to((*target).into(), redirect.lang),
                Onward::Source(ix) => self.to(Subject::Source(*ix), redirect.lang),
                Onward::Tag(facet, tag) => self.to(Subject::Tag(*facet, *tag), redirect.lang),
                Onward::Elsewhere(address) => Destination::Elsewhere(address.clone()),
            },
            lang: redirect.lang,
            cause: Cause::Setting(redirect.at),
        }));
        all.sort_by(|a, b| (&a.from, a.cause).cmp(&(&b.from, b.cause)));
        all
    }

    /// An agency's page, and its sheets.
    fn agency_moved(
        &self,
        ix: AgencyIx,
        (at, id): (usize, &str),
        lang: Lang,
        all: &mut Vec<Moved>,
    ) {
        let cause = Cause::Agency(ix, at);
        let subject = Subject::Record(Related::Agency(ix));
        all.push(self.page_moved(self.file(&paths::agency(id), lang), subject, lang, cause));
        for leaf in leaves(self.catalog(), ix) {
            let from = self.file(&print::below_as(self.catalog(), leaf, id), lang);
            for paper in self.papers_of(leaf, lang) {
                all.push(Moved {
                    from: print::pdf_beside(&from, paper.paper),
                    file: None,
                    to: Destination::File(paper.path),
                    lang,
                    cause,
                });
            }
            all.push(self.page_moved(from, Subject::Sheet(leaf), lang, cause));
        }
    }

    fn page_moved(&self, from: String, subject: Subject, lang: Lang, cause: Cause) -> Moved {
        Moved { file: Some(from.clone()), from, to: self.to(subject, lang), lang, cause }
    }

    fn to(&self, subject: Subject, lang: Lang) -> Destination {
        Destination::Page { subject, path: self.path(subject, lang) }
    }
}

/// The sheets about one agency.
fn leaves(catalog: &Catalog, ix: AgencyIx) -> impl Iterator<Item = Leaf> + '_ {
    print::leaves(catalog).filter(move |leaf| leaf.about == About::Record(ix))
}
