//! Same input, same bytes: from any folder, in any order of edits, killed or not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use fieldguide::emit::{Built, NotBuilt};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::html;
use crate::support::tree::{self, project};

const FIELDGUIDE: &str = env!("CARGO_BIN_EXE_fieldguide");

fn build(site: &Path, output: &Path) {
    let done = Command::new(FIELDGUIDE)
        .arg("build")
        .arg(site)
        .arg("--output")
        .arg(output)
        .output()
        .expect("fieldguide runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
}

/// A copy of the shipped site.
fn shipped() -> TempDir {
    let dir = TempDir::new().expect("a folder");
    tree::copy(&project().join("content"), &dir.path().join("content"));
    dir
}

#[test]
fn two_folders_give_the_same_bytes() {
    let (one, two) = (shipped(), shipped());
    let deep = two.path().join("a/b/c");
    build(one.path(), &one.path().join("output"));
    build(two.path(), &deep);
    let (first, second) = (tree::read(&one.path().join("output")), tree::read(&deep));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(bytes == &second[path], "{path} differs");
        let text = String::from_utf8_lossy(bytes);
        let own = one.path().to_string_lossy().into_owned();
        assert!(!text.contains(&own), "{path} names the folder it was built in");
    }
}

/// One edit of the bilingual test site.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Summary(u8),
    Name(u8),
    Drop(u8),
    Restore(u8),
    Page(u8),
    Vocabulary,
    Settings,
    Template,
    Strings,
    Translation,
    Asset,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let one = prop_oneof![
        any::<u8>().prop_map(Edit::Summary),
        any::<u8>().prop_map(Edit::Name),
        any::<u8>().prop_map(Edit::Drop),
        any::<u8>().prop_map(Edit::Restore),
        any::<u8>().prop_map(Edit::Page),
        Just(Edit::Vocabulary),
        Just(Edit::Settings),
        Just(Edit::Template),
        Just(Edit::Strings),
        Just(Edit::Translation),
        Just(Edit::Asset),
    ];
    proptest::collection::vec(one, 1..6)
}

/// Records that nothing else refers to, so that they can come and go.
const LOOSE: [&str; 2] = ["content/agencies/loose-one.yaml", "content/agencies/loose-two.yaml"];

fn change(site: &Path, edit: Edit, step: usize) {
    let replace = |path: &str, old: &str, new: &str| {
        let text = std::fs::read_to_string(site.join(path)).expect(path);
        tree::write(site, path, text.replacen(old, new, 1).as_bytes());
    };
    let loose = |n: u8| LOOSE[usize::from(n) % LOOSE.len()];
    let record = |n: u8| ["otip", "hotline", "hhs"][usize::from(n) % 3];
    match edit {
        Edit::Summary(n) => {
            replace(
                &format!("content/agencies/{}.yaml", record(n)),
                "summary: ",
                &format!("summary: Step {step}. "),
            );
        }
        Edit::Name(n) => {
            replace(
                &format!("content/agencies/{}.yaml", record(n)),
                "name: ",
                &format!("name: N{step} "),
            );
        }
        Edit::Drop(n) => drop(std::fs::remove_file(site.join(loose(n)))),
        Edit::Restore(n) => {
            let text = format!(
                "name: Loose {n} {step}\nkind: office\nsummary: It comes and goes.\nparent: hhs\nroles: [training]\n"
            );
            tree::write(site, loose(n), text.as_bytes());
        }
        Edit::Page(n) => replace("content/pages/help.md", "\n## ", &format!("\n## Part {n} ")),
        Edit::Vocabulary => {
            replace("content/vocabulary.yaml", "label: {en: ", &format!("label: {{en: V{step} "))
        }
        Edit::Settings => {
            replace("content/site.yaml", "title: {en: ", &format!("title: {{en: T{step} "))
        }
        Edit::Template => {
            let base = std::fs::read_to_string(project().join("themes/civic/templates/404.html"));
            let text = base.expect("the template") + &format!("{{# step {step} #}}");
            tree::write(site, "themes/civic/templates/404.html", text.as_bytes());
        }
        Edit::Strings => {
            let text = format!("title_search: Find {step}\n");
            tree::write(site, "themes/civic/strings/en.yaml", text.as_bytes());
        }
        Edit::Translation => {
            let text = format!("summary: Paso {step}.\n");
            tree::write(site, "content/agencies/otip.es.yaml", text.as_bytes());
        }
        Edit::Asset => tree::write(site, "content/assets/note.txt", format!("{step}").as_bytes()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn building_on_gives_what_building_anew_gives(edits in edits()) {
        let site = TempDir::new().expect("a folder");
        tree::copy(&project().join("tests/sites/bilingual"), site.path());
        let (on, anew) = (site.path().join("output"), TempDir::new().expect("a folder"));
        build(site.path(), &on);
        for (step, edit) in edits.into_iter().enumerate() {
            change(site.path(), edit, step);
            build(site.path(), &on);
        }
        let copy = TempDir::new().expect("a folder");
        for part in ["content", "themes"] {
            if site.path().join(part).exists() {
                tree::copy(&site.path().join(part), &copy.path().join(part));
            }
        }
        build(copy.path(), anew.path());
        let (on, anew) = (tree::read(&on), tree::read(anew.path()));
        prop_assert_eq!(on.keys().collect::<Vec<_>>(), anew.keys().collect::<Vec<_>>());
        for (path, bytes) in &on {
            prop_assert!(bytes == &anew[path], "{} differs", path);
        }
    }
}

#[test]
fn a_damaged_cache_does_no_harm() {
    let site = shipped();
    let output = site.path().join("output");
    build(site.path(), &output);
    let before = tree::read(&output);
    for file in tree::read(&site.path().join(".fieldguide")).keys() {
        tree::write(&site.path().join(".fieldguide"), file, b"\x00damaged");
    }
    build(site.path(), &output);
    assert!(tree::read(&output) == before);
}

/// A generator of numbers, the same at every run (SplitMix64, Steele and others, 2014).
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Follows every link from the home page, and fails at one that leads to no file.
fn assert_nothing_half_shown(site: &BTreeMap<String, Vec<u8>>) {
    let mut seen = BTreeSet::from(["index.html".to_owned()]);
    let mut next: Vec<String> = seen.iter().cloned().collect();
    while let Some(page) = next.pop() {
        let bytes = site.get(&page).unwrap_or_else(|| panic!("{page} is linked and not there"));
        if !page.ends_with(".html") {
            continue;
        }
        for reference in html::references(&String::from_utf8_lossy(bytes)) {
            let path = reference.split(['#', '?']).next().unwrap_or_default();
            if path.is_empty() || path.contains(':') {
                continue;
            }
            let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
            let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
            for part in path.split('/') {
                match part {
                    ".." => drop(parts.pop()),
                    "." => {}
                    name => parts.push(name),
                }
            }
            let target = parts.join("/");
            if seen.insert(target.clone()) {
                next.push(target);
            }
        }
    }
}

/// The shipped site with another title, a new record, another record's words, and one file less.
fn next_edition() -> TempDir {
    let dir = shipped();
    let content = dir.path().join("content");
    let settings = std::fs::read_to_string(content.join("site.yaml")).expect("settings");
    tree::write(&content, "site.yaml", settings.replace("title: ", "title: New ").as_bytes());
    let record = b"name: An office that is new\nkind: office\nsummary: It came with this edition.\nparent: hhs\n";
    tree::write(&content, "agencies/new-office.yaml", record);
    dir
}

#[test]
fn a_build_that_is_killed_at_any_moment_loses_nothing_and_shows_no_half() {
    let editions = [shipped(), next_edition()];
    let place = TempDir::new().expect("a folder");
    let output = place.path().join("output");
    let run = |site: &TempDir| {
        let mut build = Command::new(FIELDGUIDE);
        build.arg("build").arg("--no-pdf").arg(site.path()).arg("--output").arg(&output);
        build
    };
    let whole = editions.each_ref().map(|site| {
        let anew = TempDir::new().expect("a folder");
        build(site.path(), anew.path());
        tree::read(anew.path())
    });
    let start = Instant::now();
    build(editions[0].path(), &output);
    let longest = start.elapsed();
    tree::write(&output, "notes-of-the-maintainer.txt", b"mine");

    let (mut state, mut seen) = (20_260_401, BTreeSet::new());
    for round in 0..20 {
        let wait = longest.mul_f64((random(&mut state) % 1000) as f64 / 1000.0);
        let mut child =
            run(&editions[(round + 1) % 2]).stderr(Stdio::null()).spawn().expect("runs");
        std::thread::sleep(wait);
        let _ = child.kill();
        let _ = child.wait();
        let mut stands = tree::read(&output);
        assert_eq!(stands.remove("notes-of-the-maintainer.txt").as_deref(), Some(&b"mine"[..]));
        for (path, bytes) in &stands {
            let known = whole.iter().any(|edition| edition.get(path) == Some(bytes));
            assert!(known, "round {round}: {path} is a file of neither edition");
        }
        let edition = whole.iter().position(|edition| *edition == stands);
        if edition.is_none() {
            assert_nothing_half_shown(&stands);
        }
        seen.insert(edition);
        match Built::open(&output) {
            Ok(built) => assert!(built.files().iter().all(|file| built.read(file).is_ok())),
            Err(told) => assert!(matches!(told, NotBuilt::Unfinished(_)), "round {round}: {told}"),
        }
    }
    assert!(seen.len() > 1, "no kill left another state than the others");

    std::fs::remove_file(output.join("notes-of-the-maintainer.txt")).expect("removed");
    build(editions[1].path(), &output);
    assert!(tree::read(&output) == whole[1]);
}

#[test]
fn a_mistake_leaves_the_old_site_whole() {
    let site = shipped();
    let output = site.path().join("output");
    build(site.path(), &output);
    let before = tree::read(&output);
    tree::write(site.path(), "content/agencies/otip.yaml", b"name: [broken\n");
    let done = Command::new(FIELDGUIDE).arg("build").arg(site.path()).output().expect("runs");
    assert_eq!(done.status.code(), Some(1));
    assert!(tree::read(&output) == before);
}
