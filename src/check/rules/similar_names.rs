//! Two records whose names differ by a slip: often they are one.

mod key;
mod slips;

use std::collections::BTreeSet;

use crate::check::{Subject, kin, place};
use crate::diag::{Diagnostic, Field, Origin};
use crate::model::{Agency, Alias, Catalog, FormerName, Related, Term};

/// Shorter keys are too common to tell anything.
const SHORTEST: usize = 6;

/// A name of a record.
#[derive(Debug)]
struct Name<'a> {
    record: Related,
    text: &'a str,
    from: From,
    /// Its telling words in their plainest form.
    words: Vec<String>,
    /// The words without gaps.
    key: String,
}

/// Which of a record's names it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    Name,
    Alias(usize),
    Former(usize),
}

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let names = names(subject.catalog);
    let mut pairs = Pairs { catalog: subject.catalog, told: BTreeSet::new(), found: Vec::new() };
    for same in names.chunk_by(|a, b| a.key == b.key) {
        let akin = |a: &Name<'_>, b: &Name<'_>| {
            a.record == b.record || kin::linked(subject.catalog, a.record, b.record)
        };
        for (one, other) in kin::strangers(same, akin) {
            pairs.tell(one, other);
        }
    }
    for (a, b) in slips::pairs(&names) {
        pairs.tell(a, b);
    }
    pairs.found
}

/// Every name of every record, sorted by key.
fn names(catalog: &Catalog) -> Vec<Name<'_>> {
    let agencies = catalog.each_agency().flat_map(|(ix, agency)| {
        let Agency { name, aliases, former_names, .. } = agency;
        of(Related::Agency(ix), name.original(), aliases, former_names)
    });
    let terms = catalog.each_term().flat_map(|(ix, term)| {
        let Term { name, aliases, former_names, .. } = term;
        of(Related::Term(ix), name.original(), aliases, former_names)
    });
    let mut names: Vec<_> =
        agencies.chain(terms).filter(|name| name.key.chars().count() >= SHORTEST).collect();
    names.sort_by(|a, b| (&a.key, a.record).cmp(&(&b.key, b.record)));
    names
}

fn of<'a>(
    record: Related,
    name: &'a str,
    aliases: &'a [Alias],
    former: &'a [FormerName],
) -> impl Iterator<Item = Name<'a>> {
    // A translation's other names are judged where it is read: in another language.
    let own = aliases.iter().enumerate().filter(|(_, alias)| alias.lang.is_default());
    let aliases = own.map(|(at, alias)| (alias.name.as_str(), From::Alias(at)));
    let former =
        former.iter().enumerate().map(|(at, former)| (former.name.as_str(), From::Former(at)));
    std::iter::once((name, From::Name)).chain(aliases).chain(former).map(move |(text, from)| {
        let words = key::words(text);
        let key = words.concat();
        Name { record, text, from, words, key }
    })
}

/// What was found so far: two records are told of once.
struct Pairs<'a> {
    catalog: &'a Catalog,
    told: BTreeSet<(Related, Related)>,
    found: Vec<Diagnostic>,
}

impl Pairs<'_> {
    /// Notes two names, if they should not be alike.
    fn tell(&mut self, a: &Name<'_>, b: &Name<'_>) {
        let (first, second) = if a.record <= b.record { (a, b) } else { (b, a) };
        if first.record == second.record || kin::linked(self.catalog, first.record, second.record) {
            return;
        }
        // Two records of one name are an error with a code of its own.
        let peers = std::mem::discriminant(&first.record) == std::mem::discriminant(&second.record);
        let named = first.from == From::Name && second.from == From::Name;
        if peers && named && first.text.to_lowercase() == second.text.to_lowercase() {
            return;
        }
        if self.told.insert((first.record, second.record)) {
            let what =
                if first.text == second.text { "is a name of" } else { "is nearly a name of" };
            let message = format!(
                "“{}” of `{}` {what} `{}` too",
                second.text,
                id(self.catalog, second.record),
                id(self.catalog, first.record)
            );
            let mistake = Diagnostic::new("similar-names", message)
                .at(origin(self.catalog, second))
                .note(origin(self.catalog, first), "the other one")
                .help("if both are one, join the records; if not, link them (`parent`, `succeeded_by`, `related`) or add what tells them apart");
            self.found.push(mistake);
        }
    }
}

fn id(catalog: &Catalog, record: Related) -> &str {
    match record {
        Related::Agency(ix) => &catalog.agency(ix).id,
        Related::Term(ix) => &catalog.term(ix).id,
    }
}

fn origin(catalog: &Catalog, name: &Name<'_>) -> Origin {
    let field = match name.from {
        From::Name => Field::key("name"),
        From::Alias(at) => Field::key("aliases").item(at).then("name"),
        From::Former(at) => Field::key("former_names").item(at).then("name"),
    };
    match name.record {
        Related::Agency(ix) => place::agency(catalog.agency(ix), field),
        Related::Term(ix) => place::term(catalog.term(ix), field),
    }
}
