//! What a killed build leaves, made by hand: the staged tree, the manifest and the journal.

use super::*;

const OLD: Files<'_> = &[("index.html", "home"), ("old/a.html", "a"), ("same.html", "same")];
const NEW: Files<'_> = &[("index.html", "HOME"), ("new/b.html", "b"), ("same.html", "same")];

/// A place with the old site and all that a build of the new one stages.
fn sealed() -> Place {
    let (place, finished) = (Place::new(), Place::new());
    place.build(OLD);
    finished.build(NEW);
    for path in ["index.html", "new/b.html"] {
        let staged = place.staging().join("files").join(path);
        fs::create_dir_all(staged.parent().unwrap()).unwrap();
        fs::copy(finished.at(path), staged).unwrap();
    }
    fs::copy(finished.at(MANIFEST), place.staging().join("manifest")).unwrap();
    let manifest = place.read(MANIFEST);
    let line = manifest.lines().find(|line| line.contains("old/a.html")).unwrap();
    let (head, _) = manifest.split_once('\n').unwrap();
    let list = format!("{head}\n{}\n]}}\n", line.trim_end_matches(','));
    let sum = blake3::hash(list.as_bytes()).to_hex();
    fs::write(place.staging().join("journal"), format!("fieldguide-journal 1 {sum}\n{list}"))
        .unwrap();
    place
}

fn assert_finished(place: &Place) {
    drop(place.open().unwrap());
    for (path, text) in NEW {
        assert_eq!(place.read(path), *text);
    }
    assert!(!place.at("old").exists() && !place.staging().exists());
    assert_eq!(place.read(MANIFEST).lines().count(), 5);
    place.build(NEW);
    assert_eq!(counts(&place.build(NEW)), (0, 3, 0));
}

#[test]
fn before_its_journal_is_whole_the_old_site_stands() {
    for (cut, name) in [(0, "journal"), (30, "journal"), (100, "journal"), (500, "journal.new")] {
        let place = sealed();
        let before = place.tree();
        let journal = fs::read(place.staging().join("journal")).unwrap();
        fs::remove_file(place.staging().join("journal")).unwrap();
        let written = &journal[..cut.min(journal.len())];
        fs::write(place.staging().join(name), written).unwrap();
        drop(place.open().unwrap());
        assert_eq!(place.tree(), before, "cut at {cut}");
        assert!(!place.staging().exists());
    }
}

#[test]
fn after_its_journal_the_next_build_finishes_it() {
    assert_finished(&sealed());
}

#[test]
fn after_the_removals() {
    let place = sealed();
    fs::remove_file(place.at("old/a.html")).unwrap();
    assert_finished(&place);
    let place = sealed();
    fs::remove_dir_all(place.at("old")).unwrap();
    assert_finished(&place);
}

#[test]
fn between_two_moves() {
    let place = sealed();
    fs::rename(place.staging().join("files/index.html"), place.at("index.html")).unwrap();
    assert_finished(&place);
    let place = sealed();
    fs::rename(place.staging().join("files/new"), place.at("new")).unwrap();
    assert_finished(&place);
}

#[test]
fn after_the_moves_and_after_the_manifest() {
    let place = sealed();
    fs::rename(place.staging().join("files/index.html"), place.at("index.html")).unwrap();
    fs::rename(place.staging().join("files/new"), place.at("new")).unwrap();
    fs::remove_dir(place.staging().join("files")).unwrap();
    assert_finished(&place);
    let place = sealed();
    drop(place.open().unwrap());
    let again = sealed();
    fs::rename(again.staging(), place.staging()).unwrap();
    fs::remove_dir_all(place.staging().join("files")).unwrap();
    fs::remove_file(place.staging().join("manifest")).unwrap();
    assert_finished(&place);
}

#[test]
fn in_the_first_build() {
    let place = sealed();
    fs::remove_dir_all(place.output()).unwrap();
    fs::write(place.staging().join("files/same.html"), "same").unwrap();
    assert_finished(&place);
}

#[test]
fn a_file_put_in_the_way_meanwhile_is_not_overwritten() {
    let place = sealed();
    place.write("new/b.html", "mine");
    assert!(place.refusal(NEW).starts_with("`SITE/output/new/b.html` stands"));
    assert_eq!(place.read("new/b.html"), "mine");
    fs::remove_file(place.at("new/b.html")).unwrap();
    assert_finished(&place);
}

#[test]
fn a_file_changed_meanwhile_is_not_removed() {
    let place = sealed();
    place.write("old/a.html", "mine");
    place.build(NEW);
    assert_eq!(place.read("old/a.html"), "mine");
}
