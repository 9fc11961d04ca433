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
    let moved = inputs.plan.moved().iter().filter_map(|moved| {
        let file = moved.file.as_ref()?;
        let frames = frames.clone();
        Some(Task {
            path: file.clone(),
            prepare: Box::new(move || page::moved(inputs, frames.of(moved.lang), moved, file)),
        })
    });
    let moved: Vec<_> = moved.collect();
    pages
        .map(|planned| {
            let frames = frames.clone();
            Task {
                path: planned.path.clone(),
                prepare: Box::new(move || page::artifact(inputs, frames.of(planned.lang), planned)),
            }
        })
        .chain(moved)
        .collect()
}
