//! How a list is shared out over pages: evenly, so that no page is nearly empty.

use std::ops::Range;

/// The most lines of an index on one page. A line is a name with its kind, some 200 bytes of HTML:
/// a full page stays well below 200 KB, and a guide of a hundred records stays on one page.
pub const LINES: usize = 400;

/// The most cards on one page: a card with its summary is some 800 bytes of HTML.
pub const CARDS: usize = 100;

/// On how many pages `total` entries go, at most `most` on each; one page where there are none.
pub(super) fn count(total: usize, most: usize) -> usize {
    total.div_ceil(most).max(1)
}

/// Which of `total` entries stand on page `part`, counted from 0.
pub fn range(total: usize, most: usize, part: usize) -> Range<usize> {
    let size = total.div_ceil(count(total, most));
    (part * size).min(total)..((part + 1) * size).min(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_entry_stands_on_one_page(total in 0_usize..5000, most in 1_usize..500) {
            let mut next = 0;
            for part in 0..count(total, most) {
                let on = range(total, most, part);
                prop_assert_eq!(on.start, next);
                prop_assert!(on.len() <= most && (total == 0 || !on.is_empty()));
                next = on.end;
            }
            prop_assert_eq!(next, total);
        }
    }
}
