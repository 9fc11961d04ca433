//! Laws, benefits, immigration relief, policies, publications and words that need explaining.

use super::{
    AgencyIx, Alias, Digest, Dispute, FormerName, Milestone, Related, SourceIx, Status, TagIx,
};
use crate::lang::{Lang, Localized};

/// A glossary entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Term {
    /// Its id: the stem of its file.
    pub id: String,
    /// The ids it had before: their addresses lead to its page.
    pub former_ids: Vec<String>,
    /// Its name.
    pub name: Localized,
    /// What it is.
    pub kind: Option<TagIx>,
    /// The definition, one or two sentences.
    pub summary: Localized,
    /// Its acronym.
    pub acronym: Option<String>,
    /// Other names.
    pub aliases: Vec<Alias>,
    /// Names it had.
    pub former_names: Vec<FormerName>,
    /// Whether the entry still holds.
    pub status: Status,
    /// Markdown.
    pub description: Option<Localized>,
    /// Who runs it or decides on it.
    pub agency: Option<AgencyIx>,
    /// What happened to it, and when.
    pub dates: Vec<Milestone>,
    /// Whom it concerns.
    pub audiences: Vec<TagIx>,
    /// Its subjects.
    pub topics: Vec<TagIx>,
    /// See also.
    pub related: Vec<Related>,
    /// Where sources disagree about it.
    pub disputes: Vec<Dispute>,
    /// The documents behind the entry: those listed, then those that a fact of it cites.
    pub sources: Vec<SourceIx>,
    /// Words that readers type.
    pub search_terms: Vec<String>,
    /// Languages with a translation of the entry.
    pub translated: Vec<Lang>,
    /// Fingerprint of its files.
    pub digest: Digest,
}

impl Term {
    /// Whether the entry is translated into `lang` or written in it.
    pub fn speaks(&self, lang: Lang) -> bool {
        lang.is_default() || self.translated.contains(&lang)
    }
}
