//! Same input, same bytes: from any folder, in any order of edits, killed or not.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use tempfile::TempDir;

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

#[test]
fn a_build_that_is_killed_leaves_the_old_site_whole() {
    let site = shipped();
    let output = site.path().join("output");
    build(site.path(), &output);
    let before = tree::read(&output);
    let settings =
        std::fs::read_to_string(site.path().join("content/site.yaml")).expect("settings");
    let changed = settings.replace("title: ", "title: New ");
    tree::write(site.path(), "content/site.yaml", changed.as_bytes());
    let mut whole_old = 0;
    for wait in [0, 5, 20, 40, 80, 120, 160] {
        let mut child = Command::new(FIELDGUIDE)
            .arg("build")
            .arg(site.path())
            .stderr(Stdio::null())
            .spawn()
            .expect("fieldguide runs");
        let until = Instant::now() + Duration::from_millis(wait);
        while Instant::now() < until {
            std::thread::yield_now();
        }
        let _ = child.kill();
        let _ = child.wait();
        // Before the move the old site stands; during it, the next build finishes the work.
        if tree::read(&output) == before {
            whole_old += 1;
        }
    }
    assert!(whole_old > 0, "no kill came before the move");
    build(site.path(), &output);
    let anew = TempDir::new().expect("a folder");
    build(site.path(), anew.path());
    assert!(tree::read(&output) == tree::read(anew.path()));
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
