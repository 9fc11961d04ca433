//! The groups within a record, and the lists that records name: sources and the vocabulary.

use serde::Serialize;

use super::texts::Texts;
use super::{Day, Everything};
use crate::model::{self, Phone};

/// Who publishes the site.
#[derive(Serialize)]
pub(super) struct Publisher<'a> {
    pub(super) name: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Tag<'a> {
    id: &'a str,
    label: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema_type: Option<&'a str>,
}

/// A page in one language.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    pub(super) language: &'a str,
    pub(super) href: String,
}

#[derive(Serialize)]
pub(super) struct Name<'a> {
    name: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct FormerName<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    acronym: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Succession<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Day>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Event<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Day>,
    what: Texts<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'a str>,
}

/// A number: for people, and to dial.
#[derive(Serialize)]
pub(super) struct Number<'a> {
    display: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    e164: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extension: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    letters: Option<&'a str>,
    uri: String,
}

#[derive(Serialize)]
pub(super) struct Contact<'a> {
    name: Texts<'a>,
    line: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<Number<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sms: Option<Number<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sms_keyword: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tty: Option<Number<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    printed: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "is_no")]
    always_open: bool,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    languages: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    languages_note: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consequences: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "is_no")]
    emergency: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_verified: Option<Day>,
}

#[derive(Serialize)]
pub(super) struct Service<'a> {
    name: Texts<'a>,
    description: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    eligibility_description: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_process: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fees_description: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    languages: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Dispute<'a> {
    about: Texts<'a>,
    sides: Vec<Side<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Texts<'a>>,
}

#[derive(Serialize)]
struct Side<'a> {
    says: Texts<'a>,
    sources: Vec<&'a str>,
}

/// A document.
#[derive(Serialize)]
pub(super) struct Source<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Texts<'a>>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inferred: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive_notice: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retrieved: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reliability: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    covers: Option<Texts<'a>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_no(flag: &bool) -> bool {
    !flag
}

fn number(phone: &Phone, write: bool) -> Number<'_> {
    Number {
        display: phone.display(),
        e164: phone.e164(),
        extension: phone.extension(),
        letters: phone.vanity(),
        uri: if write { phone.sms_href() } else { phone.tel_href() },
    }
}

impl<'a> Everything<'a> {
    pub(super) fn tag(self, tag: &'a model::Tag) -> Tag<'a> {
        Tag { id: &tag.id, label: self.texts(&tag.label), schema_type: tag.schema_type.as_deref() }
    }

    pub(super) fn alias(self, alias: &'a model::Alias) -> Name<'a> {
        let model::Alias { name, lang, note, sources } = alias;
        Name {
            name,
            language: &self.languages().get(*lang).tag,
            note: self.maybe(note.as_ref()),
            sources: self.sources(sources),
        }
    }

    pub(super) fn former(self, former: &'a model::FormerName) -> FormerName<'a> {
        let model::FormerName { name, acronym, until, note, sources } = former;
        FormerName {
            name,
            acronym: acronym.as_deref(),
            until: until.map(Day),
            note: self.maybe(note.as_ref()),
            sources: self.sources(sources),
        }
    }

    pub(super) fn succession(self, succession: &'a model::Succession) -> Succession<'a> {
        let model::Succession { agency, when, sources } = succession;
        Succession { id: self.id(*agency), date: when.map(Day), sources: self.sources(sources) }
    }

    pub(super) fn event(self, milestone: &'a model::Milestone) -> Event<'a> {
        let model::Milestone { when, what, sources } = milestone;
        Event { date: when.map(Day), what: self.texts(what), sources: self.sources(sources) }
    }

    pub(super) fn contact(self, contact: &'a model::Contact) -> Contact<'a> {
        let model::Contact {
            label,
            line,
            phone,
            printed,
            sms,
            sms_keyword,
            tty,
            url,
            email,
            hours,
            always_open,
            languages,
            languages_note,
            consequences,
            emergency,
            note,
            sources,
            last_verified,
        } = contact;
        Contact {
            name: self.texts(label),
            line: line.word(),
            phone: phone.as_ref().map(|phone| number(phone, false)),
            sms: sms.as_ref().map(|phone| number(phone, true)),
            sms_keyword: sms_keyword.as_deref(),
            tty: tty.as_ref().map(|phone| number(phone, false)),
            printed,
            url: url.as_deref(),
            email: email.as_deref(),
            hours: self.maybe(hours.as_ref()),
            always_open: *always_open,
            languages,
            languages_note: self.maybe(languages_note.as_ref()),
            consequences: self.maybe(consequences.as_ref()),
            emergency: *emergency,
            note: self.maybe(note.as_ref()),
            sources: self.sources(sources),
            last_verified: last_verified.map(Day),
        }
    }

    pub(super) fn service(self, service: &'a model::Service) -> Service<'a> {
        let model::Service { name, summary, eligibility, how_to_apply, fees, languages, sources } =
            service;
        Service {
            name: self.texts(name),
            description: self.texts(summary),
            eligibility_description: self.maybe(eligibility.as_ref()),
            application_process: self.maybe(how_to_apply.as_ref()),
            fees_description: self.maybe(fees.as_ref()),
            languages,
            sources: self.sources(sources),
        }
    }

    pub(super) fn dispute(self, dispute: &'a model::Dispute) -> Dispute<'a> {
        let model::Dispute { about, sides, note } = dispute;
        let side = |side: &'a model::Side| Side {
            says: self.texts(&side.says),
            sources: self.sources(&side.sources),
        };
        Dispute {
            about: self.texts(about),
            sides: sides.iter().map(side).collect(),
            note: self.maybe(note.as_ref()),
        }
    }

    pub(super) fn source(self, source: &'a model::Source) -> Source<'a> {
        let model::Source {
            id,
            title,
            publisher,
            label,
            published,
            inferred,
            archived,
            archive_notice,
            retrieved,
            url,
            file: _,
            kind,
            reliability,
            covers,
        } = source;
        Source {
            id,
            title,
            publisher: self.texts(publisher),
            label: self.maybe(label.as_ref()),
            kind: kind.word(),
            published: published.map(Day),
            inferred: self.maybe(inferred.as_ref()),
            archived: archived.map(Day),
            archive_notice: self.maybe(archive_notice.as_ref()),
            retrieved: retrieved.map(Day),
            url: url.as_deref(),
            reliability: self.maybe(reliability.as_ref()),
            covers: self.maybe(covers.as_ref()),
        }
    }
}
