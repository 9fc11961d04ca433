//! Publishing: the order of steps, and `fieldguide publish` into a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use fieldguide::publish::{List, Part, SentFile, Step, after, steps};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::{Site, tree};

/// Files of every role that the order knows.
const PATHS: [&str; 18] = [
    "404.html",
    "agencies/otip.html",
    "agencies/ovc.html",
    "es/index.html",
    "es/search/manifest.json",
    "es/search/terms/0.json",
    "feed.atom",
    "fieldguide-manifest.json",
    "fieldguide-manifest.json.minisig",
    "help.html",
    "index.html",
    "print/ovc.pdf",
    "search/manifest.js",
    "search/manifest.json",
    "search/terms/0.js",
    "sitemap.xml",
    "sw.js",
    "theme/civic.css",
];

fn sent(version: u8) -> SentFile {
    SentFile { size: 7, sha256: [version; 32], mark: [0; 4] }
}

fn list(versions: &[Option<u8>]) -> List {
    let files = PATHS.iter().zip(versions);
    List(
        files
            .filter_map(|(path, version)| Some(((*path).into(), Some(sent((*version)?)))))
            .collect(),
    )
}

/// Nothing, the old version or the new one of each file.
fn versions() -> impl Strategy<Value = List> {
    prop::collection::vec(prop::option::of(0_u8..2), PATHS.len()).prop_map(|found| list(&found))
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

fn paths_of(steps: &[Step], part: Part) -> Vec<&str> {
    steps.iter().filter(|step| step.part == part).map(|step| &*step.path).collect()
}

/// What stands there when some steps are done: what is listed, or nothing.
fn done<'a>(standing: &List, wanted: &List, steps: impl IntoIterator<Item = &'a Step>) -> List {
    let mut there = standing.clone();
    for step in steps {
        match step.size {
            Some(_) => drop(there.0.insert(step.path.clone(), wanted.0[&step.path])),
            None => drop(there.0.remove(&step.path)),
        }
    }
    there
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// At any moment: all of the parts before, and any of the steps of one part.
    #[test]
    fn whoever_reads_meanwhile_finds_what_a_page_names(
        standing in versions(),
        wanted in versions(),
        part in 0_usize..14,
        chosen in prop::collection::vec(any::<bool>(), PATHS.len()),
    ) {
        let all = steps(&standing, &wanted, false);
        let mut parts: Vec<Part> = all.iter().map(|step| step.part).collect();
        parts.dedup();
        let Some(now) = parts.get(part % parts.len().max(1)).copied() else { return Ok(()) };
        let begun = all.iter().filter(|step| step.part < now);
        let some = all.iter().filter(|step| step.part == now).zip(&chosen);
        let some = some.filter(|(_, chosen)| **chosen).map(|(step, _)| step);
        let there = done(&standing, &wanted, begun.chain(some));

        let is_new = |path: &str| there.0.get(path) == wanted.0.get(path);
        let files = || PATHS.iter().filter(|path| !is_page(path));
        for path in PATHS {
            // What was there and stays in the site is never missing.
            prop_assert!(there.0.contains_key(path) || !(standing.0.contains_key(path) && wanted.0.contains_key(path)), "{path} is missing");
            // A new page has all new files that it may load.
            if is_page(path) && wanted.0.contains_key(path) && !standing.0.contains_key(path) && there.0.contains_key(path) {
                for file in ["print/ovc.pdf", "theme/civic.css"] {
                    prop_assert!(is_new(file) || !wanted.0.contains_key(file), "{path} is there before {file}");
                }
            }
        }
        // The home page is the last page, and the manifest speaks of nothing that is not there.
        let home = |path: &str| wanted.0.contains_key(path) && standing.0.contains_key(path) && wanted.0[path] != standing.0[path] && is_new(path);
        if home("index.html") {
            for path in PATHS.iter().filter(|path| is_page(path) && !path.ends_with("index.html") && wanted.0.contains_key(**path)) {
                prop_assert!(is_new(path), "the home page is there before {path}");
            }
        }
        if !is_new("fieldguide-manifest.json") { return Ok(()) }
        if standing.0.get("fieldguide-manifest.json") != wanted.0.get("fieldguide-manifest.json") {
            for path in files().chain(&["index.html", "help.html"]).filter(|path| wanted.0.contains_key(**path) && !matches!(**path, "sw.js" | "fieldguide-manifest.json.minisig")) {
                prop_assert!(is_new(path), "the manifest is there before {path}");
            }
        }
        // Nothing goes while something is to come.
        if PATHS.iter().any(|path| standing.0.contains_key(*path) && !there.0.contains_key(*path)) {
            for path in wanted.0.keys() {
                prop_assert!(is_new(path), "something was removed before {path} was there");
            }
        }
    }

    #[test]
    fn all_steps_lead_to_what_is_wanted_from_wherever_a_run_was_broken_off(
        standing in versions(),
        other in versions(),
        wanted in versions(),
        at in 0_usize..20,
    ) {
        let first = steps(&standing, &other, false);
        let known = after(&standing, &other, &first, at.min(first.len()));
        let then = steps(&known, &wanted, false);
        prop_assert_eq!(done(&known, &wanted, &then), wanted.clone());
        // What may stand there is replaced or removed, whatever it is.
        for step in &first[at.min(first.len())..] {
            prop_assert!(then.iter().any(|next| next.path == step.path), "{} is forgotten", step.path);
        }
        prop_assert!(steps(&wanted, &wanted, false).is_empty());
        prop_assert_eq!(steps(&standing, &wanted, true).iter().filter(|step| step.size.is_some()).count(), wanted.0.len());
    }
}

#[test]
fn the_order_of_an_edition_in_the_place_of_another() {
    let old = list(&[Some(0); PATHS.len()]);
    let new = list(&[Some(1); PATHS.len()]);
    let steps = steps(&old, &new, false);
    let parts: Vec<(Part, Vec<&str>)> = [
        Part::Files,
        Part::Index,
        Part::IndexManifest,
        Part::Pages,
        Part::Feeds,
        Part::Homes,
        Part::Edition,
    ]
    .map(|part| (part, paths_of(&steps, part)))
    .into();
    assert_eq!(
        parts,
        [
            (Part::Files, vec!["print/ovc.pdf", "theme/civic.css"]),
            (Part::Index, vec!["es/search/terms/0.json", "search/terms/0.js"]),
            (
                Part::IndexManifest,
                vec!["es/search/manifest.json", "search/manifest.js", "search/manifest.json"]
            ),
            (Part::Pages, vec!["404.html", "agencies/otip.html", "agencies/ovc.html", "help.html"]),
            (Part::Feeds, vec!["feed.atom", "sitemap.xml"]),
            (Part::Homes, vec!["es/index.html", "index.html"]),
            (
                Part::Edition,
                vec!["fieldguide-manifest.json", "fieldguide-manifest.json.minisig", "sw.js"]
            ),
        ]
    );
    assert_eq!(parts.iter().map(|(_, paths)| paths.len()).sum::<usize>(), steps.len());
}

#[test]
fn a_file_sent_with_other_headers_is_sent_again() {
    let mut old = list(&[Some(1); PATHS.len()]);
    let new = old.clone();
    old.0.insert("help.html".into(), Some(SentFile { mark: [9; 4], ..sent(1) }));
    let steps = steps(&old, &new, false);
    assert_eq!(paths_of(&steps, Part::Pages), ["help.html"]);
    assert_eq!(steps.len(), 1);
}

#[test]
fn what_stands_in_the_way_on_a_disk_goes_first() {
    let list = |paths: &[&str]| {
        List(paths.iter().map(|path| ((*path).into(), Some(sent(0)))).collect::<BTreeMap<_, _>>())
    };
    let old = list(&["help", "Office.html", "old.html", "topics/a.html"]);
    let new = list(&["help/now.html", "office.html", "topics"]);
    let steps = steps(&old, &new, false);
    assert_eq!(paths_of(&steps, Part::MakeWay), ["Office.html", "help", "topics/a.html"]);
    assert_eq!(paths_of(&steps, Part::OldPages), ["old.html"]);
}

// ---- The command ----

struct Ran {
    out: String,
    said: String,
    code: i32,
}

fn fieldguide(words: &[&str], folder: &Path) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_fieldguide"))
        .args(words)
        .current_dir(folder)
        .output()
        .expect("fieldguide runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran { out: text(ran.stdout), said: text(ran.stderr), code: ran.status.code().expect("a code") }
}

/// A site in a folder, built.
fn built() -> TempDir {
    let dir = TempDir::new().expect("a folder");
    write(&dir, Site::minimal());
    dir
}

fn write(dir: &TempDir, site: Site) {
    for (path, bytes) in site.files() {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let ran = fieldguide(&["build"], dir.path());
    assert_eq!(ran.code, 0, "{}", ran.said);
}

/// The files of a folder, without fieldguide's own.
fn public(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = tree::read(folder).into_iter();
    files.filter(|(path, _)| !path.starts_with(".fieldguide/")).collect()
}

#[test]
fn a_folder_gets_the_site_as_it_was_built_and_then_what_changed() {
    let dir = built();
    let (output, www) = (dir.path().join("output"), dir.path().join("www"));
    let first = fieldguide(&["publish", "www", "--dry-run"], dir.path());
    assert_eq!((first.code, www.exists()), (0, false), "{}", first.said);
    assert!(first.out.contains("new      search/terms/0.js\n"), "{}", first.out);

    assert_eq!(fieldguide(&["publish", "www"], dir.path()).code, 0);
    assert_eq!(public(&www), public(&output));
    let again = fieldguide(&["publish", "www"], dir.path());
    assert!(again.out.starts_with("www has this edition already: "), "{}", again.out);

    let other = Site::minimal().append("content/agencies/ovc.yaml", "acronym: OVC\n");
    write(&dir, other);
    let changed = fieldguide(&["publish", "www"], dir.path());
    assert_eq!(changed.code, 0, "{}", changed.said);
    assert!(
        changed.out.contains(" 0 new, ") && changed.out.contains(" 0 removed, "),
        "{}",
        changed.out
    );
    assert_eq!(public(&www), public(&output));
}

#[test]
fn files_of_others_in_a_folder_stay_and_one_in_the_way_is_named() {
    let dir = built();
    let www = dir.path().join("www");
    fs::create_dir(&www).expect("a folder");
    fs::write(www.join("notes.txt"), "theirs").expect("a file");
    fs::write(www.join("index.html"), "theirs").expect("a file");
    let refused = fieldguide(&["publish", "www"], dir.path());
    assert_eq!(
        (refused.said.as_str(), refused.code),
        (
            "error: a file stands in the way that fieldguide did not put there: `index.html`\n\
             help: nothing was changed; publish into a folder of its own, remove them, or replace them with --adopt\n",
            2
        )
    );
    assert_eq!(public(&www).len(), 2);
    assert_eq!(fieldguide(&["publish", "www", "--adopt"], dir.path()).code, 0);
    let mut expected = public(&dir.path().join("output"));
    expected.push(("notes.txt".to_owned(), b"theirs".to_vec()));
    expected.sort();
    assert_eq!(public(&www), expected);
}

#[test]
fn wrong_use_is_said_in_words() {
    let dir = built();
    for (words, said, code) in [
        (
            "ftp://example.org",
            "error: `ftp://` is no place to publish to: write s3://, gs://, az:// or a folder\n",
            2,
        ),
        (
            "output/www",
            "error: `output/www` and the built site lie one in the other\nhelp: choose a folder of its own\n",
            2,
        ),
        (
            "content/www",
            "error: the folder `content/www` lies among the site's own files\n\
             help: choose a folder outside `content`, `fonts` and `themes`\n",
            2,
        ),
    ] {
        let ran = fieldguide(&["publish", words], dir.path());
        assert_eq!((ran.said.as_str(), ran.code), (said, code), "{words}");
    }
    fs::remove_dir_all(dir.path().join("output")).expect("a folder less");
    let ran = fieldguide(&["publish", "www"], dir.path());
    assert_eq!(
        (ran.said.as_str(), ran.code),
        (
            "error: there is no built site in `output`\nhelp: nothing was sent; build the site first: fieldguide build\n",
            3
        )
    );
    assert!(!dir.path().join("www").exists());
}

#[test]
fn what_a_killed_run_left_half_written_in_a_folder_is_cleared_away() {
    let dir = built();
    let www = dir.path().join("www");
    assert_eq!(fieldguide(&["publish", "www"], dir.path()).code, 0);
    fs::write(www.join("index.html#1"), "ha").expect("a file");
    fs::write(www.join("theirs#1"), "theirs").expect("a file");
    assert_eq!(fieldguide(&["publish", "www", "--all"], dir.path()).code, 0);
    assert!(!www.join("index.html#1").exists() && www.join("theirs#1").exists());
}
