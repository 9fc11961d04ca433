//! `fieldguide check`

use clap::Args;

use super::progress::Bar;
use super::{Common, Exit, Format, place, say};
use crate::pipeline::{self, Options, SourceTexts};

/// Find every mistake; write nothing.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    common: Common,
}

impl Check {
    pub(super) fn run(self) -> Exit {
        let Common { site, as_of, strict, base_url, format } = self.common;
        let tree = match place::site(&site) {
            Ok(tree) => tree,
            Err(message) => return say::usage(&message),
        };
        let texts = SourceTexts(&tree);
        let bar = Bar::default();
        let options = Options { as_of, strict, base_url, ..Options::default() };
        let result = pipeline::run(&tree, &options, None, &bar);
        bar.clear();
        match result {
            Err(failure) => say::failure(&failure, &texts, format),
            Ok(built) => {
                say::report(&built.report, &texts, format);
                if format == Format::Text {
                    let counts = say::counts(&built.report);
                    let found = if counts.is_empty() { "no mistakes" } else { &counts };
                    let records = say::counted(built.records, "record");
                    let pages = say::counted(built.pages, "page");
                    eprintln!("{records}, {pages}: {found}");
                }
                if built.report.has_errors() { Exit::Mistakes } else { Exit::Fine }
            }
        }
    }
}
