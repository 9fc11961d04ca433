//! What is due for checking again, the most dangerous first.
//!
//! Takes: the catalog and the day of judgement.
//! Gives: one [`Due`] for every line, service, record and text that somebody should look at.
//! Never: asks the clock, tells anyone to test a line that people in danger need.

mod basis;

use super::place;
use crate::diag::{Field, Origin};
use crate::model::{Agency, Catalog, Contact, Date, Line, SourceIx};

pub use basis::{Basis, Dated};

/// Lines that answer people in danger, whatever a record says of them.
const NEVER_TESTED: [&str; 2] = ["911", "988"];

/// How dangerous a thing is when it is wrong, the most dangerous first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A line for emergencies or for people who need help.
    Crisis,
    /// A line for tips or complaints.
    Reports,
    /// A line for professionals.
    Professionals,
    /// Any other line or address.
    General,
    /// A service.
    Service,
    /// A whole record.
    Record,
    /// A page or glossary entry, as far as its sources go.
    Text,
}

impl Rank {
    /// Every rank with its word for machines, in order.
    pub const ALL: [(&'static str, Self); 7] = [
        ("crisis", Self::Crisis),
        ("reports", Self::Reports),
        ("professionals", Self::Professionals),
        ("general", Self::General),
        ("service", Self::Service),
        ("record", Self::Record),
        ("text", Self::Text),
    ];

    /// Its word for machines.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// Why something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Nobody ever checked it.
    NeverVerified,
    /// The last check is longer ago than the site allows.
    VerifiedLongAgo,
    /// Its source is older than the site allows.
    OldSource,
    /// Its source has no date.
    UndatedSource,
    /// Its source is marked as archived.
    ArchivedSource,
}

impl Why {
    /// Its word for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::NeverVerified => "never-verified",
            Self::VerifiedLongAgo => "verified-long-ago",
            Self::OldSource => "old-source",
            Self::UndatedSource => "undated-source",
            Self::ArchivedSource => "archived-source",
        }
    }
}

/// Something to check again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// How dangerous it is when wrong.
    pub rank: Rank,
    /// The name of its record, or the title of its page.
    pub name: String,
    /// The id of its record or page.
    pub id: String,
    /// What of the record is meant: a line's label, a service's name; empty for all of it.
    pub label: String,
    /// The numbers and addresses of a line.
    pub reach: Vec<String>,
    /// Whether a number is among them.
    pub dialled: bool,
    /// Where it is written.
    pub origin: Origin,
    /// When it was last verified.
    pub verified: Option<Date>,
    /// The newest of the sources that it rests on.
    pub basis: Option<Basis>,
    /// Why it is due.
    pub why: Vec<Why>,
    /// Whether it is a line that must not be called to test it.
    pub never_call: bool,
    /// Whether it is a line for emergencies.
    pub emergency: bool,
    /// The web address of its record.
    pub website: Option<String>,
}

/// What is due on the day `today`.
///
/// Due is what nobody ever verified, or nobody for `stale_after_days`; and, as they have no day of
/// verification, glossary entries and pages all of whose sources are older, undated or archived.
pub fn list(catalog: &Catalog, today: Date) -> Vec<Due> {
    let judge = Judge { catalog, today };
    let mut due = Vec::new();
    for agency in &catalog.agencies {
        let contacts = agency.contacts.iter().enumerate();
        due.extend(contacts.filter_map(|(at, contact)| judge.contact(agency, at, contact)));
        due.extend((0..agency.services.len()).filter_map(|at| judge.service(agency, at)));
        due.extend(judge.record(agency));
    }
    due.extend(catalog.terms.iter().filter_map(|term| {
        let origin = place::term(term, Field::key("sources"));
        judge.text(term.name.original(), &term.id, origin, &term.sources)
    }));
    due.extend(catalog.docs.iter().filter_map(|doc| {
        let origin = place::doc(doc, Field::key("sources"));
        judge.text(doc.title.original(), &doc.id, origin, &doc.sources)
    }));
    let basis = |due: &Due| due.basis.as_ref().and_then(|basis| basis.dated.day());
    due.sort_by_key(|due| (due.rank, !due.emergency, due.verified, basis(due)));
    due
}

struct Judge<'a> {
    catalog: &'a Catalog,
    today: Date,
}

impl Judge<'_> {
    fn contact(&self, agency: &Agency, at: usize, contact: &Contact) -> Option<Due> {
        // Who checked the whole record checked its lines.
        let verified = later(contact.last_verified, agency.last_verified);
        let field = Field::key("contacts").item(at).then("label");
        let own = contact.sources.as_slice();
        let sources = if own.is_empty() { &agency.sources } else { own };
        let numbers = [&contact.phone, &contact.sms, &contact.tty].into_iter().flatten();
        let emergency =
            contact.emergency || numbers.clone().any(|n| NEVER_TESTED.contains(&n.dialed()));
        let never_call = emergency || contact.line == Line::Help;
        let rank = match contact.line {
            _ if emergency => Rank::Crisis,
            Line::Help => Rank::Crisis,
            Line::Tips | Line::Complaints => Rank::Reports,
            Line::Professionals => Rank::Professionals,
            Line::General => Rank::General,
        };
        let due = self.verifiable(agency, rank, place::agency(agency, field), verified, sources)?;
        let label = contact.label.original().to_owned();
        let dialled = numbers.clone().next().is_some();
        Some(Due { label, reach: reach(contact), dialled, never_call, emergency, ..due })
    }

    fn service(&self, agency: &Agency, at: usize) -> Option<Due> {
        let service = agency.services.get(at)?;
        let origin = place::agency(agency, Field::key("services").item(at).then("name"));
        let own = service.sources.as_slice();
        let sources = if own.is_empty() { &agency.sources } else { own };
        let due = self.verifiable(agency, Rank::Service, origin, agency.last_verified, sources)?;
        Some(Due { label: service.name.original().to_owned(), ..due })
    }

    fn record(&self, agency: &Agency) -> Option<Due> {
        let key = if agency.last_verified.is_some() { "last_verified" } else { "name" };
        let origin = place::agency(agency, Field::key(key));
        self.verifiable(agency, Rank::Record, origin, agency.last_verified, &agency.sources)
    }

    /// Something that may have a day of verification.
    fn verifiable(
        &self,
        agency: &Agency,
        rank: Rank,
        origin: Origin,
        verified: Option<Date>,
        sources: &[SourceIx],
    ) -> Option<Due> {
        let basis = self.newest(sources);
        let why = match verified {
            Some(day) if !self.is_old(day) => return None,
            Some(_) => vec![Why::VerifiedLongAgo],
            None => {
                let doubts = basis.iter().flat_map(|basis| self.doubts(basis));
                std::iter::once(Why::NeverVerified).chain(doubts).collect()
            }
        };
        Some(Due {
            rank,
            name: agency.name.original().to_owned(),
            id: agency.id.clone(),
            label: String::new(),
            reach: Vec::new(),
            dialled: false,
            origin,
            verified,
            basis,
            why,
            never_call: false,
            emergency: false,
            website: agency.website.clone(),
        })
    }

    /// A text that is as fresh as its sources.
    fn text(&self, name: &str, id: &str, origin: Origin, sources: &[SourceIx]) -> Option<Due> {
        let mut why = Vec::new();
        for source in sources {
            let doubts = self.doubts(&Basis::of(self.catalog.source(*source)));
            // One fresh source is enough.
            if doubts.is_empty() {
                return None;
            }
            why.extend(doubts);
        }
        why.sort_unstable();
        why.dedup();
        (!why.is_empty()).then(|| Due {
            rank: Rank::Text,
            name: name.to_owned(),
            id: id.to_owned(),
            label: String::new(),
            reach: Vec::new(),
            dialled: false,
            origin,
            verified: None,
            basis: self.newest(sources),
            why,
            never_call: false,
            emergency: false,
            website: None,
        })
    }

    fn newest(&self, sources: &[SourceIx]) -> Option<Basis> {
        let all = sources.iter().map(|source| Basis::of(self.catalog.source(*source)));
        // Of equal ones the first, as the record lists them.
        all.reduce(|best, next| if next.dated.day() > best.dated.day() { next } else { best })
    }

    /// What speaks against resting on a source.
    fn doubts(&self, basis: &Basis) -> Vec<Why> {
        let age = match basis.dated.day() {
            Some(day) => self.is_old(day).then_some(Why::OldSource),
            None => Some(Why::UndatedSource),
        };
        age.into_iter().chain(basis.archived.then_some(Why::ArchivedSource)).collect()
    }

    fn is_old(&self, day: Date) -> bool {
        i64::from(day.days_until(self.today)) > i64::from(self.catalog.stale_after_days)
    }
}

/// The later of two days, as far as they are known.
fn later(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if a.days_until(b) > 0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// The numbers of a contact, or its addresses where it has none.
fn reach(contact: &Contact) -> Vec<String> {
    let Contact { phone, sms, sms_keyword, tty, url, email, .. } = contact;
    let mut all = Vec::new();
    all.extend(phone.as_ref().map(|phone| match phone.vanity() {
        Some(letters) => format!("{} ({letters})", phone.display()),
        None => phone.display(),
    }));
    all.extend(sms.as_ref().map(|sms| match sms_keyword {
        Some(word) => format!("text {word} to {}", sms.display()),
        None => format!("text {}", sms.display()),
    }));
    all.extend(tty.as_ref().map(|tty| format!("TTY {}", tty.display())));
    if all.is_empty() {
        all.extend(url.iter().chain(email).cloned());
    }
    all
}
