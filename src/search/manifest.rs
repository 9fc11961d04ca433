//! The manifest of an index: what is read first.

use serde::{Deserialize, Serialize};

/// The version of the format; a change that a reader must know of raises it.
pub const VERSION: u32 = 1;

/// What a reader of the index must know before any part of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`VERSION`].
    pub version: u32,
    /// Tag of the language.
    pub language: String,
    /// The folder of the language in the output, with a slash at the end; empty for the site's first.
    pub folder: String,
    /// Fingerprint of the order of documents: parts with another one belong to another edition.
    pub numbering: String,
    /// How many documents there are.
    pub documents: u32,
    /// How words are brought to one form.
    pub stems: String,
    /// Where the terms of each shard begin: the shortest text that sorts after the last term of the shard before it
    /// and not after its own first term.
    pub terms: Vec<String>,
    /// How many documents a part of stored records holds.
    pub records: u32,
    /// How many documents a part of texts holds; 0 where the site is too large to carry its texts twice.
    pub texts: u32,
    /// How many parts the words for spelling have.
    pub words: u32,
    /// Runs of documents by what they are worth.
    pub ranks: Vec<Rank>,
    /// Documents that another took the place of, each with that one.
    pub succession: Vec<(u32, u32)>,
    /// Words that need not be found.
    pub stop: Vec<String>,
    /// Words of somebody who may be in danger, as they are indexed.
    pub distress: Vec<String>,
    /// What kinds of records are called.
    pub kinds: Vec<String>,
    /// The facets, each a part of its own.
    pub facets: Vec<String>,
}

/// A run of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rank {
    /// The first document.
    pub from: u32,
    /// Sixteenths by which scores count.
    pub worth: u32,
    /// Whether they have help lines.
    pub help: bool,
}

impl Manifest {
    /// The shard in which `term` stands if it stands anywhere.
    pub fn shard_of(&self, term: &str) -> usize {
        self.terms.partition_point(|first| first.as_str() <= term).saturating_sub(1)
    }

    /// The rank of a document.
    pub fn rank_of(&self, document: u32) -> Option<&Rank> {
        self.ranks.iter().rev().find(|rank| rank.from <= document)
    }
}
