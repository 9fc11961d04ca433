//! A Markdown page.

use serde::Serialize;

use crate::view::card::Cite;
use crate::view::contact::Hotline;
use crate::view::text::{Prose, Text};

/// `page.html`: the variable `doc`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Doc<'a> {
    /// One or two sentences.
    pub summary: Text<'a>,
    /// The alert that the text begins with, to stand above everything else: HTML whose element
    /// has the attributes of `body`; empty for none.
    pub opening: String,
    /// The text after it.
    pub body: Prose<'a>,
    /// Contents list; empty when the page wants none.
    pub contents: Vec<Heading>,
    /// Help lines to show on top, when the page asks for them.
    pub hotlines: Vec<Hotline<'a>>,
    /// The documents behind the page: those that marks lead to, by number, then the others.
    pub references: Vec<Cite<'a>>,
}

/// A heading in a contents list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Anchor on the page.
    pub id: String,
    /// Its text, not escaped.
    pub text: String,
}
