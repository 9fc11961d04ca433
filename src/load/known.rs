//! The ids that a reference can name.

use std::sync::Arc;

use super::former::{Former, outdated};
use crate::config::Placed;
use crate::diag::{Diagnostic, Report, closest};
use crate::model::{AgencyIx, Facet, PageIx, Related, Source, SourceIx, TagIx, TermIx, Vocabulary};
use crate::yaml::{Fields, Word};

/// Everything that a record can refer to, known before any record is read: ids are file stems.
#[derive(Debug)]
pub(super) struct Known<'t> {
    /// Sorted ids of agencies.
    pub(super) agencies: Vec<Arc<str>>,
    /// Sorted ids of glossary entries.
    pub(super) terms: Vec<Arc<str>>,
    /// Sorted ids of pages.
    pub(super) pages: Vec<Arc<str>>,
    /// Ids of sources in the order of their file.
    pub(super) sources: Vec<String>,
    /// The vocabulary.
    pub(super) vocabulary: Vocabulary,
    /// What had which id before.
    pub(super) former: Former<'t>,
    /// Whether the list of sources could be read; if not, no source is called unknown.
    pub(super) knows_sources: bool,
    /// Whether the vocabulary could be read; if not, no word of it is called unknown.
    pub(super) knows_vocabulary: bool,
}

impl Known<'_> {
    /// The ids of `sources`.
    pub(super) fn source_ids(sources: &[Source]) -> Vec<String> {
        sources.iter().map(|source| source.id.clone()).collect()
    }

    /// The agency that `id` names.
    pub(super) fn agency(&self, id: &str) -> Option<AgencyIx> {
        place(&self.agencies, id).map(AgencyIx)
    }

    /// The glossary entry that `id` names.
    pub(super) fn term(&self, id: &str) -> Option<TermIx> {
        place(&self.terms, id).map(TermIx)
    }

    /// The page that `id` names.
    pub(super) fn page(&self, id: &str) -> Option<PageIx> {
        place(&self.pages, id).map(PageIx)
    }

    /// The source that `id` names.
    pub(super) fn source(&self, id: &str) -> Option<SourceIx> {
        let at = self.sources.iter().position(|known| known == id)?;
        Some(SourceIx(at as u32))
    }

    /// The agency that `word` names; a mistake where there is none.
    pub(super) fn agency_at(&self, fields: &Fields<'_, '_>, word: Word<'_>) -> Option<AgencyIx> {
        let id = word.text.trim();
        let found = self.agency(id).or_else(|| {
            let ix = self.former.ids().find_agency(id)?;
            fields.reader().say(word.span, outdated(id, self.id(Related::Agency(ix))));
            Some(ix)
        });
        if found.is_none() {
            let known = self.agencies.iter().map(AsRef::as_ref);
            unknown(
                fields,
                word,
                "agency",
                known,
                "an agency's id is the name of its file in `content/agencies/` without `.yaml`",
            );
        }
        found
    }

    /// The agency of `key`.
    pub(super) fn agency_of(&self, fields: &Fields<'_, '_>, key: &'static str) -> Option<AgencyIx> {
        fields.word(key).and_then(|word| self.agency_at(fields, word))
    }

    /// The source of `key`.
    pub(super) fn source_of(&self, fields: &Fields<'_, '_>, key: &'static str) -> Option<SourceIx> {
        fields.word(key).and_then(|word| self.source_at(fields, word))
    }

    /// The source of `key`, or the several of a list.
    pub(super) fn source_or_sources_of(
        &self,
        fields: &Fields<'_, '_>,
        key: &'static str,
    ) -> Vec<SourceIx> {
        let words = fields.word_or_words(key).into_iter();
        words.filter_map(|word| self.source_at(fields, word)).collect()
    }

    /// The source that `word` names; a mistake where there is none.
    pub(super) fn source_at(&self, fields: &Fields<'_, '_>, word: Word<'_>) -> Option<SourceIx> {
        let found = self.source(word.text.trim());
        if found.is_none() && self.knows_sources {
            let known = self.sources.iter().map(String::as_str);
            unknown(fields, word, "source", known, "sources are listed in `content/sources.yaml`");
        }
        found
    }

    /// The sources of the list `key`.
    pub(super) fn sources_of(&self, fields: &Fields<'_, '_>, key: &'static str) -> Vec<SourceIx> {
        fields.words(key).into_iter().filter_map(|word| self.source_at(fields, word)).collect()
    }

    /// The vocabulary entries of the list `key`.
    pub(super) fn tags_of(
        &self,
        fields: &Fields<'_, '_>,
        key: &'static str,
        facet: Facet,
    ) -> Vec<TagIx> {
        fields.words(key).into_iter().filter_map(|word| self.tag_at(fields, word, facet)).collect()
    }

    /// The vocabulary entry that `word` names; a mistake where there is none.
    pub(super) fn tag_at(
        &self,
        fields: &Fields<'_, '_>,
        word: Word<'_>,
        facet: Facet,
    ) -> Option<TagIx> {
        let found = self.vocabulary.find(facet, word.text.trim());
        if found.is_none() && self.knows_vocabulary {
            let known = self.vocabulary.list(facet).iter().map(|tag| tag.id.as_str());
            let hint = format!("{} are listed in `content/vocabulary.yaml`", facet.key());
            unknown(fields, word, facet.singular(), known, &hint);
        }
        found
    }

    /// The records of the list `key`: `ID` or `agency:ID` and `term:ID`; a bare id is looked for
    /// among `first`, then among the other.
    pub(super) fn related_of(
        &self,
        fields: &Fields<'_, '_>,
        key: &'static str,
        first: &'static str,
    ) -> Vec<Related> {
        fields
            .words(key)
            .into_iter()
            .filter_map(|word| self.related_at(fields, word, first))
            .collect()
    }

    /// The record that `word` names, as in [`Known::related_of`]; a mistake where there is none.
    pub(super) fn related_at(
        &self,
        fields: &Fields<'_, '_>,
        word: Word<'_>,
        first: &str,
    ) -> Option<Related> {
        let text = word.text.trim();
        let found = self.related(text, first).or_else(|| {
            let former = self.formerly(text, first)?;
            fields.reader().say(word.span, outdated(text, self.id(former)));
            Some(former)
        });
        if found.is_none() {
            let known = self.agencies.iter().chain(&self.terms).map(AsRef::as_ref);
            unknown(
                fields,
                word,
                "record",
                known,
                "write the id of an agency, or `term:` and the id of a glossary entry",
            );
        }
        found
    }

    /// The page with the id `id`, which `word` names; a mistake where there is none.
    pub(super) fn page_at(
        &self,
        fields: &Fields<'_, '_>,
        word: Word<'_>,
        id: &str,
    ) -> Option<PageIx> {
        let found = self.page(id).or_else(|| {
            let ix = self.former.ids().find_doc(id)?;
            fields.reader().say(word.span, outdated(id, &self.pages[ix.at()]));
            Some(ix)
        });
        if found.is_none() {
            let known = self.pages.iter().map(AsRef::as_ref);
            let hint = "a page's id is the name of its file in `content/pages/` without `.md`";
            unknown(fields, word, "page", known, hint);
        }
        found
    }

    /// The record that has the id in `text` now.
    fn related(&self, text: &str, first: &str) -> Option<Related> {
        let agency = |id: &str| self.agency(id).map(Related::Agency);
        let term = |id: &str| self.term(id).map(Related::Term);
        either(text, first, agency, term)
    }

    /// The record that had the id in `text` before.
    fn formerly(&self, text: &str, first: &str) -> Option<Related> {
        let former = self.former.ids();
        let agency = |id: &str| former.find_agency(id).map(Related::Agency);
        let term = |id: &str| former.find_term(id).map(Related::Term);
        either(text, first, agency, term)
    }

    /// The id that a record has now.
    fn id(&self, record: Related) -> &str {
        match record {
            Related::Agency(ix) => &self.agencies[ix.at()],
            Related::Term(ix) => &self.terms[ix.at()],
        }
    }

    /// The agency that a word of the settings names, be it by an id from before.
    pub(super) fn agency_for(&self, placed: &Placed, report: &mut Report) -> Option<AgencyIx> {
        let id = bare(&placed.text);
        self.agency(id).or_else(|| {
            let ix = self.former.ids().find_agency(id)?;
            let new = self.id(Related::Agency(ix));
            report.push(outdated(&placed.text, new).at(placed.origin.clone()));
            Some(ix)
        })
    }

    /// The glossary entry that a word of the settings names, be it by an id from before.
    pub(super) fn term_for(&self, placed: &Placed, report: &mut Report) -> Option<TermIx> {
        let id = bare(&placed.text);
        self.term(id).or_else(|| {
            let ix = self.former.ids().find_term(id)?;
            let new = self.id(Related::Term(ix));
            report.push(outdated(&placed.text, new).at(placed.origin.clone()));
            Some(ix)
        })
    }

    /// The page that a word of the settings names, be it by an id from before.
    pub(super) fn page_for(&self, placed: &Placed, report: &mut Report) -> Option<PageIx> {
        let id = bare(&placed.text);
        self.page(id).or_else(|| {
            let ix = self.former.ids().find_doc(id)?;
            let new = &self.pages[ix.at()];
            report.push(outdated(&placed.text, new).at(placed.origin.clone()));
            Some(ix)
        })
    }
}

/// What `text` names, `agency:ID`, `term:ID` or an id that is looked for in the kind `first` first.
fn either(
    text: &str,
    first: &str,
    agency: impl Fn(&str) -> Option<Related>,
    term: impl Fn(&str) -> Option<Related>,
) -> Option<Related> {
    match text.split_once(':') {
        Some(("agency", id)) => agency(id),
        Some(("term", id)) => term(id),
        Some(_) => None,
        None if first == "term" => term(text).or_else(|| agency(text)),
        None => agency(text).or_else(|| term(text)),
    }
}

/// The id in `agency:ID`, `term:ID`, `page:ID` or `ID`.
pub(super) fn bare(text: &str) -> &str {
    text.rsplit(':').next().unwrap_or(text)
}

fn place(ids: &[Arc<str>], id: &str) -> Option<u32> {
    ids.binary_search_by(|known| known.as_ref().cmp(id)).ok().map(|at| at as u32)
}

fn unknown<'k>(
    fields: &Fields<'_, '_>,
    word: Word<'_>,
    what: &str,
    known: impl Iterator<Item = &'k str>,
    hint: &str,
) {
    let text = word.text.trim();
    let bare = bare(text);
    let mut mistake = Diagnostic::new("unknown-reference", format!("there is no {what} `{bare}`"));
    if let Some(near) = closest(bare, known) {
        mistake = mistake.help(format!("did you mean `{near}`?"));
    }
    fields.reader().say(word.span, mistake.help(hint));
}
