//! What a link by id names, by the id that it has now.

use crate::markdown::Record;
use crate::model::Catalog;

/// The id that the thing of the kind `kind` has now which `id` names, be it by an id from before.
pub(super) fn id<'a>(catalog: &'a Catalog, kind: Record, id: &str) -> Option<&'a str> {
    match kind {
        Record::Agency => catalog.find_agency(id).map(|ix| catalog.agency(ix).id.as_str()),
        Record::Term => catalog.find_term(id).map(|ix| catalog.term(ix).id.as_str()),
        Record::Page => catalog.find_doc(id).map(|ix| catalog.doc(ix).id.as_str()),
        Record::Source => catalog.find_source(id).map(|ix| catalog.source(ix).id.as_str()),
    }
}
