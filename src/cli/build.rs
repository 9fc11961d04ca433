//! `fieldguide build`

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::progress::Bar;
use super::{Common, Exit, Format, key, place, say};
use crate::audit::Weight;
use crate::diag::Report;
use crate::emit;
use crate::pipeline::{self, Built, Failure, Options, SourceTexts, Weights};

/// Build the site.
#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    common: Common,

    /// Where the site is written; `output` in the site's folder unless said otherwise.
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,

    /// Leave out the PDFs of sheets; their pages print the same.
    #[arg(long)]
    no_pdf: bool,

    /// Sign the site with the secret key in this file, which lies outside the site's folder. Its
    /// password is asked for, or taken from FIELDGUIDE_KEY_PASSWORD.
    #[arg(long, value_name = "KEYFILE")]
    sign: Option<PathBuf>,
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
        let signer = self.sign.as_deref().map(|file| key::signer(file, &site, &folder));
        let signer = match signer.transpose() {
            Ok(signer) => signer,
            Err(words) => return say::usage(&words),
        };
        let mut output = match emit::Disk::open(&folder, emit::Cache::open(&site)) {
            Ok(output) => output,
            Err(error) => return say::failure(&Failure::Write(error), &texts, format),
        };
        if let Some(signer) = signer {
            output.sign_with(signer);
        }
        let bar = Bar::default();
        let mut options = Options { as_of, strict, base_url, ..Options::default() };
        options.pdf &= !self.no_pdf;
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
                if let Some(weights) = &built.weights {
                    weigh(weights, format);
                }
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

/// What the pages weigh: one line, for machines on standard output.
fn weigh(weights: &Weights, format: Format) {
    let Weights { heaviest, weight, over_budget } = weights;
    if format == Format::Json {
        let Weight { html, css, js, requests, pictures: _ } = *weight;
        let object = serde_json::json!({
            "heaviest_page": heaviest,
            "html_bytes": html,
            "css_bytes": css,
            "js_bytes": js,
            "bytes": weight.bytes(),
            "requests": requests,
            "record_pages_over_budget": over_budget,
        });
        return say::out(&format!("{object}\n"));
    }
    let requests = say::counted(weight.requests as usize, "request");
    let bytes = size(weight.bytes());
    let mut line =
        format!("heaviest page: {heaviest}, {bytes} of HTML, CSS and JavaScript, {requests}");
    if *over_budget > 0 {
        let pages = say::counted(*over_budget, "record page");
        line.push_str(&format!("; {pages} over budget"));
    }
    eprintln!("{line}");
}

pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..=9_999 => format!("{bytes} bytes"),
        10_000..=9_999_999 => format!("{} kB", bytes / 1000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
