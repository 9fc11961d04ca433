//! The words by which records are sorted.

use crate::lang::Localized;

/// Which list of a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// What a record is: department, hotline, law.
    Kinds,
    /// What it does.
    Roles,
    /// Whom it serves.
    Audiences,
    /// Which subjects it deals with.
    Topics,
    /// Where it works.
    Areas,
}

impl Facet {
    /// Every list.
    pub const ALL: [Self; 5] =
        [Self::Kinds, Self::Roles, Self::Audiences, Self::Topics, Self::Areas];

    /// Its key in the vocabulary file, which is also its folder in the output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Kinds => "kinds",
            Self::Roles => "roles",
            Self::Audiences => "audiences",
            Self::Topics => "topics",
            Self::Areas => "areas",
        }
    }

    /// What one entry is called in messages.
    pub fn singular(self) -> &'static str {
        match self {
            Self::Kinds => "kind",
            Self::Roles => "role",
            Self::Audiences => "audience",
            Self::Topics => "topic",
            Self::Areas => "area",
        }
    }
}

/// An entry of one list, by its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagIx(pub u16);

/// One entry of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tag {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: Localized,
    /// What several are called; the label where nothing else is given.
    pub plural: Localized,
    /// What it is called at the head of a narrow column; the label where nothing else is given.
    pub short: Localized,
    /// One sentence about it; may be empty.
    pub description: Localized,
    /// Words that readers type for it.
    pub synonyms: Vec<String>,
    /// The schema.org type of records of this kind (<https://schema.org/docs/full.html>).
    pub schema_type: Option<String>,
}

/// All lists of a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Vocabulary {
    lists: [Vec<Tag>; 5],
}

impl Vocabulary {
    /// The entries of one list, in the order of the file.
    pub fn list(&self, facet: Facet) -> &[Tag] {
        &self.lists[facet as usize]
    }

    /// Sets the entries of one list.
    pub fn set(&mut self, facet: Facet, tags: Vec<Tag>) {
        self.lists[facet as usize] = tags;
    }

    /// One entry.
    pub fn tag(&self, facet: Facet, ix: TagIx) -> &Tag {
        &self.list(facet)[usize::from(ix.0)]
    }

    /// The entry with this id.
    pub fn find(&self, facet: Facet, id: &str) -> Option<TagIx> {
        let at = self.list(facet).iter().position(|tag| tag.id == id)?;
        u16::try_from(at).ok().map(TagIx)
    }
}
