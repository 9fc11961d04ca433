//! What fieldguide says when something is wrong.
//!
//! Takes: mistakes found anywhere, as [`Diagnostic`] values with a place in a file.
//! Gives: one sorted list, rendered for people ([`render`]) or machines ([`json`]).
//! Never: knows what an agency is, reads a file, prints.

mod code;
mod codes;
mod diagnostic;
pub mod json;
pub mod render;
mod report;
mod suggest;

pub use code::{Code, Severity};
pub use codes::{ALL, find, named};
pub use diagnostic::{Diagnostic, Field, Note, Origin, Span, Step};
pub use report::{Report, Texts};
pub use suggest::closest;
