//! `fieldguide usb` on the command line.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fieldguide::source::SourceTree;
use tempfile::TempDir;

use super::{next_edition, site};
use crate::support::{Site, tree};

/// A site in a folder, and a folder for a stick beside it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(TempDir::new().expect("a folder"));
        desk.lay_out(&site());
        std::fs::create_dir(desk.stick()).expect("a folder");
        desk
    }

    /// Puts the files of a site in the place of the one there.
    fn lay_out(&self, site: &Site) {
        let _ = std::fs::remove_dir_all(self.site().join("content"));
        let files = site.tree();
        for entry in files.list().expect("files") {
            tree::write(&self.site(), &entry.path, &files.read(&entry.path).expect("a file"));
        }
    }

    fn site(&self) -> PathBuf {
        self.0.path().join("site")
    }

    fn stick(&self) -> PathBuf {
        self.0.path().join("stick")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fieldguide"));
        command.args(arguments).current_dir(self.site()).output().expect("a run")
    }

    #[track_caller]
    fn build(&self, more: &[&str]) {
        let built = self.run(&[&["build", "--no-pdf"], more].concat());
        assert!(built.status.success(), "{}", said(&built));
    }

    /// A run that is to go well; what it prints.
    #[track_caller]
    fn usb(&self, more: &[&str]) -> String {
        let ran = self.run(&[&["usb", "../stick"], more].concat());
        assert!(ran.status.success(), "{}", said(&ran));
        String::from_utf8(ran.stdout).expect("text")
    }

    /// A run that is refused with this code; what it says.
    #[track_caller]
    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let ran = self.run(&[&["usb"], arguments].concat());
        assert_eq!(ran.status.code(), Some(code), "{}", said(&ran));
        assert!(tree::read(&self.stick()).is_empty(), "something was written");
        said(&ran)
    }
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_built_site_goes_onto_the_stick_and_its_fingerprint_is_told() {
    let desk = Desk::new();
    desk.build(&[]);
    let told = desk.usb(&[]);
    let card = read(&desk.stick().join("EDITION-CARD.html"));
    let digits = told.split("fingerprint   ").nth(1).expect("a fingerprint").lines().next();
    for group in digits.expect("digits").split(' ') {
        assert!(card.contains(&format!("<span>{group}</span>")), "{told}\n{card}");
    }
    assert!(told.contains("START-HERE.html") && told.contains("every byte"), "{told}");
    let site = tree::read(&desk.site().join("output"));
    assert_eq!(tree::read(&desk.stick().join("guide")), site);
    assert!(!desk.stick().join("NOT-FINISHED.txt").exists());
}

#[test]
fn a_dry_run_names_every_file_and_writes_nothing() {
    let desk = Desk::new();
    desk.build(&[]);
    let told = desk.usb(&["--dry-run"]);
    assert!(tree::read(&desk.stick()).is_empty());
    assert!(told.contains("guide/agencies/harbor.html") && told.contains("to write: "), "{told}");
    desk.usb(&[]);
    desk.lay_out(&next_edition());
    desk.build(&[]);
    let told = desk.usb(&["--dry-run"]);
    let line = |word: &str, path: &str| {
        told.lines().any(|line| line.starts_with(word) && line.ends_with(path))
    };
    assert!(line("new", "guide/agencies/night.html"), "{told}");
    assert!(line("changed", "guide/az.html"), "{told}");
    assert!(line("removed", "guide/agencies/bay.html"), "{told}");
    assert!(desk.stick().join("guide/agencies/bay.html").exists());
}

#[test]
fn a_folder_on_the_stick_is_made_if_the_stick_is_there() {
    let desk = Desk::new();
    desk.build(&[]);
    let ran = desk.run(&["usb", "../stick/guide-2026"]);
    assert!(ran.status.success(), "{}", said(&ran));
    assert!(desk.stick().join("guide-2026/START-HERE.html").exists());
    let ran = desk.run(&["usb", "../no-stick/guide"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(said(&ran).contains("is the stick plugged in?"), "{}", said(&ran));
}

#[test]
fn without_a_built_site_it_says_how_to_get_one() {
    let desk = Desk::new();
    let told = desk.refused(2, &["../stick"]);
    assert!(told.contains("no built site") && told.contains("fieldguide build"), "{told}");
}

#[test]
fn a_site_that_was_edited_since_is_carried_only_when_asked_for() {
    let desk = Desk::new();
    desk.build(&[]);
    let path = "content/agencies/harbor.yaml";
    let text = read(&desk.site().join(path));
    tree::write(&desk.site(), path, format!("{text}# a remark\n").as_bytes());
    let told = desk.refused(2, &["../stick"]);
    assert!(told.contains(path) && told.contains("--as-built"), "{told}");
    desk.usb(&["--as-built"]);
    // A remark changes no page: the build writes nothing, and yet the site is now up to date.
    desk.build(&[]);
    desk.usb(&[]);
}

#[test]
fn a_new_time_of_a_file_alone_is_no_edit() {
    let desk = Desk::new();
    desk.build(&[]);
    let path = desk.site().join("content/agencies/harbor.yaml");
    let text = read(&path);
    std::fs::write(&path, text).expect("a file");
    desk.usb(&[]);
}

#[test]
fn without_the_memory_of_the_build_times_decide() {
    let desk = Desk::new();
    desk.build(&[]);
    std::fs::remove_dir_all(desk.site().join(".fieldguide")).expect("the cache");
    desk.usb(&[]);
    let file = std::fs::File::options()
        .append(true)
        .open(desk.site().join("content/site.yaml"))
        .expect("a file");
    let later = std::time::UNIX_EPOCH + std::time::Duration::from_secs(32_503_680_000);
    file.set_modified(later).expect("a time");
    let ran = desk.run(&["usb", "../stick"]);
    assert_eq!(ran.status.code(), Some(2), "{}", said(&ran));
}

#[test]
fn the_card_has_the_date_that_the_build_was_given() {
    let desk = Desk::new();
    desk.build(&["--as-of", "2027-03-01"]);
    desk.usb(&[]);
    for path in ["EDITION-CARD.html", "README.txt", "guide/index.html"] {
        let text = read(&desk.stick().join(path));
        assert!(text.contains("March 1, 2027"), "{path}");
    }
}

#[test]
fn folders_that_are_no_stick_are_refused() {
    let desk = Desk::new();
    desk.build(&[]);
    let before = tree::read(&desk.site());
    for target in ["output", "output/guide", ".", "content", "stick-in-site", "/", "../site/x"] {
        let told = desk.refused(2, &[target]);
        assert!(told.contains("help: "), "{target}: {told}");
    }
    assert_eq!(tree::read(&desk.site()), before);
    // The guide's own folder on a stick is one, too.
    desk.usb(&[]);
    let ran = desk.run(&["usb", "../stick/guide"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(said(&ran).contains("START-HERE.html"), "{}", said(&ran));
}

#[test]
fn a_file_in_the_way_is_shown_with_a_way_to_mend_it() {
    let desk = Desk::new();
    desk.build(&[]);
    tree::write(&desk.stick(), "README.txt", b"theirs");
    let ran = desk.run(&["usb", "../stick"]);
    assert_eq!(ran.status.code(), Some(1));
    let told = said(&ran);
    assert!(told.contains("foreign-on-stick") && told.contains("nothing was written"), "{told}");
    assert_eq!(tree::read(&desk.stick()).len(), 1);
}

#[test]
fn only_one_run_at_a_time_writes_to_a_stick() {
    let desk = Desk::new();
    desk.build(&[]);
    let held = std::fs::File::open(desk.stick()).expect("the folder");
    held.lock().expect("a lock");
    let told = desk.refused(3, &["../stick"]);
    assert!(told.contains("another run"), "{told}");
}

#[test]
fn the_same_copy_goes_into_one_file_without_a_stick() {
    let desk = Desk::new();
    desk.build(&[]);
    let ran = desk.run(&["usb", "--zip", "../guide.zip", "--iso", "../guide.iso"]);
    assert!(ran.status.success(), "{}", said(&ran));
    let digits = |told: &str| {
        told.split("fingerprint   ").nth(1).and_then(|rest| rest.lines().next()).map(str::to_owned)
    };
    assert_eq!(digits(&said(&ran)), digits(&desk.usb(&[])));
    let file = std::fs::File::open(desk.0.path().join("guide.zip")).expect("an archive");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let on_stick = tree::read(&desk.stick());
    assert_eq!(archive.len(), on_stick.len());
    for (path, wanted) in &on_stick {
        let mut bytes = Vec::new();
        let mut file = archive.by_name(path).expect("a file");
        std::io::copy(&mut file, &mut bytes).expect("its bytes");
        assert!(bytes == *wanted, "{path}");
    }
    for wrong in ["../letter.docx", "output/guide.zip", "content/guide.zip"] {
        let ran = desk.run(&["usb", "--zip", wrong]);
        assert_eq!(ran.status.code(), Some(2), "{wrong}: {}", said(&ran));
        assert!(!desk.site().join(wrong).exists());
    }
    assert_eq!(desk.run(&["usb"]).status.code(), Some(2), "nothing to write to");
}
