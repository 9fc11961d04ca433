//! What had another id before, and which old addresses lead to what.

use super::{AgencyIx, Catalog, Facet, PageIx, SourceIx, TagIx, Target, TermIx};
use crate::lang::Lang;

/// The ids that records and pages had before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormerIds {
    agencies: Vec<(String, AgencyIx)>,
    terms: Vec<(String, TermIx)>,
    pages: Vec<(String, PageIx)>,
}

impl FormerIds {
    /// All that `catalog` holds.
    pub fn of(catalog: &Catalog) -> Self {
        let mut all = Self::default();
        for (ix, agency) in catalog.each_agency() {
            agency.former_ids.iter().for_each(|id| all.agency(id, ix));
        }
        for (ix, term) in catalog.each_term() {
            term.former_ids.iter().for_each(|id| all.term(id, ix));
        }
        for (ix, doc) in catalog.each_doc() {
            doc.former_ids.iter().for_each(|path| all.page(path, ix));
        }
        all
    }

    /// Adds what an agency was called.
    pub fn agency(&mut self, id: &str, ix: AgencyIx) {
        self.agencies.push((id.to_owned(), ix));
    }

    /// Adds what a glossary entry was called.
    pub fn term(&mut self, id: &str, ix: TermIx) {
        self.terms.push((id.to_owned(), ix));
    }

    /// Adds where a page lay below `pages/`, without extension; its id was the end of that.
    pub fn page(&mut self, path: &str, ix: PageIx) {
        let id = path.rsplit('/').next().unwrap_or(path);
        self.pages.push((id.to_owned(), ix));
    }

    /// The agency that was called `id`.
    pub fn find_agency(&self, id: &str) -> Option<AgencyIx> {
        only(&self.agencies, id)
    }

    /// The glossary entry that was called `id`.
    pub fn find_term(&self, id: &str) -> Option<TermIx> {
        only(&self.terms, id)
    }

    /// The page that was called `id`.
    pub fn find_doc(&self, id: &str) -> Option<PageIx> {
        only(&self.pages, id)
    }
}

/// What had the id `id`; nothing where several had it. Few things ever change their id.
fn only<T: Copy + PartialEq>(had: &[(String, T)], id: &str) -> Option<T> {
    let mut found = had.iter().filter(|(former, _)| former == id).map(|(_, ix)| *ix);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// An address from before that leads on, as the settings say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// Its place in the list of the settings.
    pub at: usize,
    /// The address below the site's root, without a slash at its begin or end.
    pub from: String,
    /// The file that a page leading on can be, if it can be one.
    pub file: Option<String>,
    /// Where it leads.
    pub to: Onward,
    /// The language of the page that it leads to.
    pub lang: Lang,
}

/// Where an address from before leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Onward {
    /// To a page that an entrance can lead to.
    Page(Target),
    /// To the page of a source.
    Source(SourceIx),
    /// To the page of a vocabulary entry.
    Tag(Facet, TagIx),
    /// To a page of another site, by its whole address.
    Elsewhere(String),
}
