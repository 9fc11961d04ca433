//! Files packed for their way over the net: `index.html.gz` beside `index.html`.
//!
//! They are files of the site like any other, but no tasks: whoever has just made a file has the bytes that
//! are packed, and making a page a second and third time would cost more than packing it.

use std::collections::BTreeSet;
use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::{Compression, GzBuilder};

use super::kinds;
use crate::config::Coding;
use crate::produce::artifact::{Key, Task};
use crate::produce::key::KeyMaker;
use crate::slug::unportable;

/// Files with fewer bytes go over the net in one piece either way.
const LEAST: u64 = 1024;

/// Of 34 MB of pages, lists and parts of the search 32.3 % are left, in 0.9 ms a file.
const GZIP: Compression = Compression::new(9);

/// Of the same files 30.5 % are left, in 0.9 ms a file. 9 takes twenty times as long and leaves 30.2 %; 11, longer
/// still, leaves 27.
const BROTLI: i32 = 5;

/// Which files are packed, and how.
#[derive(Debug)]
pub struct Packing {
    codings: Vec<Coding>,
    /// Paths of the site that end like those of packed files, in small letters.
    taken: BTreeSet<String>,
}

/// One packed file that should be there.
#[derive(Debug)]
pub struct Packed {
    /// Where it lies.
    pub path: String,
    /// Its key, which follows from that of the file it is made of.
    pub key: Key,
    coding: Coding,
}

impl Packing {
    /// In `codings`, beside the files of `tasks`.
    pub fn new(codings: &[Coding], tasks: &[Task<'_>]) -> Self {
        let ends = |path: &String| codings.iter().any(|coding| path.ends_with(ending(*coding)));
        let paths = tasks.iter().map(|task| task.path.to_ascii_lowercase());
        Self { codings: codings.to_vec(), taken: paths.filter(ends).collect() }
    }

    /// The packed files that belong to the file at `path`, of `size` bytes and made with `key`. An author's own
    /// file is never in the way of one, and a name that some file system refuses is not used.
    pub fn of(&self, path: &str, size: u64, key: Key) -> impl Iterator<Item = Packed> + '_ {
        let fits = size >= LEAST && kinds::is_text(path);
        let path = path.to_owned();
        let codings = self.codings.iter().filter(move |_| fits).copied();
        codings.filter_map(move |coding| {
            let path = format!("{path}{}", ending(coding));
            let free = !self.taken.contains(&path.to_ascii_lowercase());
            let key = KeyMaker::new("packed").with(&coding).with(&key.0).key();
            (free && unportable(&path).is_none()).then_some(Packed { path, key, coding })
        })
    }
}

impl Packed {
    /// `bytes` packed; none where that saves nothing.
    pub fn pack(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let packed = match self.coding {
            Coding::Gzip => gzip(bytes),
            Coding::Brotli => brotli(bytes),
        };
        packed.ok().filter(|packed| packed.len() < bytes.len())
    }
}

fn ending(coding: Coding) -> &'static str {
    match coding {
        Coding::Gzip => ".gz",
        Coding::Brotli => ".br",
    }
}

/// Without a time and a name, so that the same bytes give the same bytes.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packer = GzBuilder::new().write(Vec::with_capacity(bytes.len() / 2), GZIP);
    packer.write_all(bytes)?;
    packer.finish()
}

fn brotli(mut bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: BROTLI,
        mode: BrotliEncoderMode::BROTLI_MODE_TEXT,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::with_capacity(bytes.len() / 2);
    brotli::BrotliCompress(&mut bytes, &mut out, &params)?;
    Ok(out)
}
