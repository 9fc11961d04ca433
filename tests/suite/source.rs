//! What a site's folder offers, and what it does not.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::process::Command;

use fieldguide::source::{Disk, Obstacle, SourceTree};
use tempfile::TempDir;

use crate::support::tree::write;

#[test]
fn only_files_of_the_site_are_offered() {
    let (site, elsewhere) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    write(elsewhere.path(), "secret.yaml", b"name: x");
    for path in ["content/site.yaml", "content/.hidden/x.yaml", "content/a/.y", "notes.txt"] {
        write(site.path(), path, b"x");
    }
    let content = site.path().join("content");
    symlink(elsewhere.path().join("secret.yaml"), content.join("file.yaml")).expect("a link");
    symlink(elsewhere.path(), content.join("folder")).expect("a link");
    symlink("nowhere", content.join("lost.yaml")).expect("a link");
    symlink("site.yaml", content.join("within.yaml")).expect("a link");
    let made = Command::new("mkfifo").arg(content.join("pipe.yaml")).status().expect("mkfifo");
    assert!(made.success());

    let listed = Disk::open(site.path()).expect("a site").list().expect("a list");
    let seen: Vec<_> = listed.iter().map(|entry| (entry.path.as_str(), entry.obstacle)).collect();
    assert_eq!(
        seen,
        [
            ("content/file.yaml", Some(Obstacle::LinkOutside)),
            ("content/folder", Some(Obstacle::LinkOutside)),
            ("content/lost.yaml", Some(Obstacle::LinkBroken)),
            ("content/pipe.yaml", Some(Obstacle::NotAFile)),
            ("content/site.yaml", None),
            ("content/within.yaml", None),
        ]
    );
}

#[test]
fn a_circle_of_links_ends() {
    let site = TempDir::new().expect("a folder");
    write(site.path(), "content/a/site.yaml", b"x");
    symlink("..", site.path().join("content/a/up")).expect("a link");
    let listed = Disk::open(site.path()).expect("a site").list().expect("a list");
    assert!(listed.iter().any(|entry| entry.obstacle == Some(Obstacle::LinkBroken)), "{listed:?}");
}
