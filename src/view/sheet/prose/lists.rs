//! Lists in lists, as points that know how deep they stand.

use super::runs::Runs;
use crate::view::subject::Item;

/// The lists that are open, and the points read so far.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The number of the next point of each list; none where it has dots.
    open: Vec<Option<u64>>,
    /// The marker of the point that is being read; none when it was set already.
    marker: Option<String>,
    /// Whether the list stands among paragraphs, from which its points must differ.
    among: bool,
    items: Vec<Item>,
}

impl Lists {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    pub(super) fn open(&mut self, first: Option<u64>, among: bool) {
        self.open.push(first);
        self.among = among;
    }

    /// A point begins.
    pub(super) fn begin(&mut self) {
        let dot = if self.among { "•" } else { "" };
        self.marker = Some(match self.open.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}.", *number - 1)
            }
            _ => dot.to_owned(),
        });
    }

    /// Sets what was read of a point: it ended, or a list in it begins.
    pub(super) fn point(&mut self, runs: &mut Runs) {
        if !self.is_open() {
            return;
        }
        let runs = runs.take();
        if !runs.is_empty() {
            let depth = (self.open.len() - 1).min(usize::from(u8::MAX)) as u8;
            let marker = self.marker.take().unwrap_or_default();
            self.items.push(Item { depth, marker, runs });
        }
    }

    /// A point ends.
    pub(super) fn end(&mut self, runs: &mut Runs) {
        self.point(runs);
    }

    /// A list ends: its points, if it was the outermost.
    pub(super) fn close(&mut self) -> Vec<Item> {
        self.open.pop();
        if self.is_open() { Vec::new() } else { std::mem::take(&mut self.items) }
    }
}
