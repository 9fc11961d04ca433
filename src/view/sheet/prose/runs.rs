//! Running text: what is set in one style.

use crate::markdown;
use crate::view::subject::Run;

/// The runs of the paragraph that is being read.
pub(super) struct Runs {
    emergency: Option<String>,
    strong: i32,
    emphasis: i32,
    linked: i32,
    /// How many runs there were when the innermost link began.
    before_link: usize,
    runs: Vec<Run>,
}

impl Runs {
    pub(super) fn new(emergency: Option<String>) -> Self {
        Self { emergency, strong: 0, emphasis: 0, linked: 0, before_link: 0, runs: Vec::new() }
    }

    pub(super) fn strong(&mut self, step: i32) {
        self.strong += step;
    }

    pub(super) fn emphasis(&mut self, step: i32) {
        self.emphasis += step;
    }

    pub(super) fn linked(&mut self, step: i32) {
        self.linked += step;
        if step > 0 {
            self.before_link = self.length();
        }
    }

    /// Text, in which telephone numbers are addresses.
    pub(super) fn text(&mut self, text: &str) {
        let mut done = 0;
        let phones: Vec<_> = markdown::phones(text, self.emergency.as_deref()).collect();
        for range in phones {
            self.plain(&text[done..range.start]);
            self.push(&text[range.clone()], true);
            done = range.end;
        }
        self.plain(&text[done..]);
    }

    /// Text as it is.
    pub(super) fn plain(&mut self, text: &str) {
        self.push(text, false);
    }

    /// An address.
    pub(super) fn address(&mut self, text: &str) {
        self.push(text, true);
    }

    /// The numbers of documents, right after the word before.
    pub(super) fn mark(&mut self, mark: String) {
        if mark.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        self.runs.push(Run { mark, ..Run::default() });
    }

    /// Whether what was read last is `text`.
    pub(super) fn ends_with(&self, text: &str) -> bool {
        let last: String =
            self.runs.iter().rev().take(3).rev().map(|run| run.text.as_str()).collect();
        last.ends_with(text.trim_end_matches('/')) || last.ends_with(text)
    }

    /// Whether nothing was read since the last link began.
    pub(super) fn link_is_empty(&self) -> bool {
        self.length() == self.before_link
    }

    /// The runs, without blanks at their ends.
    pub(super) fn take(&mut self) -> Vec<Run> {
        let mut runs = std::mem::take(&mut self.runs);
        if let Some(first) = runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        runs.retain(|run| !run.text.is_empty() || !run.mark.is_empty());
        runs
    }

    fn length(&self) -> usize {
        self.runs.iter().map(|run| run.text.len()).sum()
    }

    fn push(&mut self, text: &str, address: bool) {
        if text.is_empty() {
            return;
        }
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        match self.runs.last_mut() {
            Some(last)
                if last.mark.is_empty()
                    && (last.strong, last.emphasis, last.address)
                        == (strong, emphasis, address) =>
            {
                last.text.push_str(text);
            }
            _ => self.runs.push(Run {
                text: text.to_owned(),
                strong,
                emphasis,
                address,
                ..Run::default()
            }),
        }
    }
}
