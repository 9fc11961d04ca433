//! What one build remembers for the next.
//!
//! Takes: the bytes of the cache file, whatever they are.
//! Gives: each file's key, sum, stamp and facts; and named bytes of later floors.
//! Never: fails. Bytes that are not a whole cache of this version are an empty one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::manifest::{Listed, is_inside};

const HEADER: &[u8] = b"fieldguide-cache 1\n";

/// Size and time of last change of a file, by which an unchanged one is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// Size in bytes.
    pub(super) size: u64,
    /// Nanoseconds since 1970; 0 when the file system keeps no time.
    pub(super) modified: u64,
}

/// One file of the site as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Path below the output folder.
    pub(super) path: Box<str>,
    /// The artifact's key.
    pub(super) key: [u8; 32],
    /// SHA-256 of its bytes.
    pub(super) sha256: [u8; 32],
    /// The file as last seen.
    pub(super) stamp: Stamp,
    /// What the floors above remember of it.
    pub(super) facts: Box<[u8]>,
}

impl Entry {
    /// The entry as the manifest lists it.
    pub(super) fn listed(&self) -> Listed {
        Listed { path: self.path.clone(), size: self.stamp.size, sha256: self.sha256 }
    }
}

/// What one build remembers for the next. Without harm it may be missing, damaged or old.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cache {
    /// Where it is stored; nowhere in a fresh one.
    pub(super) file: Option<PathBuf>,
    /// The folder that the stamps are about.
    pub(super) output: String,
    /// The manifest as last seen.
    pub(super) manifest: Option<Stamp>,
    /// Sorted by path.
    pub(super) entries: Vec<Entry>,
    /// Bytes by name.
    pub(super) extras: BTreeMap<String, Box<[u8]>>,
}

impl Cache {
    /// The bytes that [`Cache::decode`] reads.
    pub(super) fn encode(&self) -> Vec<u8> {
        let Self { file: _, output, manifest, entries, extras } = self;
        let shape = Shape {
            output,
            manifest: *manifest,
            entries: entries.iter().map(Line::of).collect(),
            extras: extras.iter().map(|(name, bytes)| (name.as_str(), Raw(bytes))).collect(),
        };
        // Writing to memory cannot fail; an empty payload would be read as an empty cache.
        let payload = postcard::to_allocvec(&shape).unwrap_or_default();
        [HEADER, blake3::hash(&payload).as_bytes(), &payload].concat()
    }

    /// The cache that these bytes hold; empty when they hold none.
    pub(super) fn decode(bytes: &[u8]) -> Self {
        Self::whole(bytes).unwrap_or_default()
    }

    /// What the last build left under `name`, if it was one into `folder`.
    pub fn noted(&self, folder: &Path, name: &str) -> Option<&[u8]> {
        let whose = folder.canonicalize().ok()?;
        let bytes = self.extras.get(name).filter(|_| self.output == whose.to_string_lossy())?;
        Some(bytes)
    }

    /// The index of the file at `path`.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.path.as_ref().cmp(path)).ok()
    }

    fn whole(bytes: &[u8]) -> Option<Self> {
        let (sum, payload) = bytes.strip_prefix(HEADER)?.split_first_chunk::<32>()?;
        let shape: Shape<'_> = (blake3::hash(payload) == *sum)
            .then(|| postcard::from_bytes(payload).ok())
            .flatten()?;
        let entries: Option<Vec<Entry>> = shape.entries.into_iter().map(Line::entry).collect();
        let entries = entries.filter(|all| all.is_sorted_by(|a, b| a.path < b.path))?;
        let extras =
            shape.extras.into_iter().map(|(name, Raw(bytes))| (name.to_owned(), bytes.into()));
        Some(Self {
            file: None,
            output: shape.output.to_owned(),
            manifest: shape.manifest,
            entries,
            extras: extras.collect(),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct Shape<'a> {
    output: &'a str,
    manifest: Option<Stamp>,
    #[serde(borrow)]
    entries: Vec<Line<'a>>,
    extras: Vec<(&'a str, Raw<'a>)>,
}

#[derive(Serialize, Deserialize)]
struct Line<'a> {
    path: &'a str,
    #[serde(borrow)]
    key: Raw<'a>,
    sha256: Raw<'a>,
    stamp: Stamp,
    facts: Raw<'a>,
}

impl<'a> Line<'a> {
    fn of(entry: &'a Entry) -> Self {
        let Entry { path, key, sha256, stamp, facts } = entry;
        Self { path, key: Raw(key), sha256: Raw(sha256), stamp: *stamp, facts: Raw(facts) }
    }

    fn entry(self) -> Option<Entry> {
        let Self { path, key, sha256, stamp, facts } = self;
        is_inside(path).then_some(Entry {
            path: path.into(),
            key: key.0.try_into().ok()?,
            sha256: sha256.0.try_into().ok()?,
            stamp,
            facts: facts.0.into(),
        })
    }
}

/// Bytes in one piece; serde's own slices go byte by byte.
struct Raw<'a>(&'a [u8]);

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Raw<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&[u8]>::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cache, Entry, Stamp};

    fn cache() -> Cache {
        let stamp = Stamp { size: 3, modified: 9 };
        let entry = |path: &str| Entry {
            path: path.into(),
            key: [1; 32],
            sha256: [2; 32],
            stamp,
            facts: [1, 2, 3].into(),
        };
        Cache {
            file: None,
            output: "/tmp/out".to_owned(),
            manifest: Some(stamp),
            entries: vec![entry("a.html"), entry("b/c.html")],
            extras: [("load".to_owned(), [7].into())].into(),
        }
    }

    #[test]
    fn a_cache_reads_back() {
        let cache = cache();
        assert_eq!(Cache::decode(&cache.encode()), cache);
        assert_eq!(cache.find("b/c.html"), Some(1));
        assert_eq!(cache.find("b"), None);
        assert_eq!(Cache::decode(&Cache::default().encode()), Cache::default());
    }

    #[test]
    fn a_damaged_cache_is_an_empty_one() {
        let bytes = cache().encode();
        for cut in 0..bytes.len() {
            assert_eq!(Cache::decode(&bytes[..cut]), Cache::default());
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x20;
            assert_eq!(Cache::decode(&damaged), Cache::default(), "byte {at}");
        }
    }

    #[test]
    fn a_cache_out_of_order_or_leading_outside_is_an_empty_one() {
        let mut unsorted = cache();
        unsorted.entries.reverse();
        assert_eq!(Cache::decode(&unsorted.encode()), Cache::default());
        let mut outside = cache();
        outside.entries[0].path = "../a".into();
        assert_eq!(Cache::decode(&outside.encode()), Cache::default());
    }
}
