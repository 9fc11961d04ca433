//! The texts at the root of a copy.
//!
//! Takes: the words around the copy.
//! Gives: pages that open from a stick without script and network, and plain text for everything else.
//! Never: reads or writes a file.

mod card;
mod checks;
mod html;
mod readme;
mod start;
mod unfinished;

pub(super) use card::card;
pub(super) use readme::readme;
pub(super) use start::start;
pub use unfinished::Unfinished;
