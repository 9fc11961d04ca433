//! HTML pages.
//!
//! Takes: the plan. Gives: one task a page. Never: decides what a page says or how it looks.

mod frames;
mod page;

use super::artifact::Task;
use super::site::Inputs;

/// One task a page.
pub(super) fn tasks(inputs: Inputs<'_>) -> Vec<Task<'_>> {
    let frames = frames::Frames::new(inputs);
    let pages = inputs.plan.pages().iter();
    pages
        .map(|planned| {
            let frames = frames.clone();
            Task {
                path: planned.path.clone(),
                prepare: Box::new(move || page::artifact(inputs, frames.of(planned.lang), planned)),
            }
        })
        .collect()
}
