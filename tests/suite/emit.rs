//! Putting a site in place: what is written, what is removed, and what is never touched.
#![expect(clippy::disallowed_methods, reason = "looks at the disk as an author would")]

mod killed;
#[cfg(unix)]
mod links;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use fieldguide::emit::{Cache, Disk, Error, MANIFEST, Memory, Output, Summary};
use fieldguide::produce::artifact::Key;
use tempfile::TempDir;

/// A site's folder with an output folder in it.
struct Place {
    folder: TempDir,
}

type Files<'a> = &'a [(&'a str, &'a str)];

const SITE: Files<'_> =
    &[("index.html", "home"), ("agencies/otip.html", "otip"), ("agencies/ice.html", "ice")];

fn key(text: &str) -> Key {
    Key(*blake3::hash(text.as_bytes()).as_bytes())
}

fn build_into(output: &mut impl Output, files: Files<'_>) -> Result<Summary, Error> {
    for (path, text) in files {
        if output.recorded(path, key(text)).is_some() {
            output.keep(path);
        } else {
            output
                .put(path, key(text), text.as_bytes().to_vec(), path.as_bytes().to_vec())
                .unwrap();
        }
    }
    output.commit()
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    fn at(&self, path: &str) -> PathBuf {
        self.output().join(path)
    }

    fn staging(&self) -> PathBuf {
        self.folder.path().join(".output.fieldguide-staging")
    }

    fn open(&self) -> Result<Disk, Error> {
        Disk::open(&self.output(), Cache::open(self.folder.path()))
    }

    fn try_build(&self, files: Files<'_>) -> Result<Summary, Error> {
        build_into(&mut self.open()?, files)
    }

    /// Builds, then checks that the output holds `files`, a manifest of them, and no litter.
    fn build(&self, files: Files<'_>) -> Summary {
        let summary = self.try_build(files).unwrap();
        for (path, text) in files {
            assert_eq!(self.read(path), *text, "{path}");
        }
        assert!(!self.staging().exists(), "the staging folder is left");
        assert_eq!(summary.files, files.len());
        assert_eq!(self.read(MANIFEST).lines().count(), files.len() + 2);
        summary
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    fn forget(&self) {
        fs::remove_dir_all(self.folder.path().join(".fieldguide")).unwrap();
    }

    fn refusal(&self, files: Files<'_>) -> String {
        match self.try_build(files) {
            Err(Error::Refused(found)) => {
                assert!(found.iter().all(|found| found.code.name == "foreign-output"));
                let messages: Vec<_> = found.into_iter().map(|found| found.message).collect();
                messages.join("\n").replace(&self.folder.path().display().to_string(), "SITE")
            }
            other => panic!("not refused: {other:?}"),
        }
    }

    /// Every file below the output with its text and time.
    fn tree(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        fn walk(folder: &Path, tree: &mut BTreeMap<PathBuf, (Vec<u8>, SystemTime)>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, tree);
                } else {
                    let time = path.metadata().unwrap().modified().unwrap();
                    tree.insert(path.clone(), (fs::read(path).unwrap(), time));
                }
            }
        }
        let mut tree = BTreeMap::new();
        walk(&self.output(), &mut tree);
        tree
    }
}

fn counts(summary: &Summary) -> (usize, usize, usize) {
    (summary.written, summary.unchanged, summary.removed)
}

#[test]
fn the_first_build_writes_everything_and_the_second_nothing() {
    let place = Place::new();
    let summary = place.build(SITE);
    assert_eq!((counts(&summary), summary.bytes), ((3, 0, 0), 11));
    let before = place.tree();
    let cache = fs::read(place.folder.path().join(".fieldguide/cache")).unwrap();
    assert_eq!(counts(&place.build(SITE)), (0, 3, 0));
    assert_eq!(place.tree(), before);
    assert_eq!(fs::read(place.folder.path().join(".fieldguide/cache")).unwrap(), cache);
}

#[test]
fn facts_and_extras_come_back() {
    let place = Place::new();
    let mut disk = place.open().unwrap();
    disk.set_extra("load", vec![1, 2]);
    disk.set_extra("gone", vec![3]);
    build_into(&mut disk, SITE).unwrap();
    drop(disk);
    let mut disk = place.open().unwrap();
    assert_eq!(disk.recorded("index.html", key("home")), Some(&b"index.html"[..]));
    assert_eq!(disk.recorded("index.html", key("other")), None);
    assert_eq!(disk.extra("load"), Some(&[1, 2][..]));
    disk.set_extra("gone", Vec::new());
    build_into(&mut disk, SITE).unwrap();
    drop(disk);
    let disk = place.open().unwrap();
    assert_eq!((disk.extra("load"), disk.extra("gone")), (Some(&[1, 2][..]), None));
}

#[test]
fn only_changed_bytes_are_written() {
    let place = Place::new();
    place.build(SITE);
    let before = place.tree();
    let site = &[("index.html", "HOME"), SITE[1], SITE[2]];
    assert_eq!(counts(&place.build(site)), (1, 2, 0));
    let after = place.tree();
    for path in ["agencies/otip.html", "agencies/ice.html"] {
        assert_eq!(before[&place.at(path)], after[&place.at(path)]);
    }
    // Made again with another key, but the same bytes.
    let mut disk = place.open().unwrap();
    for (path, text) in site {
        disk.put(path, key("new"), text.as_bytes().to_vec(), Vec::new()).unwrap();
    }
    assert_eq!(counts(&disk.commit().unwrap()), (0, 3, 0));
    assert_eq!(place.tree(), after);
}

#[test]
fn the_same_site_has_the_same_manifest() {
    let (one, other) = (Place::new(), Place::new());
    one.build(SITE);
    other.build(&SITE[..1]);
    other.build(&[SITE[2], SITE[0], SITE[1]]);
    assert_eq!(one.read(MANIFEST), other.read(MANIFEST));
    let line = r#"{"path": "index.html", "size": 4, "sha256": "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942"}"#;
    assert_eq!(one.read(MANIFEST).lines().nth(3), Some(line));
}

#[test]
fn files_that_the_site_no_longer_has_are_removed_with_their_folders() {
    let place = Place::new();
    place.build(SITE);
    place.write("mine/notes.txt", "mine");
    assert_eq!(counts(&place.build(&SITE[..1])), (0, 1, 2));
    assert!(!place.at("agencies").exists());
    assert_eq!(place.read("mine/notes.txt"), "mine");
}

#[test]
fn a_folder_with_a_foreign_file_stays() {
    let place = Place::new();
    place.build(SITE);
    place.write("agencies/notes.txt", "mine");
    fs::create_dir(place.at("empty")).unwrap();
    assert_eq!(place.build(&SITE[..1]).removed, 2);
    assert_eq!(place.read("agencies/notes.txt"), "mine");
    assert!(place.at("empty").exists());
}

#[test]
fn a_stale_file_changed_by_hand_is_left_and_reported() {
    let place = Place::new();
    place.build(SITE);
    place.write("agencies/ice.html", "ICE");
    let summary = place.build(&SITE[..1]);
    assert_eq!((summary.removed, summary.left), (1, vec!["agencies/ice.html".to_owned()]));
    assert_eq!(place.read("agencies/ice.html"), "ICE");
    assert_eq!(place.build(&SITE[..1]).left, Vec::<String>::new());
}

#[test]
fn a_file_changed_by_hand_is_made_again() {
    let place = Place::new();
    place.build(SITE);
    place.write("index.html", "HOME");
    assert_eq!(counts(&place.build(SITE)), (1, 2, 0));
    fs::remove_file(place.at("index.html")).unwrap();
    assert_eq!(counts(&place.build(SITE)), (1, 2, 0));
}

#[test]
fn a_new_time_alone_changes_nothing() {
    let place = Place::new();
    place.build(SITE);
    let file = fs::File::options().write(true).open(place.at("index.html")).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    let before = place.tree();
    assert_eq!(counts(&place.build(SITE)), (0, 3, 0));
    assert_eq!(place.tree(), before);
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let place = Place::new();
    place.write("thesis.doc", "years of work");
    assert_eq!(
        place.refusal(SITE),
        "the folder `SITE/output` has files that fieldguide did not write, such as `thesis.doc`"
    );
    assert_eq!(place.tree().len(), 1);
    assert!(!place.staging().exists());
}

#[test]
fn hidden_files_do_not_make_a_folder_foreign() {
    let place = Place::new();
    place.write(".gitignore", "*");
    place.write(".git/HEAD", "ref");
    place.build(SITE);
    place.build(&SITE[..1]);
    assert_eq!((place.read(".gitignore"), place.read(".git/HEAD")), ("*".into(), "ref".into()));
}

#[test]
fn a_file_in_place_of_the_folder_is_refused() {
    let place = Place::new();
    fs::write(place.output(), "x").unwrap();
    assert_eq!(place.refusal(SITE), "`SITE/output` is a file, not a folder");
}

#[test]
fn a_foreign_file_in_the_way_stops_the_build_before_anything_moves() {
    let place = Place::new();
    place.build(SITE);
    place.write("about.html", "mine");
    let before = place.tree();
    let site = &[("index.html", "HOME"), ("about.html", "ours")];
    assert_eq!(
        place.refusal(site),
        "`SITE/output/about.html` stands where a file of the site must go, and fieldguide did not write it"
    );
    assert_eq!(place.tree(), before);
    fs::remove_file(place.at("about.html")).unwrap();
    assert_eq!(counts(&place.build(site)), (2, 0, 2));
}

#[test]
fn a_foreign_file_with_the_very_bytes_is_adopted() {
    let place = Place::new();
    place.build(SITE);
    place.write("about.html", "ours");
    assert_eq!(counts(&place.build(&[SITE[0], ("about.html", "ours")])), (0, 2, 2));
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let place = Place::new();
    place.build(&[("a", "file"), ("b/c/d", "deep")]);
    assert_eq!(counts(&place.build(&[("a/x", "1"), ("b", "2")])), (2, 0, 2));
    assert_eq!(counts(&place.build(&[("a", "file"), ("b/c/d", "deep")])), (2, 0, 2));
    place.write("b/c/mine", "mine");
    assert_eq!(
        place.refusal(&[("b", "2")]),
        "`SITE/output/b/c/mine` stands where a file of the site must go, and fieldguide did not write it"
    );
    place.write("a", "changed");
    assert!(place.refusal(&[("a/x", "1")]).starts_with("`SITE/output/a` stands"));
    assert_eq!((place.read("a"), place.read("b/c/d")), ("changed".into(), "deep".into()));
}

#[test]
fn without_its_cache_a_build_compares_bytes() {
    let place = Place::new();
    place.build(SITE);
    let before = place.tree();
    place.forget();
    assert_eq!(counts(&place.build(SITE)), (0, 3, 0));
    assert_eq!(place.tree(), before);
    place.forget();
    assert_eq!(counts(&place.build(&SITE[..1])), (0, 1, 2));
}

#[test]
fn a_damaged_cache_does_no_harm() {
    let place = Place::new();
    place.build(SITE);
    let file = place.folder.path().join(".fieldguide/cache");
    let whole = fs::read(&file).unwrap();
    for damaged in [&b""[..], b"junk", &whole[..whole.len() / 2]] {
        fs::write(&file, damaged).unwrap();
        assert_eq!(counts(&place.build(SITE)), (0, 3, 0));
        assert_eq!(fs::read(&file).unwrap(), whole);
    }
}

#[test]
fn the_cache_of_another_folder_does_no_harm() {
    let place = Place::new();
    place.build(SITE);
    let other = place.folder.path().join("other");
    let open = || Disk::open(&other, Cache::open(place.folder.path())).unwrap();
    assert_eq!(counts(&build_into(&mut open(), SITE).unwrap()), (3, 0, 0));
    assert_eq!(counts(&build_into(&mut open(), SITE).unwrap()), (0, 3, 0));
    place.write("index.html", "HOME");
    assert_eq!(counts(&place.build(SITE)), (1, 2, 0));
}

#[test]
fn a_damaged_or_missing_manifest_is_refused() {
    let place = Place::new();
    place.build(SITE);
    place.write(MANIFEST, "{");
    assert_eq!(
        place.refusal(SITE),
        "`SITE/output/fieldguide-manifest.json` is damaged, so nothing in the folder is known to be ours"
    );
    fs::remove_file(place.at(MANIFEST)).unwrap();
    assert!(place.refusal(SITE).ends_with("did not write, such as `agencies`"));
    assert_eq!(place.read("index.html"), "home");
}

#[test]
fn a_file_missing_from_the_manifest_is_no_longer_ours() {
    let place = Place::new();
    place.build(SITE);
    let manifest = place.read(MANIFEST);
    let kept: Vec<_> = manifest.lines().filter(|line| !line.contains("ice.html")).collect();
    place.write(MANIFEST, &kept.join("\n").replace("},\n]", "}\n]"));
    place.build(&SITE[..1]);
    assert_eq!(place.read("agencies/ice.html"), "ice");
}

#[test]
fn a_manifest_with_another_sum_makes_the_file_one_changed_by_hand() {
    let place = Place::new();
    place.build(SITE);
    let manifest = place.read(MANIFEST);
    let line = manifest.lines().find(|line| line.contains("ice.html")).unwrap();
    let (head, _) = line.split_once("\"sha256\": \"").unwrap();
    let spoiled = format!("{head}\"sha256\": \"{}\"}},", "0".repeat(64));
    place.write(MANIFEST, &manifest.replace(line, &spoiled));
    assert_eq!(place.build(&SITE[..1]).left, ["agencies/ice.html"]);
    assert_eq!(place.read("agencies/ice.html"), "ice");
}

#[test]
fn a_manifest_that_leads_outside_removes_nothing_there() {
    let place = Place::new();
    place.build(SITE);
    let outside = place.folder.path().join("outside");
    fs::write(&outside, "home").unwrap();
    place.write(MANIFEST, &place.read(MANIFEST).replace("index.html", "../outside"));
    place.build(&SITE[..1]);
    assert_eq!(fs::read_to_string(outside).unwrap(), "home");
}

#[test]
fn paths_that_lead_outside_or_twice_to_one_place_are_refused() {
    let place = Place::new();
    let disk = place.open().unwrap();
    for path in ["../x", "/x", "a/../x", "", "a\\b", MANIFEST] {
        assert!(disk.put(path, key(""), Vec::new(), Vec::new()).is_err(), "{path}");
    }
    disk.put("a", key("1"), b"1".to_vec(), Vec::new()).unwrap();
    assert!(disk.put("a", key("2"), b"2".to_vec(), Vec::new()).is_err());
    assert!(disk.put("a/b", key("3"), b"3".to_vec(), Vec::new()).is_err());
}

#[test]
fn a_build_that_gives_up_leaves_no_trace() {
    let place = Place::new();
    place.build(SITE);
    let before = place.tree();
    let disk = place.open().unwrap();
    disk.put("index.html", key("x"), b"x".to_vec(), Vec::new()).unwrap();
    assert!(place.staging().join("files/index.html").exists());
    drop(disk);
    assert!(!place.staging().exists());
    assert_eq!(place.tree(), before);
}

#[test]
fn two_builds_do_not_share_a_folder() {
    let place = Place::new();
    let disk = place.open().unwrap();
    let error = place.open().unwrap_err();
    assert!(matches!(error, Error::Busy(_)));
    assert!(error.to_string().starts_with("another build is writing into `"));
    drop(disk);
    place.build(SITE);
}

#[test]
fn many_threads_may_put() {
    let place = Place::new();
    let mut disk = place.open().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let disk = &disk;
            scope.spawn(move || {
                for page in 0..50 {
                    let path = format!("t{}/p{page}-{thread}.html", page % 7);
                    disk.put(&path, key(&path), path.clone().into_bytes(), Vec::new()).unwrap();
                }
            });
        }
    });
    assert_eq!(counts(&disk.commit().unwrap()), (200, 0, 0));
    assert_eq!(place.read("t3/p3-2.html"), "t3/p3-2.html");
}

#[test]
fn memory_does_what_disk_does() {
    let mut memory = Memory::default();
    assert_eq!(counts(&build_into(&mut memory, SITE).unwrap()), (3, 0, 0));
    assert_eq!(counts(&build_into(&mut memory, SITE).unwrap()), (0, 3, 0));
    let site = &[("index.html", "HOME"), SITE[1]];
    assert_eq!(counts(&build_into(&mut memory, site).unwrap()), (1, 1, 1));
    assert_eq!(memory.get("index.html"), Some(&b"HOME"[..]));
    let paths: Vec<_> = memory.files().map(|(path, _)| path).collect();
    assert_eq!(paths, ["agencies/otip.html", "index.html"]);
    memory.set_extra("load", vec![1]);
    build_into(&mut memory, site).unwrap();
    assert_eq!(memory.extra("load"), Some(&[1][..]));
    assert!(memory.put("../x", key(""), Vec::new(), Vec::new()).is_err());
}
