//! Room for a large file, found out beforehand: a buffer that grows by doubling holds the file nearly
//! twice while it is moved, and at tens of thousands of records that is more than all else together.

use serde::Serialize;

/// How many records are tried.
const TRIED: usize = 32;

/// An empty buffer for `count` elements such as those that `element` gives, with some to spare.
pub(super) fn room<T: Serialize>(count: usize, element: impl Fn(usize) -> T) -> Vec<u8> {
    let step = count.div_ceil(TRIED).max(1);
    let mut tried = 0;
    let mut bytes = 0;
    for at in (0..count).step_by(step) {
        bytes += serde_json::to_vec(&element(at)).map_or(0, |json| json.len());
        tried += 1;
    }
    // Memory that is asked for and never written to costs nothing.
    Vec::with_capacity(bytes * count / tried.max(1) * 5 / 4 + (64 << 10))
}
