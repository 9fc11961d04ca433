//! What the reading of one file carries along: its name, its text, its mistakes.

use std::cell::RefCell;
use std::sync::Arc;

use super::fields::Fields;
use super::node::{Node, Value, Word};
use crate::diag::{Diagnostic, Origin, Span};

/// Reads the values of one file and collects what is wrong with them.
#[derive(Debug)]
pub struct Reader<'t> {
    file: Arc<str>,
    text: &'t str,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'t> Reader<'t> {
    /// A reader for the file at `file` with the text `text`.
    pub fn new(file: &str, text: &'t str) -> Self {
        Self { file: file.into(), text, found: RefCell::default() }
    }

    /// The file's path.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// The file's text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Notes a mistake at `span`.
    pub fn say(&self, span: Span, mistake: Diagnostic) {
        self.found.borrow_mut().push(mistake.at(Origin::at(Arc::clone(&self.file), span)));
    }

    /// The place `span` of this file.
    pub fn origin(&self, span: Span) -> Origin {
        Origin::at(Arc::clone(&self.file), span)
    }

    /// All mistakes noted.
    pub fn into_mistakes(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }

    /// The keys of `node`, which is called `what` in messages; none where it is not a mapping.
    pub fn fields<'r>(&'r self, node: &'r Node, what: &'static str) -> Option<Fields<'r, 't>> {
        match &node.value {
            Value::Map(entries) => Some(Fields::new(self, node.span, entries, what)),
            _ => {
                let mend = "write each key on a line of its own, as in `name: …`";
                self.wrong_type(node, "a group of keys, one a line", mend);
                None
            }
        }
    }

    /// The text of a scalar; none, and a mistake, where `node` is a list or a mapping.
    pub fn word<'r>(&'r self, node: &'r Node) -> Option<Word<'r>> {
        match &node.value {
            Value::Text(text) => Some(Word { text, span: node.span }),
            Value::Plain => {
                let text = self.text.get(node.span.start..node.span.end).unwrap_or_default();
                Some(Word { text, span: node.span })
            }
            Value::Null | Value::List(_) | Value::Map(_) => {
                let mend = "write plain words, in double quotes if they hold a bracket or `: `";
                self.wrong_type(node, "text", mend);
                None
            }
        }
    }

    /// The items of a list; none, and a mistake, where `node` is something else.
    pub fn items<'r>(&'r self, node: &'r Node) -> &'r [Node] {
        match &node.value {
            Value::List(items) => items,
            Value::Null => &[],
            Value::Text(_) | Value::Plain | Value::Map(_) => {
                let mend = "write one item a line with `- ` before each, or all in brackets";
                self.wrong_type(node, "a list", mend);
                &[]
            }
        }
    }

    /// Notes that `node` is not what is wanted, and how to `mend` it.
    pub fn wrong_type(&self, node: &Node, wanted: &str, mend: &str) {
        let message = format!("expected {wanted}, found {}", node.value.described());
        self.say(node.span, Diagnostic::new("wrong-type", message).help(mend));
    }
}
