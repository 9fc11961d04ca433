//! An agency's page, and what other pages share with it.

use serde::Serialize;

use super::sheet::SheetLink;
use crate::view::card::{Card, Cite, Link};
use crate::view::contact::{Contact, Tongue};
use crate::view::text::{Prose, Text};

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
    /// Sheets about it to print.
    pub sheets: Vec<SheetLink<'a>>,
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
