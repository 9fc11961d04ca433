//! `data/agencies.csv` and `data/contacts.csv`: the records for a spreadsheet, in one language.
//!
//! Numbers stand twice: as people read them, and as `tel:` and `sms:` addresses, which are exact and
//! begin with a letter, so that no spreadsheet turns a number into a sum or rounds it.

use super::csv::Table;
use crate::lang::{Lang, Localized};
use crate::model::{Agency, Contact, Date, Facet, Phone, Related, SourceIx, TagIx};
use crate::plan::Subject;
use crate::produce::site::Inputs;
use crate::view::Scene;

/// What stands between the values of a cell with several.
const BETWEEN: &str = "; ";

/// The columns of the table of records.
pub(super) const AGENCY_COLUMNS: [&str; 22] = [
    "id",
    "language",
    "name",
    "acronym",
    "kind",
    "status",
    "parent_id",
    "parent_name",
    "summary",
    "roles",
    "audiences",
    "topics",
    "areas",
    "languages",
    "website",
    "email",
    "address",
    "services",
    "last_verified",
    "sources",
    "newest_source",
    "page",
];

/// The columns of the table of contacts.
pub(super) const CONTACT_COLUMNS: [&str; 23] = [
    "agency_id",
    "agency_name",
    "agency_status",
    "language",
    "label",
    "line",
    "phone",
    "phone_uri",
    "sms",
    "sms_uri",
    "sms_keyword",
    "tty",
    "tty_uri",
    "url",
    "email",
    "hours",
    "always_open",
    "languages",
    "consequences",
    "emergency",
    "note",
    "last_verified",
    "sources",
];

/// The table of records for readers of `lang`; `path` is its own path.
pub(super) fn agencies(inputs: Inputs<'_>, lang: Lang, path: &str) -> Vec<u8> {
    let scene = Scene::new(inputs.stage(lang), path);
    let mut table = Table::new(&AGENCY_COLUMNS);
    for (ix, agency) in inputs.catalog.each_agency() {
        let parent = agency.parent.map(|parent| inputs.catalog.agency(parent));
        let page = scene.href(Subject::Record(Related::Agency(ix)));
        let page = inputs.config.base_url.as_ref().map_or(page, |base| {
            let path = inputs.plan.path(Subject::Record(Related::Agency(ix)), lang);
            format!("{base}/{path}")
        });
        let row: [String; 22] = [
            agency.id.clone(),
            tag(inputs, agency.summary.get(lang).lang),
            text(&agency.name, lang),
            agency.acronym.clone().unwrap_or_default(),
            labels(inputs, Facet::Kinds, agency.kind.as_slice(), lang),
            agency.status.word().to_owned(),
            parent.map(|parent| parent.id.clone()).unwrap_or_default(),
            parent.map(|parent| text(&parent.name, lang)).unwrap_or_default(),
            text(&agency.summary, lang),
            labels(inputs, Facet::Roles, &agency.roles, lang),
            labels(inputs, Facet::Audiences, &agency.audiences, lang),
            labels(inputs, Facet::Topics, &agency.topics, lang),
            labels(inputs, Facet::Areas, &agency.areas, lang),
            agency.languages.join(BETWEEN),
            agency.website.clone().unwrap_or_default(),
            agency.email.clone().unwrap_or_default(),
            agency.address.clone().unwrap_or_default(),
            services(agency, lang),
            date(agency.last_verified),
            sources(inputs, &agency.sources),
            date(newest(inputs, &agency.sources)),
            page,
        ];
        table.row(&row);
    }
    table.bytes()
}

/// The table of contacts for readers of `lang`.
pub(super) fn contacts(inputs: Inputs<'_>, lang: Lang) -> Vec<u8> {
    let mut table = Table::new(&CONTACT_COLUMNS);
    for agency in &inputs.catalog.agencies {
        for contact in &agency.contacts {
            table.row(&contact_row(inputs, agency, contact, lang));
        }
    }
    table.bytes()
}

fn contact_row(inputs: Inputs<'_>, agency: &Agency, contact: &Contact, lang: Lang) -> [String; 23] {
    let shown = |phone: &Option<Phone>| phone.as_ref().map(Phone::display).unwrap_or_default();
    let call = |phone: &Option<Phone>| phone.as_ref().map(Phone::tel_href).unwrap_or_default();
    let write = contact.sms.as_ref().map(Phone::sms_href).unwrap_or_default();
    let maybe = |text: &Option<Localized>| {
        text.as_ref().map(|text| text.get(lang).text.to_owned()).unwrap_or_default()
    };
    let flag = |yes: bool| if yes { "yes".to_owned() } else { String::new() };
    [
        agency.id.clone(),
        text(&agency.name, lang),
        agency.status.word().to_owned(),
        tag(inputs, contact.label.get(lang).lang),
        text(&contact.label, lang),
        contact.line.word().to_owned(),
        shown(&contact.phone),
        call(&contact.phone),
        shown(&contact.sms),
        write,
        contact.sms_keyword.clone().unwrap_or_default(),
        shown(&contact.tty),
        call(&contact.tty),
        contact.url.clone().unwrap_or_default(),
        contact.email.clone().unwrap_or_default(),
        maybe(&contact.hours),
        flag(contact.always_open),
        contact.languages.join(BETWEEN),
        maybe(&contact.consequences),
        flag(contact.emergency),
        maybe(&contact.note),
        date(contact.last_verified),
        sources(inputs, &contact.sources),
    ]
}

fn text(text: &Localized, lang: Lang) -> String {
    text.get(lang).text.to_owned()
}

fn tag(inputs: Inputs<'_>, lang: Lang) -> String {
    inputs.plan.languages().get(lang).tag.clone()
}

fn labels(inputs: Inputs<'_>, facet: Facet, tags: &[TagIx], lang: Lang) -> String {
    let label = |ix: &TagIx| inputs.catalog.vocabulary.tag(facet, *ix).label.get(lang).text;
    tags.iter().map(label).collect::<Vec<_>>().join(BETWEEN)
}

fn services(agency: &Agency, lang: Lang) -> String {
    let names = agency.services.iter().map(|service| service.name.get(lang).text);
    names.collect::<Vec<_>>().join(BETWEEN)
}

fn sources(inputs: Inputs<'_>, sources: &[SourceIx]) -> String {
    let ids = sources.iter().map(|ix| inputs.catalog.source(*ix).id.as_str());
    ids.collect::<Vec<_>>().join(BETWEEN)
}

fn newest(inputs: Inputs<'_>, sources: &[SourceIx]) -> Option<Date> {
    sources.iter().filter_map(|ix| inputs.catalog.source(*ix).published).max()
}

fn date(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
