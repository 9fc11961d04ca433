//! The same in one ZIP archive, and what is wrong with archives themselves.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

/// An archive with these files.
fn packed(files: &BTreeMap<String, Vec<u8>>, method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(method);
        archive.start_file(path, options).expect("a file");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The archive of a place's copy after `change`, written beside it.
fn archive(change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> (Place, PathBuf) {
    let place = Place::new();
    let mut files = tree::read(&place.at("copy"));
    change(&mut files);
    let file = place.at("copy.zip");
    fs::write(&file, packed(&files, CompressionMethod::Deflated)).expect("an archive");
    (place, file)
}

#[test]
fn an_archive_is_read_as_the_folder_is() {
    let (place, file) = archive(|_| {});
    assert_eq!(whole(&file, ""), whole(&place.at("copy"), ""));
    let site = packed(&tree::read(&place.at("site")), CompressionMethod::Stored);
    fs::write(place.at("site.zip"), site).expect("an archive");
    assert_eq!(whole(&place.at("site.zip"), ""), whole(&place.at("site"), ""));
}

#[test]
fn one_folder_around_everything_is_looked_through() {
    let (_place, file) = archive(|files| {
        let all = std::mem::take(files);
        files.extend(all.into_iter().map(|(path, bytes)| (format!("guide-2026/{path}"), bytes)));
    });
    whole(&file, "--strict");
}

#[test]
fn a_change_a_missing_and_an_added_file_are_found() {
    let (_place, file) = archive(|files| {
        files.get_mut("guide/index.html").expect("a page")[0] ^= 1;
    });
    found(&file, "  guide/index.html: other bytes, the same size", "1 changed");
    let (_place, file) = archive(|files| drop(files.remove("guide/index.html")));
    found(&file, "  guide/index.html", "1 missing");
    let (_place, file) = archive(|files| drop(files.insert("guide/x.html".into(), b"x".to_vec())));
    found(&file, "  guide/x.html", "1 foreign");
    let (_place, file) = archive(|files| drop(files.insert("../x.html".into(), b"x".to_vec())));
    assert!(verify(&file, "--strict").out.contains("NOT WHOLE: 1 beside"));
}

#[test]
fn a_flipped_bit_of_an_archive_is_found_or_without_consequence() {
    let (place, file) = archive(|_| {});
    let bytes = fs::read(&file).expect("an archive");
    let copy = tree::read(&place.at("copy"));
    // So that each kind of place in an archive comes up.
    for at in (0..bytes.len() * 8).step_by(997 * 41) {
        let mut flipped = bytes.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        fs::write(&file, &flipped).expect("an archive");
        let ran = verify(&file, "");
        if ran.code == 0 {
            let mut archive = zip::ZipArchive::new(Cursor::new(flipped)).expect("an archive");
            for (path, bytes) in &copy {
                let mut read = Vec::new();
                let mut entry = archive.by_name(path).expect("a file");
                std::io::copy(&mut entry, &mut read).expect("its bytes");
                assert!(read == *bytes, "bit {at}: {path} differs");
            }
        }
        assert!(matches!(ran.code, 0..=2), "bit {at}: {}", ran.said);
    }
}

#[test]
fn an_archive_that_was_not_loaded_to_the_end_is_not_whole() {
    let (_place, file) = archive(|_| {});
    let bytes = fs::read(&file).expect("an archive");
    for part in [1, 2, 9] {
        fs::write(&file, &bytes[..bytes.len() * part / 10]).expect("a part");
        let ran = verify(&file, "");
        assert_eq!(ran.code, 1, "{}", ran.said);
        assert!(
            ran.said.contains("perhaps it was not copied or loaded to the end"),
            "{}",
            ran.said
        );
        assert_eq!(ran.out, "NOT WHOLE: nothing of it could be read\n");
    }
}

#[test]
fn a_file_that_unpacks_to_more_than_was_built_is_not_read_on() {
    let (_place, file) = archive(|files| {
        drop(files.insert("guide/index.html".into(), vec![b' '; 300 << 20]));
    });
    let size = fs::metadata(&file).expect("an archive").len();
    assert!(size < 2 << 20, "it is small: {size}");
    let ran = verify(&file, "");
    assert!(ran.code == 1 && ran.out.contains("  guide/index.html: more than its "), "{}", ran.out);
}

#[test]
fn a_name_that_is_there_twice_is_found() {
    let (_place, file) =
        archive(|files| drop(files.insert("guide/index.htmm".into(), b"x".to_vec())));
    let mut bytes = fs::read(&file).expect("an archive");
    let name = b"guide/index.htmm";
    for at in 0..bytes.len() - name.len() {
        if bytes[at..].starts_with(name) {
            bytes[at + name.len() - 1] = b'l';
        }
    }
    fs::write(&file, bytes).expect("an archive");
    let ran = verify(&file, "");
    let words = "  copy.zip: it holds two files of one name";
    assert!(ran.code == 1 && ran.out.contains(words), "{}{}", ran.out, ran.said);
}
