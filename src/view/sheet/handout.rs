//! A discreet handout: numbers in neutral words, and nothing that tells what they are for.
//!
//! No name, note, address, letters on a keypad or title of a document stands on it: only what the
//! record's `discreet` wording says, the kinds of line, numbers, hours and languages.

use super::words::plain;
use crate::model::{self, AgencyIx};
use crate::view::references::References;
use crate::view::scene::Scene;
use crate::view::subject::{Block, Number, Reach, Sheet, Words};

/// The handout of a record.
pub(super) fn fill<'a>(scene: &Scene<'a>, ix: AgencyIx, sheet: Sheet<'a>) -> Sheet<'a> {
    let agency = scene.catalog().agency(ix);
    let mut contacts: Vec<_> = agency.contacts.iter().collect();
    contacts.sort_by_key(|contact| contact.line);
    let contacts: Vec<_> = contacts
        .into_iter()
        .map(|contact| scene.discreet_reach(contact))
        .filter(|reach| !reach.numbers.is_empty())
        .collect();
    let block = Block { kind: "contacts", contacts, ..Block::default() };
    let mut filled = Sheet {
        lead: scene.discreet(ix),
        codes: scene.call_code(ix).into_iter().collect(),
        ..sheet
    };
    filled.warn(scene, scene.is_old(ix));
    filled.chapters.push(super::untitled("numbers".to_owned(), vec![block]));
    filled
}

impl<'a> Scene<'a> {
    /// A record's wording that does not name the subject.
    pub(super) fn discreet(&self, ix: AgencyIx) -> Option<Words<'a>> {
        self.maybe_words(self.catalog().agency(ix).discreet.as_ref())
    }

    /// The numbers of a contact point without letters: letters spell names.
    pub(super) fn discreet_numbers(&self, contact: &model::Contact) -> Vec<Number<'a>> {
        let numbers = self.numbers(contact).into_iter();
        numbers.map(|number| Number { letters: String::new(), ..number }).collect()
    }

    /// How old a number is, without the name of the document that gives it.
    pub(super) fn discreetly_checked(&self, contact: &model::Contact) -> Words<'a> {
        let checked = match contact.last_verified {
            Some(on) => format!("{} {}.", self.word("verified_on"), self.date(on)),
            None => self.word("not_verified").to_owned(),
        };
        let dated = contact.sources.iter().filter_map(|ix| self.catalog().source(*ix).published);
        plain(match dated.max() {
            Some(date) => {
                let from = self.word("sheet_dated").replace("{date}", &self.date(date));
                format!("{from} {checked}")
            }
            None => checked,
        })
    }

    fn discreet_reach(&self, contact: &'a model::Contact) -> Reach<'a> {
        let full = self.reach(contact, None, &mut References::none());
        Reach {
            label: full.kind.clone(),
            kind: plain(""),
            numbers: self.discreet_numbers(contact),
            facts: self.remarks(contact, false),
            consequences: None,
            checked: self.discreetly_checked(contact),
            mark: String::new(),
            ..full
        }
    }
}
