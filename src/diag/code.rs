//! The name, weight and manual of one kind of mistake.

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site can be built; under `--strict` it cannot.
    Warning,
    /// The site is not built.
    Error,
}

impl Severity {
    /// The word used in messages and JSON: `error` or `warning`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One kind of mistake: a stable name, its weight, and the page that `fieldguide explain` shows.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// Stable kebab-case name, shown in brackets after `error` or `warning`.
    pub name: &'static str,
    /// The weight without `--strict`.
    pub severity: Severity,
    /// The manual page, in Markdown: what, why, example, mend.
    pub manual: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}
