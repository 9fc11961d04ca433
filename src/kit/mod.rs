//! A copy of the site for people to carry: on a stick, or as one file.
//!
//! Takes: a finished site ([`Built`]), and the words around it ([`Words`]).
//! Gives: every file of the copy with its size and sum, and the bytes of each. The same site and the same
//! words give the same bytes.
//! Never: builds, reads the clock, says where it was made.
//!
//! At the root of a copy stand a page that opens the guide, a text that tells how to check it, a card with the
//! fingerprint, and the list of sums; the site itself is in the folder `guide`, exactly as it was built.
//!
//! The list cannot hold the sum of the card, because the card shows the sum of the list. So there is a second,
//! tiny list of these two ([`sums::seal`]): with both, every byte of a copy can be checked by hand.

mod audit;
pub mod iso;
pub mod stick;
mod text;
mod words;
pub mod zip;

use std::io;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::emit::Built;
use crate::manifest::{self, Listed, fingerprint, sums};

pub use audit::{WINDOWS, too_deep};
pub use text::Unfinished;
pub use words::{Said, Tongue, Words};

/// The files of a copy that are in no list but [`sums::SEAL`].
const TOP: [&str; 3] = [sums::NAME, sums::CARD, sums::SEAL];

/// A whole copy.
#[derive(Debug, Clone)]
pub struct Kit {
    built: Built,
    pieces: Vec<Piece>,
    sums: Arc<[u8]>,
    fingerprint: String,
    unfinished: Arc<Unfinished>,
}

/// One file of a copy.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Path below the copy's root, with `/` between parts.
    pub path: Box<str>,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    from: From,
}

/// Where the bytes of a piece come from.
#[derive(Debug, Clone)]
enum From {
    /// The file of the site with this place in [`Built::files`].
    Site(usize),
    /// Made for the copy.
    Made(Arc<[u8]>),
}

impl Piece {
    fn made(path: impl Into<Box<str>>, bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let (size, sha256) = (bytes.len() as u64, Sha256::digest(&bytes).into());
        Self { path: path.into(), size, sha256, from: From::Made(bytes) }
    }
}

impl Kit {
    /// The copy of the site `built`, with `words` around it.
    pub fn new(built: Built, words: &Words) -> Self {
        let inside = |path: &str| format!("{}/{path}", sums::SITE);
        let site = built.files().iter().enumerate().map(|(at, file)| {
            let Listed { path, size, sha256 } = file;
            Piece { path: inside(path).into(), size: *size, sha256: *sha256, from: From::Site(at) }
        });
        let mut pieces: Vec<Piece> = site.collect();
        pieces.push(Piece::made(inside(manifest::NAME), built.manifest()));
        if let Some(signature) = built.signature() {
            pieces.push(Piece::made(inside(manifest::SIGNATURE), signature));
        }
        pieces.push(Piece::made(sums::START, text::start(words).into_bytes()));
        pieces.push(Piece::made(sums::README, text::readme(words).into_bytes()));
        sort(&mut pieces);
        let list = sums::render(pieces.iter().map(|piece| (&*piece.path, &piece.sha256)));
        let fingerprint = fingerprint(list.as_bytes());
        let card = text::card(words, pieces.len() + TOP.len(), &fingerprint);
        let seal = sums::seal(list.as_bytes(), card.as_bytes());
        let sums: Arc<[u8]> = list.into_bytes().into();
        pieces.push(Piece::made(sums::NAME, Arc::clone(&sums)));
        pieces.push(Piece::made(sums::CARD, card.into_bytes()));
        pieces.push(Piece::made(sums::SEAL, seal.into_bytes()));
        sort(&mut pieces);
        let unfinished = Unfinished::new(words).into();
        Self { built, pieces, sums, fingerprint, unfinished }
    }

    /// Every file of the copy, sorted by path: those of the site, and all that stands at the root, the list of
    /// sums among it. To write these and nothing else is to write the copy.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The bytes of one of its files.
    ///
    /// # Errors
    /// When it cannot be read, or is not the file that was built: of the kind
    /// [`io::ErrorKind::InvalidData`].
    pub fn read(&self, piece: &Piece) -> io::Result<Vec<u8>> {
        match &piece.from {
            From::Made(bytes) => Ok(bytes.to_vec()),
            From::Site(at) => match self.built.files().get(*at) {
                Some(file) => self.built.read(file),
                None => Err(io::ErrorKind::NotFound.into()),
            },
        }
    }

    /// The bytes of [`sums::NAME`].
    pub fn sums(&self) -> &[u8] {
        &self.sums
    }

    /// What people compare by phone: five groups of four digits.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// What a copy says of itself while it is not whole.
    pub fn unfinished(&self) -> &Unfinished {
        &self.unfinished
    }

    /// The size of all files together, in bytes.
    pub fn size(&self) -> u64 {
        self.pieces.iter().map(|piece| piece.size).sum()
    }

    /// The site that it is a copy of.
    pub fn built(&self) -> &Built {
        &self.built
    }
}

fn sort(pieces: &mut [Piece]) {
    pieces.sort_unstable_by(|a, b| a.path.cmp(&b.path));
}
