//! Ways to reach someone, as paper shows them: the number first and largest.

use super::words::{address, mark, plain};
use crate::model::{self, Line};
use crate::view::card::Cite;
use crate::view::references::References;
use crate::view::scene::Scene;
use crate::view::subject::{Fact, Number, Reach, Words};

impl<'a> Scene<'a> {
    /// One contact point; `who` names its owner where the sheet has several.
    pub(super) fn reach(
        &self,
        contact: &'a model::Contact,
        who: Option<Words<'a>>,
        references: &mut References,
    ) -> Reach<'a> {
        let cites = references.cites(self, &contact.sources);
        Reach {
            who,
            label: self.words(&contact.label),
            line: contact.line.word(),
            kind: self.said(kind(contact.line)),
            numbers: self.numbers(contact),
            facts: self.contact_facts(contact),
            consequences: self.consequences(contact),
            checked: self.checked(contact),
            stale: contact.last_verified.is_some_and(|date| self.catalog().is_stale(date)),
            mark: mark(&cites),
        }
    }

    /// The numbers of a contact point, the one to call first.
    pub(super) fn numbers(&self, contact: &model::Contact) -> Vec<Number<'a>> {
        let text = match contact.sms_keyword.as_deref() {
            Some(word) => plain(self.word("text_word").replace("{word}", word)),
            None => self.said("text_verb"),
        };
        let all = [
            (&contact.phone, self.said("call")),
            (&contact.sms, text),
            (&contact.tty, self.said("tty")),
        ];
        all.into_iter().filter_map(|(phone, how)| Some(number(phone.as_ref()?, how))).collect()
    }

    /// When a line is open, and in which languages; with what else is known of them, if wanted.
    pub(super) fn remarks(&self, contact: &'a model::Contact, notes: bool) -> Vec<Fact<'a>> {
        let open = contact.always_open.then(|| self.said("always_open"));
        let hours: Vec<_> =
            open.into_iter().chain(self.maybe_words(contact.hours.as_ref())).collect();
        let names = contact.languages.iter().map(|tag| self.language_name(tag).to_owned());
        let names = (!contact.languages.is_empty()).then(|| plain(self.listed(names)));
        let note = contact.languages_note.as_ref().filter(|_| notes);
        let note = self.maybe_words(note);
        let languages: Vec<_> = names.into_iter().chain(note).collect();
        [("hours", hours), ("languages", languages)]
            .into_iter()
            .filter(|(_, values)| !values.is_empty())
            .map(|(label, values)| self.facts(label, values))
            .collect()
    }

    /// What calling or writing may lead to.
    pub(super) fn consequences(&self, contact: &'a model::Contact) -> Option<Fact<'a>> {
        let calls = contact.phone.is_some() || contact.tty.is_some();
        let label = if calls { "consequences" } else { "consequences_write" };
        self.maybe_words(contact.consequences.as_ref()).map(|words| self.fact(label, words))
    }

    /// When a contact point was checked, or that it was not; and the newest document that gives it.
    pub(super) fn checked(&self, contact: &model::Contact) -> Words<'a> {
        let checked = match contact.last_verified {
            Some(on) => {
                let strings = self.stage().strings;
                let ago = crate::view::words::checked_ago(strings, on, self.catalog().as_of);
                let ago = if ago.is_empty() { ago } else { format!(" ({ago})") };
                format!("{} {}{ago}.", self.word("verified_on"), self.date(on))
            }
            None => self.word("not_verified").to_owned(),
        };
        let newest = self.newest(&contact.sources);
        let newest = newest.or_else(|| contact.sources.first().map(|ix| self.cite(*ix)));
        plain(match newest {
            // In another language, the document is told by its mark alone.
            Some(Cite { label, date, .. }) if !label.attr.is_empty() => {
                format!("{}: {date}. {checked}", self.word("source"))
            }
            Some(Cite { label, date, .. }) => {
                let (source, comma) = (self.word("source"), self.word("list_comma"));
                format!("{source}: {}{comma} {date}. {checked}", label.text)
            }
            None => checked,
        })
    }

    fn contact_facts(&self, contact: &'a model::Contact) -> Vec<Fact<'a>> {
        let mut facts = self.remarks(contact, true);
        for (label, text) in [("online", &contact.url), ("email", &contact.email)] {
            facts.extend(text.as_ref().map(|text| self.fact(label, address(text))));
        }
        let note = self.maybe_words(contact.note.as_ref());
        facts.extend(note.map(|note| self.fact("note", note)));
        facts
    }
}

/// A telephone number and what to do with it.
pub(super) fn number<'a>(phone: &model::Phone, how: Words<'a>) -> Number<'a> {
    Number { how, digits: phone.display(), letters: phone.vanity().unwrap_or_default().to_owned() }
}

pub(super) fn kind(line: Line) -> &'static str {
    match line {
        Line::Help => "line_help",
        Line::Tips => "line_tips",
        Line::Complaints => "line_complaints",
        Line::Professionals => "line_professionals",
        Line::General => "line_general",
    }
}
