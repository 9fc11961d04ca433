//! The fields of a document, and what each adds to its terms.

use crate::model::Related;
use crate::plan::Subject;
use crate::search::stems::Stems;
use crate::view::Scene;

use super::document::Document;
use super::weigh::{Gatherer, Terms};

/// A field that is searched.
pub(super) struct Field {
    /// The most that it adds.
    pub(super) weight: f64,
    /// How many words it usually has.
    pub(super) usual: f64,
    /// The class of its texts as whole names; 0 where they are none.
    pub(super) name: u8,
}

const TITLE: Field = Field { weight: 10.0, usual: 5.0, name: 30 };
const ACRONYM: Field = Field { weight: 10.0, usual: 1.0, name: 29 };
const FORMER: Field = Field { weight: 7.0, usual: 5.0, name: 26 };
const ALIAS: Field = Field { weight: 7.0, usual: 5.0, name: 26 };
const TERM: Field = Field { weight: 6.0, usual: 3.0, name: 18 };
const SUMMARY: Field = Field { weight: 3.0, usual: 25.0, name: 0 };
const SYNONYM: Field = Field { weight: 2.0, usual: 2.0, name: 0 };
const TEXT: Field = Field { weight: 1.5, usual: 200.0, name: 0 };

/// The terms of `document`, which is about `subject`.
pub(super) fn terms(
    scene: &Scene<'_>,
    subject: Subject,
    document: &Document<'_>,
    stems: Stems,
    stop: &[String],
) -> Terms {
    let over = matches!(document.status, "superseded" | "historical");
    let mut gatherer = Gatherer::new(stems, stop, over);
    gatherer.field(&TITLE, [document.title]);
    gatherer.field(&ACRONYM, [document.acronym]);
    let short: Vec<String> = short_forms(document).collect();
    let short = short.iter().map(String::as_str);
    gatherer.field(
        &FORMER,
        document.former.iter().copied().chain(replaced(scene, subject)).chain(short),
    );
    gatherer.field(&ALIAS, document.aliases.iter().copied().chain(original(scene, subject)));
    gatherer.field(&TERM, document.terms.iter().map(String::as_str));
    gatherer.field(&SUMMARY, [document.summary]);
    gatherer.field(&SYNONYM, document.synonyms.iter().copied());
    gatherer.field(&TEXT, [document.text.as_str()]);
    for number in &document.phones {
        gatherer.number(number);
    }
    gatherer.finish()
}

/// Short forms that are written with signs between their letters, in one piece: `J/TIP` as `JTIP`.
fn short_forms(document: &Document<'_>) -> impl Iterator<Item = String> {
    let names = [document.acronym].into_iter().chain(document.former.iter().copied());
    let names = names.chain(document.aliases.iter().copied());
    let signs = |c: char| matches!(c, '/' | '-' | '&');
    let short = names.filter(move |name| name.contains(signs) && !name.contains(' '));
    short.map(move |name| name.replace(signs, ""))
}

/// The names of what a record took the place of: who looks for the old finds the new first.
fn replaced<'a>(scene: &Scene<'a>, subject: Subject) -> impl Iterator<Item = &'a str> + use<'a> {
    let catalog = scene.catalog();
    let lang = scene.lang();
    let old = match subject {
        Subject::Record(Related::Agency(ix)) => scene.relations().succeeds(ix),
        _ => &[],
    };
    old.iter().flat_map(move |ix| {
        let agency = catalog.agency(*ix);
        let names = [agency.name.get(lang).text, agency.acronym.as_deref().unwrap_or_default()];
        names.into_iter().chain(agency.aliases.iter().map(|alias| alias.name.as_str()))
    })
}

/// The name in the first language, where the page calls the record otherwise.
fn original<'a>(scene: &Scene<'a>, subject: Subject) -> Option<&'a str> {
    let name = match subject {
        Subject::Record(Related::Agency(ix)) => &scene.catalog().agency(ix).name,
        Subject::Record(Related::Term(ix)) => &scene.catalog().term(ix).name,
        _ => return None,
    };
    (name.get(scene.lang()).text != name.original()).then(|| name.original())
}
