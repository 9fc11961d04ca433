//! Where the cache lies: `.fieldguide/cache` in the site's folder.
//!
//! Takes: the site's folder.
//! Gives: the cache of the last build, or an empty one.
//! Never: fails; a cache that cannot be read or saved costs time, not correctness.

use std::fs;
use std::io;
use std::path::Path;

use crate::emit::Cache;

impl Cache {
    /// The cache of the site in the folder `site`.
    pub fn open(site: &Path) -> Self {
        let file = site.join(".fieldguide").join("cache");
        let cache = fs::read(&file).map(|bytes| Self::decode(&bytes)).unwrap_or_default();
        Self { file: Some(file), ..cache }
    }

    /// Stores the cache where it was opened.
    pub(super) fn save(&self) {
        if let Some(file) = &self.file {
            // Without it the next build makes everything again.
            let _ = store(file, &self.encode());
        }
    }
}

fn store(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder)?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(ignore, "*\n")?;
    }
    let unfinished = file.with_extension("new");
    fs::write(&unfinished, bytes)?;
    fs::rename(unfinished, file)
}
