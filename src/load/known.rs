//! The ids that a reference can name.

use std::sync::Arc;

use crate::diag::{Diagnostic, closest};
use crate::model::{AgencyIx, Facet, PageIx, Related, Source, SourceIx, TagIx, TermIx, Vocabulary};
use crate::yaml::{Fields, Word};

/// Everything that a record can refer to, known before any record is read: ids are file stems.
#[derive(Debug)]
pub(super) struct Known {
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
    /// Whether the list of sources could be read; if not, no source is called unknown.
    pub(super) knows_sources: bool,
    /// Whether the vocabulary could be read; if not, no word of it is called unknown.
    pub(super) knows_vocabulary: bool,
}

impl Known {
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
        let found = self.agency(word.text.trim());
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
        let agency = |id: &str| self.agency(id).map(Related::Agency);
        let term = |id: &str| self.term(id).map(Related::Term);
        let found = match text.split_once(':') {
            Some(("agency", id)) => agency(id),
            Some(("term", id)) => term(id),
            Some(_) => None,
            None if first == "term" => term(text).or_else(|| agency(text)),
            None => agency(text).or_else(|| term(text)),
        };
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
        let found = self.page(id);
        if found.is_none() {
            let known = self.pages.iter().map(AsRef::as_ref);
            let hint = "a page's id is the name of its file in `content/pages/` without `.md`";
            unknown(fields, word, "page", known, hint);
        }
        found
    }
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
    let bare = text.rsplit(':').next().unwrap_or(text);
    let mut mistake = Diagnostic::new("unknown-reference", format!("there is no {what} `{bare}`"));
    if let Some(near) = closest(bare, known) {
        mistake = mistake.help(format!("did you mean `{near}`?"));
    }
    fields.reader().say(word.span, mistake.help(hint));
}
