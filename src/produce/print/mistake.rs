//! Typst's complaints as diagnostics.

use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use super::outfit::Room;
use crate::diag::{Diagnostic, Origin, Span};

/// How a layout says that it cannot set a text: the rest is for the author of the text.
const REFUSED: &str = "panicked with: ";

/// Whether a warning means that the sheet is wrong: page numbers, most of all.
pub(super) fn is_grave(warning: &SourceDiagnostic) -> bool {
    warning.message.contains("did not converge")
}

/// The first of `errors`, with the others as notes where their places are known. What a layout says
/// of the text has no place yet.
pub(super) fn explained(room: &Room, errors: &[SourceDiagnostic]) -> Box<Diagnostic> {
    let refused = errors.iter().find_map(|error| error.message.strip_prefix(REFUSED));
    if let Some(said) = refused {
        return Box::new(Diagnostic::new("unprintable-sheet", said));
    }
    let Some((first, others)) = errors.split_first() else { return broken() };
    let what =
        if first.severity == Severity::Warning { "does not settle" } else { "cannot be used" };
    let message = format!("the layout {what}: {}", first.message);
    let origin = place(room, first).unwrap_or_else(|| room.outfit().begin());
    let mut mistake = Diagnostic::new("template-error", message).at(origin);
    for other in others {
        if let Some(origin) = place(room, other) {
            mistake = mistake.note(origin, other.message.as_str());
        }
    }
    for hint in &first.hints {
        mistake = mistake.help(hint.v.as_str());
    }
    Box::new(mistake)
}

/// What is left to say when typst or the machine fails.
pub(super) fn broken() -> Box<Diagnostic> {
    let mistake = Diagnostic::new("unprintable-sheet", "the sheet cannot be set: typst failed");
    Box::new(mistake.help("this is a fault of the program; please report it with the sheet"))
}

/// The place of an error in a layout, or that of the nearest call that led to it.
fn place(room: &Room, error: &SourceDiagnostic) -> Option<Origin> {
    let trace = error.trace.iter().map(|point| DiagSpan::from(point.span));
    std::iter::once(error.span).chain(trace).find_map(|span| {
        let origin = room.outfit().origin(span.id()?)?;
        let world: &dyn World = room;
        let range = world.range(span)?;
        Some(Origin::at(origin, Span::new(range.start, range.end)))
    })
}
