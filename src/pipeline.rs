//! From a source tree to a finished site, in ten steps.
//!
//! Takes: a [`SourceTree`] and [`Options`].
//! Gives: a [`Report`] of every mistake, and, if there is no error, the files in an [`Output`].
//! Never: prints, has modes: `check` is the same way without an output.

mod ground;
mod indexes;
mod inputs;
mod packed;
mod sheets;
mod weights;

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::{fmt, io};

use rayon::prelude::*;

use crate::audit;
use crate::check;
use crate::diag::{Diagnostic, Report, Severity, Texts};
use crate::emit::{self, Output};
use crate::load;
use crate::model::Date;
use crate::plan::SitePlan;
use crate::produce::{self, Task};
use crate::source::SourceTree;
use ground::Ground;
pub use indexes::indexes;
use inputs::Inputs;
pub use sheets::{Printed, Refusal, Sets, Sheet, Wish, sheets};
pub use weights::Weights;

/// The name under which an output keeps what a build notes about its search indexes.
const SEARCH: &str = "search";

/// What decides a build besides the site's files.
#[derive(Debug, Clone)]
pub struct Options {
    /// The edition's date, and the day on which staleness is judged; the site's own otherwise.
    pub as_of: Option<Date>,
    /// Warnings count as errors.
    pub strict: bool,
    /// Where the site will be published, in the place of what the site says.
    pub base_url: Option<String>,
    /// The day by which [`Built::due`] is judged; without one it is empty.
    pub due_on: Option<Date>,
    /// Whether records are measured for [`Built::readings`]; pages always are.
    pub read_records: bool,
    /// Whether sheets are made as PDF too; without the feature `pdf`, none is.
    pub pdf: bool,
    /// Whether files are packed for their way over the net, where the site asks for it.
    pub precompress: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            as_of: None,
            strict: false,
            base_url: None,
            due_on: None,
            read_records: false,
            pdf: produce::CAN_PRINT,
            precompress: true,
        }
    }
}

/// Hears how far a build is.
pub trait Progress: Sync {
    /// `total` files are about to be made or kept.
    fn begin(&self, total: usize);
    /// One of them is done.
    fn step(&self);
}

/// A finished run.
#[derive(Debug)]
pub struct Built {
    /// Every mistake, in order; with an error among them, nothing was written.
    pub report: Report,
    /// How many records the site has.
    pub records: usize,
    /// How many pages.
    pub pages: usize,
    /// What was written; none where there is no output or an error.
    pub summary: Option<emit::Summary>,
    /// What is due for checking again, the most dangerous first.
    pub due: Vec<check::Due>,
    /// Days after which a verification is stale, by which that was judged.
    pub stale_after_days: u32,
    /// How hard the texts are to read, the hardest first; records only if they were asked for.
    pub readings: Vec<check::Reading>,
    /// What its pages weigh; none where none was made.
    pub weights: Option<Weights>,
}

/// Why a run could not be finished: the machine's failure, not the author's.
#[derive(Debug)]
pub enum Failure {
    /// The site's files cannot be read.
    Read(io::Error),
    /// A file cannot be set aside for the output.
    Stage(io::Error),
    /// The output cannot be written.
    Write(emit::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => write!(f, "the site cannot be read: {error}"),
            Self::Stage(error) => write!(f, "a file cannot be written: {error}"),
            Self::Write(error) => write!(f, "the site cannot be written: {error}"),
        }
    }
}

/// Reads, checks, makes and audits the site in `tree`, and writes it to `output` if there is one.
///
/// # Errors
/// When the machine fails; every mistake of the author is in the report.
pub fn run(
    tree: &dyn SourceTree,
    options: &Options,
    mut output: Option<&mut dyn Output>,
    progress: &dyn Progress,
) -> Result<Built, Failure> {
    let inputs = Inputs::of(tree, options).map_err(Failure::Read)?;
    if let Some(built) = output.as_deref().and_then(|output| inputs.unchanged(output)) {
        return Ok(built);
    }
    let (ground, mut report) = Ground::read(tree, options)?;
    let plan = ground.plan(options);
    let Ground { config, catalog, .. } = &ground;
    let readings = check::reading::measure(config, catalog, options.read_records);
    ground.judge(&plan, &readings, &mut report);
    let mut built = Built {
        report,
        records: catalog.agencies.len() + catalog.terms.len(),
        pages: plan.pages().len(),
        summary: None,
        due: options.due_on.map(|day| check::due::list(catalog, day)).unwrap_or_default(),
        stale_after_days: catalog.stale_after_days,
        readings,
        weights: None,
    };
    if !gate(&mut built.report, tree, options.strict) {
        return Ok(built);
    }

    let base_path = config.base_path();
    let noted = output.as_deref().and_then(|output| output.extra(SEARCH));
    let produce::Work { tasks, note } = produce::work(ground.inputs(&plan), noted);
    let site = audit::Site::new(tasks.iter().map(|task| task.path.as_str()), base_path.as_deref());
    built.report.extend(site.names());
    if !gate(&mut built.report, tree, options.strict) {
        return Ok(built);
    }
    progress.begin(tasks.len());
    let codings = &config.hosting.precompress[..];
    let packing = produce::Packing::new(if options.precompress { codings } else { &[] }, &tasks);
    let maker = Maker { site: &site, packing: &packing, output: output.as_deref(), progress };
    let (facts, mut mistakes) = maker.all(&tasks).map_err(Failure::Stage)?;
    let known: Vec<_> =
        tasks.iter().zip(&facts).map(|(task, facts)| (task.path.as_str(), facts)).collect();
    let settled = site.settle(known.iter().copied());
    let (weights, heavy) = weights::weigh(&plan, &known);
    built.weights = weights;
    built.report.extend(heavy);
    mistakes.extend(maker.explain(&settled, &tasks));
    let mistakes = produce::gathered(mistakes);
    built.report.extend(mistakes.into_iter().map(|found| with_source(found, &plan)));
    if gate(&mut built.report, tree, options.strict)
        && let Some(output) = &mut output
    {
        inputs.remember(&built, *output);
        output.set_extra(SEARCH, note);
        built.summary = Some(output.commit().map_err(Failure::Write)?);
    }
    Ok(built)
}

/// The breaches of rules, without the warnings about files that could not be read whole: what such
/// a file seems to lack may only be what was not understood.
fn judged(found: Vec<Diagnostic>, read: &Report) -> Vec<Diagnostic> {
    let file = |found: &Diagnostic| found.origin.as_ref().map(|origin| origin.file.clone());
    let errors = read.all().iter().filter(|found| found.severity == Severity::Error);
    let unread: BTreeSet<_> = errors.filter_map(file).collect();
    let no_sources = unread.iter().any(|file| file.as_ref() == load::SOURCES);
    let no_contacts = unread.iter().any(|file| file.starts_with("content/agencies/"));
    let fair = |found: &Diagnostic| {
        if no_contacts && found.code.name == "unknown-number" {
            return false;
        }
        if no_sources && found.code.name == "record-without-source" {
            return false;
        }
        found.severity == Severity::Error || file(found).is_none_or(|file| !unread.contains(&file))
    };
    found.into_iter().filter(fair).collect()
}

/// A mistake in a produced file, with the file that it was written in.
fn with_source(found: Diagnostic, plan: &SitePlan<'_>) -> Diagnostic {
    match found.origin.as_ref().and_then(|origin| plan.written_in(&origin.file)) {
        Some(source) => found.note(source, "the page is made from this"),
        None => found,
    }
}

/// Places and orders the mistakes; whether the way is free.
fn gate(report: &mut Report, tree: &dyn SourceTree, strict: bool) -> bool {
    load::locate(report, &SourceTexts(tree));
    report.settle(strict);
    report.count(Severity::Error) == 0
}

/// The texts of a source tree, for showing the lines that mistakes are in.
#[derive(Clone, Copy)]
pub struct SourceTexts<'t>(pub &'t dyn SourceTree);

impl Texts for SourceTexts<'_> {
    fn text(&self, path: &str) -> Option<String> {
        let bytes = self.0.read(path).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl fmt::Debug for SourceTexts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SourceTexts")
    }
}

/// Makes files in parallel, keeping what need not be made.
struct Maker<'a> {
    site: &'a audit::Site,
    packing: &'a produce::Packing,
    output: Option<&'a dyn Output>,
    progress: &'a dyn Progress,
}

impl Maker<'_> {
    fn all(&self, tasks: &[Task<'_>]) -> io::Result<(Vec<audit::Facts>, Vec<Diagnostic>)> {
        let mistakes = Mutex::new(Vec::new());
        let facts = tasks
            .par_iter()
            .map(|task| {
                let (facts, found) = self.one(task)?;
                if !found.is_empty() {
                    mistakes.lock().unwrap_or_else(|held| held.into_inner()).extend(found);
                }
                self.progress.step();
                Ok(facts)
            })
            .collect::<io::Result<Vec<_>>>()?;
        Ok((facts, mistakes.into_inner().unwrap_or_else(|held| held.into_inner())))
    }

    fn one(&self, task: &Task<'_>) -> io::Result<(audit::Facts, Vec<Diagnostic>)> {
        let artifact = (task.prepare)();
        let recorded = self.output.and_then(|output| output.recorded(&task.path, artifact.key));
        if let (Some(output), Some(facts)) = (self.output, recorded.and_then(audit::Facts::decode))
        {
            output.keep(&task.path);
            let file = (task.path.as_str(), facts.size(), artifact.key);
            if packed::keep(self.packing, output, file) {
                return Ok((facts, Vec::new()));
            }
            return Ok(match (artifact.make)() {
                Ok(bytes) => {
                    packed::put(self.packing, output, (&task.path, artifact.key), &bytes)?;
                    (facts, Vec::new())
                }
                Err(mistake) => (facts, vec![*mistake]),
            });
        }
        let bytes = match (artifact.make)() {
            Ok(bytes) => bytes,
            Err(mistake) => return Ok((audit::Facts::default(), vec![*mistake])),
        };
        let (facts, mistakes) = self.site.examine(&task.path, &bytes);
        if let (Some(output), true) = (self.output, mistakes.is_empty()) {
            packed::put(self.packing, output, (&task.path, artifact.key), &bytes)?;
            output.put(&task.path, artifact.key, bytes, facts.encode())?;
        }
        Ok((facts, mistakes))
    }

    /// Makes the files again whose facts do not hold together, for the exact words.
    fn explain(&self, settled: &audit::Settled, tasks: &[Task<'_>]) -> Vec<Diagnostic> {
        let again = settled.again();
        let wanted = |task: &&Task<'_>| again.binary_search(&task.path).is_ok();
        let mut found = Vec::new();
        for task in tasks.iter().filter(wanted) {
            if let Ok(bytes) = ((task.prepare)().make)() {
                found.extend(self.site.explain(settled, &task.path, &bytes));
            }
        }
        found
    }
}
