//! A small built site on disk, and copies of it as people carry them.

use std::collections::BTreeMap;
use std::path::Path;

use fieldguide::emit::{Built, Cache, Disk};
use fieldguide::kit::{Kit, Said, Tongue, Words};
use fieldguide::lang::{Language, Plurals, Strings};
use fieldguide::pipeline::{self, Options};

use super::site::Silent;
use super::{Site, tree};

/// Builds a small site into `folder`.
pub(crate) fn build(folder: &Path) {
    let mut output = Disk::open(folder, Cache::default()).expect("a folder");
    let site = Site::minimal();
    let built = pipeline::run(&site.tree(), &Options::default(), Some(&mut output), &Silent);
    assert!(built.expect("the machine does not fail").summary.is_some(), "it is built");
}

/// What is carried of the site in `folder`.
pub(crate) fn kit(folder: &Path) -> Kit {
    let said = |text: &str| Said { text: text.to_owned(), language: Language::new("en") };
    let tongue = Tongue {
        language: Language::new("en"),
        title: said("Test guide"),
        notice: said("This is not a government website."),
        publisher: said("The fieldguide project"),
        edition: "November 1, 2026".to_owned(),
        home: "index.html".to_owned(),
        strings: Strings::new(BTreeMap::new(), Plurals::of("en")),
    };
    let built = Built::open(folder).expect("a built site");
    Kit::new(built, &Words { tongues: vec![tongue] })
}

/// Writes a copy file by file into `root`.
pub(crate) fn write(kit: &Kit, root: &Path) {
    for piece in kit.pieces() {
        tree::write(root, &piece.path, &kit.read(piece).expect("a file of the site"));
    }
}
