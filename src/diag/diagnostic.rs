//! One mistake: what is wrong, where, and how to mend it.

use std::sync::Arc;

use super::code::{Code, Severity};
use super::codes;

/// A run of bytes in a file, from `start` (inclusive) to `end` (exclusive).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same span, `by` bytes further on.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }
}

/// A place: a file by its path within the site, and a run of bytes in it where one is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Path relative to the site's folder, with `/` between parts.
    pub file: Arc<str>,
    /// The bytes meant; without them and without a field, the whole file is.
    pub span: Option<Span>,
    /// The field meant, by whoever knows the record but not its file; becomes a span before it is
    /// shown.
    pub field: Option<Field>,
}

/// A field of a structured file: the keys and list places that lead to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Field {
    /// Keys and places in lists, from the file's top.
    pub steps: Vec<Step>,
    /// A run of text within the field that is meant, where it is not the whole field.
    pub needle: Option<String>,
    /// Which of the runs of that text is meant, from 0.
    pub nth: usize,
}

/// One step of a [`Field`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A key of a mapping.
    Key(&'static str),
    /// A place in a list, from 0.
    Item(usize),
}

impl Field {
    /// A key at the file's top.
    pub fn key(key: &'static str) -> Self {
        Self { steps: vec![Step::Key(key)], needle: None, nth: 0 }
    }

    /// A key of this field.
    #[must_use]
    pub fn then(mut self, key: &'static str) -> Self {
        self.steps.push(Step::Key(key));
        self
    }

    /// An item of this list.
    #[must_use]
    pub fn item(mut self, at: usize) -> Self {
        self.steps.push(Step::Item(at));
        self
    }

    /// A run of text within this field.
    #[must_use]
    pub fn needle(mut self, text: impl Into<String>) -> Self {
        self.needle = Some(text.into());
        self
    }

    /// The run of text that comes after `nth` others of the same words.
    #[must_use]
    pub fn nth(mut self, nth: usize) -> Self {
        self.nth = nth;
        self
    }
}

impl Origin {
    /// The whole of `file`.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), span: None, field: None }
    }

    /// A run of bytes in `file`.
    pub fn at(file: impl Into<Arc<str>>, span: Span) -> Self {
        Self { file: file.into(), span: Some(span), field: None }
    }

    /// A field of the record in `file`.
    pub fn field(file: impl Into<Arc<str>>, field: Field) -> Self {
        Self { file: file.into(), span: None, field: Some(field) }
    }
}

/// A second place that explains the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub origin: Origin,
    /// What is to be seen there.
    pub text: String,
}

/// One mistake, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of mistake.
    pub code: &'static Code,
    /// Its weight; the code's own unless `--strict` raised it.
    pub severity: Severity,
    /// What is wrong, one plain sentence without a full stop.
    pub message: String,
    /// Where it is.
    pub origin: Option<Origin>,
    /// A few words put under the marked text.
    pub label: String,
    /// Further places.
    pub notes: Vec<Note>,
    /// How to mend it, one suggestion each.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A mistake of the kind `code`, not yet placed.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        let code = codes::named(code);
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            origin: None,
            label: String::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, origin: Origin) -> Self {
        self.origin = Some(origin);
        self
    }

    /// Puts a few words under the marked text.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn note(mut self, origin: Origin, text: impl Into<String>) -> Self {
        self.notes.push(Note { origin, text: text.into() });
        self
    }

    /// Adds a way to mend it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}
