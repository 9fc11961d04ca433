//! What can be judged only when all files are known: links into other pages.
//!
//! Takes: the facts of every file, made now or remembered.
//! Gives: the paths of files that have a broken link.
//! Never: names the link; [`Site::explain`](super::Site::explain) does, from the file's bytes.

use super::facts::{Facts, Hashes};

/// The outcome for a whole site.
#[derive(Debug, Default)]
pub struct Settled {
    again: Vec<String>,
    missing: Hashes,
}

impl Settled {
    /// Compares what is wanted with the files `known` and the ids offered.
    pub(super) fn new<'a, I>(pages: I, known: &Hashes) -> Self
    where
        I: Iterator<Item = (&'a str, &'a Facts)> + Clone,
    {
        let mut missing = Hashes::default();
        missing.extend(pages.clone().flat_map(|(_, facts)| &facts.anchors));
        if !missing.is_empty() {
            for id in pages.clone().flat_map(|(_, facts)| &facts.ids) {
                missing.remove(id);
            }
        }
        let broken = |facts: &Facts| {
            facts.links.iter().any(|link| !known.contains(link))
                || facts.anchors.iter().any(|anchor| missing.contains(anchor))
        };
        let mut again: Vec<String> =
            pages.filter(|(_, facts)| broken(facts)).map(|(path, _)| path.to_owned()).collect();
        again.sort_unstable();
        Self { again, missing }
    }

    /// The files with a broken link, sorted. Make each again and have it explained.
    pub fn again(&self) -> &[String] {
        &self.again
    }

    /// Whether this place is wanted and nobody offers it.
    pub(super) fn lacks(&self, anchor: u64) -> bool {
        self.missing.contains(&anchor)
    }
}
