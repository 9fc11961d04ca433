//! `fieldguide usb`: what stands on a stick, and that nothing of it can be lost or half there.

mod command;
mod interrupted;
#[cfg(unix)]
mod lines;
mod memory;
mod texts;

use std::collections::BTreeMap;

use fieldguide::emit::{self, Built, Cache, Medium};
use fieldguide::kit::stick::{self, Done, Phase, Trouble, Watch};
use fieldguide::kit::{Kit, Said, Tongue, Words};
use fieldguide::pipeline::{self, Imprint, Named, Options};
use tempfile::TempDir;

use crate::support::Site;
use crate::support::site::Silent;
use memory::Stick;

/// A site of three records and a page.
fn site() -> Site {
    let record = |name: &str| {
        format!("name: {name}\nkind: office\nsummary: It helps.\nsources: [sheet-2009]\n")
    };
    Site::minimal()
        .with("content/agencies/bay.yaml", record("Bay Office"))
        .with("content/agencies/harbor.yaml", record("Harbor Office"))
        .with("content/assets/leaflet.txt", "A leaflet.\n")
        .append("content/site.yaml", "edition: 2026-11-22\n")
}

/// The same, a year later: one record new, one gone, one renamed, a page changed.
fn next_edition() -> Site {
    let record = "name: Night Office\nkind: office\nsummary: It helps.\nsources: [sheet-2009]\n";
    site()
        .without("content/agencies/bay.yaml")
        .without("content/assets/leaflet.txt")
        .with("content/agencies/night.yaml", record)
        .with("content/assets/Leaflet.txt", "A leaflet.\n")
}

/// A site built on disk, and the copy of it.
struct Copy {
    _folder: TempDir,
    kit: Kit,
    files: BTreeMap<String, Vec<u8>>,
}

/// Builds `site` and makes the copy of it.
fn copy(site: &Site) -> Copy {
    let folder = TempDir::new().expect("a folder");
    let tree = site.tree();
    let output = folder.path().join("output");
    let mut disk = emit::Disk::open(&output, Cache::default()).expect("an output");
    let built = pipeline::run(&tree, &Options::default(), Some(&mut disk), &Silent);
    assert!(!built.expect("a build").report.has_errors());
    drop(disk);
    let (_, imprints) = pipeline::imprint(&tree, &Options::default()).expect("an imprint");
    let tongues = imprints.into_iter().map(tongue).collect();
    let kit = Kit::new(Built::open(&output).expect("a site"), &Words { tongues });
    let files = kit.pieces().iter();
    let files =
        files.map(|piece| (piece.path.to_string(), kit.read(piece).expect("a piece"))).collect();
    Copy { _folder: folder, kit, files }
}

fn tongue(imprint: Imprint) -> Tongue {
    let Imprint { language, title, notice, publisher, edition, home, strings } = imprint;
    let said = |named: Named| Said { text: named.text, language: named.language };
    let (title, notice, publisher) = (said(title), said(notice), said(publisher));
    Tongue { language, title, notice, publisher, edition, home, strings }
}

/// Hears nothing.
struct Deaf;

impl Watch for Deaf {
    fn begin(&self, _: Phase, _: u64) {}
    fn step(&self, _: u64) {}
}

/// One run of the command.
fn run(kit: &Kit, medium: &dyn Medium) -> Result<Done, Trouble> {
    stick::write(stick::plan(kit, medium, false, &Deaf)?, medium, &Deaf)
}

/// The codes of what stands against a run.
#[track_caller]
fn refused(kit: &Kit, medium: &dyn Medium) -> Vec<(&'static str, String)> {
    match stick::plan(kit, medium, false, &Deaf) {
        Err(Trouble::Refused(found)) => {
            let place = |found: &fieldguide::diag::Diagnostic| {
                found.origin.as_ref().map(|origin| origin.file.to_string()).unwrap_or_default()
            };
            found.iter().map(|found| (found.code.name, place(found))).collect()
        }
        other => panic!("not refused: {other:?}"),
    }
}

/// Whether exactly the copy stands on the stick, besides what is not ours.
#[track_caller]
fn is_whole(copy: &Copy, stick: &Stick, others: &[&str]) {
    let files = stick.files();
    for (path, bytes) in &copy.files {
        let there = files.get(path).unwrap_or_else(|| panic!("no {path}"));
        assert!(there == bytes, "{path} differs");
    }
    let mut wanted: Vec<&str> = copy.files.keys().map(String::as_str).collect();
    wanted.extend(others);
    wanted.sort_unstable();
    assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), wanted);
}

#[test]
fn an_empty_stick_gets_the_whole_copy() {
    let copy = copy(&site());
    let stick = Stick::default();
    let done = run(&copy.kit, &stick).expect("a copy");
    assert_eq!((done.new, done.changed, done.same), (copy.kit.pieces().len(), 0, 0));
    assert_eq!(done.proven, copy.kit.size());
    is_whole(&copy, &stick, &[]);
}

#[test]
fn a_copy_that_stands_there_is_read_and_not_written() {
    let copy = copy(&site());
    let stick = Stick::default();
    run(&copy.kit, &stick).expect("a copy");
    let before = stick.changes();
    let done = run(&copy.kit, &stick).expect("a copy");
    assert_eq!(stick.changes(), before);
    assert_eq!((done.same, done.written), (copy.kit.pieces().len(), 0));
    assert_eq!(done.proven, copy.kit.size());
}

#[test]
fn an_older_edition_is_brought_up_to_date_by_writing_only_what_changed() {
    let (old, new) = (copy(&site()), copy(&next_edition()));
    let stick = Stick::default();
    run(&old.kit, &stick).expect("a copy");
    let plan = stick::plan(&new.kit, &stick, false, &Deaf).expect("a plan");
    let same = |path: &str| {
        let sum = |kit: &Kit| {
            kit.pieces().iter().find(|piece| &*piece.path == path).map(|piece| piece.sha256)
        };
        sum(&old.kit) == sum(&new.kit)
    };
    assert!(!plan.writes.is_empty() && plan.same > 0);
    for write in &plan.writes {
        assert!(!same(&write.piece.path), "{} did not change", write.piece.path);
    }
    assert!(plan.removals.contains(&"guide/agencies/bay.html".to_owned()));
    stick::write(plan, &stick, &Deaf).expect("a copy");
    is_whole(&new, &stick, &[]);
}

#[test]
fn a_name_that_changed_in_capital_letters_only_is_not_lost_where_they_do_not_count() {
    let (old, new) = (copy(&site()), copy(&next_edition()));
    let stick = Stick::without_case();
    run(&old.kit, &stick).expect("a copy");
    run(&new.kit, &stick).expect("a copy");
    is_whole(&new, &stick, &[]);
}

#[test]
fn files_of_others_stay_as_they_are() {
    let (old, new) = (copy(&site()), copy(&next_edition()));
    let stick = Stick::default();
    let others = ["guide/notes.txt", "letters/1.txt", "photo.jpg"];
    for path in others {
        stick.put(path, b"not ours");
    }
    for copy in [&old, &new] {
        let plan = stick::plan(&copy.kit, &stick, false, &Deaf).expect("a plan");
        assert_eq!(plan.strangers, ["guide/notes.txt"]);
        stick::write(plan, &stick, &Deaf).expect("a copy");
        is_whole(copy, &stick, &others);
    }
}

#[test]
fn a_file_of_others_in_the_way_is_told_before_anything_changes() {
    let copy = copy(&site());
    let stick = Stick::default();
    stick.put("README.txt", b"by the maker of the stick");
    stick.put("guide/index.html", b"another guide");
    stick.put("start-here.HTML", b"alike on a stick");
    stick.put("NOT-FINISHED.txt", b"a list of things to do");
    let mut found = refused(&copy.kit, &stick);
    found.sort();
    let places: Vec<&str> = found.iter().map(|(_, place)| place.as_str()).collect();
    assert_eq!(places, ["NOT-FINISHED.txt", "README.txt", "guide/index.html", "start-here.HTML"]);
    assert!(found.iter().all(|(code, _)| *code == "foreign-on-stick"), "{found:?}");
    assert_eq!(stick.changes(), 0);
}

#[test]
fn a_folder_or_a_link_in_the_way_is_told_too() {
    let copy = copy(&site());
    let stick = Stick::default();
    stick.put("README.txt/letter.txt", b"a folder of that name");
    stick.link("guide");
    let mut places: Vec<String> =
        refused(&copy.kit, &stick).into_iter().map(|(_, place)| place).collect();
    places.sort();
    assert_eq!(places, ["README.txt", "guide"]);
}

#[test]
fn lists_of_other_peoples_files_give_no_right_to_remove_them() {
    let copy = copy(&site());
    let stick = Stick::default();
    stick.put("pool/main.deb", b"a program");
    let sum = "0a".repeat(32);
    stick.put("SHA256SUMS", format!("{sum}  pool/main.deb\n").as_bytes());
    assert_eq!(refused(&copy.kit, &stick), [("foreign-on-stick", "SHA256SUMS".to_owned())]);
    assert_eq!(stick.changes(), 0);
}

#[test]
fn what_someone_changed_is_written_anew_only_when_asked_for() {
    let copy = copy(&site());
    let stick = Stick::default();
    run(&copy.kit, &stick).expect("a copy");
    stick.put("guide/index.html", b"with a note");
    stick.put("EDITION-CARD.html", b"torn");
    let found = refused(&copy.kit, &stick);
    let told = |path: &str| ("changed-on-stick", path.to_owned());
    assert_eq!(found, [told("EDITION-CARD.html"), told("guide/index.html")]);
    let plan = stick::plan(&copy.kit, &stick, true, &Deaf).expect("a plan");
    assert_eq!(plan.writes.len(), 2);
    stick::write(plan, &stick, &Deaf).expect("a copy");
    is_whole(&copy, &stick, &[]);
}

#[test]
fn a_file_that_is_no_longer_part_and_was_changed_is_left() {
    let (old, new) = (copy(&site()), copy(&next_edition()));
    let stick = Stick::default();
    run(&old.kit, &stick).expect("a copy");
    stick.put("guide/agencies/bay.html", b"with a note");
    let plan = stick::plan(&new.kit, &stick, false, &Deaf).expect("a plan");
    assert_eq!(plan.left, ["guide/agencies/bay.html"]);
    stick::write(plan, &stick, &Deaf).expect("a copy");
    is_whole(&new, &stick, &["guide/agencies/bay.html"]);
}

#[test]
fn a_missing_file_is_written_again() {
    let copy = copy(&site());
    let stick = Stick::default();
    run(&copy.kit, &stick).expect("a copy");
    stick.take("guide/index.html");
    let done = run(&copy.kit, &stick).expect("a copy");
    assert_eq!((done.new, done.changed), (1, 0));
    is_whole(&copy, &stick, &[]);
}

#[test]
fn a_stick_that_is_too_small_is_told_before_anything_changes() {
    let copy = copy(&site());
    let stick = Stick::with_room(copy.kit.size());
    let found = refused(&copy.kit, &stick);
    assert_eq!(found.len(), 1, "whole clusters take more than the bytes: {found:?}");
    assert_eq!(found[0].0, "does-not-fit");
    assert_eq!(stick.changes(), 0);
    // An update needs no more room than what grows.
    let stick = Stick::with_room(4 * copy.kit.size());
    run(&copy.kit, &stick).expect("a copy");
}

#[test]
fn a_stick_that_loses_bytes_is_never_called_finished() {
    let copy = copy(&site());
    let stick = Stick::default();
    stick.loses("guide/agencies/harbor.html");
    match run(&copy.kit, &stick) {
        Err(Trouble::Unproven(paths)) => assert_eq!(paths, ["guide/agencies/harbor.html"]),
        other => panic!("{other:?}"),
    }
    assert!(stick.files().contains_key("NOT-FINISHED.txt"));
    let start = String::from_utf8(stick.files()["START-HERE.html"].clone()).expect("text");
    assert!(start.contains("not finished") && !start.contains("guide/index.html"), "{start}");
}

#[test]
fn a_built_site_that_was_changed_since_is_not_carried() {
    let copy = copy(&site());
    let page = copy.kit.built().folder().join("index.html");
    std::fs::write(page, "changed").expect("a page");
    let stick = Stick::default();
    match run(&copy.kit, &stick) {
        Err(Trouble::Built { path, error }) => {
            assert_eq!(path, "guide/index.html");
            assert_eq!(error.kind(), std::io::ErrorKind::InvalidData);
        }
        other => panic!("{other:?}"),
    }
    assert!(stick.files().contains_key("NOT-FINISHED.txt"));
}

#[test]
fn names_and_sizes_are_judged_for_every_kind_of_stick() {
    let copy = copy(&site());
    assert_eq!(copy.kit.audit(), []);
    assert!(copy.kit.longest() <= 126);
    assert!(fieldguide::kit::too_deep(126, 3).is_none());
    assert!(fieldguide::kit::too_deep(126, 133).is_none());
    let found = fieldguide::kit::too_deep(126, 134).expect("one character too many");
    assert!(found.help[0].contains("133 characters"), "{found:?}");
}
