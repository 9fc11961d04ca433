//! All mistakes of one run, in a fixed order.

use super::code::Severity;
use super::diagnostic::Diagnostic;

/// Where the renderers find the text of the files that diagnostics point into.
pub trait Texts: Sync {
    /// The text of the file at `path` within the site, if it can be had.
    fn text(&self, path: &str) -> Option<String>;
}

/// The mistakes of one run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    found: Vec<Diagnostic>,
}

impl Report {
    /// Adds one mistake.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds all mistakes of another report.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(other);
    }

    /// The mistakes, in the order of [`Report::settle`] once that was called.
    pub fn all(&self) -> &[Diagnostic] {
        &self.found
    }

    /// Every place that the mistakes point to, to be made more exact.
    pub fn origins_mut(&mut self) -> impl Iterator<Item = &mut super::diagnostic::Origin> {
        self.found.iter_mut().flat_map(|found| {
            found.origin.iter_mut().chain(found.notes.iter_mut().map(|note| &mut note.origin))
        })
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many have this weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|found| found.severity == severity).count()
    }

    /// How many there are, in words: `2 errors, 1 warning`; empty for none.
    pub fn counts(&self) -> String {
        let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning")];
        let counted = kinds.map(|(severity, word)| match self.count(severity) {
            0 => String::new(),
            1 => format!("1 {word}"),
            more => format!("{more} {word}s"),
        });
        counted.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Whether at least one is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }

    /// Puts the mistakes in order (file, place, code), drops repetitions, and raises warnings to
    /// errors if `strict`.
    pub fn settle(&mut self, strict: bool) {
        self.found.sort_by(|a, b| {
            (&a.origin, a.code.name, &a.message).cmp(&(&b.origin, b.code.name, &b.message))
        });
        self.found.dedup();
        if strict {
            for found in &mut self.found {
                found.severity = Severity::Error;
            }
        }
    }
}

impl IntoIterator for Report {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl FromIterator<Diagnostic> for Report {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(found: I) -> Self {
        Self { found: found.into_iter().collect() }
    }
}
