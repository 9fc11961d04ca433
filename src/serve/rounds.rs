//! The thread that makes the site again and again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch::Sender;

use super::files::Files;
use super::state::{Said, Site, State};
use super::watch::{Next, Watch};
use crate::config;
use crate::diag::render::{Dress, render};
use crate::diag::{Report, Severity, Texts};
use crate::emit::Memory;
use crate::pipeline::{self, Built, Options, Progress, SourceTexts};
use crate::source::Disk;

/// Hears what a preview does.
pub trait Listener: Progress + Send + 'static {
    /// A round is over.
    fn round(&self, round: &Round<'_>);
    /// Something is in the way, in words; the preview goes on.
    fn trouble(&self, words: &str);
}

/// One time that the site was made, or was to be made.
#[derive(Debug)]
pub struct Round<'a> {
    /// The files that changed since the round before, sorted; none in the first round.
    pub changed: &'a [String],
    /// What came of it.
    pub outcome: Outcome<'a>,
    /// From the first word of a change to the moment that the new site is served.
    pub took: Duration,
}

/// What came of a round.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// The site is served as it is now.
    Served {
        /// The build, with its warnings.
        built: &'a Built,
        /// The site's files that are new, different or gone.
        made: &'a [String],
        /// The files' texts, for showing warnings.
        texts: SourceTexts<'a>,
    },
    /// There are mistakes; the site before is still served.
    Kept {
        /// The mistakes, without warnings.
        errors: &'a Report,
        /// How many mistakes and warnings there are, in words.
        counts: &'a str,
        /// The files' texts, for showing them.
        texts: SourceTexts<'a>,
    },
    /// The machine is in the way, in words; the site before is still served.
    Failed(&'a str),
}

/// What a thread needs to make a site again and again.
pub(super) struct Rounds<L> {
    disk: Disk,
    options: Options,
    listener: L,
    state: Sender<Option<Arc<State>>>,
    /// What no other run of the program begins its marks with.
    run: String,
    count: u64,
    output: Memory,
    files: Option<Files>,
}

impl<L: Listener> Rounds<L> {
    pub(super) fn new(
        disk: Disk,
        options: Options,
        listener: L,
        state: Sender<Option<Arc<State>>>,
        run: String,
    ) -> Self {
        let output = Memory::default();
        Self { disk, options, listener, state, run, count: 0, output, files: None }
    }

    /// Makes the site now, and whenever `watch` has word of a change, until it has none.
    pub(super) fn run(mut self, mut watch: Watch) {
        let mut since = Instant::now();
        loop {
            self.round(since);
            since = match watch.next() {
                Ok(Next::Changed(first)) => first,
                Ok(Next::Stop) => return,
                Err(error) => {
                    self.listener.trouble(&format!("a folder cannot be watched: {error}"));
                    Instant::now()
                }
            };
        }
    }

    fn round(&mut self, since: Instant) {
        let files = match Files::read(&self.disk) {
            Ok(files) => files,
            Err(error) => {
                return self.failed(&pipeline::Failure::Read(error).to_string(), &[], since);
            }
        };
        let changed =
            self.files.as_ref().map(|before| files.changed_since(before)).unwrap_or_default();
        if self.files.is_some() && changed.is_empty() {
            return;
        }
        self.output.discard();
        let Self { output, options, listener, .. } = self;
        let run = || pipeline::run(&files, options, Some(output), listener);
        match catch_unwind(AssertUnwindSafe(run)) {
            Err(_) => {
                // Whatever it was doing, what it had remembered is not to be trusted.
                self.output = Memory::default();
                let words = "fieldguide itself failed; what it said stands in the terminal";
                self.failed(words, &changed, since);
            }
            Ok(Err(failure)) => self.failed(&failure.to_string(), &changed, since),
            Ok(Ok(built)) if built.report.has_errors() => {
                self.kept(&files, built.report, &changed, since);
            }
            Ok(Ok(built)) => self.served(&files, &built, &changed, since),
        }
        self.files = Some(files);
    }

    fn served(&mut self, files: &Files, built: &Built, changed: &[String], since: Instant) {
        let texts = SourceTexts(files);
        let before = self.last();
        let now = self.output.shared();
        let old = before.as_deref().map(|site| &site.files);
        let differs = |path: &&String| match (old.and_then(|old| old.get(*path)), now.get(*path)) {
            (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
            _ => true,
        };
        let gone =
            old.into_iter().flat_map(|old| old.keys()).filter(|path| !now.contains_key(*path));
        let mut made: Vec<String> = now.keys().chain(gone).filter(differs).cloned().collect();
        made.sort();
        let mark = self.mark();
        let restyled = !made.is_empty() && made.iter().all(|path| path.ends_with(".css"));
        let site = match &before {
            // The files changed, and nothing that is made from them.
            Some(before) if made.is_empty() => Arc::clone(before),
            _ => Arc::new(Site {
                build: mark.clone(),
                restyles: before.filter(|_| restyled).map(|before| before.build.clone()),
                files: now,
                base: self.base(files),
            }),
        };
        let said = Said {
            broken: false,
            counts: built.report.counts(),
            text: render(&built.report, &texts, Dress::Plain),
        };
        self.publish(State { round: mark, site: Some(site), said });
        let outcome = Outcome::Served { built, made: &made, texts };
        self.listener.round(&Round { changed, outcome, took: since.elapsed() });
    }

    fn kept(&mut self, files: &Files, report: Report, changed: &[String], since: Instant) {
        let texts = SourceTexts(files);
        let counts = report.counts();
        // Beside what stops the site, warnings would hide it.
        let errors: Report =
            report.into_iter().filter(|found| found.severity == Severity::Error).collect();
        let text = render(&errors, &texts, Dress::Plain);
        let said = Said { broken: true, counts: counts.clone(), text };
        let state = State { round: self.mark(), site: self.last(), said };
        self.publish(state);
        let outcome = Outcome::Kept { errors: &errors, counts: &counts, texts };
        self.listener.round(&Round { changed, outcome, took: since.elapsed() });
    }

    fn failed(&mut self, words: &str, changed: &[String], since: Instant) {
        let said =
            Said { broken: true, counts: "1 error".to_owned(), text: format!("error: {words}\n") };
        let state = State { round: self.mark(), site: self.last(), said };
        self.publish(state);
        let outcome = Outcome::Failed(words);
        self.listener.round(&Round { changed, outcome, took: since.elapsed() });
    }

    fn publish(&self, state: State) {
        // Nobody may be listening yet, or any more.
        self.state.send_replace(Some(Arc::new(state)));
    }

    fn last(&self) -> Option<Arc<Site>> {
        self.state.borrow().as_ref()?.site.clone()
    }

    fn mark(&mut self) -> String {
        self.count += 1;
        format!("{}-{}", self.run, self.count)
    }

    /// Where the site will lie on its host.
    fn base(&self, files: &Files) -> String {
        let text = SourceTexts(files).text(config::FILE).unwrap_or_default();
        let (mut config, _) = config::read(&text);
        if let Some(url) = &self.options.base_url {
            config.base_url = Some(url.trim_end_matches('/').to_owned());
        }
        config.base_path().unwrap_or_else(|| "/".to_owned())
    }
}
