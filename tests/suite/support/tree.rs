//! Folders on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every file below `root` with its bytes.
pub(crate) fn read(root: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let below = entry.path().strip_prefix(root).expect("below the root");
            let path = below.to_string_lossy().replace('\\', "/");
            (path, std::fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in read(from) {
        write(to, &path, &bytes);
    }
}

/// Writes one file below `root`.
pub(crate) fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("a written file");
}

/// The project's own folder.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
