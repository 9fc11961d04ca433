//! Where the boxes of a tree stand: plain numbers, no words.
//!
//! A vertical tree: every box in a row of its own, parts indented below their whole, so that the
//! drawing is as narrow as a telephone however many parts there are.

use crate::view::subject::Elbow;

/// Width of a drawing. On a screen of 320 pixels a page has 288 for it, so text shrinks to 13.
pub(super) const WIDTH: u32 = 304;
/// How far a part stands inside its whole.
const INDENT: u32 = 18;
/// From the edge of a box to the line that runs down from it.
const TRUNK: u32 = 9;
/// Space between the side of a box and its text.
const SIDE: u32 = 9;
/// Space above the first line and below the last.
const ABOVE: u32 = 6;
/// From baseline to baseline.
const LINE: u32 = 17;
/// From the upper edge of a line to its baseline.
const ASCENT: u32 = 13;
/// Between two boxes.
const GAP: u32 = 6;
/// Free space around all, for the frame of a box.
const EDGE: u32 = 2;

/// A box before it has a place: how deep it stands and how many lines of text it holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// 0 for the topmost.
    pub(super) depth: u32,
    /// At least 1.
    pub(super) lines: u32,
}

/// A box in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) text_x: u32,
    pub(super) elbow: Option<Elbow>,
}

impl Place {
    /// The baseline of the line `at`, counted from 0.
    pub(super) fn baseline(&self, at: usize) -> u32 {
        self.y + ABOVE + ASCENT + at as u32 * LINE
    }
}

/// How wide text in a box at `depth` may be.
pub(super) fn room(depth: u32) -> u32 {
    (WIDTH - 2 * EDGE).saturating_sub(depth * INDENT + 2 * SIDE)
}

/// The places of `items`, each part after its whole, and the height of the drawing; mirrored where
/// `rtl` says that the page is read from right to left.
pub(super) fn places(items: &[Item], rtl: bool) -> (Vec<Place>, u32) {
    let mut places: Vec<Place> = Vec::with_capacity(items.len());
    // The places of the box last placed and of all that it is inside of, the topmost first.
    let mut open: Vec<usize> = Vec::new();
    // For each of them, how far down lines from it are drawn already.
    let mut drawn: Vec<u32> = Vec::new();
    let mut y = EDGE;
    for (at, item) in items.iter().enumerate() {
        open.truncate(item.depth as usize);
        drawn.truncate(item.depth as usize);
        let x = EDGE + item.depth * INDENT;
        let height = 2 * ABOVE + item.lines.max(1) * LINE;
        let whole = open.last().map(|whole| places[*whole]);
        let elbow = whole.zip(drawn.last_mut()).map(|(whole, drawn)| {
            let middle = y + height / 2;
            // Two lines over each other would look thicker than one.
            let top = std::mem::replace(drawn, middle);
            Elbow { x: whole.x + TRUNK, top, y: middle, end: x }
        });
        let width = WIDTH - EDGE - x;
        places.push(Place { x, y, width, height, text_x: x + SIDE, elbow });
        open.push(at);
        drawn.push(y + height);
        y += height + GAP;
    }
    if rtl {
        places.iter_mut().for_each(mirror);
    }
    (places, y - GAP + EDGE)
}

fn mirror(place: &mut Place) {
    place.x = WIDTH - place.x - place.width;
    place.text_x = WIDTH - place.text_x;
    if let Some(elbow) = &mut place.elbow {
        elbow.x = WIDTH - elbow.x;
        elbow.end = WIDTH - elbow.end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    impl Place {
        fn bottom(&self) -> u32 {
            self.y + self.height
        }
    }

    /// Trees in the order of their boxes: each at most one level deeper than the one before.
    fn trees() -> impl Strategy<Value = Vec<Item>> {
        proptest::collection::vec((0_u32..6, 1_u32..6), 0..60).prop_map(|wishes| {
            let mut items = vec![Item { depth: 0, lines: 2 }];
            for (depth, lines) in wishes {
                let deepest = items.last().map_or(0, |last| last.depth + 1).min(4);
                items.push(Item { depth: (depth % 5).clamp(1, deepest.max(1)), lines });
            }
            items
        })
    }

    fn apart(a: &Place, b: &Place) -> bool {
        let side = a.x + a.width <= b.x || b.x + b.width <= a.x;
        side || a.bottom() <= b.y || b.bottom() <= a.y
    }

    #[test]
    fn a_part_stands_below_its_whole_and_is_joined_to_it() {
        let items = [(0, 1), (1, 2), (2, 1), (1, 1)].map(|(depth, lines)| Item { depth, lines });
        let (places, height) = places(&items, false);
        let found: Vec<_> = places.iter().map(|p| (p.x, p.y, p.width, p.height)).collect();
        assert_eq!(
            found,
            [(2, 2, 300, 29), (20, 37, 282, 46), (38, 89, 264, 29), (20, 124, 282, 29)]
        );
        assert_eq!(height, 155);
        let elbow = |x, top, y, end| Some(Elbow { x, top, y, end });
        let elbows: Vec<_> = places.iter().map(|place| place.elbow).collect();
        let expected =
            [None, elbow(11, 31, 60, 20), elbow(29, 83, 103, 38), elbow(11, 60, 138, 20)];
        assert_eq!(elbows, expected);
    }

    proptest! {
        #[test]
        fn boxes_are_apart_and_lines_end_at_them(items in trees(), rtl: bool) {
            let (places, height) = places(&items, rtl);
            for (at, place) in places.iter().enumerate() {
                prop_assert!(place.x >= EDGE && place.x + place.width + EDGE <= WIDTH);
                prop_assert!(place.y >= EDGE && place.bottom() + EDGE <= height);
                prop_assert!(place.baseline(items[at].lines as usize - 1) < place.bottom());
                for other in &places[at + 1..] {
                    prop_assert!(apart(place, other), "{place:?} and {other:?}");
                }
                let above = places[..at].iter().zip(&items);
                let whole = above.rev().find(|(_, item)| item.depth < items[at].depth);
                let Some(elbow) = place.elbow else {
                    prop_assert!(whole.is_none());
                    continue;
                };
                let (whole, _) = whole.expect("a box with a line has a whole");
                // The line begins at the lower edge of the whole, or where the line to the part
                // before it left off, and reaches the side of this part …
                let before = places[..at].iter().filter_map(|place| place.elbow);
                let before = before.filter(|other| other.x == elbow.x).map(|other| other.y);
                let before = before.filter(|y| *y > whole.bottom()).max();
                prop_assert_eq!(elbow.top, before.unwrap_or_else(|| whole.bottom()));
                prop_assert!(elbow.x > whole.x && elbow.x < whole.x + whole.width);
                prop_assert!(elbow.y > place.y && elbow.y < place.bottom());
                prop_assert_eq!(elbow.end, if rtl { place.x + place.width } else { place.x });
                // … and crosses no box on its way down.
                for box_ in &places {
                    let beside = elbow.x <= box_.x || elbow.x >= box_.x + box_.width;
                    prop_assert!(beside || box_.y >= elbow.y || box_.bottom() <= elbow.top);
                }
            }
        }

        #[test]
        fn the_other_direction_is_the_mirror_image(items in trees()) {
            let ((left, tall), (right, other)) = (places(&items, false), places(&items, true));
            prop_assert_eq!(tall, other);
            for (mut a, b) in left.into_iter().zip(right) {
                mirror(&mut a);
                prop_assert_eq!(a, b);
            }
        }
    }
}
