//! A record as a chapter: on a fact sheet alone, in a booklet among others.

use super::prose;
use super::words::{address, mark, plain};
use crate::model::{self, Agency, AgencyIx, Facet, Related, SourceIx, Status, TermIx};
use crate::view::references::References;
use crate::view::scene::Scene;
use crate::view::subject::{Block, Chapter, Fact, Item, Run, Words};

/// The level of a chapter's own headings.
const TOP: u8 = 2;

impl<'a> Scene<'a> {
    /// An agency as a chapter without a title of its own.
    pub(super) fn agency_chapter(&self, ix: AgencyIx, references: &mut References) -> Chapter<'a> {
        let agency = self.catalog().agency(ix);
        let mut blocks = Vec::new();
        let mut warnings = self.standing(agency.status);
        if let Some(by) = &agency.succeeded_by {
            let next = self.catalog().agency(by.agency);
            let name = self.with_acronym(next.name.get(self.lang()).text, next.acronym.as_deref());
            let since = by.when.map(|when| {
                format!("{} {} {}", self.word("list_comma"), self.word("since"), self.date(when))
            });
            let named = self.words(&next.name);
            let since = since.unwrap_or_default();
            if named.lang.is_empty() {
                warnings.push(plain(format!("{} {name}{since}", self.word("succeeded_by"))));
            } else {
                warnings.push(plain(format!("{}{since}", self.word("succeeded_by"))));
                warnings.push(Words { text: name, ..named });
            }
        }
        warnings.extend(self.about_sources(&agency.sources, agency.speaks(self.lang())));
        let mut contacts: Vec<_> = agency.contacts.iter().collect();
        contacts.sort_by_key(|contact| contact.line);
        let contacts: Vec<_> =
            contacts.into_iter().map(|contact| self.reach(contact, None, references)).collect();
        if contacts.iter().all(|contact| contact.numbers.is_empty()) {
            let runs = vec![Run { text: self.word("sheet_none").to_owned(), ..Run::default() }];
            blocks.push(Block { kind: "paragraph", runs, ..Block::default() });
        }
        if !contacts.is_empty() {
            blocks.push(Block { kind: "contacts", contacts, ..Block::default() });
        }
        if let Some(text) = &agency.description {
            blocks.push(self.heading("about"));
            blocks.extend(prose::blocks(self, text, TOP + 1, references));
        }
        blocks.extend(self.services(&agency.services, references));
        let facts = self.agency_facts(ix, agency, references);
        blocks.push(self.heading("facts"));
        blocks.push(Block { kind: "facts", facts, ..Block::default() });
        blocks.extend(self.disagreements(&agency.disputes, references));
        Chapter {
            id: format!("agency-{}", agency.id),
            title: None,
            acronym: agency.acronym.as_deref().unwrap_or_default(),
            above: agency.kind.map(|kind| self.kind_words(kind)),
            lead: self.maybe_words(Some(&agency.summary)),
            warnings,
            blocks,
        }
    }

    /// A glossary entry as a chapter with its title.
    pub(super) fn term_chapter(&self, ix: TermIx, references: &mut References) -> Chapter<'a> {
        let term = self.catalog().term(ix);
        let mut warnings = self.standing(term.status);
        warnings.extend(self.about_sources(&term.sources, term.speaks(self.lang())));
        let mut blocks = Vec::new();
        if let Some(text) = &term.description {
            blocks.extend(prose::blocks(self, text, TOP, references));
        }
        let mut facts = Vec::new();
        let office = term.agency.map(|ix| &self.catalog().agency(ix).name);
        facts.extend(office.map(|name| self.fact("responsible", self.words(name))));
        facts.extend(self.names(&term.name, &term.aliases, &term.former_names, references));
        facts.extend(self.events(&term.dates, references));
        if !facts.is_empty() {
            blocks.push(Block { kind: "facts", facts, ..Block::default() });
        }
        blocks.extend(self.disagreements(&term.disputes, references));
        Chapter {
            id: format!("term-{}", term.id),
            title: Some(self.words(&term.name)),
            acronym: term.acronym.as_deref().unwrap_or_default(),
            above: term.kind.map(|kind| self.kind_words(kind)),
            lead: self.maybe_words(Some(&term.summary)),
            warnings,
            blocks,
        }
    }

    pub(super) fn heading(&self, key: &'static str) -> Block<'a> {
        self.heading_at(TOP, self.said(key))
    }

    /// A heading of the level `level`.
    pub(super) fn heading_at(&self, level: u8, words: Words<'a>) -> Block<'a> {
        let runs = vec![Run { text: words.text, ..Run::default() }];
        Block {
            kind: "heading",
            level,
            attr: words.attr,
            lang: words.lang,
            runs,
            ..Block::default()
        }
    }

    /// One paragraph.
    pub(super) fn paragraph(&self, words: Words<'a>, mark: String) -> Block<'a> {
        let text = Run { text: words.text, ..Run::default() };
        let mark = (!mark.is_empty()).then(|| Run { mark, ..Run::default() });
        let runs = std::iter::once(text).chain(mark).collect();
        Block { kind: "paragraph", attr: words.attr, lang: words.lang, runs, ..Block::default() }
    }

    pub(super) fn kind_words(&self, kind: model::TagIx) -> Words<'a> {
        self.words(&self.catalog().vocabulary.tag(Facet::Kinds, kind).label)
    }

    /// Whether a record still holds, in a sentence; nothing for one that does.
    fn standing(&self, status: Status) -> Vec<Words<'a>> {
        let (label, note) = match status {
            Status::Current => return Vec::new(),
            Status::Renamed => ("status_renamed", "note_renamed"),
            Status::Superseded => ("status_superseded", "note_superseded"),
            Status::Historical => ("status_historical", "note_historical"),
            Status::Unverified => ("status_unverified", "note_unverified"),
        };
        vec![self.sentence(label, self.word(note))]
    }

    fn about_sources(&self, sources: &[SourceIx], speaks: bool) -> Vec<Words<'a>> {
        let archived = self.catalog().only_archived(sources).then(|| self.said("only_archived"));
        archived.into_iter().chain((!speaks).then(|| self.said("untranslated"))).collect()
    }

    fn services(
        &self,
        services: &'a [model::Service],
        references: &mut References,
    ) -> Vec<Block<'a>> {
        let mut blocks = Vec::new();
        if !services.is_empty() {
            blocks.push(self.heading("services"));
        }
        for service in services {
            blocks.push(self.heading_at(TOP + 1, self.words(&service.name)));
            let cites = references.cites(self, &service.sources);
            blocks.push(self.paragraph(self.words(&service.summary), mark(&cites)));
            let texts = [
                ("eligibility", &service.eligibility),
                ("how_to_apply", &service.how_to_apply),
                ("fees", &service.fees),
            ];
            let mut facts: Vec<_> = texts
                .into_iter()
                .filter_map(|(label, text)| {
                    Some(self.fact(label, self.maybe_words(text.as_ref())?))
                })
                .collect();
            facts.extend(self.spoken(&service.languages));
            if !facts.is_empty() {
                blocks.push(Block { kind: "facts", facts, ..Block::default() });
            }
        }
        blocks
    }

    fn agency_facts(
        &self,
        ix: AgencyIx,
        agency: &'a Agency,
        references: &mut References,
    ) -> Vec<Fact<'a>> {
        let mut facts = Vec::new();
        for (label, text) in [("website", &agency.website), ("email", &agency.email)] {
            facts.extend(text.as_ref().map(|text| self.fact(label, address(text))));
        }
        let lines = agency.address.as_deref().map(|text| text.lines().collect::<Vec<_>>());
        facts.extend(lines.map(|lines| self.fact("address", address(lines.join(", ")))));
        facts.extend(self.spoken(&agency.languages));
        let parents: Vec<_> = self.catalog().ancestors(ix);
        let parents = parents.iter().map(|ix| self.words(&self.catalog().agency(*ix).name));
        facts.extend(self.some("part_of", parents.collect()));
        let areas = agency.areas.iter();
        let areas = areas.map(|tag| &self.catalog().vocabulary.tag(Facet::Areas, *tag).label);
        facts.extend(self.some("areas", areas.map(|label| self.words(label)).collect()));
        facts.extend(self.names(&agency.name, &agency.aliases, &agency.former_names, references));
        facts.extend(self.events(&agency.dates, references));
        let taken = self.relations().succeeds(ix).iter();
        let taken = taken.map(|old| self.words(&self.catalog().agency(*old).name)).collect();
        facts.extend(self.some("succeeds", taken));
        let members = agency.members.iter();
        let members = members.map(|ix| self.words(&self.catalog().agency(*ix).name)).collect();
        facts.extend(self.some("members", members));
        let checked = self.verified(agency.last_verified, agency.verified_against, references);
        let checked = match checked {
            Some(checked) if checked.ago.is_empty() => checked.on,
            Some(checked) => format!("{} ({})", checked.on, checked.ago),
            None => self.word("never_verified").to_owned(),
        };
        facts.push(self.fact("verification", plain(checked)));
        let newest = self.newest(&agency.sources);
        facts.extend(newest.and_then(|cite| {
            let age = if cite.age.is_empty() { String::new() } else { format!(" ({})", cite.age) };
            let date = plain(format!("{}{age}", cite.date));
            let name = self.source_name(self.catalog().find_source(cite.id)?);
            Some(self.facts("newest_source", vec![name, date]))
        }));
        facts
    }

    /// What a document is called for short.
    fn source_name(&self, ix: SourceIx) -> Words<'a> {
        let source = self.catalog().source(ix);
        let lang = crate::lang::Lang::DEFAULT;
        let title = crate::lang::Chosen { text: &source.title, lang };
        source.label.as_ref().map_or_else(|| self.words_in(title), |label| self.words(label))
    }

    /// A fact of several values, if there are any.
    fn some(&self, label: &'static str, values: Vec<Words<'a>>) -> Option<Fact<'a>> {
        (!values.is_empty()).then(|| self.facts(label, values))
    }

    fn spoken(&self, tags: &'a [String]) -> Option<Fact<'a>> {
        let names = tags.iter().map(|tag| self.language_name(tag).to_owned());
        (!tags.is_empty()).then(|| self.fact("languages", plain(self.listed(names))))
    }

    /// Other and former names, each with what to know about it.
    fn names(
        &self,
        name: &'a crate::lang::Localized,
        aliases: &'a [model::Alias],
        former: &'a [model::FormerName],
        references: &mut References,
    ) -> Vec<Fact<'a>> {
        let mut facts = Vec::new();
        let (original, shown) = (name.original(), name.get(self.lang()).text);
        let readable = aliases.iter().filter(|alias| {
            let known = [crate::lang::Lang::DEFAULT, self.lang()].contains(&alias.lang);
            known && alias.name != original && alias.name != shown
        });
        let mut cited = Vec::new();
        let first = (original != shown)
            .then_some(crate::lang::Chosen { text: original, lang: crate::lang::Lang::DEFAULT });
        let mut values: Vec<_> = first.map(|name| self.words_in(name)).into_iter().collect();
        for alias in readable {
            cited.extend_from_slice(&alias.sources);
            values.push(self.words_in(crate::lang::Chosen { text: &alias.name, lang: alias.lang }));
        }
        facts.extend(self.some("aliases", values).map(|fact| self.cited(fact, &cited, references)));
        // The date stands in the label: the name may be in another language.
        for old in former {
            let until = old.until.map(|on| format!(" ({} {})", self.word("until"), self.date(on)));
            let label = format!("{}{}", self.word("former_names"), until.unwrap_or_default());
            let lang = crate::lang::Lang::DEFAULT;
            let name = self.words_in(crate::lang::Chosen { text: &old.name, lang });
            let text = self.with_acronym(&old.name, old.acronym.as_deref());
            let values = vec![Words { text, ..name }];
            let fact = Fact { label: plain(label), values, mark: String::new() };
            facts.push(self.cited(fact, &old.sources, references));
        }
        facts
    }

    /// What happened, each with its date as the label: the text may be in another language.
    fn events(&self, dates: &'a [model::Milestone], references: &mut References) -> Vec<Fact<'a>> {
        let mut sorted: Vec<_> =
            dates.iter().filter_map(|event| Some((event.when?, event))).collect();
        sorted.sort_by_key(|(when, _)| *when);
        let one = |(when, event): (model::Date, &'a model::Milestone)| {
            let (label, values) = (plain(self.date(when)), vec![self.words(&event.what)]);
            self.cited(Fact { label, values, mark: String::new() }, &event.sources, references)
        };
        sorted.into_iter().map(one).collect()
    }

    fn cited(&self, fact: Fact<'a>, sources: &[SourceIx], references: &mut References) -> Fact<'a> {
        let mut sources = sources.to_vec();
        sources.sort_unstable();
        sources.dedup();
        Fact { mark: mark(&references.cites(self, &sources)), ..fact }
    }

    fn disagreements(
        &self,
        disputes: &'a [model::Dispute],
        references: &mut References,
    ) -> Vec<Block<'a>> {
        let mut blocks = Vec::new();
        if !disputes.is_empty() {
            blocks.push(self.heading("disputes"));
        }
        for dispute in disputes {
            blocks.push(self.heading_at(TOP + 1, self.words(&dispute.about)));
            let mut items = Vec::new();
            let first = dispute.sides.first().map(|side| self.words(&side.says));
            let (attr, lang) = first.map_or(("", ""), |words| (words.attr, words.lang));
            for side in &dispute.sides {
                let cites = references.cites(self, &side.sources);
                let says = self.words(&side.says);
                let runs = self.paragraph(says, mark(&cites)).runs;
                items.push(Item { runs, ..Item::default() });
            }
            blocks.push(Block { kind: "list", attr, lang, items, ..Block::default() });
            if let Some(note) = self.maybe_words(dispute.note.as_ref()) {
                let label = plain(self.word("dispute_note").trim_end_matches(':'));
                let facts = vec![Fact { label, values: vec![note], mark: String::new() }];
                blocks.push(Block { kind: "facts", facts, ..Block::default() });
            }
        }
        blocks
    }
}

/// A record's name, with the record.
pub(super) fn name_of<'a>(scene: &Scene<'a>, related: Related) -> Words<'a> {
    match related {
        Related::Agency(ix) => scene.words(&scene.catalog().agency(ix).name),
        Related::Term(ix) => scene.words(&scene.catalog().term(ix).name),
    }
}
