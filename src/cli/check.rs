//! `fieldguide check`

use clap::Args;

use super::progress::Bar;
use super::stale::Day;
use super::{Common, Exit, Format, place, reading, say, stale};
use crate::diag::{Report, Severity};
use crate::pipeline::{self, Built, Options, SourceTexts};

/// Find every mistake; write nothing.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    common: Common,

    /// List what is due for checking again, the most dangerous first, by the day of --as-of or
    /// today; with --strict, a due emergency or help line ends with exit code 1.
    #[arg(long)]
    stale: bool,

    /// List how hard every text is to read, the hardest first.
    #[arg(long, conflicts_with = "stale")]
    reading: bool,

    /// Leave out the PDFs of sheets, which take the most time.
    #[arg(long)]
    no_pdf: bool,
}

impl Check {
    pub(super) fn run(self) -> Exit {
        let Self { common, stale, reading, no_pdf } = self;
        let Common { site, as_of, strict, base_url, format } = common;
        let tree = match place::site(&site) {
            Ok(tree) => tree,
            Err(message) => return say::usage(&message),
        };
        let texts = SourceTexts(&tree);
        let bar = Bar::default();
        let day = stale.then(|| Day::of(as_of));
        let options = Options {
            as_of,
            // With the list of what is due, it is the list that is judged strictly.
            strict: strict && !stale,
            base_url,
            due_on: day.map(|day| day.date),
            read_records: reading,
            // The lists are about records, not about paper.
            pdf: !(no_pdf || stale || reading),
            precompress: false,
        };
        let result = pipeline::run(&tree, &options, None, &bar);
        bar.clear();
        let mut built = match result {
            Err(failure) => return say::failure(&failure, &texts, format),
            Ok(built) => built,
        };
        let counts = built.report.counts();
        if stale || reading {
            built.report = errors(built.report);
        }
        say::report(&built.report, &texts, format);
        if let Some(day) = day {
            stale::show(&built.due, day, built.stale_after_days, &texts, format);
        }
        if reading {
            reading::show(&built.readings, &texts, format);
        }
        let grave = strict && stale::is_grave(&built.due);
        if format == Format::Text {
            eprintln!("{}", found(&built, &counts, stale || reading));
            let pages = reading::summary(&built.readings).filter(|_| !stale);
            let hint = if reading { "" } else { " (fieldguide check --reading lists all)" };
            if let Some(pages) = pages {
                eprintln!("{pages}{hint}");
            }
            if grave {
                eprintln!("an emergency or help line is due, which --strict does not let pass");
            }
        }
        if built.report.has_errors() || grave { Exit::Mistakes } else { Exit::Fine }
    }
}

/// The mistakes that stop a build: beside a list, warnings would hide it.
fn errors(report: Report) -> Report {
    report.into_iter().filter(|found| found.severity == Severity::Error).collect()
}

/// `112 records, 180 pages: 2 errors`
fn found(built: &Built, counts: &str, listed: bool) -> String {
    let found = if counts.is_empty() { "no mistakes" } else { counts };
    let records = say::counted(built.records, "record");
    let pages = say::counted(built.pages, "page");
    let more = listed && !built.report.has_errors() && !counts.is_empty();
    let more = if more { " (fieldguide check shows them)" } else { "" };
    format!("{records}, {pages}: {found}{more}")
}
