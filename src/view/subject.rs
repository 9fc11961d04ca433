//! What each kind of page is about: one struct a template.

use serde::Serialize;

use super::card::{Card, Cite, Facet, Link};
use super::contact::{Contact, Hotline, Tongue};
use super::text::{Prose, Text};

/// `home.html`: the variable `home`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Home<'a> {
    /// Opening words.
    pub lead: Text<'a>,
    /// Large entrances.
    pub doors: Vec<Door<'a>>,
    /// Help lines.
    pub hotlines: Vec<Hotline<'a>>,
    /// Records put forward.
    pub featured: Vec<Card<'a>>,
    /// Ways to browse.
    pub browse: Browse<'a>,
    /// Markdown pages, those of the menu at the foot left out.
    pub pages: Vec<Guide<'a>>,
}

/// A large entrance on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Door<'a> {
    /// What is shown large.
    pub label: Text<'a>,
    /// What is shown small.
    pub text: Text<'a>,
    /// `help`, `tips` or `office`: decides its look.
    pub line: &'a str,
    /// Address.
    pub href: String,
}

/// A Markdown page in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Guide<'a> {
    /// Title.
    pub title: Text<'a>,
    /// One or two sentences.
    pub summary: Text<'a>,
    /// Address.
    pub href: String,
}

/// `browse.html`: the variable `browse`. Entries that no record carries are left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Browse<'a> {
    /// By kind of record.
    pub kinds: Vec<Facet<'a>>,
    /// By what they do.
    pub roles: Vec<Facet<'a>>,
    /// By whom they serve.
    pub audiences: Vec<Facet<'a>>,
    /// By subject.
    pub topics: Vec<Facet<'a>>,
}

/// `agency.html`: the variable `agency`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Agency<'a> {
    /// The record itself, in short; `card.href` is this page.
    pub card: Card<'a>,
    /// Its kind, leading to the kind's page.
    pub kind: Link<'a>,
    /// Other names.
    pub aliases: Vec<Alias<'a>>,
    /// Names it had.
    pub former_names: Vec<FormerName<'a>>,
    /// The record that took its place.
    pub succeeded_by: Option<Succession<'a>>,
    /// The records whose place it took.
    pub succeeds: Vec<Succession<'a>>,
    /// What happened to it, the earliest first.
    pub dates: Vec<Milestone<'a>>,
    /// What it belongs to, the topmost first.
    pub parents: Vec<Card<'a>>,
    /// What belongs to it.
    pub children: Vec<Card<'a>>,
    /// Members of an interagency body.
    pub members: Vec<Card<'a>>,
    /// Interagency bodies that it is a member of.
    pub member_of: Vec<Card<'a>>,
    /// See also, what stands in the lists above left out.
    pub related: Vec<Card<'a>>,
    /// Laws, benefits and publications that it runs or decides on.
    pub terms: Vec<Card<'a>>,
    /// The long text.
    pub description: Option<Prose<'a>>,
    /// What it does.
    pub roles: Vec<Link<'a>>,
    /// Whom it serves.
    pub audiences: Vec<Link<'a>>,
    /// Subjects.
    pub topics: Vec<Link<'a>>,
    /// Where it works (labels; no pages).
    pub areas: Vec<Text<'a>>,
    /// Languages of service.
    pub languages: Vec<Tongue<'a>>,
    /// Web address, or empty.
    pub website: &'a str,
    /// E-mail address, or empty.
    pub email: &'a str,
    /// Lines of the postal address.
    pub address: Vec<&'a str>,
    /// Ways to reach it, help lines first.
    pub contacts: Vec<Contact<'a>>,
    /// What it offers.
    pub services: Vec<Service<'a>>,
    /// Where sources disagree.
    pub disputes: Vec<Dispute<'a>>,
    /// The documents behind the record: those that marks lead to, by number, then the others.
    pub references: Vec<Cite<'a>>,
    /// The youngest of them that bears a date.
    pub newest_source: Option<Cite<'a>>,
    /// Every source is marked as archived by its publisher.
    pub only_archived: bool,
    /// Verification of the whole record.
    pub verified: Option<Verified<'a>>,
}

/// Another name of a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Alias<'a> {
    /// The name.
    pub name: Text<'a>,
    /// What to know about it, or none.
    pub note: Option<Text<'a>>,
    /// Which sources use it.
    pub sources: Vec<Cite<'a>>,
}

/// The record that took another's place, or whose place was taken.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Succession<'a> {
    /// The other record.
    pub card: Card<'a>,
    /// Since when, in the page's language; empty when unknown.
    pub when: String,
    /// Which sources say so.
    pub sources: Vec<Cite<'a>>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Milestone<'a> {
    /// When, in the page's language.
    pub when: String,
    /// The same as `2009-04-01`, `2009-04` or `2009`, for `<time datetime="…">`.
    pub iso: String,
    /// What happened.
    pub what: Text<'a>,
    /// Which sources say so.
    pub sources: Vec<Cite<'a>>,
}

/// A name that a record had.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FormerName<'a> {
    /// The name.
    pub name: Text<'a>,
    /// Its acronym, or empty.
    pub acronym: &'a str,
    /// Until when, in the page's language; empty when unknown.
    pub until: String,
    /// More about it, or none.
    pub note: Option<Text<'a>>,
    /// Which sources say so.
    pub sources: Vec<Cite<'a>>,
}

/// Something offered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Service<'a> {
    /// Name.
    pub name: Text<'a>,
    /// What it is.
    pub summary: Text<'a>,
    /// Who may have it.
    pub eligibility: Option<Text<'a>>,
    /// How to get it.
    pub how_to_apply: Option<Text<'a>>,
    /// What it costs.
    pub fees: Option<Text<'a>>,
    /// In which languages.
    pub languages: Vec<Tongue<'a>>,
    /// Which sources say so.
    pub sources: Vec<Cite<'a>>,
}

/// A disagreement between sources, both sides shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Dispute<'a> {
    /// What they disagree on.
    pub about: Text<'a>,
    /// What each says.
    pub sides: Vec<Side<'a>>,
    /// How the guide deals with it.
    pub note: Option<Text<'a>>,
}

/// One side of a disagreement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Side<'a> {
    /// What the sources say.
    pub says: Text<'a>,
    /// Which sources.
    pub sources: Vec<Cite<'a>>,
}

/// A verification.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Verified<'a> {
    /// When, in the page's language.
    pub on: String,
    /// How long before the edition that was, in words; empty without an edition's date.
    pub ago: String,
    /// Longer ago than the site allows.
    pub stale: bool,
    /// Against which source.
    pub against: Option<Cite<'a>>,
}

/// `term.html`: the variable `term`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Term<'a> {
    /// The entry itself, in short.
    pub card: Card<'a>,
    /// Its kind, leading to the kind's page.
    pub kind: Link<'a>,
    /// Other names.
    pub aliases: Vec<Alias<'a>>,
    /// Names it had.
    pub former_names: Vec<FormerName<'a>>,
    /// The long text.
    pub description: Option<Prose<'a>>,
    /// Who runs it or decides on it.
    pub agency: Option<Card<'a>>,
    /// What happened to it, the earliest first.
    pub dates: Vec<Milestone<'a>>,
    /// Whom it concerns.
    pub audiences: Vec<Link<'a>>,
    /// Subjects.
    pub topics: Vec<Link<'a>>,
    /// See also.
    pub related: Vec<Card<'a>>,
    /// Where sources disagree.
    pub disputes: Vec<Dispute<'a>>,
    /// The documents behind the entry: those that marks lead to, by number, then the others.
    pub references: Vec<Cite<'a>>,
    /// The youngest of them that bears a date.
    pub newest_source: Option<Cite<'a>>,
    /// Every source is marked as archived by its publisher.
    pub only_archived: bool,
}

/// `az.html` and `glossary.html`: the variable `index`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Index<'a> {
    /// Groups by first letter, in the order of the alphabet.
    pub letters: Vec<Letter<'a>>,
    /// How many records.
    pub count: usize,
}

/// The entries under one letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Letter<'a> {
    /// The letter, or `#`.
    pub letter: String,
    /// Anchor on the page.
    pub id: String,
    /// The entries.
    pub entries: Vec<IndexEntry<'a>>,
}

/// One line of an index.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct IndexEntry<'a> {
    /// The name, acronym, alias or former name under which it stands.
    pub label: Text<'a>,
    /// Whether `label` is not the record's name: show "label, see name".
    pub see: bool,
    /// The record's name.
    pub name: Text<'a>,
    /// Address of its page.
    pub href: String,
    /// The record; none where `see` is true.
    pub card: Option<Card<'a>>,
}

/// `taxonomy.html`: the variable `group`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Group<'a> {
    /// `kinds`, `roles`, `audiences` or `topics`.
    pub vocabulary: &'static str,
    /// The entry itself.
    pub facet: Facet<'a>,
    /// The agencies that carry it: help lines first, then by name, what is no more last.
    pub agencies: Vec<Card<'a>>,
    /// The glossary entries that carry it.
    pub terms: Vec<Card<'a>>,
    /// The other entries of the vocabulary, this one included.
    pub siblings: Vec<Facet<'a>>,
}

/// `hotlines.html`: the variable `hotlines`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Hotlines<'a> {
    /// Lines for people who need help.
    pub help: Vec<Hotline<'a>>,
    /// Lines of law enforcement for tips and complaints.
    pub enforcement: Vec<Hotline<'a>>,
    /// Lines for lawyers, advocates and other professionals only.
    pub professionals: Vec<Hotline<'a>>,
    /// The documents that the lines rest on, by number.
    pub references: Vec<Cite<'a>>,
}

/// `sources.html`: the variable `sources`, one for each source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SourceCard<'a> {
    /// In short; `cite.href` leads to its page.
    pub cite: Cite<'a>,
    /// `primary` or `secondary`.
    pub kind: &'static str,
    /// The same in the page's language.
    pub kind_label: &'a str,
    /// What it is about.
    pub covers: Option<Text<'a>>,
    /// How many records and pages rest on it.
    pub count: usize,
}

/// `source.html`: the variable `source`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Source<'a> {
    /// The source itself, in short.
    pub card: SourceCard<'a>,
    /// When it was archived, or empty.
    pub archived: String,
    /// The archive's notice in our words.
    pub archive_notice: Option<Text<'a>>,
    /// When it was retrieved, or empty.
    pub retrieved: String,
    /// Web address, or empty.
    pub url: &'a str,
    /// Address of a local copy, or empty.
    pub file: String,
    /// Defects, and how far to trust it.
    pub reliability: Option<Text<'a>>,
    /// The agencies that rest on it.
    pub agencies: Vec<Card<'a>>,
    /// The glossary entries that rest on it.
    pub terms: Vec<Card<'a>>,
    /// The Markdown pages that rest on it.
    pub pages: Vec<Guide<'a>>,
}

/// `page.html`: the variable `doc`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Doc<'a> {
    /// One or two sentences.
    pub summary: Text<'a>,
    /// The alert that the text begins with, to stand above everything else: HTML whose element
    /// has the attributes of `body`; empty for none.
    pub opening: String,
    /// The text after it.
    pub body: Prose<'a>,
    /// Contents list; empty when the page wants none.
    pub contents: Vec<Heading>,
    /// Help lines to show on top, when the page asks for them.
    pub hotlines: Vec<Hotline<'a>>,
    /// The documents behind the page: those that marks lead to, by number, then the others.
    pub references: Vec<Cite<'a>>,
}

/// A heading in a contents list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Anchor on the page.
    pub id: String,
    /// Its text, not escaped.
    pub text: String,
}
