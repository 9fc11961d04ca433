//! Departments, agencies, offices, programmes, campaigns, task forces, hotlines.

use super::{
    AgencyIx, Alias, Contact, Date, Digest, Dispute, FormerName, Line, Milestone, Related,
    SourceIx, Status, Succession, TagIx,
};
use crate::lang::{Lang, Localized};

/// A body or programme that a reader may look for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Agency {
    /// Its id: the stem of its file.
    pub id: String,
    /// The ids it had before: their addresses lead to its page.
    pub former_ids: Vec<String>,
    /// Its name.
    pub name: Localized,
    /// What it is.
    pub kind: Option<TagIx>,
    /// One or two sentences.
    pub summary: Localized,
    /// Its acronym.
    pub acronym: Option<String>,
    /// Other names, misprints in sources among them.
    pub aliases: Vec<Alias>,
    /// Names it had.
    pub former_names: Vec<FormerName>,
    /// Whether the record still holds.
    pub status: Status,
    /// What took its place.
    pub succeeded_by: Option<Succession>,
    /// What happened to it, and when.
    pub dates: Vec<Milestone>,
    /// What it belongs to.
    pub parent: Option<AgencyIx>,
    /// The members of an interagency body.
    pub members: Vec<AgencyIx>,
    /// Markdown.
    pub description: Option<Localized>,
    /// What it does.
    pub roles: Vec<TagIx>,
    /// Whom it serves.
    pub audiences: Vec<TagIx>,
    /// Its subjects.
    pub topics: Vec<TagIx>,
    /// Where it works.
    pub areas: Vec<TagIx>,
    /// BCP 47 tags of its languages of service.
    pub languages: Vec<String>,
    /// Web address.
    pub website: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Postal address, one line a line.
    pub address: Option<String>,
    /// Ways to reach it.
    pub contacts: Vec<Contact>,
    /// What it offers.
    pub services: Vec<Service>,
    /// Where sources disagree about it.
    pub disputes: Vec<Dispute>,
    /// The documents behind the record: those listed, then those that a fact of it cites.
    pub sources: Vec<SourceIx>,
    /// When the whole record was last verified.
    pub last_verified: Option<Date>,
    /// Against which source.
    pub verified_against: Option<SourceIx>,
    /// See also.
    pub related: Vec<Related>,
    /// Words that readers type.
    pub search_terms: Vec<String>,
    /// Wording for a handout that must not name the subject.
    pub discreet: Option<Localized>,
    /// Languages with a translation of the record.
    pub translated: Vec<Lang>,
    /// Fingerprint of its files.
    pub digest: Digest,
}

/// Something offered (schema.org GovernmentService, HSDS `service`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Service {
    /// Its name.
    pub name: Localized,
    /// What it is.
    pub summary: Localized,
    /// Who may have it.
    pub eligibility: Option<Localized>,
    /// How to get it.
    pub how_to_apply: Option<Localized>,
    /// What it costs.
    pub fees: Option<Localized>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// Which sources say so.
    pub sources: Vec<SourceIx>,
}

impl Agency {
    /// Whether it still exists and has a hotline: a number to call or to write to that is more than
    /// an office's switchboard.
    pub fn has_a_hotline(&self) -> bool {
        let hotline = |contact: &Contact| contact.line != Line::General && contact.has_a_number();
        !self.status.is_over() && self.contacts.iter().any(hotline)
    }

    /// The days on which the record or one of its contacts was verified, in no order.
    pub fn checks(&self) -> impl Iterator<Item = Date> {
        let contacts = self.contacts.iter().filter_map(|contact| contact.last_verified);
        self.last_verified.into_iter().chain(contacts)
    }

    /// Whether the record is translated into `lang` or written in it.
    pub fn speaks(&self, lang: Lang) -> bool {
        lang.is_default() || self.translated.contains(&lang)
    }
}
