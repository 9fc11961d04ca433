//! The template engine's complaints as diagnostics.

use tera::{Error, ErrorKind};

use crate::diag::{Diagnostic, Origin, Span};

/// Whether the template itself is not well-formed.
pub(super) fn is_syntax(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::SyntaxError(_))
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
                .help("the fields of every page are listed in `docs/templates.md`")
        }
        ErrorKind::TemplateNotFound(name) => {
            Diagnostic::new("template-error", format!("there is no template `{name}`"))
                .at(Origin::file(file(template)))
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("`{current}` extends `{parent}`, which is not in the theme");
            Diagnostic::new("template-error", message).at(Origin::file(file(current)))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let message = format!("`{tpl}` includes or extends itself in a circle");
            Diagnostic::new("template-error", message).at(Origin::file(file(tpl)))
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
