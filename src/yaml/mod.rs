//! YAML read so that every mistake in a file is found in one pass.
//!
//! Takes: the text of a file.
//! Gives: a tree of values with their places ([`parse`]), and a reader for mappings that collects
//! what is wrong instead of stopping at it ([`Fields`]).
//! Never: knows what the keys mean.

mod fields;
mod node;
mod parse;
mod problem;
mod reader;
mod typed;

pub use fields::Fields;
pub use node::{Entry, Node, Value, Word};
pub use parse::parse;
pub use reader::Reader;
