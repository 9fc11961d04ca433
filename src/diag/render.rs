//! Diagnostics as text for people: the line, a caret, plain words, a mend.

use annotate_snippets::{AnnotationKind, Group, Level, Origin as Place, Renderer, Snippet};

use super::code::Severity;
use super::diagnostic::{Diagnostic, Origin, Span};
use super::report::{Report, Texts};

/// How the text is dressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// No colour: pipes, logs, tests.
    Plain,
    /// ANSI colours: terminals.
    Colored,
}

/// Every diagnostic of `report` in its order, each followed by an empty line.
pub fn render(report: &Report, texts: &dyn Texts, dress: Dress) -> String {
    let renderer = match dress {
        Dress::Plain => Renderer::plain(),
        Dress::Colored => Renderer::styled(),
    };
    let mut out = String::new();
    for found in report.all() {
        out.push_str(&one(found, texts, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(found: &Diagnostic, texts: &dyn Texts, renderer: &Renderer) -> String {
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(found.message.as_str()).id(found.code.name);
    let mut group = match &found.origin {
        None => Group::with_title(title),
        Some(origin) => {
            let label = (!found.label.is_empty()).then_some(found.label.as_str());
            pointed(Group::with_title(title), origin, label, texts, true)
        }
    };
    for note in &found.notes {
        group = pointed(group, &note.origin, Some(&note.text), texts, false);
    }
    for help in &found.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// Adds the marked line, or only the file's name where there is no line to show.
fn pointed<'a>(
    group: Group<'a>,
    origin: &'a Origin,
    label: Option<&'a str>,
    texts: &dyn Texts,
    primary: bool,
) -> Group<'a> {
    let shown = origin.span.and_then(|span| {
        let (text, span) = unmarked(texts.text(&origin.file)?, span);
        let span = within(span, &text);
        (!text.is_empty()).then_some((text, span))
    });
    let Some((text, span)) = shown else {
        return group.element(Place::path(origin.file.as_ref()));
    };
    let (line, start, excerpt) = excerpt(&text, span);
    let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let marked = span.start - start..span.end - start;
    group.element(
        Snippet::source(excerpt)
            .line_start(line)
            .path(origin.file.as_ref())
            .annotation(kind.span(marked).label(label.map(str::to_owned))),
    )
}

/// The lines that `span` touches (at most three), with the number of the first and its offset.
fn excerpt(text: &str, span: Span) -> (usize, usize, String) {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let line = text[..start].matches('\n').count() + 1;
    (line, start, text[start..end].trim_end_matches('\r').to_owned())
}

/// A text without the byte order mark that some editors begin it with, which is no column.
pub(super) fn unmarked(text: String, span: Span) -> (String, Span) {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => {
            let mark = text.len() - rest.len();
            let back = |at: usize| at.saturating_sub(mark);
            (rest.to_owned(), Span::new(back(span.start), back(span.end)))
        }
        None => (text, span),
    }
}

/// `span` cut to the first line it touches and to character borders, so that it can be shown.
pub(super) fn within(span: Span, text: &str) -> Span {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
    let end = floor(span.end).clamp(start, line_end);
    Span::new(start, end)
}
