//! Headings go down one level at a time, or a screen reader's list of them has holes.

use pulldown_cmark::{Event, Tag};

use super::{State, Text};
use crate::diag::Diagnostic;

pub(super) fn check(text: &mut Text<'_>, event: &Event<'_>, written: &str, state: &mut State) {
    let Event::Start(Tag::Heading { level, .. }) = event else { return };
    let level = (*level as u8).max(2);
    let line = written.lines().next().unwrap_or_default().trim_end();
    // The page's title is the first level.
    let above = if state.level == 0 { 1 } else { state.level };
    if level > above + 1 {
        let message = format!("this heading has level {level}, the one above it level {above}");
        let marks = "#".repeat(usize::from(above + 1));
        let mistake =
            Diagnostic::new("skipped-heading", message).help(format!("begin it with `{marks} `"));
        text.say(line, mistake);
    }
    state.level = level;
}
