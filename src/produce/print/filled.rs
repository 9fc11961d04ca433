//! How full the last page of a sheet is: whether smaller type could save it.

use typst::layout::{Abs, Frame, FrameItem};
use typst_layout::PagedDocument;

/// The part of the last page's height down to which text may stand, so that smaller type may bring
/// all of it onto the pages before. Smaller type saves about a quarter of a page on each.
const LITTLE: f64 = 0.4;

/// What the foot of a page may take of its height: text below is the foot's.
const FOOT: f64 = 0.06;

/// Whether so little stands on the last page that setting the sheet in smaller type may save it.
pub(super) fn little(document: &PagedDocument) -> bool {
    document.pages().last().is_some_and(|page| {
        let height = page.frame.height();
        let foot = height * (1.0 - FOOT);
        lowest(&page.frame, Abs::zero(), foot) <= height * LITTLE
    })
}

/// Where the lowest text above `foot` stands in `frame`, which begins at `top`.
fn lowest(frame: &Frame, top: Abs, foot: Abs) -> Abs {
    let at = |(place, item): &(typst::layout::Point, FrameItem)| match item {
        FrameItem::Group(group) => lowest(&group.frame, top + place.y, foot),
        FrameItem::Text(_) if top + place.y < foot => top + place.y,
        FrameItem::Text(_)
        | FrameItem::Shape(..)
        | FrameItem::Image(..)
        | FrameItem::Link(..)
        | FrameItem::Tag(_) => Abs::zero(),
    };
    frame.items().map(at).max().unwrap_or_default()
}
