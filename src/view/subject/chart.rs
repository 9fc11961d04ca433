//! The chart of what belongs to what.

use serde::Serialize;

use super::home::Guide;
use crate::view::card::Card;

/// `chart.html`: the variable `chart`. The page exists only where a record belongs to another or
/// has members.
///
/// However large the site, the chart holds no more than a page can show. What it leaves out it
/// counts, and the records' own pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Chart<'a> {
    /// Bodies to which others belong, each drawn as a tree, in the order of names.
    pub bodies: Vec<Body<'a>>,
    /// Bodies that others are members of.
    pub joint: Vec<Joint<'a>>,
    /// Top-level bodies that are not drawn: nothing belongs to them, or the page has no room.
    pub alone: Vec<Alone<'a>>,
    /// How many top-level bodies the page does not name at all.
    pub left_out: usize,
    /// Markdown pages that lead to the chart.
    pub guides: Vec<Guide<'a>>,
}

/// A tree: what one top-level body consists of, drawn.
///
/// All lengths are in units of the drawing, in which text is 14 high. Write
/// `<svg viewBox="0 0 {{ body.width }} {{ body.height }}">`. In a language that is written from
/// right to left everything is mirrored already.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Body<'a> {
    /// Anchor on the page.
    pub id: String,
    /// How many records belong to it at any depth, drawn or not.
    pub count: usize,
    /// Width of the drawing, the same for all.
    pub width: u32,
    /// Height of the drawing.
    pub height: u32,
    /// The body itself, on top.
    pub root: Node<'a>,
}

/// One box of a tree.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Node<'a> {
    /// The record.
    pub card: Card<'a>,
    /// Language tag of the name where that is not the page's, or empty: an SVG element takes
    /// `lang`, but not the `dir` of `card.name.attr`.
    pub lang: &'a str,
    /// `ltr` or `rtl`: the direction of the name, for the attribute `direction`.
    pub direction: &'static str,
    /// `start`, or `end` where the name runs against the page: for `text-anchor`.
    pub anchor: &'static str,
    /// Left edge of the box.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Where the lines of text begin, at the side where the page's language begins.
    pub text_x: u32,
    /// The name with its acronym, broken into lines that fit. Every line but the last ends in a
    /// space, so that the lines together read as the name.
    pub name: Vec<Label>,
    /// What else stands in the box: that the record is no more, how many are left out below it. In
    /// the page's language.
    pub notes: Vec<Label>,
    /// The line from the box above; none for the topmost.
    pub elbow: Option<Elbow>,
    /// How many records below it are left out.
    pub more: usize,
    /// What belongs to it and is drawn.
    pub children: Vec<Node<'a>>,
}

/// A line of text in a box.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Label {
    /// The text, not escaped.
    pub text: String,
    /// Its baseline.
    pub y: u32,
}

/// The line that joins a box to the one above: down, then across.
///
/// In a template: `<path d="M{{ e.x }} {{ e.top }}V{{ e.y }}H{{ e.end }}"/>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Elbow {
    /// Where it runs down.
    pub x: u32,
    /// Where it begins: at the lower edge of the upper box, or where the line to the box before it
    /// turned.
    pub top: u32,
    /// The middle of the lower box.
    pub y: u32,
    /// The edge of the lower box.
    pub end: u32,
}

/// A body that others are members of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Joint<'a> {
    /// The record.
    pub card: Card<'a>,
    /// Its members, in the order of the record.
    pub members: Vec<Card<'a>>,
    /// How many members are left out.
    pub more: usize,
}

/// A top-level body that is not drawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Alone<'a> {
    /// The record.
    pub card: Card<'a>,
    /// How many records belong to it at any depth.
    pub count: usize,
}
