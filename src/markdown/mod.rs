//! Markdown as fieldguide understands it: which extensions, and where links may lead.
//!
//! Takes: Markdown text.
//! Gives: parser events with their places ([`events`]), and destinations sorted by kind
//! ([`Destination`]).
//! Never: makes HTML, knows which records exist.

mod destination;
mod phones;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

pub use destination::{Destination, Record};
pub use phones::phones;

/// The events of `text`, each with its bytes.
///
/// CommonMark with tables, footnotes, heading ids, alerts, definition lists, strikethrough and
/// smart punctuation.
pub fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION;
    Parser::new_ext(text, options).into_offset_iter()
}
