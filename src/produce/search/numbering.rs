//! The order of documents in the index: what is worth most comes first, so that documents with equal points stand in
//! their lists as they should be shown, and what a document is worth can be told from its number.

use crate::model::{Catalog, Line, Related, Status};
use crate::plan::Subject;
use crate::search::manifest::Rank;

use super::document::subjects;

/// What a document is worth, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// A record with a help line.
    Help,
    /// Anything else that exists.
    Plain,
    /// What is no more.
    Over,
}

/// The documents by number.
#[derive(Debug)]
pub(super) struct Numbering {
    /// What each document is about.
    pub(super) subjects: Vec<Subject>,
    /// Runs of documents by what they are worth.
    pub(super) ranks: Vec<Rank>,
    /// Documents that another took the place of, each with that one.
    pub(super) succession: Vec<(u32, u32)>,
    /// Fingerprint of the order.
    pub(super) mark: String,
}

impl Numbering {
    /// The order of everything in `catalog`.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut ordered: Vec<(Worth, Subject)> =
            subjects(catalog).map(|subject| (worth(catalog, subject), subject)).collect();
        ordered.sort_by_key(|(worth, _)| *worth);
        let ranks =
            [(Worth::Help, 18), (Worth::Plain, 16), (Worth::Over, 8)].map(|(worth, sixteenths)| {
                let from = ordered.partition_point(|(other, _)| *other < worth) as u32;
                Rank { from, worth: sixteenths, help: worth == Worth::Help }
            });
        let mut hasher = blake3::Hasher::new();
        for (_, subject) in &ordered {
            let (kind, id) = name(catalog, *subject);
            hasher.update(&[kind]).update(id.as_bytes()).update(&[0]);
        }
        let mark = hasher.finalize().to_hex()[..8].to_owned();
        let subjects: Vec<Subject> = ordered.into_iter().map(|(_, subject)| subject).collect();
        let succession = succession(catalog, &subjects);
        Self { subjects, ranks: ranks.into(), succession, mark }
    }
}

fn worth(catalog: &Catalog, subject: Subject) -> Worth {
    match subject {
        Subject::Record(Related::Agency(ix)) => {
            let agency = catalog.agency(ix);
            if agency.status.is_over() {
                Worth::Over
            } else if agency.contacts.iter().any(|contact| contact.line == Line::Help) {
                Worth::Help
            } else {
                Worth::Plain
            }
        }
        Subject::Record(Related::Term(ix)) if catalog.term(ix).status.is_over() => Worth::Over,
        _ => Worth::Plain,
    }
}

fn name(catalog: &Catalog, subject: Subject) -> (u8, &str) {
    match subject {
        Subject::Record(Related::Agency(ix)) => (b'a', &catalog.agency(ix).id),
        Subject::Record(Related::Term(ix)) => (b't', &catalog.term(ix).id),
        Subject::Doc(ix) => (b'p', &catalog.doc(ix).path),
        _ => (b'-', ""),
    }
}

fn succession(catalog: &Catalog, subjects: &[Subject]) -> Vec<(u32, u32)> {
    let mut numbers = vec![0_u32; catalog.agencies.len()];
    for (number, subject) in (0_u32..).zip(subjects) {
        if let Subject::Record(Related::Agency(ix)) = subject {
            numbers[ix.0 as usize] = number;
        }
    }
    let pairs = catalog.each_agency().filter_map(|(ix, agency)| {
        let successor =
            agency.succeeded_by.as_ref().filter(|_| agency.status == Status::Superseded)?;
        Some((numbers[ix.0 as usize], numbers[successor.agency.0 as usize]))
    });
    pairs.collect()
}
