//! Languages, text in several of them, and the interface's strings.
//!
//! Takes: language tags and translated text.
//! Gives: the best text for a reader, with the language it is really in.
//! Never: translates, reads a file.

mod languages;
mod localized;
mod plurals;
mod strings;

pub use languages::{Lang, Language, Languages, endonym, is_tag};
pub use localized::{Chosen, Localized};
pub use plurals::Plurals;
pub use strings::Strings;
