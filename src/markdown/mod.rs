//! Markdown as fieldguide understands it: which extensions, and where links may lead.
//!
//! Takes: Markdown text.
//! Gives: parser events with their places ([`events`]), the sources a text cites ([`citations`]),
//! and destinations sorted by kind ([`Destination`]).
//! Never: makes HTML, knows which records exist.

mod citation;
mod destination;
mod phones;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

pub use citation::{citation, cited};
pub use destination::{Destination, Record};
pub use phones::phones;

/// The events of `text`, each with its bytes.
///
/// CommonMark with tables, footnotes, heading ids, alerts, definition lists, strikethrough and
/// smart punctuation. A citation is a link that [`citation`] knows, with nothing inside.
pub fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION;
    let parser = Parser::new_with_broken_link_callback(text, options, Some(citation::of_reference));
    let mut brackets = citation::Brackets::default();
    parser.into_offset_iter().filter(move |(event, _)| brackets.pass(event))
}

/// The ids of the sources that `text` cites, in its order, as often as it cites them.
pub fn citations(text: &str) -> Vec<String> {
    if !text.contains("[@") {
        return Vec::new();
    }
    let ids = |(event, _): (Event<'_>, _)| -> Vec<String> {
        citation(&event).map(|cites| cited(cites).map(str::to_owned).collect()).unwrap_or_default()
    };
    events(text).flat_map(ids).collect()
}
