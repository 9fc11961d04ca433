//! `kit::iso`: an image whose descriptors, folders and files say the same by both kinds of names. Other programs
//! read it in `tests/browser/checks/verify-iso.js`.

use std::collections::BTreeMap;
use std::fs;

use tempfile::TempDir;

use crate::support::copy;

const SECTOR: usize = 2048;

/// An image of a small copy, and the copy's files.
fn image() -> (Vec<u8>, BTreeMap<String, Vec<u8>>) {
    let dir = TempDir::new().expect("a folder");
    copy::build(&dir.path().join("site"));
    let kit = copy::kit(&dir.path().join("site"));
    let file = dir.path().join("copy.iso");
    fieldguide::kit::iso::write(&kit, &file, &|_| {}).expect("an image");
    let files = kit
        .pieces()
        .iter()
        .map(|piece| (piece.path.to_string(), kit.read(piece).expect("a file of the site")));
    let files = files.collect();
    assert!(!dir.path().join("copy.iso.fieldguide-new").exists(), "nothing is left beside it");
    (fs::read(file).expect("an image"), files)
}

fn number(bytes: &[u8], at: usize) -> usize {
    let small = u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let large = u32::from_be_bytes(bytes[at + 4..at + 8].try_into().expect("four bytes"));
    assert_eq!(small, large, "both ends say the same");
    small as usize
}

/// The true name in the entries that Rock Ridge adds to a line.
fn rock_ridge(image: &[u8], mut added: &[u8]) -> String {
    let mut name = Vec::new();
    while added.len() >= 4 && added[2] >= 4 {
        let (entry, rest) = added.split_at(added[2] as usize);
        match &entry[..2] {
            b"NM" => name.extend(&entry[5..]),
            b"CE" => {
                let at = number(entry, 4) * SECTOR + number(entry, 12);
                name.extend(rock_ridge(image, &image[at..at + number(entry, 20)]).bytes());
            }
            _ => {}
        }
        added = rest;
    }
    String::from_utf8(name).expect("UTF-8")
}

/// Every file below the folder that stands at `extent`, by its path.
fn walk(
    image: &[u8],
    extent: usize,
    size: usize,
    joliet: bool,
    above: &str,
    out: &mut BTreeMap<String, Vec<u8>>,
) {
    let folder = &image[extent * SECTOR..extent * SECTOR + size];
    let mut before: Vec<u8> = Vec::new();
    for sector in folder.chunks(SECTOR) {
        let mut lines = sector;
        while lines.first().is_some_and(|long| *long > 0) {
            let (line, rest) = lines.split_at(lines[0] as usize);
            lines = rest;
            let id = &line[33..33 + line[32] as usize];
            if matches!(id, [0 | 1]) {
                continue;
            }
            assert!(before.as_slice() < id, "in order: {before:?}, {id:?}");
            before = id.to_vec();
            let name = if joliet {
                let units: Vec<u16> =
                    id.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                String::from_utf16(&units).expect("UTF-16").trim_end_matches(";1").to_owned()
            } else {
                let short = std::str::from_utf8(id).expect("plain letters");
                assert!(
                    short.len() <= 33
                        && short.bytes().all(|b| b.is_ascii_uppercase()
                            || b.is_ascii_digit()
                            || b"_.;".contains(&b)),
                    "{short}"
                );
                rock_ridge(image, &line[(33 + id.len()).next_multiple_of(2)..])
            };
            let path = if above.is_empty() { name } else { format!("{above}/{name}") };
            let (extent, size) = (number(line, 2), number(line, 10));
            if line[25] & 2 == 2 {
                walk(image, extent, size, joliet, &path, out);
            } else {
                let bytes = image[extent * SECTOR..extent * SECTOR + size].to_vec();
                assert!(out.insert(path.clone(), bytes).is_none(), "{path} is there twice");
            }
        }
    }
}

#[test]
fn every_file_is_found_by_both_kinds_of_names() {
    let (image, files) = image();
    assert_eq!(image.len() % (16 * SECTOR), 0, "it ends with a whole block");
    for (sector, kind) in [(16, 1), (17, 2), (18, 255)] {
        let descriptor = &image[sector * SECTOR..][..SECTOR];
        assert_eq!((&descriptor[1..6], descriptor[0]), (&b"CD001"[..], kind));
        if kind == 255 {
            continue;
        }
        assert_eq!(number(descriptor, 80) * SECTOR, image.len());
        assert_eq!(&descriptor[88..91], if kind == 2 { &b"%/E"[..] } else { &[0; 3] });
        let (extent, size) = (number(descriptor, 156 + 2), number(descriptor, 156 + 10));
        let mut found = BTreeMap::new();
        walk(&image, extent, size, kind == 2, "", &mut found);
        assert_eq!(found.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
        assert!(found == files, "every byte");
    }
}

#[test]
fn path_tables_lead_to_the_folders() {
    let (image, _) = image();
    for (sector, width) in [(16, 1), (17, 2)] {
        let descriptor = &image[sector * SECTOR..][..SECTOR];
        let long = number(descriptor, 132);
        let place =
            |at: usize| u32::from_le_bytes(descriptor[at..at + 4].try_into().expect("four bytes"));
        let table = &image[place(140) as usize * SECTOR..][..long];
        let mut at = 0;
        let mut names = Vec::new();
        while at < long {
            let name = table[at] as usize;
            let extent =
                u32::from_le_bytes(table[at + 2..at + 6].try_into().expect("four bytes")) as usize;
            assert_eq!(number(&image, extent * SECTOR + 2), extent, "the folder names itself");
            names.push(table[at + 8..at + 8 + name].to_vec());
            at += 8 + name + name % 2;
        }
        assert_eq!(names[0], [0], "the root comes first");
        let guide: Vec<u8> = if width == 2 {
            "guide".bytes().flat_map(|b| [0, b]).collect()
        } else {
            b"GUIDE".to_vec()
        };
        assert_eq!(names[1], guide);
    }
}

#[test]
fn the_same_copy_is_the_same_image() {
    let (one, _) = image();
    let (two, _) = image();
    assert!(one == two);
}

#[test]
fn names_that_a_disc_cannot_hold_are_told_before_anything_is_written() {
    let long = format!("guide/{}.html", "x".repeat(100));
    let found =
        fieldguide::kit::iso::unfit([("guide/a.html", 1), (long.as_str(), 1), ("guide/a:b", 1)]);
    assert_eq!(found.len(), 2, "{found:?}");
}
