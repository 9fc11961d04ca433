//! Diagnostics as JSON lines for editors and scripts, one object a line.

use serde::Serialize;

use super::diagnostic::{Diagnostic, Origin};
use super::render::{unmarked, within};
use super::report::{Report, Texts};

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Option<Place<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    notes: Vec<NoteLine<'a>>,
    help: &'a [String],
}

#[derive(Serialize)]
struct NoteLine<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

/// A place for machines. Lines and columns count from 1; columns count characters.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

/// Every diagnostic of `report` as one JSON object a line, in the report's order.
pub fn render(report: &Report, texts: &dyn Texts) -> String {
    let mut out = String::new();
    for found in report.all() {
        let line = line(found, texts);
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    out
}

fn line<'a>(found: &'a Diagnostic, texts: &dyn Texts) -> Line<'a> {
    Line {
        code: found.code.name,
        severity: found.severity.word(),
        message: &found.message,
        place: found.origin.as_ref().map(|origin| place(origin, texts)),
        label: &found.label,
        notes: found
            .notes
            .iter()
            .map(|note| NoteLine { place: place(&note.origin, texts), text: &note.text })
            .collect(),
        help: &found.help,
    }
}

fn place<'a>(origin: &'a Origin, texts: &dyn Texts) -> Place<'a> {
    let file = origin.file.as_ref();
    let Some((span, text)) = origin.span.zip(texts.text(file)) else {
        return Place { file, line: None, column: None, end_column: None, source: None };
    };
    let (text, span) = unmarked(text, span);
    let span = within(span, &text);
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let column = text[start..span.start].chars().count() + 1;
    Place {
        file,
        line: Some(text[..start].matches('\n').count() + 1),
        column: Some(column),
        end_column: Some(column + text[span.start..span.end].chars().count()),
        source: Some(text[start..end].trim_end_matches('\r').to_owned()),
    }
}
