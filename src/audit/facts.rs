//! What the audit must remember of a file in order to answer for it without reading it again.
//!
//! Takes: target paths, wanted anchors and offered ids, as hashes of their text.
//! Gives: three sorted lists, and the bytes that stand for them in a cache.
//! Never: keeps a text; the message is made from the page itself, made again.
#![expect(clippy::disallowed_types, reason = "asked what they hold, never walked")]

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// The first eight bytes of the BLAKE3 hash of `text`.
///
/// Two texts of a site of a million share one with a chance of 1 in 37 million.
pub(super) fn hash(text: &[u8]) -> u64 {
    let digest = blake3::hash(text);
    let mut first = [0; 8];
    first.copy_from_slice(&digest.as_bytes()[..8]);
    u64::from_le_bytes(first)
}

/// A set of such hashes, asked only whether it has one.
pub(super) type Hashes = HashSet<u64, BuildHasherDefault<Hashed>>;

/// Takes a hash for its own hash: it is spread evenly already.
#[derive(Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// The links and ids of one file, as hashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Files that must exist, by path.
    pub(super) links: Box<[u64]>,
    /// Places in other files that must exist, by path, `#` and id.
    pub(super) anchors: Box<[u64]>,
    /// Places that other files may lead to, by path, `#` and id.
    pub(super) ids: Box<[u64]>,
}

impl Facts {
    /// The facts of these lists, sorted and without repetition.
    pub(super) fn new(links: Vec<u64>, anchors: Vec<u64>, ids: Vec<u64>) -> Self {
        Self { links: settled(links), anchors: settled(anchors), ids: settled(ids) }
    }

    /// The facts as bytes: two counts, then eight bytes a hash, all little-endian.
    pub fn encode(&self) -> Vec<u8> {
        let hashes = self.links.len() + self.anchors.len() + self.ids.len();
        let mut bytes = Vec::with_capacity(8 + 8 * hashes);
        // A page cannot hold four thousand million links.
        for list in [&self.links, &self.anchors] {
            bytes.extend(u32::try_from(list.len()).unwrap_or(u32::MAX).to_le_bytes());
        }
        for hash in self.links.iter().chain(&self.anchors).chain(&self.ids) {
            bytes.extend(hash.to_le_bytes());
        }
        bytes
    }

    /// The facts that [`Facts::encode`] made these bytes from; `None` for other bytes.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (links, bytes) = bytes.split_first_chunk()?;
        let (anchors, bytes) = bytes.split_first_chunk()?;
        let (hashes, rest) = bytes.as_chunks::<8>();
        let (links, hashes) = hashes.split_at_checked(u32::from_le_bytes(*links) as usize)?;
        let (anchors, ids) = hashes.split_at_checked(u32::from_le_bytes(*anchors) as usize)?;
        let read = |list: &[[u8; 8]]| list.iter().map(|hash| u64::from_le_bytes(*hash)).collect();
        rest.is_empty().then(|| Self { links: read(links), anchors: read(anchors), ids: read(ids) })
    }
}

fn settled(mut hashes: Vec<u64>) -> Box<[u64]> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
}

#[cfg(test)]
mod tests {
    use super::{Facts, hash};

    #[test]
    fn facts_survive_the_cache_and_other_bytes_do_not_become_facts() {
        let facts = Facts::new(vec![hash(b"b"), hash(b"a"), hash(b"b")], vec![7], vec![]);
        assert_eq!((facts.links.len(), facts.anchors.len()), (2, 1));
        let bytes = facts.encode();
        assert_eq!(Facts::decode(&bytes), Some(facts));
        for cut in 0..bytes.len() {
            assert!(Facts::decode(&bytes[..cut]).is_none_or(|facts| facts.ids.is_empty()));
        }
        assert_eq!(Facts::decode(&[255; 40]), None);
        assert_eq!(Facts::decode(&Facts::default().encode()), Some(Facts::default()));
    }
}
