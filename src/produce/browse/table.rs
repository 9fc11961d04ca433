//! The rows and columns of the table.

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use crate::lang::Lang;
use crate::model::{Agency, Facet, Line, Phone, Related, Status, TagIx};
use crate::plan::paged;
use crate::slug::slugify;
use crate::view::Scene;

/// The version of the table's format; a change that a reader must know of raises it.
const VERSION: u32 = 1;

/// The whole table in one language.
#[derive(Serialize)]
struct Table<'a> {
    version: u32,
    language: &'a str,
    /// The language of names and labels that are not translated.
    original: Original<'a>,
    statuses: [&'static str; 5],
    groups: Vec<Group<'a>>,
    /// By name, as every list of the site is.
    agencies: Vec<Row<'a>>,
    terms: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Original<'a> {
    language: &'a str,
    dir: &'static str,
}

/// One vocabulary list: the entries that have pages.
#[derive(Serialize)]
struct Group<'a> {
    id: &'static str,
    tags: Vec<Tag<'a>>,
}

/// One vocabulary entry. Its number is its place among the entries of all groups, from 0.
#[derive(Serialize)]
struct Tag<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    plural: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<bool>,
}

/// One record, written as a list: id (empty where it is the slug of the name, which is then ASCII),
/// name, acronym, status, numbers of vocabulary entries; where the
/// name is not translated or there is a help line, a sixth says whether the name is not translated;
/// and where there is a help line, its number follows as shown and as dialled.
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    original: bool,
    acronym: &'a str,
    status: Status,
    tags: Vec<u16>,
    /// The number of its first help line; a help line may have none.
    help: Option<Option<&'a Phone>>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { id, name, original, acronym, status, tags, help } = self;
        let mut row = serializer.serialize_seq(None)?;
        // At ten thousand records, ids that only repeat the name would be a third of the table.
        let repeated = name.is_ascii() && slugify(name) == *id;
        row.serialize_element(if repeated { "" } else { id })?;
        row.serialize_element(name)?;
        row.serialize_element(acronym)?;
        row.serialize_element(&place(*status))?;
        row.serialize_element(tags)?;
        if *original || help.is_some() {
            row.serialize_element(&u8::from(*original))?;
        }
        if let Some(phone) = help {
            row.serialize_element(&phone.map(Phone::display).unwrap_or_default())?;
            row.serialize_element(&phone.map(Phone::tel_href).unwrap_or_default())?;
        }
        row.end()
    }
}

fn place(status: Status) -> usize {
    Status::ALL.iter().position(|(_, known)| *known == status).unwrap_or_default()
}

/// The table as JSON, in the language of `scene`.
pub(super) fn json(scene: &Scene<'_>) -> Vec<u8> {
    let lang = scene.lang();
    let languages = scene.languages();
    let lists = scene.stage().plan.lists(lang);
    let numbers = Numbers::of(scene);
    let original = languages.get(Lang::DEFAULT);
    let table = Table {
        version: VERSION,
        language: &languages.get(lang).tag,
        original: Original { language: &original.tag, dir: original.dir() },
        statuses: Status::ALL.map(|(word, _)| word),
        groups: Facet::ALL.map(|facet| group(scene, facet)).into(),
        agencies: lists.agencies().records().map(|record| row(scene, &numbers, record)).collect(),
        terms: lists.terms().records().map(|record| row(scene, &numbers, record)).collect(),
    };
    // Every value is a text, a number or a list of them: this cannot fail.
    serde_json::to_vec(&table).unwrap_or_default()
}

fn group<'a>(scene: &Scene<'a>, facet: Facet) -> Group<'a> {
    let lang = scene.lang();
    let tag = |ix| {
        let tag = scene.catalog().vocabulary.tag(facet, ix);
        let (label, plural) = (tag.label.get(lang), tag.plural.get(lang).text);
        Tag {
            id: &tag.id,
            label: label.text,
            plural: if plural == label.text { "" } else { plural },
            original: (label.lang != lang).then_some(true),
        }
    };
    let tags = paged(scene.catalog(), scene.relations(), facet).map(tag).collect();
    Group { id: facet.key(), tags }
}

/// The number of every vocabulary entry that has one.
struct Numbers([Vec<Option<u16>>; 5]);

impl Numbers {
    fn of(scene: &Scene<'_>) -> Self {
        let mut next = 0_u16;
        Self(Facet::ALL.map(|facet| {
            let mut numbers = vec![None; scene.catalog().vocabulary.list(facet).len()];
            for tag in paged(scene.catalog(), scene.relations(), facet) {
                numbers[usize::from(tag.0)] = Some(next);
                next += 1;
            }
            numbers
        }))
    }

    /// The numbers of a record's entries, rising.
    fn all(&self, facets: &[(Facet, &[TagIx])]) -> Vec<u16> {
        let tags = facets.iter().flat_map(|(facet, tags)| tags.iter().map(|tag| (*facet, *tag)));
        let number = |(facet, tag): (Facet, TagIx)| self.0[facet as usize][usize::from(tag.0)];
        let mut numbers: Vec<u16> = tags.filter_map(number).collect();
        numbers.sort_unstable();
        numbers
    }
}

fn row<'a>(scene: &Scene<'a>, numbers: &Numbers, record: Related) -> Row<'a> {
    let (catalog, lang) = (scene.catalog(), scene.lang());
    match record {
        Related::Agency(ix) => {
            let agency = catalog.agency(ix);
            let name = agency.name.get(lang);
            Row {
                id: &agency.id,
                name: name.text,
                original: name.lang != lang,
                acronym: agency.acronym.as_deref().unwrap_or_default(),
                status: agency.status,
                tags: numbers.all(&[
                    (Facet::Kinds, agency.kind.as_slice()),
                    (Facet::Roles, &agency.roles),
                    (Facet::Audiences, &agency.audiences),
                    (Facet::Topics, &agency.topics),
                    (Facet::Areas, &agency.areas),
                ]),
                help: help(agency),
            }
        }
        Related::Term(ix) => {
            let term = catalog.term(ix);
            let name = term.name.get(lang);
            Row {
                id: &term.id,
                name: name.text,
                original: name.lang != lang,
                acronym: term.acronym.as_deref().unwrap_or_default(),
                status: term.status,
                tags: numbers.all(&[
                    (Facet::Kinds, term.kind.as_slice()),
                    (Facet::Audiences, &term.audiences),
                    (Facet::Topics, &term.topics),
                ]),
                help: None,
            }
        }
    }
}

/// The number of the first help line of an agency that still exists. Other lines stay on their
/// records' pages, beside the words on what calling them may lead to.
fn help(agency: &Agency) -> Option<Option<&Phone>> {
    if matches!(agency.status, Status::Superseded | Status::Historical) {
        return None;
    }
    let mut lines = agency.contacts.iter().filter(|contact| contact.line == Line::Help);
    let first = lines.next()?;
    Some(first.phone.as_ref().or_else(|| lines.find_map(|contact| contact.phone.as_ref())))
}
