//! `fieldguide build`

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::progress::Bar;
use super::{Common, Exit, place, say};
use crate::diag::Report;
use crate::emit;
use crate::pipeline::{self, Built, Failure, Options, SourceTexts};

/// Build the site.
#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    common: Common,

    /// Where the site is written; `output` in the site's folder unless said otherwise.
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Build {
    pub(super) fn run(self) -> Exit {
        let start = Instant::now();
        let Common { site, as_of, strict, base_url, format } = self.common;
        let tree = match place::site(&site) {
            Ok(tree) => tree,
            Err(message) => return say::usage(&message),
        };
        let texts = SourceTexts(&tree);
        let folder = match place::output(&site, self.output.as_deref()) {
            Ok(folder) => folder,
            Err(refused) => {
                say::report(&Report::from_iter([*refused]), &texts, format);
                return Exit::Usage;
            }
        };
        let mut output = match emit::Disk::open(&folder, emit::Cache::open(&site)) {
            Ok(output) => output,
            Err(error) => return say::failure(&Failure::Write(error), &texts, format),
        };
        let bar = Bar::default();
        let options = Options { as_of, strict, base_url, ..Options::default() };
        let result = pipeline::run(&tree, &options, Some(&mut output), &bar);
        bar.clear();
        match result {
            Err(failure) => say::failure(&failure, &texts, format),
            Ok(built) => {
                say::report(&built.report, &texts, format);
                if built.report.has_errors() {
                    eprintln!("nothing was written: {}", built.report.counts());
                    return Exit::Mistakes;
                }
                eprintln!("{}", summary(&built, start));
                Exit::Fine
            }
        }
    }
}

/// One line about a finished build.
fn summary(built: &Built, start: Instant) -> String {
    let summary = built.summary.clone().unwrap_or_default();
    let mut line = format!(
        "{} from {}, {}, {} in {:.2} s: {} written, {} unchanged, {} removed",
        say::counted(built.pages, "page"),
        say::counted(built.records, "record"),
        say::counted(summary.files, "file"),
        size(summary.bytes),
        start.elapsed().as_secs_f64(),
        summary.written,
        summary.unchanged,
        summary.removed,
    );
    let counts = built.report.counts();
    if !counts.is_empty() {
        line.push_str("; ");
        line.push_str(&counts);
    }
    for path in &summary.left {
        line.push_str(&format!(
            "\nnote: `{path}` is no longer part of the site, but was changed by someone and is left"
        ));
    }
    line
}

fn size(bytes: u64) -> String {
    match bytes {
        0..=9_999 => format!("{bytes} bytes"),
        10_000..=9_999_999 => format!("{} kB", bytes / 1000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
