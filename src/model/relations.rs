//! The catalog's references read backwards.

use super::{AgencyIx, Catalog, Facet, PageIx, Related, SourceIx, TagIx, TermIx};

/// Who refers to what. Lists are in the order of the catalog.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    children: Vec<Vec<AgencyIx>>,
    succeeds: Vec<Vec<AgencyIx>>,
    member_of: Vec<Vec<AgencyIx>>,
    run_by: Vec<Vec<TermIx>>,
    tagged: [Vec<Tagged>; 5],
    cited_by: Vec<Cited>,
}

/// The records that carry a vocabulary entry.
#[derive(Debug, Clone, Default)]
pub struct Tagged {
    /// Agencies.
    pub agencies: Vec<AgencyIx>,
    /// Glossary entries.
    pub terms: Vec<TermIx>,
}

impl Tagged {
    /// How many records there are.
    pub fn count(&self) -> usize {
        self.agencies.len() + self.terms.len()
    }
}

/// What rests on a source.
#[derive(Debug, Clone, Default)]
pub struct Cited {
    /// Records.
    pub records: Vec<Related>,
    /// Pages.
    pub docs: Vec<PageIx>,
}

impl Relations {
    /// The relations of `catalog`.
    pub fn of(catalog: &Catalog) -> Self {
        let agencies = catalog.agencies.len();
        let mut all = Self {
            children: vec![Vec::new(); agencies],
            succeeds: vec![Vec::new(); agencies],
            member_of: vec![Vec::new(); agencies],
            run_by: vec![Vec::new(); agencies],
            tagged: Facet::ALL
                .map(|facet| vec![Tagged::default(); catalog.vocabulary.list(facet).len()]),
            cited_by: vec![Cited::default(); catalog.sources.len()],
        };
        for (ix, agency) in catalog.each_agency() {
            for (facet, tags) in [
                (Facet::Kinds, agency.kind.as_slice()),
                (Facet::Roles, &agency.roles),
                (Facet::Audiences, &agency.audiences),
                (Facet::Topics, &agency.topics),
                (Facet::Areas, &agency.areas),
            ] {
                for tag in tags {
                    all.tagged[facet as usize][usize::from(tag.0)].agencies.push(ix);
                }
            }
            if let Some(parent) = agency.parent {
                all.children[parent.at()].push(ix);
            }
            if let Some(succession) = &agency.succeeded_by {
                all.succeeds[succession.agency.at()].push(ix);
            }
            for member in &agency.members {
                all.member_of[member.at()].push(ix);
            }
            for source in &agency.sources {
                all.cited_by[source.at()].records.push(Related::Agency(ix));
            }
        }
        for (ix, term) in catalog.each_term() {
            for (facet, tags) in [
                (Facet::Kinds, term.kind.as_slice()),
                (Facet::Audiences, &term.audiences),
                (Facet::Topics, &term.topics),
            ] {
                for tag in tags {
                    all.tagged[facet as usize][usize::from(tag.0)].terms.push(ix);
                }
            }
            if let Some(agency) = term.agency {
                all.run_by[agency.at()].push(ix);
            }
            for source in &term.sources {
                all.cited_by[source.at()].records.push(Related::Term(ix));
            }
        }
        for (ix, doc) in catalog.each_doc() {
            for source in &doc.sources {
                all.cited_by[source.at()].docs.push(ix);
            }
        }
        all
    }

    /// What belongs to an agency.
    pub fn children(&self, ix: AgencyIx) -> &[AgencyIx] {
        &self.children[ix.at()]
    }

    /// The agencies whose place an agency took.
    pub fn succeeds(&self, ix: AgencyIx) -> &[AgencyIx] {
        &self.succeeds[ix.at()]
    }

    /// The interagency bodies that an agency is a member of.
    pub fn member_of(&self, ix: AgencyIx) -> &[AgencyIx] {
        &self.member_of[ix.at()]
    }

    /// The laws, benefits and publications that an agency runs or decides on.
    pub fn run_by(&self, ix: AgencyIx) -> &[TermIx] {
        &self.run_by[ix.at()]
    }

    /// The records that carry a vocabulary entry.
    pub fn tagged(&self, facet: Facet, tag: TagIx) -> &Tagged {
        &self.tagged[facet as usize][usize::from(tag.0)]
    }

    /// What rests on a source.
    pub fn cited_by(&self, ix: SourceIx) -> &Cited {
        &self.cited_by[ix.at()]
    }
}
