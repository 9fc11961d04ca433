//! What a record cites belongs to its sources, so that the list need not repeat it.

use super::known::Known;
use crate::lang::Localized;
use crate::markdown;
use crate::model::{Agency, Doc, SourceIx, Term};

/// Adds the sources that single facts of `agency` cite to those of the whole.
pub(super) fn agency(agency: &mut Agency, known: &Known<'_>) {
    let mut found = texts(agency.description.as_ref(), known);
    found.extend(agency.contacts.iter().flat_map(|contact| &contact.sources));
    found.extend(agency.services.iter().flat_map(|service| &service.sources));
    found.extend(agency.aliases.iter().flat_map(|alias| &alias.sources));
    found.extend(agency.former_names.iter().flat_map(|former| &former.sources));
    found.extend(agency.dates.iter().flat_map(|milestone| &milestone.sources));
    found.extend(agency.succeeded_by.iter().flat_map(|succession| &succession.sources));
    found
        .extend(agency.disputes.iter().flat_map(|dispute| &dispute.sides).flat_map(|s| &s.sources));
    found.extend(agency.verified_against);
    add(&mut agency.sources, found);
}

/// Adds the sources that single facts of `term` cite to those of the whole.
pub(super) fn term(term: &mut Term, known: &Known<'_>) {
    let mut found = texts(term.description.as_ref(), known);
    found.extend(term.aliases.iter().flat_map(|alias| &alias.sources));
    found.extend(term.former_names.iter().flat_map(|former| &former.sources));
    found.extend(term.dates.iter().flat_map(|milestone| &milestone.sources));
    found.extend(term.disputes.iter().flat_map(|dispute| &dispute.sides).flat_map(|s| &s.sources));
    add(&mut term.sources, found);
}

/// Adds the sources that the text of `doc` cites to those of the whole.
pub(super) fn doc(doc: &mut Doc, known: &Known<'_>) {
    let found = texts(Some(&doc.body), known);
    add(&mut doc.sources, found);
}

/// What a text cites, in any of its languages; ids that name nothing are told of by a rule.
fn texts(text: Option<&Localized>, known: &Known<'_>) -> Vec<SourceIx> {
    let texts = text.into_iter().flat_map(Localized::all);
    let ids = texts.flat_map(|chosen| markdown::citations(chosen.text));
    ids.filter_map(|id| known.source(&id)).collect()
}

fn add(sources: &mut Vec<SourceIx>, found: Vec<SourceIx>) {
    for source in found {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
}
