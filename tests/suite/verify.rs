//! `fieldguide verify`: a flipped bit, a missing file and an added one are found in a folder and in an archive,
//! and what is whole is never called anything else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::{copy, tree};

mod archives;
#[cfg(feature = "publish")]
mod web;

/// What a command said, and its exit code.
struct Ran {
    out: String,
    said: String,
    code: i32,
}

fn verify(place: &Path, words: &str) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_fieldguide"))
        .arg("verify")
        .arg(place)
        .args(words.split_whitespace())
        .output()
        .expect("fieldguide runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran { out: text(ran.stdout), said: text(ran.stderr), code: ran.status.code().expect("a code") }
}

/// A folder with a built site in `site` and a copy of it in `copy`.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let dir = TempDir::new().expect("a folder");
        copy::build(&dir.path().join("site"));
        copy::write(&copy::kit(&dir.path().join("site")), &dir.path().join("copy"));
        Self(dir)
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Flips the last bit of a file.
    fn flip(&self, path: &str) {
        let mut bytes = fs::read(self.at(path)).expect("a file");
        *bytes.last_mut().expect("a byte") ^= 1;
        fs::write(self.at(path), bytes).expect("a file");
    }
}

/// Not whole, with a line that says `line`, and the counts in the last line but those that follow it.
#[track_caller]
fn found(place: &Path, line: &str, counts: &str) {
    let ran = verify(place, "");
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.said);
    assert!(ran.out.lines().any(|one| one == line), "no line “{line}”:\n{}", ran.out);
    let start = format!("NOT WHOLE: {counts}; ");
    assert!(ran.out.lines().any(|one| one.starts_with(&start)), "no “{start}”:\n{}", ran.out);
}

#[track_caller]
fn whole(place: &Path, words: &str) -> String {
    let ran = verify(place, words);
    assert_eq!((ran.code, ran.said.as_str()), (0, ""), "{}", ran.out);
    ran.out
}

#[test]
fn what_was_built_is_whole_and_so_is_a_copy_of_it() {
    let place = Place::new();
    let site = whole(&place.at("site"), "");
    let manifest = fs::read(place.at("site/fieldguide-manifest.json")).expect("a manifest");
    let fingerprint = fieldguide::manifest::fingerprint(&manifest);
    assert!(
        site.starts_with("WHOLE: ") && site.ends_with(&format!("fingerprint: {fingerprint}\n")),
        "{site}"
    );
    let copied = whole(&place.at("copy"), "");
    let sums = fs::read(place.at("copy/SHA256SUMS")).expect("a list");
    let fingerprint = fieldguide::manifest::fingerprint(&sums);
    assert!(copied.ends_with(&format!("fingerprint: {fingerprint}\n")), "{copied}");
    // The site on a copy is a site like any other.
    assert_eq!(whole(&place.at("copy/guide"), ""), site);
}

#[test]
fn a_flipped_bit_is_found() {
    let place = Place::new();
    place.flip("site/index.html");
    found(&place.at("site"), "  index.html: other bytes, the same size", "1 changed");
    for path in [
        "guide/index.html",
        "guide/fieldguide-manifest.json",
        "START-HERE.html",
        "EDITION-CARD.html",
        "README.txt",
    ] {
        let place = Place::new();
        place.flip(&format!("copy/{path}"));
        let ran = verify(&place.at("copy"), "");
        assert_eq!(ran.code, 1);
        assert!(ran.out.contains(&format!("\n  {path}: ")), "{path}:\n{}", ran.out);
        assert!(ran.out.contains("NOT WHOLE: 1 changed; "), "{path}:\n{}", ran.out);
    }
}

#[test]
fn a_flipped_bit_in_a_list_is_found() {
    let place = Place::new();
    let list = fs::read_to_string(place.at("copy/SHA256SUMS")).expect("a list");
    let digit = if list.starts_with('0') { "1" } else { "0" };
    fs::write(place.at("copy/SHA256SUMS"), format!("{digit}{}", &list[1..])).expect("a list");
    found(
        &place.at("copy"),
        "  FINGERPRINT.txt: it and SHA256SUMS say different things",
        "2 changed",
    );

    let place = Place::new();
    fs::write(place.at("copy/SHA256SUMS"), "nothing").expect("a list");
    found(&place.at("copy"), "  SHA256SUMS: the list itself is damaged", "1 changed");
    let place = Place::new();
    fs::write(place.at("site/fieldguide-manifest.json"), "{").expect("a list");
    let ran = verify(&place.at("site"), "");
    assert!(
        ran.code == 1 && ran.out.contains("fieldguide-manifest.json: the list itself"),
        "{}",
        ran.out
    );
}

#[test]
fn a_file_cut_short_or_grown_is_told_with_its_sizes() {
    let place = Place::new();
    let index = fs::read(place.at("site/index.html")).expect("a page");
    fs::write(place.at("site/index.html"), &index[..10]).expect("a page");
    let line = format!("  index.html: 10 bytes, was built with {}", index.len());
    found(&place.at("site"), &line, "1 changed");
    let mut grown = index.clone();
    grown.push(b' ');
    fs::write(place.at("copy/guide/index.html"), &grown).expect("a page");
    let line = format!("  guide/index.html: {} bytes, was built with {}", grown.len(), index.len());
    found(&place.at("copy"), &line, "1 changed");
}

#[test]
fn a_missing_file_is_found() {
    for (root, path) in [
        ("site", "index.html"),
        ("copy", "guide/index.html"),
        ("copy", "START-HERE.html"),
        ("copy", "guide/fieldguide-manifest.json"),
        ("copy", "FINGERPRINT.txt"),
        ("copy", "EDITION-CARD.html"),
        ("copy", "SHA256SUMS"),
    ] {
        let place = Place::new();
        fs::remove_file(place.at(root).join(path)).expect("a file");
        let ran = verify(&place.at(root), "");
        assert_eq!(ran.code, 1, "{path}: {}", ran.out);
        assert!(ran.out.contains(&format!("\n  {path}\n")), "{path}:\n{}", ran.out);
        assert!(ran.out.contains("NOT WHOLE: 1 missing"), "{path}:\n{}", ran.out);
    }
}

#[test]
fn an_added_file_is_found() {
    for (root, path) in [
        ("site", "page.html"),
        ("site", "new/folder/page.html"),
        ("copy", "guide/page.html"),
        ("copy", "autorun.inf"),
        ("copy", "Start-Here.exe"),
        ("copy", "guide/System Volume Information/x"),
    ] {
        let place = Place::new();
        tree::write(&place.at(root), path, b"foreign");
        found(&place.at(root), &format!("  {path}"), "1 foreign");
    }
}

#[test]
fn what_lies_beside_the_guide_on_a_stick_is_told_and_counts_only_if_asked() {
    let place = Place::new();
    tree::write(&place.at("copy"), "photos/one.jpg", b"photo");
    tree::write(&place.at("copy"), "photos/two.jpg", b"photo");
    tree::write(&place.at("copy"), "letter.odt", b"letter");
    let out = whole(&place.at("copy"), "");
    assert!(
        out.starts_with("not part of the guide, beside it (2):\n  letter.odt\n  photos\n\nWHOLE: "),
        "{out}"
    );
    let ran = verify(&place.at("copy"), "--strict");
    assert!(ran.code == 1 && ran.out.contains("NOT WHOLE: 2 beside; "), "{}", ran.out);
}

#[test]
fn what_systems_leave_on_sticks_is_passed_over() {
    let place = Place::new();
    let before = whole(&place.at("copy"), "--strict");
    for path in [
        "System Volume Information/x",
        ".Trash-1000/files/y",
        ".DS_Store",
        "guide/._index.html",
        "guide/Thumbs.db",
    ] {
        tree::write(&place.at("copy"), path, b"litter");
    }
    let after = whole(&place.at("copy"), "--strict");
    let note = after.strip_prefix(&before).expect("the same words first");
    assert_eq!(note, "note: passed over 5 files of a kind that systems leave on every stick\n");
}

#[test]
fn a_copy_that_was_not_finished_says_so() {
    let place = Place::new();
    fs::write(place.at("copy/NOT-FINISHED.txt"), "not finished").expect("a file");
    let ran = verify(&place.at("copy"), "");
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("copying onto this was interrupted: run fieldguide usb once more\nNOT WHOLE: interrupted; "), "{}", ran.out);
    // Pulled before there was a list.
    fs::remove_file(place.at("copy/SHA256SUMS")).expect("a file");
    assert_eq!(verify(&place.at("copy"), "").code, 1);
}

#[test]
fn a_file_under_a_name_that_differs_in_case_is_missing_where_that_matters() {
    let place = Place::new();
    fs::rename(place.at("site/index.html"), place.at("site/INDEX.html")).expect("renamed");
    if place.at("site/index.html").exists() {
        assert!(
            whole(&place.at("site"), "").contains("  index.html: stands there as `INDEX.html`\n")
        );
    } else {
        found(
            &place.at("site"),
            "  index.html: there is `INDEX.html`, spelled otherwise",
            "1 missing",
        );
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let place = Place::new();
    let elsewhere = place.at("elsewhere.html");
    fs::rename(place.at("site/index.html"), &elsewhere).expect("moved");
    std::os::unix::fs::symlink(&elsewhere, place.at("site/index.html")).expect("a link");
    found(&place.at("site"), "  index.html: a link or a folder stands in its place", "1 changed");
    fs::rename(place.at("copy/guide"), place.at("moved")).expect("moved");
    std::os::unix::fs::symlink(place.at("moved"), place.at("copy/guide")).expect("a link");
    let ran = verify(&place.at("copy"), "");
    assert!(ran.code == 1 && ran.out.contains("  guide/index.html\n"), "{}", ran.out);
}

#[test]
fn two_lists_that_disagree_are_found() {
    let place = Place::new();
    // Somebody changes a page and puts its new sum into one list, and that list's sum into the seal.
    place.flip("copy/guide/index.html");
    let page = fs::read(place.at("copy/guide/index.html")).expect("a page");
    let list = fs::read_to_string(place.at("copy/SHA256SUMS")).expect("a list");
    let sum = |bytes: &[u8]| {
        let mut out = String::new();
        fieldguide::manifest::push_hex(&<sha2::Sha256 as sha2::Digest>::digest(bytes), &mut out);
        out
    };
    let line = |line: &str| match line.ends_with("  guide/index.html") {
        true => format!("{}  guide/index.html\n", sum(&page)),
        false => format!("{line}\n"),
    };
    let forged: String = list.lines().map(line).collect();
    fs::write(place.at("copy/SHA256SUMS"), &forged).expect("a list");
    let card = fs::read(place.at("copy/EDITION-CARD.html")).expect("a card");
    let seal = fieldguide::manifest::sums::seal(forged.as_bytes(), &card);
    fs::write(place.at("copy/FINGERPRINT.txt"), seal).expect("a seal");
    found(
        &place.at("copy"),
        "  guide/index.html: it and SHA256SUMS say different things",
        "1 changed",
    );
}

#[test]
fn scripts_get_a_line_for_each_file_and_one_for_all() {
    let place = Place::new();
    place.flip("copy/guide/index.html");
    fs::remove_file(place.at("copy/README.txt")).expect("a file");
    let ran = verify(&place.at("copy"), "--format json");
    let lines: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (last, files) = lines.split_last().expect("lines");
    let state = |path: &str| {
        files.iter().find(|file| file["path"] == path).map(|file| file["state"].clone())
    };
    assert_eq!(state("guide/index.html"), Some("changed".into()));
    assert_eq!(state("README.txt"), Some("missing".into()));
    assert_eq!(state("START-HERE.html"), Some("whole".into()));
    assert_eq!(files.len(), last["files"].as_u64().expect("a number") as usize);
    let expected = [
        ("whole", false.into()),
        ("kind", "copy".into()),
        ("changed", 1.into()),
        ("missing", 1.into()),
        ("signature", "none".into()),
    ];
    for (key, value) in expected {
        let value: serde_json::Value = value;
        assert_eq!(last[key], value, "{key}");
    }
    let paths: Vec<&str> = files.iter().filter_map(|file| file["path"].as_str()).collect();
    assert!(paths.is_sorted(), "sorted by path");
}

#[cfg(not(feature = "publish"))]
#[test]
fn a_fieldguide_without_the_web_says_so() {
    let ran = verify(Path::new("https://example.org/guide"), "");
    assert_eq!((ran.code, ran.out.as_str()), (4, ""));
    assert_eq!(
        ran.said,
        "\
error: this fieldguide was built without the web, so nothing was verified
help: get a fieldguide with it: cargo install fieldguide --features publish
"
    );
}

#[test]
fn where_there_is_nothing_to_verify_it_is_said() {
    let dir = TempDir::new().expect("a folder");
    let said = |place: &Path, end: &str| {
        let ran = verify(place, "");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.said.starts_with("error: ") && ran.said.contains(end), "{}", ran.said);
    };
    said(dir.path(), "neither `SHA256SUMS` nor `fieldguide-manifest.json` stands there\nhelp: ");
    said(&dir.path().join("nowhere"), "there is no `");
    fs::write(dir.path().join("disc.iso"), "no archive").expect("a file");
    said(&dir.path().join("disc.iso"), "is no ZIP archive\nhelp: ");
    said(Path::new("ftp://example.org/guide"), "`ftp://` cannot be verified\nhelp: ");
}
