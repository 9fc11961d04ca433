//! What the audit must remember of a file in order to answer for it without reading it again.
//!
//! Takes: target paths, wanted anchors and offered ids, as hashes of their text; its size.
//! Gives: sorted lists and counts, and the bytes that stand for them in a cache.
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

/// The links and ids of one file, as hashes, and what it weighs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Files that must exist, by path.
    pub(super) links: Box<[u64]>,
    /// Places in other files that must exist, by path, `#` and id.
    pub(super) anchors: Box<[u64]>,
    /// Places that other files may lead to, by path, `#` and id.
    pub(super) ids: Box<[u64]>,
    /// Files that a browser fetches along with this one, by path.
    pub(super) loads: Box<[u64]>,
    /// Requests besides those files: an icon, fonts.
    pub(super) extra_requests: u32,
    /// The file's own size.
    pub(super) bytes: u64,
}

/// The lists of [`Facts`] as they are found: in any order, with repetitions.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) links: Vec<u64>,
    pub(super) anchors: Vec<u64>,
    pub(super) ids: Vec<u64>,
    pub(super) loads: Vec<u64>,
}

/// What stands before the hashes of a list: how many there are.
const COUNT: usize = size_of::<u32>();

impl Facts {
    /// The facts of these lists, sorted and without repetition, of a file with `bytes` bytes that
    /// costs `extra_requests` besides what it loads.
    pub(super) fn new(found: Gathered, extra_requests: u32, bytes: u64) -> Self {
        let Gathered { links, anchors, ids, loads } = found;
        Self {
            links: settled(links),
            anchors: settled(anchors),
            ids: settled(ids),
            loads: settled(loads),
            extra_requests,
            bytes,
        }
    }

    /// The file's own size.
    pub fn size(&self) -> u64 {
        self.bytes
    }

    /// The facts as bytes: the size, the extra requests, then each list as its count and eight
    /// bytes a hash; all numbers little-endian.
    pub fn encode(&self) -> Vec<u8> {
        let Self { links, anchors, ids, loads, extra_requests, bytes: size } = self;
        let lists = [links, anchors, ids, loads];
        let hashes: usize = lists.iter().map(|list| list.len()).sum();
        let mut bytes = Vec::with_capacity(8 + COUNT + lists.len() * COUNT + 8 * hashes);
        bytes.extend(size.to_le_bytes());
        bytes.extend(extra_requests.to_le_bytes());
        for list in lists {
            // A page cannot hold four thousand million links.
            bytes.extend(u32::try_from(list.len()).unwrap_or(u32::MAX).to_le_bytes());
            list.iter().for_each(|hash| bytes.extend(hash.to_le_bytes()));
        }
        bytes
    }

    /// The facts that [`Facts::encode`] made these bytes from; `None` for other bytes.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk()?;
        let (extra_requests, mut rest) = rest.split_first_chunk()?;
        let mut list = || {
            let (count, after) = rest.split_first_chunk::<COUNT>()?;
            let length = (u32::from_le_bytes(*count) as usize).checked_mul(8)?;
            let (hashes, after) = after.split_at_checked(length)?;
            rest = after;
            Some(hashes.as_chunks().0.iter().map(|hash| u64::from_le_bytes(*hash)).collect())
        };
        let (links, anchors, ids, loads) = (list()?, list()?, list()?, list()?);
        rest.is_empty().then_some(Self {
            links,
            anchors,
            ids,
            loads,
            extra_requests: u32::from_le_bytes(*extra_requests),
            bytes: u64::from_le_bytes(*size),
        })
    }
}

fn settled(mut hashes: Vec<u64>) -> Box<[u64]> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
}

#[cfg(test)]
mod tests {
    use super::{Facts, Gathered, hash};

    #[test]
    fn facts_survive_the_cache_and_other_bytes_do_not_become_facts() {
        let links = vec![hash(b"b"), hash(b"a"), hash(b"b")];
        let found = Gathered { links, anchors: vec![7], ids: vec![], loads: vec![9, 8] };
        let facts = Facts::new(found, 2, 300);
        assert_eq!((facts.links.len(), facts.anchors.len(), &*facts.loads), (2, 1, &[8, 9][..]));
        let bytes = facts.encode();
        assert_eq!(Facts::decode(&bytes), Some(facts));
        for cut in 0..bytes.len() {
            assert_eq!(Facts::decode(&bytes[..cut]), None, "cut at {cut}");
        }
        assert_eq!(Facts::decode(&[255; 40]), None);
        assert_eq!(Facts::decode(&Facts::default().encode()), Some(Facts::default()));
    }
}
