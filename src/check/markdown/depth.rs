//! Quotations, lists and emphasis go only so deep: tools that read the page's HTML have limits.

use pulldown_cmark::Event;

use super::{State, Text};
use crate::diag::Diagnostic;

/// The deepest nesting accepted.
const DEEPEST: usize = 64;
/// How much of a deep run is marked.
const SHOWN: usize = 20;

pub(super) fn check(text: &mut Text<'_>, event: &Event<'_>, written: &str, state: &mut State) {
    match event {
        Event::Start(_) => state.depth += 1,
        Event::End(_) => state.depth = state.depth.saturating_sub(1),
        _ => {}
    }
    if state.depth > DEEPEST && !state.too_deep {
        state.too_deep = true;
        let line = written.lines().next().unwrap_or_default();
        let shown: String = line.chars().take(SHOWN).collect();
        let mistake =
            Diagnostic::new("nested-too-deep", "the quotations, lists or brackets go too deep")
                .help(
                    "a page needs no more than a handful of levels; look for a sign that repeats",
                );
        text.say(&shown, mistake);
    }
}
