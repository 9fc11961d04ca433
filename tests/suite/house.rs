//! The house rules that a machine can see.

use crate::support::tree;

/// The most lines that a source file may have.
const LONGEST: usize = 400;

fn sources() -> Vec<(String, String)> {
    let text = |(path, bytes): (String, Vec<u8>)| (path, String::from_utf8(bytes).expect("UTF-8"));
    let rust = |(path, _): &(String, Vec<u8>)| path.ends_with(".rs");
    tree::read(&tree::project().join("src")).into_iter().filter(rust).map(text).collect()
}

fn assert_none(found: Vec<String>) {
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_file_has_a_door_plate() {
    let bare = sources().into_iter().filter(|(_, text)| !text.starts_with("//! "));
    assert_none(bare.map(|(path, _)| format!("src/{path} does not begin with `//! `")).collect());
}

#[test]
fn every_room_says_what_it_takes_gives_and_never_does() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        let room =
            path.ends_with("/mod.rs") && path.matches('/').count() == 1 || path == "pipeline.rs";
        let plate: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        for word in ["Takes: ", "Gives: ", "Never: "] {
            if room && !plate.contains(word) {
                found.push(format!("src/{path} does not say `{word}…`"));
            }
        }
    }
    assert_none(found);
}

#[test]
fn no_file_is_too_long() {
    let long = sources().into_iter().filter(|(_, text)| text.lines().count() > LONGEST);
    assert_none(
        long.map(|(path, text)| format!("src/{path} has {} lines", text.lines().count())).collect(),
    );
}

#[test]
fn nothing_is_left_for_later_or_allowed_to_panic() {
    let mut found = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !path.ends_with("/tests.rs")) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, line) in code.lines().enumerate() {
            let said = line.split("//").nth(1).unwrap_or_default();
            let bad = ["TODO", "FIXME", "XXX"].iter().find(|word| said.contains(**word));
            let code = line.split("//").next().unwrap_or_default();
            let risky =
                [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "#[allow("];
            let bad = bad.or_else(|| risky.iter().find(|word| code.contains(**word)));
            found.extend(bad.map(|word| format!("src/{path}:{}: {word}", at + 1)));
        }
    }
    assert_none(found);
}

#[test]
fn only_the_reader_and_the_writer_touch_files() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        let own = [
            "source/disk.rs",
            "scaffold/mod.rs",
            "publish/here.rs",
            "verify/folder.rs",
            "verify/archive.rs",
        ];
        let may = own.contains(&path.as_str()) || path.starts_with("emit/");
        if !may && text.contains("std::fs") {
            found.push(format!("src/{path} names std::fs"));
        }
    }
    assert_none(found);
}

#[test]
fn folders_are_named_for_what_they_hold() {
    let vague = ["util", "utils", "helper", "helpers", "common", "misc", "manager", "data"];
    let named = |path: &str| path.split(['/', '.']).any(|part| vague.contains(&part));
    assert_none(
        sources().into_iter().filter(|(path, _)| named(path)).map(|(path, _)| path).collect(),
    );
}

#[test]
fn paths_in_the_documents_exist() {
    let root = tree::project();
    let mut found = Vec::new();
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = std::fs::read_to_string(root.join(document)).expect(document);
        for quoted in text.split('`').skip(1).step_by(2) {
            let path = quoted.trim_end_matches('/');
            let ours = ["src/", "tests/", "docs/", "benches/", "themes/civic/", ".ci/"];
            let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
            if plain
                && ours.iter().any(|start| path.starts_with(start))
                && !root.join(path).exists()
            {
                found.push(format!("{document} names `{quoted}`, which does not exist"));
            }
        }
    }
    assert_none(found);
}
