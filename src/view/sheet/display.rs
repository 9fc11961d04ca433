//! Posters, cards and flyers: one line, large, in one or two languages.

use super::reach::kind;
use super::words::plain;
use crate::lang::Lang;
use crate::model::{Agency, AgencyIx, Contact, Form, PrintSet};
use crate::view::scene::Scene;
use crate::view::subject::{Panel, Sheet, Words};

/// The display sheet of a record.
pub(super) fn fill<'a>(
    scene: &Scene<'a>,
    set: &'a PrintSet,
    ix: AgencyIx,
    sheet: Sheet<'a>,
) -> Sheet<'a> {
    let mut filled = Sheet { codes: scene.call_code(ix).into_iter().collect(), ..sheet };
    filled.warn(scene, scene.is_old(ix));
    let spoken = languages(scene.lang(), set);
    filled.panels = spoken.map(|lang| scene.speaking(lang).panel(scene, set, ix)).collect();
    filled
}

/// The sheet's own language, and the first other one that its set brings together.
fn languages(own: Lang, set: &PrintSet) -> impl Iterator<Item = Lang> + use<> {
    let paired = matches!(set.form, Form::Poster | Form::Flyer);
    let other = set.together.iter().copied().find(|lang| paired && *lang != own);
    std::iter::once(own).chain(other)
}

impl<'a> Scene<'a> {
    /// What the sheet says in the language of this scene, on the sheet of `outer`.
    fn panel(&self, outer: &Scene<'a>, set: &'a PrintSet, ix: AgencyIx) -> Panel<'a> {
        let agency = self.catalog().agency(ix);
        let language = self.languages().get(self.lang());
        let contact = first(agency);
        let mut numbers = contact.map(|contact| self.numbers(contact)).unwrap_or_default();
        let texting = contact.filter(|contact| contact.sms.is_none()).and_then(|contact| {
            let others = agency.contacts.iter().filter(|other| other.line == contact.line);
            others.filter(|other| other.sms.is_some()).map(|other| self.numbers(other)).next()
        });
        numbers.extend(texting.into_iter().flatten());
        if set.discreet {
            numbers.iter_mut().for_each(|number| number.letters = String::new());
        }
        let remarks = contact.map(|contact| self.remarks(contact, !set.discreet));
        let remarks = remarks.into_iter().flatten().flat_map(|fact| fact.values).collect();
        let name = self.words(&agency.name);
        let discreet = set.discreet.then(|| self.discreet(ix)).flatten();
        let warns = |contact: &&Contact| contact.line.is_enforcement() && !set.discreet;
        let checked = contact.map(|contact| {
            if set.discreet { self.discreetly_checked(contact) } else { self.checked(contact) }
        });
        Panel {
            attr: outer.attr(self.lang()),
            lang: &language.tag,
            dir: language.dir(),
            title: discreet.unwrap_or(name),
            above: contact.filter(warns).map(|contact| self.said(kind(contact.line))),
            text: self.maybe_words(set.text.as_ref()),
            numbers,
            remarks,
            consequences: contact.filter(warns).and_then(|contact| self.consequences(contact)),
            wording: self.maybe_words(set.wording.as_ref().filter(|text| text.has(self.lang()))),
            urgent: self.urgent(),
            checked: checked.unwrap_or_else(|| plain("")),
            colophon: self.colophon(set.discreet),
        }
    }

    /// The kind of a line in words.
    pub(super) fn line_kind(&self, line: crate::model::Line) -> Words<'a> {
        self.said(kind(line))
    }
}

/// The contact point that a display sheet shows: the first in the order of lines with a number to
/// call, or else to write to.
fn first(agency: &Agency) -> Option<&Contact> {
    let mut contacts: Vec<_> = agency.contacts.iter().collect();
    contacts.sort_by_key(|contact| contact.line);
    let calls = contacts.iter().find(|contact| contact.phone.is_some());
    calls.or_else(|| contacts.iter().find(|contact| contact.sms.is_some())).copied()
}
