//! A bar on a terminal when a build takes long; nothing in a pipe.

use std::io::IsTerminal;
use std::sync::OnceLock;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::pipeline::Progress;

/// Shows how far a build is.
#[derive(Debug, Default)]
pub(super) struct Bar(OnceLock<ProgressBar>);

/// Sites with fewer files are done before a bar could be read.
const WORTH_SHOWING: usize = 500;

impl Bar {
    /// Takes the bar away.
    pub(super) fn clear(&self) {
        if let Some(bar) = self.0.get() {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn begin(&self, total: usize) {
        if total < WORTH_SHOWING || !std::io::stderr().is_terminal() {
            return;
        }
        let bar = ProgressBar::new(total as u64);
        let style = ProgressStyle::with_template("  {wide_bar} {pos}/{len} files");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(200));
        let _ = self.0.set(bar);
    }

    fn step(&self) {
        if let Some(bar) = self.0.get() {
            bar.inc(1);
        }
    }
}
