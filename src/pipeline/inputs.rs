//! Everything that decides a site, as one fingerprint: when it is the last build's, and that
//! build had nothing to say, there is nothing to do.

use std::io;

use rayon::prelude::*;

use super::{Built, Options, Weights};
use crate::diag::Report;
use crate::emit::Output;
use crate::produce::PROGRAM;
use crate::source::SourceTree;

/// The name under which an output keeps the fingerprint.
const NAME: &str = "inputs";

/// The fingerprint of a site's files, the options and the program.
pub(super) struct Inputs([u8; 32]);

impl Inputs {
    /// Reads every file once.
    pub(super) fn of(tree: &dyn SourceTree, options: &Options) -> io::Result<Self> {
        let entries = tree.list()?;
        let sums = entries
            .par_iter()
            .map(|entry| {
                let readable = entry.obstacle.is_none();
                let bytes = if readable { tree.read(&entry.path)? } else { Vec::new() };
                Ok(blake3::hash(&bytes))
            })
            .collect::<io::Result<Vec<_>>>()?;
        let mut hasher = blake3::Hasher::new();
        // Lists beside a site are made anew each time and are no part of it.
        let Options { as_of, strict, base_url, due_on: _, read_records: _, pdf, precompress } =
            options;
        hasher.update(
            format!("{PROGRAM} {as_of:?} {strict} {base_url:?} {pdf} {precompress}").as_bytes(),
        );
        for (entry, sum) in entries.iter().zip(&sums) {
            hasher.update(format!("\0{} {:?} ", entry.path, entry.obstacle).as_bytes());
            hasher.update(sum.as_bytes());
        }
        Ok(Self(*hasher.finalize().as_bytes()))
    }

    /// The last build, if it was made of the same and all of it still stands.
    pub(super) fn unchanged(&self, output: &dyn Output) -> Option<Built> {
        let noted = output.extra(NAME)?.strip_prefix(&self.0)?;
        let (records, noted) = noted.split_first_chunk::<8>()?;
        let (pages, weights) = noted.split_first_chunk::<8>()?;
        Some(Built {
            report: Report::default(),
            records: u64::from_le_bytes(*records) as usize,
            pages: u64::from_le_bytes(*pages) as usize,
            summary: Some(output.standing()?),
            due: Vec::new(),
            stale_after_days: 0,
            readings: Vec::new(),
            weights: Weights::decode(weights),
        })
    }

    /// Leaves the fingerprint for the next build; none after a build that warned of something,
    /// because its warnings must be said again.
    pub(super) fn remember(&self, built: &Built, output: &dyn Output) {
        let mut noted = Vec::new();
        if built.report.is_empty() {
            noted.extend(self.0);
            noted.extend((built.records as u64).to_le_bytes());
            noted.extend((built.pages as u64).to_le_bytes());
            noted.extend(built.weights.iter().flat_map(Weights::encode));
        }
        output.set_extra(NAME, noted);
    }
}
