//! One file alone, outside any site: put in place in one step, and only over what may go.
#![expect(clippy::disallowed_methods, reason = "writes files that are no part of a site")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placed {
    /// It stands there now: new, or in the place of an older one.
    Written,
    /// It stood there with the same bytes.
    Same,
    /// Something else stands there, and was left.
    Left,
}

/// Puts `bytes` at `path` below `folder`; folders that do not exist are made. What stands there goes
/// only if it is a file, no link, and `may_go` says so of its bytes.
///
/// # Errors
/// When the disk refuses; what stood there is then as it was.
pub fn place(
    folder: &Path,
    path: &str,
    bytes: &[u8],
    may_go: impl Fn(&[u8]) -> bool,
) -> io::Result<Placed> {
    let file = folder.join(path);
    if let Ok(there) = file.symlink_metadata() {
        if !there.is_file() {
            return Ok(Placed::Left);
        }
        let old = fs::read(&file)?;
        if old == bytes {
            return Ok(Placed::Same);
        }
        if !may_go(&old) {
            return Ok(Placed::Left);
        }
    }
    fs::create_dir_all(file.parent().unwrap_or(folder))?;
    let beside = file.with_extension("fieldguide-new");
    // Left by a run that was killed.
    let _ = fs::remove_file(&beside);
    let mut new = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let moved = new.write_all(bytes).and_then(|()| new.sync_all());
    drop(new);
    let moved = moved.and_then(|()| fs::rename(&beside, &file));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    }
    moved.map(|()| Placed::Written)
}

/// Puts `bytes` at `file`, where nothing may stand yet; on Unix only its owner can read it.
///
/// # Errors
/// When something stands there, or the disk refuses.
pub fn secret(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut new = options.open(file)?;
    let written = new.write_all(bytes).and_then(|()| new.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(file);
    }
    written
}

/// Puts at `file` what `write` writes: beside it first, and moved in when all of it is on the disk. What
/// stood there stands until then; whatever it was, it goes.
///
/// # Errors
/// When `write` fails or the disk refuses; what stood there is then as it was.
pub fn stream(
    file: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let Some(name) = file.file_name() else { return Err(io::ErrorKind::IsADirectory.into()) };
    let mut beside = name.to_owned();
    beside.push(".fieldguide-new");
    let beside = file.with_file_name(beside);
    // Left by a run that was killed.
    let _ = fs::remove_file(&beside);
    let mut new = BufWriter::new(OpenOptions::new().write(true).create_new(true).open(&beside)?);
    let written =
        write(&mut new).and_then(|()| new.flush()).and_then(|()| new.get_ref().sync_all());
    drop(new);
    let moved = written.and_then(|()| fs::rename(&beside, file));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
        return moved;
    }
    settle(file);
    Ok(())
}

/// Has the folder of `file` on the disk, too, where a system can do that for folders.
fn settle(file: &Path) {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if cfg!(unix)
        && let Ok(folder) = File::open(folder.unwrap_or(Path::new(".")))
    {
        // The file is whole in any case; this only makes its name last.
        let _ = folder.sync_all();
    }
}
