//! The parts of an index, read when they are needed and kept.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::manifest::{Manifest, VERSION};
use super::postings::{read, read_rising};
use super::record::{Records, Stored};
use super::shard::{Leads, Shard, common, terms};

/// Where the parts of an index come from.
pub trait Parts {
    /// The JSON of the part `name`, such as `terms/3`; none if it cannot be read.
    fn part(&self, name: &str) -> Option<Vec<u8>>;
}

/// Parts that could not be read, by name.
pub type Damage = Vec<String>;

/// A term with what it leads to, not decoded yet.
type Line = (String, Result<String, String>);

/// Entries of a facet with their documents.
type Tags = BTreeMap<String, Vec<u32>>;

/// An index whose parts are read when they are needed.
pub(super) struct Index<'p> {
    pub(super) manifest: Manifest,
    parts: &'p dyn Parts,
    shards: RefCell<BTreeMap<usize, Rc<Vec<Line>>>>,
    known: OnceCell<Vec<(String, u32)>>,
    damage: RefCell<Damage>,
}

impl<'p> Index<'p> {
    /// The index whose manifest is among `parts`; none if that cannot be read.
    pub(super) fn open(parts: &'p dyn Parts) -> Option<Self> {
        let manifest: Manifest = serde_json::from_slice(&parts.part("manifest")?).ok()?;
        (manifest.version == VERSION).then(|| Self {
            manifest,
            parts,
            shards: RefCell::default(),
            known: OnceCell::new(),
            damage: RefCell::default(),
        })
    }

    /// What could not be read so far.
    pub(super) fn damage(&self) -> Damage {
        let mut all = self.damage.borrow().clone();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn note(&self, name: String) {
        self.damage.borrow_mut().push(name);
    }

    /// The terms of a shard; empty if it cannot be read.
    pub(super) fn shard(&self, at: usize) -> Rc<Vec<Line>> {
        if let Some(known) = self.shards.borrow().get(&at) {
            return Rc::clone(known);
        }
        let name = format!("terms/{at}");
        let read = || -> Option<Vec<Line>> {
            let shard: Shard = serde_json::from_slice(&self.parts.part(&name)?).ok()?;
            let lines =
                terms(&shard.terms).filter(|_| shard.numbering == self.manifest.numbering)?;
            Some(lines.into_iter().map(|(term, leads)| (term, owned(leads))).collect())
        };
        let lines = Rc::new(read().unwrap_or_else(|| {
            self.note(name.clone());
            Vec::new()
        }));
        self.shards.borrow_mut().insert(at, Rc::clone(&lines));
        lines
    }

    /// What `term` leads to.
    pub(super) fn term(&self, term: &str) -> Option<Leads> {
        let lines = self.shard(self.manifest.shard_of(term));
        let at = lines.binary_search_by(|(known, _)| known.as_str().cmp(term)).ok()?;
        Leads::decode(borrowed(&lines[at].1))
    }

    /// Every term that begins with `start`, in the shard where it would stand and at most two more.
    pub(super) fn beginning(&self, start: &str) -> Vec<(String, Leads)> {
        let mut found = Vec::new();
        let first = self.manifest.shard_of(start);
        for at in first..(first + 3).min(self.manifest.terms.len()) {
            let begins = &self.manifest.terms[at];
            if at > first && !(begins.starts_with(start) || begins.as_str() < start) {
                break;
            }
            for (term, leads) in self.shard(at).iter().filter(|(term, _)| term.starts_with(start)) {
                found.extend(Leads::decode(borrowed(leads)).map(|leads| (term.clone(), leads)));
            }
        }
        found
    }

    /// The positions of a word in each document of its list, in the list's order.
    pub(super) fn positions(&self, word: &str) -> Option<Vec<Vec<u32>>> {
        let at = self.manifest.shard_of(word);
        let lines = self.shard(at);
        let place = lines.binary_search_by(|(known, _)| known.as_str().cmp(word)).ok()?;
        let name = format!("positions/{at}");
        let file = self.parts.part(&name);
        let found = file.as_deref().and_then(|json| {
            let shard: super::phrase::Positions = serde_json::from_slice(json).ok()?;
            if shard.numbering != self.manifest.numbering {
                return None;
            }
            let mut rest = shard.positions.split(';').nth(place)?;
            let mut all = Vec::new();
            while !rest.is_empty() {
                let count = read(&mut rest)?;
                all.push(read_rising(&mut rest, count)?);
            }
            Some(all)
        });
        if found.is_none() {
            self.note(name);
        }
        found
    }

    /// Every word that spelling is held against, with how many documents have it.
    pub(super) fn known(&self) -> &[(String, u32)] {
        self.known.get_or_init(|| {
            let parts = 0..self.manifest.words;
            parts.flat_map(|at| self.some_known(at).unwrap_or_default()).collect()
        })
    }

    fn some_known(&self, at: u32) -> Option<Vec<(String, u32)>> {
        let name = format!("words/{at}");
        let read = || -> Option<Vec<(String, u32)>> {
            let part: super::spelling::Known =
                serde_json::from_slice(&self.parts.part(&name)?).ok()?;
            let lines = terms(&part.words)?.into_iter();
            lines.map(|(word, leads)| Some((word, read(&mut leads.ok()?)?))).collect()
        };
        let found = read();
        if found.is_none() {
            self.note(name);
        }
        found
    }

    /// Shows the stored record of a document.
    pub(super) fn record<T>(
        &self,
        document: u32,
        show: impl FnOnce(&Stored<'_>) -> T,
    ) -> Option<T> {
        let size = self.manifest.records.max(1);
        let name = format!("records/{}", document / size);
        let json = self.parts.part(&name);
        let part =
            json.as_deref().and_then(|json| serde_json::from_slice::<Records<'_>>(json).ok());
        let part = part.filter(|part| part.numbering == self.manifest.numbering);
        let shown =
            part.as_ref().and_then(|part| part.records.get((document % size) as usize)).map(show);
        if shown.is_none() {
            self.note(name);
        }
        shown
    }

    /// The entries of a facet with their documents.
    pub(super) fn facet(&self, id: &str) -> Tags {
        let name = format!("facets/{id}");
        let read = || -> Option<Tags> {
            let part: Facet = serde_json::from_slice(&self.parts.part(&name)?).ok()?;
            if part.numbering != self.manifest.numbering {
                return None;
            }
            let documents = |tag: FacetTag| {
                let mut rest = tag.documents.as_str();
                let count = read(&mut rest)?;
                Some((tag.id, read_rising(&mut rest, count)?))
            };
            part.tags.into_iter().map(documents).collect()
        };
        read().unwrap_or_else(|| {
            self.note(name.clone());
            Tags::new()
        })
    }
}

/// A part with the entries of a facet.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facet {
    numbering: String,
    tags: Vec<FacetTag>,
}

#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FacetTag {
    id: String,
    #[serde(rename = "label")]
    _label: String,
    #[serde(rename = "original", default)]
    _original: bool,
    documents: String,
}

fn owned(leads: Result<&str, &str>) -> Result<String, String> {
    leads.map(str::to_owned).map_err(str::to_owned)
}

fn borrowed(leads: &Result<String, String>) -> Result<&str, &str> {
    leads.as_deref().map_err(String::as_str)
}

/// The shortest text after `before` and not after `first`, which `before` sorts before.
pub fn boundary(before: &str, first: &str) -> String {
    let shared = common(before, first);
    first[shared..].chars().next().map_or_else(String::new, |c| format!("{}{c}", &first[..shared]))
}
