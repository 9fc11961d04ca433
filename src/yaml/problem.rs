//! The parser's complaints in plain words.

use serde_yaml::Error;

use crate::diag::Diagnostic;

/// What is wrong with `text` at byte `at`, said for someone who keeps records and is no programmer.
pub(super) fn explained(error: &Error, text: &str, at: usize) -> Diagnostic {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let line = text[..floor(text, at)].rsplit('\n').next().unwrap_or_default();
    let about = |word: &str| said.contains(word);
    if matches!(error, Error::Budget { .. }) && (about("depth") || about("nest"))
        || about("recursion")
        || about("nesting")
        || about("too deep")
    {
        return Diagnostic::new("nested-too-deep", "the brackets or indents go too deep")
            .help("a record needs no more than a handful of levels; look for a bracket that is never closed");
    }
    if matches!(
        error,
        Error::Budget { .. }
            | Error::AliasReplayLimitExceeded { .. }
            | Error::AliasExpansionLimitExceeded { .. }
            | Error::AliasReplayStackDepthExceeded { .. }
            | Error::AliasReplayCounterOverflow { .. }
    ) {
        return Diagnostic::new(
            "alias-bomb",
            "the `*` references of this file unfold into far too much",
        )
        .help("write the values out instead of repeating them with `&` and `*`");
    }
    let syntax = |message: &str| Diagnostic::new("yaml-syntax", message);
    if about("tab") {
        syntax("a tab character stands where YAML wants spaces")
            .help("indent with spaces, two for each level; most editors can turn tabs into spaces")
    } else if about("mapping values are not allowed") {
        syntax("there is a second `: ` in a line whose value is not in quotes")
            .help("put the whole value in double quotes, as in `name: \"Office: a subtitle\"`")
    } else if about("multiline quoted scalar") || about("quoted") {
        syntax("a quotation mark is opened and not closed")
            .help("close the value with the same mark; inside double quotes write \\\" for a quotation mark")
    } else if about("did not find expected key") || about("block mapping") {
        syntax("this line is not indented like the lines above it")
            .help("keys of one group begin in the same column; list items begin with `- `")
    } else if about("flow sequence") || about("flow mapping") || about("',' or") {
        syntax("a bracket is opened and not closed, or a comma is missing")
            .help("write `[one, two]` on one line, or one item a line with `- ` before each")
    } else if about("anchor") || about("alias") || line.trim_start().ends_with('*') {
        syntax("`*` begins a reference to something that is not in this file")
            .help("put the value in double quotes if it begins with `*` or `&`")
    } else if about("document") {
        syntax("the file holds more than one document")
            .help("take out the line `---` in the middle; each record has a file of its own")
    } else if matches!(error, Error::Eof { .. }) {
        syntax("the file ends too early").help("look for a value that is missing at the end")
    } else {
        syntax(&format!("this is not well-formed YAML: {said}"))
            .help("a value with any of : # [ ] { } & * ! | > ' \" % @ ` at its start belongs in double quotes")
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
