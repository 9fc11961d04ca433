//! A fingerprint of what a record was read from.

/// BLAKE3 of the bytes of a record's file and of its translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The fingerprint of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The fingerprint of this together with `other`.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.0).update(&other.0);
        Self(*hasher.finalize().as_bytes())
    }
}
