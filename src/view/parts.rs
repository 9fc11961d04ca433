//! The pieces that many views share: cards, links, facets, citations.

use super::card::{Card, Cite, Facet, Link};
use super::contact::Tongue;
use super::references::References;
use super::scene::Scene;
use super::subject::{Alias, Dispute, FormerName, Milestone, Side, Verified};
use crate::lang::{Lang, Localized};
use crate::model::{self, AgencyIx, Related, SourceIx, Status, TagIx, TermIx};
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

    pub(super) fn status_label(&self, status: Status) -> &'a str {
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

    /// The entries of a list that have pages.
    pub(super) fn facets(&self, facet: model::Facet) -> Vec<Facet<'a>> {
        let paged = crate::plan::paged(self.catalog(), self.relations(), facet);
        paged.map(|tag| self.facet(facet, tag)).collect()
    }

    /// The languages with these tags, by their names.
    pub(super) fn tongues(&self, tags: &'a [String]) -> Vec<Tongue<'a>> {
        tags.iter().map(|tag| Tongue { tag, name: self.language_name(tag) }).collect()
    }

    /// What the language with this tag is called.
    pub fn language_name(&self, tag: &'a str) -> &'a str {
        let key = format!("lang_{}", tag.to_ascii_lowercase().replace('-', "_"));
        let named = self.stage().strings.find(&key);
        named.or_else(|| crate::lang::endonym(tag)).unwrap_or(tag)
    }

    /// Other names of something called `name`, in the first language and the page's: the name in
    /// the first language leads where the page calls it otherwise.
    pub(super) fn aliases(
        &self,
        name: &'a Localized,
        aliases: &'a [model::Alias],
        references: &mut References,
    ) -> Vec<Alias<'a>> {
        let (original, shown) = (name.original(), name.get(self.lang()).text);
        let first = Alias { name: self.original(original), note: None, sources: Vec::new() };
        let aliases = aliases.iter().filter(|alias| alias.name != original && alias.name != shown);
        let readable = aliases.filter(|alias| [Lang::DEFAULT, self.lang()].contains(&alias.lang));
        let one = |alias: &'a model::Alias| Alias {
            name: self.named(&alias.name, alias.lang),
            note: self.maybe(alias.note.as_ref()),
            sources: references.cites(self, &alias.sources),
        };
        let first = std::iter::once(first).filter(|_| original != shown);
        first.chain(readable.map(one)).collect()
    }

    /// Names that a record had.
    pub(super) fn former_names(
        &self,
        names: &'a [model::FormerName],
        references: &mut References,
    ) -> Vec<FormerName<'a>> {
        let one = |name: &'a model::FormerName| FormerName {
            name: self.original(&name.name),
            acronym: name.acronym.as_deref().unwrap_or_default(),
            until: self.maybe_date(name.until),
            note: self.maybe(name.note.as_ref()),
            sources: references.cites(self, &name.sources),
        };
        names.iter().map(one).collect()
    }

    /// What happened, the earliest first.
    pub(super) fn milestones(
        &self,
        dates: &'a [model::Milestone],
        references: &mut References,
    ) -> Vec<Milestone<'a>> {
        let mut sorted: Vec<_> =
            dates.iter().filter_map(|milestone| Some((milestone.when?, milestone))).collect();
        sorted.sort_by_key(|(when, _)| *when);
        let one = |(when, milestone): (model::Date, &'a model::Milestone)| Milestone {
            when: self.date(when),
            iso: when.to_string(),
            what: self.text(&milestone.what),
            sources: references.cites(self, &milestone.sources),
        };
        sorted.into_iter().map(one).collect()
    }

    /// Disagreements between sources.
    pub(super) fn disputes(
        &self,
        disputes: &'a [model::Dispute],
        references: &mut References,
    ) -> Vec<Dispute<'a>> {
        let mut side = |side: &'a model::Side| Side {
            says: self.text(&side.says),
            sources: references.cites(self, &side.sources),
        };
        let one = |dispute: &'a model::Dispute| Dispute {
            about: self.text(&dispute.about),
            sides: dispute.sides.iter().map(&mut side).collect(),
            note: self.maybe(dispute.note.as_ref()),
        };
        disputes.iter().map(one).collect()
    }

    /// A verification.
    pub(super) fn verified(
        &self,
        on: Option<model::Date>,
        against: Option<SourceIx>,
        references: &mut References,
    ) -> Option<Verified<'a>> {
        let on = on?;
        let catalog = self.catalog();
        Some(Verified {
            on: self.date(on),
            ago: super::words::checked_ago(self.stage().strings, on, catalog.as_of),
            stale: catalog.is_stale(on),
            against: against.map(|ix| references.cite(self, ix)),
        })
    }

    /// The youngest of `sources` that bears a date.
    pub(super) fn newest(&self, sources: &[SourceIx]) -> Option<Cite<'a>> {
        let dated =
            sources.iter().filter_map(|ix| Some((self.catalog().source(*ix).published?, *ix)));
        dated.max().map(|(_, ix)| self.cite(ix))
    }
}
