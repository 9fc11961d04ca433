//! A guide that readers' devices keep: which files say so, and what they list.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::support::Site;
use crate::support::site::Result;

const SAFE: &str =
    "---\ntitle: Safe use\nsummary: What stays.\n---\nA guide that is kept can be found.\n";

fn site(setting: &str) -> Site {
    Site::minimal().with("content/pages/safe-use.md", SAFE).append("content/site.yaml", setting)
}

fn kept(keep: &str) -> Result {
    let built = site(&format!("offline: {{keep: {keep}, page: safe-use}}\n")).build();
    assert!(!built.report.has_errors(), "{}", built.said);
    built
}

/// The files that a worker lists, with the beginning of their sums.
fn list(worker: &str) -> BTreeMap<String, String> {
    let (_, rest) = worker.split_once("var FILES = ").expect("a list");
    let (json, _) = rest.split_once(";\n").expect("its end");
    serde_json::from_str(json).expect("JSON")
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_site_that_does_not_ask_for_it_has_not_a_byte_of_it() {
    let (bare, never) = (site("").build(), site("offline: {keep: never}\n").build());
    for built in [&bare, &never] {
        let all =
            built.files.keys().filter(|path| path.contains("offline") || path.ends_with("sw.js"));
        assert_eq!(all.count(), 0);
        for (path, bytes) in &built.files {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("serviceWorker") && !text.contains("worker-src"), "{path}");
        }
        assert!(built.text("site.webmanifest").contains("\"display\": \"browser\""));
    }
    assert_eq!(bare.files, never.files);
}

#[test]
fn a_worker_lists_what_pages_are_made_of_with_the_sums_of_the_files_that_are_built() {
    let built = kept("ask");
    let list = list(&built.text("sw.js"));
    for (path, listed) in &list {
        assert_eq!(*listed, sum(&built.files[path]), "{path}");
    }
    let wanted = |path: &&String| {
        let end = path.rsplit('.').next().unwrap_or_default();
        ["html", "css", "js", "png", "svg", "woff2", "webmanifest"].contains(&end)
            && *path != "sw.js"
    };
    let wanted: Vec<_> = built.files.keys().filter(wanted).collect();
    assert_eq!(list.keys().collect::<Vec<_>>(), wanted);
    let bytes: usize = list.keys().map(|path| built.files[path].len()).sum();
    let about = format!("{{\"files\": {}, \"bytes\": {bytes}}}\n", list.len());
    assert_eq!(built.text("offline.json"), about);
}

#[test]
fn each_language_has_a_worker_for_its_own_pages_and_for_what_all_share() {
    let built = site("offline: {keep: ask, page: safe-use}\n")
        .with("content/site.yaml", "title: {en: Guide, es: Guía}\npublisher: {name: {en: P, es: P}}\nnotice: {en: No., es: No.}\nlanguages: [en, es]\noffline: {keep: ask, page: safe-use}\n")
        .build();
    assert!(!built.report.has_errors(), "{}", built.said);
    let (english, spanish) = (list(&built.text("sw.js")), list(&built.text("es/sw.js")));
    assert!(english.contains_key("index.html") && spanish.contains_key("es/index.html"));
    assert!(english.contains_key("theme/site.js") && spanish.contains_key("theme/site.js"));
    assert!(english.keys().all(|path| !path.starts_with("es/")));
    assert!(spanish.keys().all(|path| path.starts_with("es/") || path.starts_with("theme/")));
}

#[test]
fn the_worker_changes_with_what_it_keeps_and_with_nothing_else() {
    let setting = "offline: {keep: ask, page: safe-use}\n";
    let before = site(setting).build().text("sw.js");
    assert_eq!(before, site(setting).build().text("sw.js"));
    let other = site(setting).with("content/assets/note.txt", "kept by nobody").build();
    assert_eq!(before, other.text("sw.js"));
    let edited =
        site(setting).with("content/pages/safe-use.md", SAFE.replace("found", "seen")).build();
    assert_ne!(before, edited.text("sw.js"));
    let edition = |worker: &str| {
        worker.lines().find(|line| line.starts_with("var EDITION")).map(str::to_owned)
    };
    assert_ne!(edition(&before), edition(&edited.text("sw.js")));
}

#[test]
fn a_kept_guide_can_be_put_on_the_home_screen() {
    let manifest = kept("always").text("site.webmanifest");
    for part in ["\"display\": \"standalone\"", "\"scope\": \"./\"", "any maskable"] {
        assert!(manifest.contains(part), "no {part} in {manifest}");
    }
    assert!(!manifest.contains("\"id\""), "two guides on one host would be one app");
}

#[test]
fn what_was_kept_can_be_taken_away() {
    let built = site("offline: {keep: remove}\n").build();
    assert!(!built.report.has_errors(), "{}", built.said);
    let worker = built.text("sw.js");
    assert!(worker.contains("registration.unregister()") && !worker.contains("fetch"), "{worker}");
    assert!(!built.files.contains_key("offline.json"));
    assert!(!built.text("theme/site.js").contains("serviceWorker"));
    assert!(built.text("site.webmanifest").contains("\"display\": \"browser\""));
}

#[test]
fn the_page_that_tells_readers_has_to_be_there() {
    for (setting, code) in [
        ("offline: {keep: ask}\n", "missing-field"),
        ("offline: {keep: ask, page: safe-uze}\n", "unknown-reference"),
        ("offline: {keep: sometimes, page: safe-use}\n", "bad-value"),
        ("offline: {page: safe-use}\n", "missing-field"),
        ("offline: {keep: ask, page: safe-use, pages: x}\n", "unknown-key"),
    ] {
        let built = site(setting).build();
        assert_eq!(built.codes(), [code], "{setting}{}", built.said);
    }
}
