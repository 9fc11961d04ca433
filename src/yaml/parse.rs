//! From text to a tree, within limits that no hand-written file reaches.

use serde_yaml::options::DuplicateKeyPolicy;

use super::node::{Node, Value};
use super::problem;
use crate::diag::{Diagnostic, Origin, Span};

/// The deepest nesting accepted; the parser takes some 30 KB of stack for each level when it is not
/// optimised, and threads have 2 MB.
const DEEPEST: usize = 32;
/// The most values that one file may hold.
const MOST_NODES: usize = 250_000;

/// Parses the YAML in `text`, which begins at byte `offset` of the file `file`.
///
/// Spans in the tree count from the file's first byte. An empty text is an empty mapping.
///
/// # Errors
/// The one mistake of form that stops the parser, with its place.
pub fn parse(file: &str, text: &str, offset: usize) -> Result<Node, Box<Diagnostic>> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: DEEPEST,
            max_nodes: MOST_NODES,
            max_documents: 1,
            max_aliases: 1_000,
        },
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: 20_000 },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    };
    match serde_yaml::from_str_with_options::<Node>(text, options) {
        Ok(mut node) => {
            if node.value == Value::Null {
                node = Node::empty();
            }
            node.shift(offset);
            Ok(node)
        }
        Err(error) => {
            let span = error.location().map_or_else(Span::default, |place| place_in(text, place));
            let span = problem::beginning(&error, text, span);
            let origin = Origin::at(file, span.shifted(offset));
            Err(Box::new(problem::explained(&error, text, span.start).at(origin)))
        }
    }
}

/// The bytes at `place`; the scanner knows its place by line and column only.
fn place_in(text: &str, place: serde_yaml::Location) -> Span {
    let start = place.span().byte_offset().map_or_else(
        || {
            let above = (place.line() as usize).saturating_sub(1);
            let line_at: usize = text.split_inclusive('\n').take(above).map(str::len).sum();
            let before = (place.column() as usize).saturating_sub(1);
            let line = text[line_at..].lines().next().unwrap_or_default();
            line_at + line.chars().take(before).map(char::len_utf8).sum::<usize>()
        },
        |at| at as usize,
    );
    Span::new(start, start + place.span().byte_len().unwrap_or_default().max(1) as usize)
}

impl Node {
    /// Moves every span `by` bytes on.
    fn shift(&mut self, by: usize) {
        if by == 0 {
            return;
        }
        self.span = self.span.shifted(by);
        match &mut self.value {
            Value::Null | Value::Text(_) | Value::Plain => {}
            Value::List(items) => items.iter_mut().for_each(|item| item.shift(by)),
            Value::Map(entries) => {
                for entry in entries {
                    entry.key_span = entry.key_span.shifted(by);
                    entry.node.shift(by);
                }
            }
        }
    }
}
