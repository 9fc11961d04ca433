//! A copy as one disc image: ISO 9660 with the names of Joliet for Windows and of Rock Ridge for the others.
//!
//! Takes: a [`Kit`]. Gives: an image whose bytes depend on the kit alone.
//! Never: writes a date of its own, or a name that a system would have to cut.
//!
//! The order on the disc: descriptors, path tables, folders with their short and Rock Ridge names, folders
//! with Joliet names, files. Both kinds of folders lead to the same files.

mod folders;
mod layout;
mod names;
mod record;
mod rock_ridge;
mod volume;

use std::io::{self, Write};
use std::path::Path;

use super::Kit;
use crate::emit;
use folders::Tree;
use layout::Layout;

/// The size of a sector in bytes.
const SECTOR: usize = 2048;

/// Sectors after the last file: drives that read ahead stumble over an end that comes at once.
const AFTER: u32 = 150;

/// Writes `kit` to `file`: beside it first, and moved in when it is whole. `progress` hears how many bytes
/// of the copy are in.
///
/// # Errors
/// When a file's name or size does not fit an image, a file of the site is not the one that was built, or
/// the disk refuses; what stood at `file` is then as it was.
pub fn write(kit: &Kit, file: &Path, progress: &dyn Fn(u64)) -> io::Result<()> {
    let sizes = kit.pieces().iter().map(|piece| (&*piece.path, piece.size));
    if let [first, ..] = unfit(sizes.clone()).as_slice() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, first.clone()));
    }
    let tree = Tree::of(sizes);
    let layout = Layout::of(&tree)
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it is too large for a disc"))?;
    emit::stream(file, |out| {
        out.write_all(&layout.head(&tree))?;
        for piece in kit.pieces() {
            out.write_all(&kit.read(piece)?)?;
            out.write_all(padding(piece.size))?;
            progress(piece.size);
        }
        for _ in 0..layout.after() {
            out.write_all(&[0; SECTOR])?;
        }
        Ok(())
    })
}

/// Which of these files cannot stand on an image, and why, in words.
pub fn unfit<'a>(files: impl IntoIterator<Item = (&'a str, u64)>) -> Vec<String> {
    files.into_iter().filter_map(|(path, size)| names::unfit(path, size)).collect()
}

/// What fills the last sector of a file of this size.
fn padding(size: u64) -> &'static [u8] {
    const NOTHING: [u8; SECTOR] = [0; SECTOR];
    let over = size % SECTOR as u64;
    if over == 0 { &[] } else { &NOTHING[usize::try_from(over).unwrap_or(0)..] }
}

/// How many sectors so many bytes take.
fn sectors(bytes: u64) -> u64 {
    bytes.div_ceil(SECTOR as u64)
}
