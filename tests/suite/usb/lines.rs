//! The lines to paste that `README.txt` has for Linux and macOS, run as they are printed.

use std::path::Path;
use std::process::Command;

use fieldguide::emit::Folder;
use tempfile::TempDir;

use super::{Copy, copy, run, site};

/// The shells that people meet, and the systems whose line they would paste.
const WAYS: [(&str, &str); 3] = [("LINUX", "sh"), ("LINUX", "bash"), ("MACOS", "bash")];

struct OnDisk {
    stick: TempDir,
    copy: Copy,
}

fn on_disk() -> OnDisk {
    let stick = TempDir::new().expect("a folder");
    let copy = copy(&site());
    run(&copy.kit, &Folder::open(stick.path()).expect("a folder")).expect("a copy");
    OnDisk { stick, copy }
}

/// The line for `system`, from the text on the stick.
fn line(stick: &Path, system: &str) -> String {
    let text = std::fs::read_to_string(stick.join("README.txt")).expect("README.txt");
    let text = text.replace("\r\n", "\n");
    let lines = text.split(&format!("==== {system} ====\n\n")).nth(1).expect("the line");
    lines.split("\n\n").next().expect("the line").to_owned()
}

/// What the line for `system` answers, pasted into `shell`; the first check of all is the tools' own.
fn answer(on: &OnDisk, system: &str, shell: &str) -> String {
    let stick = on.stick.path();
    let asked = Command::new(shell).arg("-c").arg(line(stick, system)).current_dir(stick).output();
    let output = asked.unwrap_or_else(|error| panic!("{shell}: {error}"));
    String::from_utf8(output.stdout).expect("text")
}

/// Does something to a stick and asks whether every line sees it: the answer must name each of `names`.
#[track_caller]
fn found(harm: impl Fn(&Path), names: &[&str]) {
    let on = on_disk();
    harm(on.stick.path());
    for (system, shell) in WAYS {
        let said = answer(&on, system, shell);
        assert!(said.contains("NOT WHOLE"), "{system} in {shell}: {said}");
        for name in names {
            assert!(said.contains(name), "{system} in {shell} does not name {name}: {said}");
        }
    }
}

/// Turns one bit in the middle of a file.
fn flip(stick: &Path, path: &str) {
    let path = stick.join(path);
    let mut bytes = std::fs::read(&path).expect("a file");
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    std::fs::write(path, bytes).expect("a file");
}

#[test]
fn a_whole_copy_is_called_whole_and_its_fingerprint_is_shown() {
    let on = on_disk();
    for (system, shell) in WAYS {
        let said = answer(&on, system, shell);
        assert_eq!(said, format!("WHOLE\n{} \n", on.copy.kit.fingerprint()), "{system}, {shell}");
    }
}

#[test]
fn a_bit_that_flipped_is_found_in_every_file() {
    let on = on_disk();
    for piece in on.copy.kit.pieces().iter().filter(|piece| piece.size > 0) {
        flip(on.stick.path(), &piece.path);
        let (system, shell) = ("LINUX", "sh");
        // A line in which a bit flipped is not pasted from there; all others see it.
        if &*piece.path != "README.txt" {
            let said = answer(&on, system, shell);
            assert!(said.contains("NOT WHOLE"), "{}: {said}", piece.path);
        }
        flip(on.stick.path(), &piece.path);
    }
    assert!(answer(&on, "MACOS", "bash").starts_with("WHOLE\n"));
    found(
        |stick| flip(stick, "guide/agencies/harbor.html"),
        &["guide/agencies/harbor.html: FAILED"],
    );
}

#[test]
fn a_missing_file_is_found() {
    let remove = |stick: &Path| std::fs::remove_file(stick.join("guide/index.html")).expect("gone");
    found(remove, &["MISSING OR ADDED guide/index.html"]);
    let remove = |stick: &Path| std::fs::remove_file(stick.join("FINGERPRINT.txt")).expect("gone");
    found(remove, &[]);
    let remove = |stick: &Path| std::fs::remove_file(stick.join("SHA256SUMS")).expect("gone");
    found(remove, &[]);
}

#[test]
fn an_added_file_or_link_is_found() {
    let add = |stick: &Path| std::fs::write(stick.join("guide/agencies/new.html"), "x").expect("x");
    found(add, &["MISSING OR ADDED guide/agencies/new.html"]);
    let link = |stick: &Path| {
        std::os::unix::fs::symlink("index.html", stick.join("guide/link.html")).expect("a link");
    };
    found(link, &["MISSING OR ADDED guide/link.html"]);
}

#[test]
fn a_list_made_to_fit_the_harm_is_found_by_its_own_sum() {
    let forge = |stick: &Path| {
        let list = std::fs::read_to_string(stick.join("SHA256SUMS")).expect("the list");
        let kept: Vec<&str> = list.lines().filter(|line| !line.ends_with("harbor.html")).collect();
        std::fs::write(stick.join("SHA256SUMS"), kept.join("\n") + "\n").expect("the list");
        std::fs::remove_file(stick.join("guide/agencies/harbor.html")).expect("gone");
    };
    found(forge, &["SHA256SUMS: FAILED"]);
}

#[test]
fn a_copy_that_is_not_finished_is_not_whole() {
    found(|stick| std::fs::write(stick.join("NOT-FINISHED.txt"), "").expect("x"), &[]);
}

#[test]
fn what_systems_leave_by_themselves_does_no_harm() {
    let on = on_disk();
    for name in ["guide/.DS_Store", "guide/agencies/._index.html", "guide/Thumbs.db", "photo.jpg"] {
        std::fs::write(on.stick.path().join(name), "x").expect("a file");
    }
    for (system, shell) in WAYS {
        let said = answer(&on, system, shell);
        assert!(said.starts_with("WHOLE\n"), "{system}, {shell}: {said}");
    }
}
