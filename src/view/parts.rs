//! The pieces that many views share: cards, links, facets, citations.

use super::card::{Card, Cite, Facet, Link};
use super::contact::Tongue;
use super::scene::Scene;
use super::subject::{Dispute, FormerName, Side};
use crate::model::{self, AgencyIx, Builtin, Related, SourceIx, Status, TagIx, TermIx};
use crate::plan::Subject;

impl<'a> Scene<'a> {
    /// The card of a record.
    pub(super) fn card(&self, related: Related) -> Card<'a> {
        match related {
            Related::Agency(ix) => self.agency_card(ix),
            Related::Term(ix) => self.term_card(ix),
        }
    }

    /// The card of an agency.
    pub(super) fn agency_card(&self, ix: AgencyIx) -> Card<'a> {
        let agency = self.catalog().agency(ix);
        Card {
            id: &agency.id,
            name: self.text(&agency.name),
            acronym: agency.acronym.as_deref().unwrap_or_default(),
            kind: self.kind_label(agency.kind),
            summary: self.text(&agency.summary),
            status: agency.status.word(),
            status_label: self.status_label(agency.status),
            href: self.href(Subject::Record(Related::Agency(ix))),
        }
    }

    /// The card of a glossary entry.
    pub(super) fn term_card(&self, ix: TermIx) -> Card<'a> {
        let term = self.catalog().term(ix);
        Card {
            id: &term.id,
            name: self.text(&term.name),
            acronym: term.acronym.as_deref().unwrap_or_default(),
            kind: self.kind_label(term.kind),
            summary: self.text(&term.summary),
            status: term.status.word(),
            status_label: self.status_label(term.status),
            href: self.href(Subject::Record(Related::Term(ix))),
        }
    }

    fn kind_label(&self, kind: Option<TagIx>) -> &'a str {
        kind.map_or("", |kind| {
            let tag = self.catalog().vocabulary.tag(model::Facet::Kinds, kind);
            tag.label.get(self.lang()).text
        })
    }

    fn status_label(&self, status: Status) -> &'a str {
        self.word(match status {
            Status::Current => "status_current",
            Status::Renamed => "status_renamed",
            Status::Superseded => "status_superseded",
            Status::Historical => "status_historical",
            Status::Unverified => "status_unverified",
        })
    }

    /// The link to a vocabulary entry's page.
    pub(super) fn tag_link(&self, facet: model::Facet, tag: TagIx) -> Link<'a> {
        let label = self.text(&self.catalog().vocabulary.tag(facet, tag).label);
        let href = self.href(Subject::Tag(facet, tag));
        Link { label, href, current: false }
    }

    /// A link that leads nowhere, for a record without a kind.
    pub(super) fn no_link(&self) -> Link<'a> {
        Link { label: self.own(""), href: String::new(), current: false }
    }

    /// The links to the pages of several vocabulary entries.
    pub(super) fn tag_links(&self, facet: model::Facet, tags: &[TagIx]) -> Vec<Link<'a>> {
        tags.iter().map(|tag| self.tag_link(facet, *tag)).collect()
    }

    /// A vocabulary entry with its count.
    pub(super) fn facet(&self, facet: model::Facet, tag: TagIx) -> Facet<'a> {
        let entry = self.catalog().vocabulary.tag(facet, tag);
        let subject = Subject::Tag(facet, tag);
        let label = if facet == model::Facet::Kinds { &entry.plural } else { &entry.label };
        Facet {
            id: &entry.id,
            label: self.text(label),
            description: self.text(&entry.description),
            count: self.relations().tagged(facet, tag).count(),
            href: self.href(subject),
            current: self.stage().plan.path(subject, self.lang()) == self.path(),
        }
    }

    /// The entries of a list that some record carries.
    pub(super) fn facets(&self, facet: model::Facet) -> Vec<Facet<'a>> {
        let count = self.catalog().vocabulary.list(facet).len() as u16;
        (0..count)
            .map(TagIx)
            .filter(|tag| self.relations().tagged(facet, *tag).count() > 0)
            .map(|tag| self.facet(facet, tag))
            .collect()
    }

    /// The citation of a source.
    pub(super) fn cite(&self, ix: SourceIx) -> Cite<'a> {
        let source = self.catalog().source(ix);
        let page = self.href(Subject::Builtin(Builtin::Sources));
        Cite {
            id: &source.id,
            title: &source.title,
            publisher: &source.publisher,
            date: super::words::source_date(self.stage().strings, source),
            archived: source.is_archived(),
            href: format!("{page}#{}", source.id),
        }
    }

    /// Citations, the oldest dated first, the undated last.
    pub(super) fn cites(&self, sources: &[SourceIx]) -> Vec<Cite<'a>> {
        let mut sorted = sources.to_vec();
        sorted.sort_by_key(|ix| {
            let published = self.catalog().source(*ix).published;
            (published.is_none(), published, *ix)
        });
        sorted.dedup();
        sorted.into_iter().map(|ix| self.cite(ix)).collect()
    }

    /// The languages with these tags, by their names.
    pub(super) fn tongues(&self, tags: &'a [String]) -> Vec<Tongue<'a>> {
        tags.iter().map(|tag| Tongue { tag, name: self.language_name(tag) }).collect()
    }

    fn language_name(&self, tag: &'a str) -> &'a str {
        let key = format!("lang_{}", tag.to_ascii_lowercase().replace('-', "_"));
        let named = self.stage().strings.find(&key);
        named.or_else(|| crate::lang::endonym(tag)).unwrap_or(tag)
    }

    /// Names that a record had.
    pub(super) fn former_names(&self, names: &'a [model::FormerName]) -> Vec<FormerName<'a>> {
        let one = |name: &'a model::FormerName| FormerName {
            name: &name.name,
            acronym: name.acronym.as_deref().unwrap_or_default(),
            until: self.maybe_date(name.until),
            note: self.maybe(name.note.as_ref()),
            source: name.source.map(|ix| self.cite(ix)),
        };
        names.iter().map(one).collect()
    }

    /// Disagreements between sources.
    pub(super) fn disputes(&self, disputes: &'a [model::Dispute]) -> Vec<Dispute<'a>> {
        let side = |side: &'a model::Side| {
            let source = self.cite(side.source?);
            Some(Side { says: self.text(&side.says), source })
        };
        let one = |dispute: &'a model::Dispute| Dispute {
            about: self.text(&dispute.about),
            sides: dispute.sides.iter().filter_map(side).collect(),
            note: self.maybe(dispute.note.as_ref()),
        };
        disputes.iter().map(one).collect()
    }
}
