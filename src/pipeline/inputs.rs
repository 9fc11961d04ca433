//! Everything that decides a site, as one fingerprint: when it is the last build's, and that
//! build had nothing to say, there is nothing to do.

use std::io;

use rayon::prelude::*;

use super::{Built, Options, Weights};
use crate::diag::Report;
use crate::emit::{Cache, Output};
use crate::model::Date;
use crate::produce::PROGRAM;
use crate::source::SourceTree;

/// The name under which an output keeps the fingerprint.
const NAME: &str = "inputs";

/// The name under which an output keeps which files the site was made of, and as of which day.
const FILES: &str = "files";

/// The fingerprint of a site's files, the options and the program.
pub(super) struct Inputs {
    all: [u8; 32],
    files: [u8; 32],
    as_of: Option<Date>,
}

/// What a built site was made of, as its build noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Whether the site's files are still the same.
    pub same: bool,
    /// The day that the build was given, if it was given one.
    pub as_of: Option<Date>,
}

/// What the build into `folder` noted about the site in `tree`; `None` where nothing is known of that build.
///
/// # Errors
/// When the site cannot be read.
pub fn origin(
    tree: &dyn SourceTree,
    cache: &Cache,
    folder: &std::path::Path,
) -> io::Result<Option<Origin>> {
    let noted = cache.noted(folder, FILES).and_then(|noted| noted.split_first_chunk::<32>());
    let Some((files, as_of)) = noted else { return Ok(None) };
    let now = Inputs::of(tree, &Options::default())?;
    let as_of = std::str::from_utf8(as_of).ok().and_then(Date::parse);
    Ok(Some(Origin { same: now.files == *files, as_of }))
}

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
        let mut files = blake3::Hasher::new();
        for (entry, sum) in entries.iter().zip(&sums) {
            files.update(format!("\0{} {:?} ", entry.path, entry.obstacle).as_bytes());
            files.update(sum.as_bytes());
        }
        let files = files.finalize();
        hasher.update(files.as_bytes());
        let all = *hasher.finalize().as_bytes();
        Ok(Self { all, files: *files.as_bytes(), as_of: *as_of })
    }

    /// The last build, if it was made of the same and all of it still stands.
    pub(super) fn unchanged(&self, output: &dyn Output) -> Option<Built> {
        let noted = output.extra(NAME)?.strip_prefix(&self.all)?;
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
            noted.extend(self.all);
            noted.extend((built.records as u64).to_le_bytes());
            noted.extend((built.pages as u64).to_le_bytes());
            noted.extend(built.weights.iter().flat_map(Weights::encode));
        }
        output.set_extra(NAME, noted);
        let mut files = self.files.to_vec();
        files.extend(self.as_of.map(|day| day.to_string()).unwrap_or_default().into_bytes());
        output.set_extra(FILES, files);
    }
}
