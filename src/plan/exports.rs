//! Where the files for other programs lie, and which of them a site has.

use super::pages::SitePlan;
use crate::config::{Config, Export};
use crate::lang::Lang;
use crate::model::{Agency, Catalog, Contact, Date, Digest, Line, Phone, PhoneKind};

/// All records; one file for all languages.
pub const RECORDS: &str = "data/agencies.json";
/// The JSON Schema of it.
pub const RECORDS_SCHEMA: &str = "data/agencies.schema.json";
/// All records in the words of schema.org; one file for all languages.
pub const LINKED: &str = "data/agencies.jsonld";
/// The table of records, below a language's folder.
pub const AGENCIES_TABLE: &str = "data/agencies.csv";
/// The table of contacts, below a language's folder.
pub const CONTACTS_TABLE: &str = "data/contacts.csv";
/// All contact cards in one file, below a language's folder.
pub const CARDS_FILE: &str = "data/hotlines.vcf";
/// The feed, below a language's folder.
pub const FEED: &str = "feed.atom";
/// The search as a browser's search engine, below a language's folder.
pub const OPEN_SEARCH: &str = "opensearch.xml";

/// The contacts on the card of `agency` with a neutral name; none where it has no such card.
///
/// Authors gave it a neutral name, and people who need help call it. A line on which an authority
/// answers is no number to hand on in neutral words, and what a relay service (711) is good for takes
/// words that such a card does not have.
pub fn neutral_contacts(agency: &Agency) -> impl Iterator<Item = &Contact> {
    let named = agency.discreet.is_some() && !agency.status.is_over();
    agency.contacts.iter().filter(move |contact| {
        let short = |phone: &Phone| phone.kind() == PhoneKind::ShortCode;
        let relay = contact.phone.as_ref().is_some_and(short);
        named && contact.line == Line::Help && contact.has_a_number() && !relay
    })
}

/// The newest day that a feed can tell of; without one there is nothing to tell.
pub fn newest(catalog: &Catalog) -> Option<Date> {
    let changes = catalog.changes.iter().filter_map(|change| change.when);
    catalog.agencies.iter().flat_map(Agency::checks).chain(changes).chain(catalog.as_of).max()
}

impl SitePlan<'_> {
    /// Where the contact card of `agency` lies.
    pub fn card_path(&self, agency: &Agency, lang: Lang) -> String {
        self.file(&format!("data/vcards/{}.vcf", agency.id), lang)
    }

    /// Where its card with a neutral name lies: not even the name of the file says whose it is.
    pub fn neutral_card_path(&self, agency: &Agency, lang: Lang) -> String {
        let Digest(sum) = Digest::of(agency.id.as_bytes());
        let digits: String = sum[..5].iter().map(|byte| format!("{byte:02x}")).collect();
        self.file(&format!("data/vcards/number-{digits}.vcf"), lang)
    }

    /// Where the file `name` of the kind `export` lies; empty where the site does not have it.
    pub fn export_path(&self, config: &Config, export: Export, name: &str, lang: Lang) -> String {
        if !self.exports(config, export) {
            return String::new();
        }
        let shared = matches!(export, Export::Json | Export::JsonLd);
        if shared { name.to_owned() } else { self.file(name, lang) }
    }

    /// Whether the site has files of the kind `export`: the settings want them, and there is
    /// something to put in.
    pub fn exports(&self, config: &Config, export: Export) -> bool {
        let catalog = self.catalog();
        config.exports.has(export)
            && match export {
                Export::Vcard => catalog.agencies.iter().any(Agency::has_a_hotline),
                Export::Feed => newest(catalog).is_some(),
                Export::OpenSearch => config.base_url.is_some(),
                Export::Json | Export::Csv | Export::JsonLd => true,
            }
    }
}
