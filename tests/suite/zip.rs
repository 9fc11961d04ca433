//! `kit::zip`: an archive that any program unpacks to the copy, the same bytes for the same copy.

use std::fs;
use std::io::Read;

use tempfile::TempDir;

use crate::support::copy;

#[test]
fn an_archive_holds_the_copy_and_nothing_that_another_machine_would_write_otherwise() {
    let dir = TempDir::new().expect("a folder");
    copy::build(&dir.path().join("site"));
    let kit = copy::kit(&dir.path().join("site"));
    let (one, two) = (dir.path().join("one.zip"), dir.path().join("two.zip"));
    fs::write(&one, "what stood there").expect("a file");
    let told = std::cell::Cell::new(0);
    fieldguide::kit::zip::write(&kit, &one, &|bytes| told.set(told.get() + bytes)).expect("one");
    fieldguide::kit::zip::write(&kit, &two, &|_| {}).expect("two");
    assert_eq!(told.get(), kit.size(), "progress tells every byte");
    assert!(fs::read(&one).expect("one") == fs::read(&two).expect("two"), "the same bytes");
    let mut archive = zip::ZipArchive::new(fs::File::open(one).expect("one")).expect("an archive");
    assert_eq!(archive.len(), kit.pieces().len());
    for (at, piece) in kit.pieces().iter().enumerate() {
        let mut entry = archive.by_index(at).expect("a file");
        assert_eq!(entry.name().expect("a name"), &*piece.path);
        assert_eq!(entry.last_modified().map(|date| date.year()), Some(1980));
        assert_eq!(entry.unix_mode(), Some(0o100_644));
        let more = entry.extra_data().unwrap_or_default();
        assert!(more.is_empty(), "no long forms, no marks of a system");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        assert!(bytes == kit.read(piece).expect("a file of the site"), "{}", piece.path);
    }
    let left: Vec<_> = fs::read_dir(dir.path()).expect("a folder").collect();
    assert_eq!(left.len(), 3, "nothing is left beside it");
}

#[test]
fn a_site_that_was_changed_after_it_was_built_is_not_packed() {
    let dir = TempDir::new().expect("a folder");
    copy::build(&dir.path().join("site"));
    let kit = copy::kit(&dir.path().join("site"));
    fs::write(dir.path().join("site/index.html"), "changed").expect("a page");
    let file = dir.path().join("copy.zip");
    fs::write(&file, "what stood there").expect("a file");
    for write in [fieldguide::kit::zip::write, fieldguide::kit::iso::write] {
        let error = write(&kit, &file, &|_| {}).expect_err("refused");
        assert_eq!(error.to_string(), "`index.html` was changed after it was built");
        assert_eq!(fs::read(&file).expect("a file"), b"what stood there");
    }
}
