//! The lists of a site in one language, each sorted once for all the pages that it takes.

use super::index::Index;
use super::pages::Subject;
use super::parts;
use crate::lang::Lang;
use crate::model::{
    AgencyIx, Builtin, Catalog, Facet, Line, Related, Relations, SourceIx, Status, TagIx, TermIx,
};

/// Every list that may go over several pages.
#[derive(Debug)]
pub struct Lists {
    agencies: Index,
    terms: Index,
    tagged: [Vec<Order>; 5],
    cited: Vec<Order>,
    sources: usize,
}

/// Records in the order in which they are shown: agencies, then glossary entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    agencies: Vec<AgencyIx>,
    terms: Vec<TermIx>,
    most: usize,
}

impl Order {
    /// Every agency.
    pub fn agencies(&self) -> &[AgencyIx] {
        &self.agencies
    }

    /// Every glossary entry.
    pub fn terms(&self) -> &[TermIx] {
        &self.terms
    }

    /// How many records there are.
    pub fn total(&self) -> usize {
        self.agencies.len() + self.terms.len()
    }

    /// On how many pages they go.
    pub fn parts(&self) -> usize {
        parts::count(self.total(), self.most)
    }

    /// What stands on page `part`, counted from 0.
    pub fn part(&self, part: usize) -> (&[AgencyIx], &[TermIx]) {
        let on = parts::range(self.total(), self.most, part);
        let first = self.agencies.len();
        (
            &self.agencies[on.start.min(first)..on.end.min(first)],
            &self.terms[on.start.max(first) - first..on.end.max(first) - first],
        )
    }
}

impl Lists {
    /// The lists for readers of `lang`.
    pub(super) fn of(catalog: &Catalog, relations: &Relations, lang: Lang) -> Self {
        let agencies = catalog.each_agency().map(|(ix, _)| Related::Agency(ix));
        let agencies = Index::of(catalog, lang, agencies);
        let terms = catalog.each_term().map(|(ix, _)| Related::Term(ix));
        let terms = Index::of(catalog, lang, terms);
        let ranks = Ranks::of(catalog, &agencies, &terms);
        let tagged = Facet::ALL.map(|facet| {
            let count = catalog.vocabulary.list(facet).len() as u16;
            let order = |tag| {
                let tagged = relations.tagged(facet, TagIx(tag));
                let mut order = ranks.order(&tagged.agencies, &tagged.terms, parts::CARDS);
                order.agencies.sort_by_key(|ix| place(catalog, *ix));
                order
            };
            (0..count).map(order).collect()
        });
        let cited = (0..catalog.sources.len() as u32).map(|at| {
            let (mut agencies, mut terms) = (Vec::new(), Vec::new());
            for record in &relations.cited_by(SourceIx(at)).records {
                match record {
                    Related::Agency(ix) => agencies.push(*ix),
                    Related::Term(ix) => terms.push(*ix),
                }
            }
            ranks.order(&agencies, &terms, parts::LINES)
        });
        let cited = cited.collect();
        Self { agencies, terms, tagged, cited, sources: catalog.sources.len() }
    }

    /// All agencies from A to Z.
    pub fn agencies(&self) -> &Index {
        &self.agencies
    }

    /// The glossary.
    pub fn terms(&self) -> &Index {
        &self.terms
    }

    /// What carries a vocabulary entry: help lines first, then by name, what is no more last.
    pub fn tagged(&self, facet: Facet, tag: TagIx) -> &Order {
        &self.tagged[facet as usize][usize::from(tag.0)]
    }

    /// What rests on a source, by name.
    pub fn cited_by(&self, source: SourceIx) -> &Order {
        &self.cited[source.at()]
    }

    /// On how many pages the list about `subject` goes.
    pub(super) fn parts(&self, subject: Subject) -> usize {
        match subject {
            Subject::Builtin(Builtin::Az) => self.agencies.parts().len(),
            Subject::Builtin(Builtin::Glossary) => self.terms.parts().len(),
            Subject::Builtin(Builtin::Sources) => parts::count(self.sources, parts::CARDS),
            Subject::Tag(facet, tag) => self.tagged(facet, tag).parts(),
            Subject::Source(ix) => self.cited_by(ix).parts(),
            Subject::Builtin(_) | Subject::Record(_) | Subject::Doc(_) | Subject::Sheet(_) => 1,
        }
    }
}

/// The place of each record when all are sorted by name.
struct Ranks {
    agencies: Vec<u32>,
    terms: Vec<u32>,
}

impl Ranks {
    fn of(catalog: &Catalog, agencies: &Index, terms: &Index) -> Self {
        let mut ranks =
            Self { agencies: vec![0; catalog.agencies.len()], terms: vec![0; catalog.terms.len()] };
        for (rank, record) in (0..).zip(agencies.records().chain(terms.records())) {
            match record {
                Related::Agency(ix) => ranks.agencies[ix.at()] = rank,
                Related::Term(ix) => ranks.terms[ix.at()] = rank,
            }
        }
        ranks
    }

    /// The records by name, at most `most` of them on a page.
    fn order(&self, agencies: &[AgencyIx], terms: &[TermIx], most: usize) -> Order {
        let (mut agencies, mut terms) = (agencies.to_vec(), terms.to_vec());
        agencies.sort_by_key(|ix| self.agencies[ix.at()]);
        terms.sort_by_key(|ix| self.terms[ix.at()]);
        Order { agencies, terms, most }
    }
}

/// Help lines come first, and what is no more comes last.
fn place(catalog: &Catalog, ix: AgencyIx) -> u8 {
    let agency = catalog.agency(ix);
    match agency.status {
        Status::Superseded | Status::Historical => 2,
        _ if agency.contacts.iter().any(|contact| contact.line == Line::Help) => 0,
        _ => 1,
    }
}
