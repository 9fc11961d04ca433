//! The parser's complaints in plain words.

use serde_yaml::Error;

use crate::diag::{Diagnostic, Span};

/// A word of the parser's complaint, what it means, and how to mend it; the first that fits counts.
const SYNTAX: &[(&str, &str, &str)] = &[
    (
        "document",
        "the file holds more than one record",
        "take out the line `---`; each record has a file of its own",
    ),
    (
        "tab",
        "a tab character stands where YAML wants spaces",
        "indent with spaces, two for each level; most editors can turn tabs into spaces",
    ),
    (
        "escape",
        "a `\\` in double quotes begins a sign that does not exist",
        "use single quotes, or write `\\\\` for a backslash",
    ),
    (
        "trailing content after",
        "words follow a value whose quotation marks are closed",
        "put the whole value into quotation marks; for one inside it, use single quotes around: 'The \"Office\" of …'",
    ),
    (
        "quote",
        "a quotation mark is opened and not closed",
        "close the value with the same mark; inside double quotes write \\\" for a quotation mark",
    ),
    (
        "block scalar",
        "words stand behind a `|` or `>` that begins a value",
        "put the text on the lines below, or the whole value in double quotes",
    ),
    (
        "unexpected character",
        "this sign cannot begin a value",
        "put the whole value in double quotes",
    ),
    (
        "bracket",
        "a bracket is opened and not closed, or closed by another",
        "write `[one, two]` on one line, or one item a line with `- ` before each",
    ),
    (
        "flow",
        "a bracket is opened and not closed, or a comma is missing",
        "write `[one, two]` on one line, or one item a line with `- ` before each",
    ),
    (
        "placement of ':'",
        "a bracket is opened and not closed, or a comma is missing",
        "write `[one, two]` on one line, or one item a line with `- ` before each",
    ),
    (
        "simple key",
        "this line has no `: ` that parts its key from its value",
        "write `key: value`, with a space after the colon",
    ),
    ("expected '-'", NOT_IN_LINE, IN_LINE),
    ("expected key", NOT_IN_LINE, IN_LINE),
    ("block mapping", NOT_IN_LINE, IN_LINE),
    ("block sequence", NOT_IN_LINE, IN_LINE),
    ("indentation", NOT_IN_LINE, IN_LINE),
    (
        "string scalar",
        "a key must be a word, not a list or a group",
        "write `key: value`; a value that begins with `?` belongs in double quotes",
    ),
    (
        "tag",
        "`!` begins a mark that fieldguide does not know",
        "put the value in double quotes if it begins with `!`",
    ),
    (
        "anchor",
        "`*` begins a reference to something that is not in this file",
        "put the value in double quotes if it begins with `*` or `&`",
    ),
    (
        "alias",
        "`*` begins a reference to something that is not in this file",
        "put the value in double quotes if it begins with `*` or `&`",
    ),
];

const NOT_IN_LINE: &str = "this line is not indented like the lines above it";
const IN_LINE: &str = "keys of one group begin in the same column; list items begin with `- `";

/// What is wrong with `text` at byte `at`, said for someone who keeps records and is no programmer.
pub(super) fn explained(error: &Error, text: &str, at: usize) -> Diagnostic {
    let error = root(error);
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    if let Some(limit) = beyond(error, said, text) {
        return limit;
    }
    let syntax = |message: &str| Diagnostic::new("yaml-syntax", message);
    if said.contains("mapping values are not allowed") {
        let line = text[..floor(text, at)].rsplit('\n').next().unwrap_or_default();
        if !line.contains(": ") {
            return syntax(NOT_IN_LINE).help(IN_LINE);
        }
        return syntax("there is a second `: ` in a line whose value is not in quotes")
            .help("put the whole value in double quotes, as in `name: \"Office: a subtitle\"`");
    }
    match SYNTAX.iter().find(|(word, ..)| said.contains(word)) {
        Some((_, message, help)) => syntax(message).help(*help),
        None if matches!(error, Error::Eof { .. }) => {
            syntax("the file ends too early").help("look for a value that is missing at the end")
        }
        None => syntax(&format!("this is not well-formed YAML: {said}"))
            .help("a value with any of : # [ ] { } & * ! | > ' \" % @ ` at its start belongs in double quotes"),
    }
}

/// Where the mistake begins: the parser stops at `span`, often far behind an open quotation mark.
pub(super) fn beginning(error: &Error, text: &str, span: Span) -> Span {
    let said = root(error).to_string();
    let signs: &[char] = if said.contains("trailing content") {
        &[]
    } else if said.contains("quote") {
        &['"', '\'']
    } else if said.contains("tag") {
        &['!']
    } else if said.contains("tab") {
        &['\t']
    } else {
        &[]
    };
    let at = text[..floor(text, span.start)].rfind(signs);
    at.map_or(span, |at| Span::new(at, at + 1))
}

/// The mistake of a file that goes beyond a limit.
fn beyond(error: &Error, said: &str, text: &str) -> Option<Diagnostic> {
    let limit = matches!(
        error,
        Error::Budget { .. }
            | Error::AliasReplayLimitExceeded { .. }
            | Error::AliasExpansionLimitExceeded { .. }
            | Error::AliasReplayStackDepthExceeded { .. }
            | Error::AliasReplayCounterOverflow { .. }
    );
    let about = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if about(&["recursion", "nesting", "too deep"]) || limit && about(&["depth", "nest"]) {
        let deep = Diagnostic::new("nested-too-deep", "the brackets or indents go too deep");
        return Some(deep.help("a record needs no more than a handful of levels; look for a bracket that is never closed"));
    }
    if !limit || about(&["document"]) {
        return None;
    }
    Some(if text.contains('*') {
        Diagnostic::new("alias-bomb", "the `*` references of this file unfold into far too much")
            .help("write the values out instead of repeating them with `&` and `*`")
    } else {
        Diagnostic::new("too-large", "the file holds far more values than any record needs")
            .help("look for lines that were pasted too often, or split the file")
    })
}

/// What went wrong behind a `*` reference, where it was met through one.
fn root(error: &Error) -> &Error {
    match error {
        Error::AliasError { error, .. } => root(error),
        other => other,
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
