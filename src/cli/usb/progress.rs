//! A bar of bytes on a terminal; nothing in a pipe.

use std::cell::RefCell;
use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::kit::stick::{Phase, Watch};

/// Shows how far a run is.
#[derive(Debug, Default)]
pub(super) struct Bar(RefCell<Option<ProgressBar>>);

impl Bar {
    /// Takes the bar away.
    pub(super) fn clear(&self) {
        if let Some(bar) = self.0.take() {
            bar.finish_and_clear();
        }
    }
}

impl Watch for Bar {
    fn begin(&self, phase: Phase, bytes: u64) {
        self.clear();
        if !std::io::stderr().is_terminal() {
            return;
        }
        let word = match phase {
            Phase::Compare => "comparing",
            Phase::Write => "writing",
            Phase::Prove => "reading back",
        };
        let bar = ProgressBar::new(bytes).with_message(word);
        let style = ProgressStyle::with_template("  {msg:<12} {wide_bar} {bytes}/{total_bytes}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(200));
        *self.0.borrow_mut() = Some(bar);
    }

    fn step(&self, bytes: u64) {
        if let Some(bar) = self.0.borrow().as_ref() {
            bar.inc(bytes);
        }
    }
}
