//! A copy as one ZIP archive.
//!
//! Takes: a [`Kit`]. Gives: an archive whose bytes depend on the kit alone.
//! Never: writes a date of its own, a system's own marks, or the long forms that old programs cannot read
//! where the short ones do.

use std::io::{self, Seek, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::Kit;
use crate::emit;

/// Endings of files that are packed already: pressing them again costs time and saves nothing.
const PACKED: [&str; 10] =
    ["png", "jpg", "jpeg", "webp", "gif", "woff2", "woff", "pdf", "gz", "br"];

/// Bytes from which the long form is needed for one file.
const LONG: u64 = u32::MAX as u64;

/// Writes `kit` to `file`: beside it first, and moved in when it is whole. `progress` hears how many bytes
/// of the copy are in.
///
/// # Errors
/// When a file of the site is not the one that was built, or the disk refuses; what stood at `file` is then
/// as it was.
pub fn write(kit: &Kit, file: &Path, progress: &dyn Fn(u64)) -> io::Result<()> {
    emit::stream(file, |out| archive(kit, out, progress))
}

fn archive(kit: &Kit, out: impl Write + Seek, progress: &dyn Fn(u64)) -> io::Result<()> {
    let mut archive = ZipWriter::new(out);
    for piece in kit.pieces() {
        let bytes = kit.read(piece)?;
        archive.start_file(&*piece.path, options(&piece.path, piece.size))?;
        archive.write_all(&bytes)?;
        progress(piece.size);
    }
    archive.finish()?.flush()
}

fn options(path: &str, size: u64) -> SimpleFileOptions {
    let ending = path.rsplit('.').next().unwrap_or_default();
    let packed = PACKED.contains(&ending);
    let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((!packed).then_some(9))
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644)
        .large_file(size >= LONG)
}
