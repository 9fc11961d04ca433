//! The template engine's complaints as diagnostics.

use tera::{Error, ErrorKind};

use super::files::Files;
use crate::diag::{Diagnostic, Origin, Span};

const FIELDS: &str = "the fields of every page are listed in `docs/templates.md`";

/// Whether the template itself is not well-formed.
pub(super) fn is_syntax(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::SyntaxError(_))
}

/// Everything that the engine says of the theme as a whole, each at its place.
pub(super) fn in_theme(
    error: &Error,
    files: &Files,
    origins: &[(String, String)],
) -> Vec<Diagnostic> {
    let (template, named) = match error.kind() {
        ErrorKind::Msg(said) => {
            let told: Vec<_> = said.split("\n\n").filter_map(|one| reported(one, files)).collect();
            if !told.is_empty() {
                return told;
            }
            ("", "")
        }
        ErrorKind::MissingParent { current, parent } => (current.as_str(), parent.as_str()),
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            (tpl.as_str(), chain.get(1).or(chain.first()).map_or("", String::as_str))
        }
        _ => ("", ""),
    };
    let mut found = explained(error, template, origins);
    if let Some(text) = files.templates.get(template)
        && let Some(at) = text.text.find(&format!("\"{named}\""))
    {
        let span = Span::new(at, at + named.len() + 2);
        found = found.at(Origin::at(text.origin.as_str(), span));
    }
    vec![found]
}

/// One of the engine's own reports: `error: …`, ` --> template:line:column`, the line, carets.
fn reported(report: &str, files: &Files) -> Option<Diagnostic> {
    let message = report.trim_start().strip_prefix("error: ")?.lines().next()?;
    let place = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = place.rsplitn(3, ':');
    let column: usize = parts.next()?.trim().parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let text = files.templates.get(parts.next()?)?;
    let above: usize =
        text.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let before = text.text.get(above..)?.chars().take(column.checked_sub(1)?);
    let start = above + before.map(char::len_utf8).sum::<usize>();
    let carets = report.lines().last().map_or(0, |line| line.matches('^').count());
    let origin = Origin::at(text.origin.as_str(), Span::new(start, start + carets.max(1)));
    let message = format!("the template cannot be used: {}", plain(message));
    Some(Diagnostic::new("template-error", message).at(origin).help(FIELDS))
}

/// What is wrong, at its place in the template's file.
///
/// `template` is the one asked for; the mistake may be in one that it includes.
pub(super) fn explained(error: &Error, template: &str, origins: &[(String, String)]) -> Diagnostic {
    let file = |name: &str| {
        let found = origins.iter().find(|(known, _)| known == name);
        found.map_or_else(|| format!("templates/{name}"), |(_, origin)| origin.clone())
    };
    match error.kind() {
        ErrorKind::SyntaxError(at) | ErrorKind::RenderingError(at) => {
            let range = &at.span().range;
            let message = format!("the template cannot be used: {}", plain(at.message()));
            Diagnostic::new("template-error", message)
                .at(Origin::at(file(at.filename()), Span::new(range.start, range.end)))
                .help(FIELDS)
        }
        ErrorKind::TemplateNotFound(name) => {
            Diagnostic::new("template-error", format!("there is no template `{name}`"))
                .at(Origin::file(file(template)))
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("`{current}` extends `{parent}`, which is not in the theme");
            Diagnostic::new("template-error", message)
                .at(Origin::file(file(current)))
                .help("a template is named by its path below `templates/`, as in `base.html`")
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let message = format!("`{tpl}` includes or extends itself in a circle");
            Diagnostic::new("template-error", message)
                .at(Origin::file(file(tpl)))
                .help("take this line out, or name the template that was meant")
        }
        _ => {
            let message = format!("the template cannot be used: {}", plain(&error.to_string()));
            Diagnostic::new("template-error", message).at(Origin::file(file(template)))
        }
    }
}

/// The first line of a message, its first letter small.
fn plain(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut chars = line.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
