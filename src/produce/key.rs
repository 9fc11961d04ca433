//! Keys: BLAKE3 over everything that decides an artifact's bytes.

use std::hash::{Hash, Hasher};

use super::artifact::Key;

/// The mark of this build of the program.
pub const PROGRAM: &str = env!("FIELDGUIDE_BUILD");

/// Gathers what decides an artifact's bytes.
///
/// Keys are compared only with keys of the same program on the same machine, so what the standard
/// library feeds for each type may differ between versions: the program's mark is part of every key.
#[derive(Debug, Clone)]
pub(super) struct KeyMaker(blake3::Hasher);

impl KeyMaker {
    /// For artifacts of the kind `kind`.
    pub(super) fn new(kind: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(PROGRAM.as_bytes()).update(&[0, u8::from(cfg!(feature = "minify"))]);
        hasher.update(kind.as_bytes()).update(&[0]);
        Self(hasher)
    }

    /// Adds a value.
    pub(super) fn with(mut self, value: &impl Hash) -> Self {
        value.hash(&mut Feed(&mut self.0));
        self
    }

    /// The key.
    pub(super) fn key(self) -> Key {
        Key(*self.0.finalize().as_bytes())
    }
}

struct Feed<'h>(&'h mut blake3::Hasher);

impl Hasher for Feed<'_> {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}
