//! Packed files beside the files that were made or kept.

use std::io;

use crate::audit::Facts;
use crate::emit::Output;
use crate::produce::{Key, Packing};

/// Keeps what stands of the packed files that belong to the kept file at `path`; whether that was all.
pub(super) fn keep(
    packing: &Packing,
    output: &dyn Output,
    (path, size, key): (&str, u64, Key),
) -> bool {
    let mut whole = true;
    for packed in packing.of(path, size, key) {
        if output.recorded(&packed.path, packed.key).is_some() {
            output.keep(&packed.path);
        } else {
            whole = false;
        }
    }
    whole
}

/// Packs `bytes`, which are the file at `path`, but for what stands already.
pub(super) fn put(
    packing: &Packing,
    output: &dyn Output,
    (path, key): (&str, Key),
    bytes: &[u8],
) -> io::Result<()> {
    for packed in packing.of(path, bytes.len() as u64, key) {
        if output.recorded(&packed.path, packed.key).is_some() {
            output.keep(&packed.path);
        } else if let Some(smaller) = packed.pack(bytes) {
            output.put(&packed.path, packed.key, smaller, Facts::default().encode())?;
        }
    }
    Ok(())
}
