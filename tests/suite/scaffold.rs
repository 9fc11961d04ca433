//! Files that an author begins with: all of them or none, and never over another.

use std::fs;
use std::path::Path;

use fieldguide::scaffold::{self, Refused};

use crate::support::tree;

fn listed(folder: &Path) -> Vec<String> {
    tree::read(folder).into_keys().collect()
}

fn said(result: Result<(), Refused>) -> String {
    result.expect_err("refused").to_string()
}

#[test]
fn files_and_their_folders_are_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("a/new/site");
    scaffold::write(&root, &[("content/site.yaml", "title: X\n"), ("README.md", "")])
        .expect("written");
    assert_eq!(listed(&root), ["README.md", "content/site.yaml"]);
    assert_eq!(fs::read_to_string(root.join("content/site.yaml")).expect("read"), "title: X\n");
}

#[test]
fn one_file_that_exists_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("b.txt"), "mine").expect("written");
    let files = [("a/new.txt", "1"), ("b.txt", "2"), ("c.txt", "3")];
    assert_eq!(
        said(scaffold::write(folder.path(), &files)),
        "`b.txt` exists already, and is not written over"
    );
    assert_eq!(listed(folder.path()), ["b.txt"]);
    assert!(!folder.path().join("a").exists(), "no folder is left behind");
    assert_eq!(fs::read_to_string(folder.path().join("b.txt")).expect("read"), "mine");
}

#[test]
fn a_failure_half_way_takes_back_what_was_made() {
    let folder = tempfile::tempdir().expect("a folder");
    // `a` is made as a file first; then it cannot be a folder.
    let files = [("new/x.txt", "1"), ("a", "2"), ("a/b", "3")];
    let refused = scaffold::write(folder.path(), &files).expect_err("refused");
    assert!(refused.is_machine(), "{refused}");
    assert!(listed(folder.path()).is_empty() && !folder.path().join("new").exists());
}

#[test]
fn names_that_some_systems_cannot_hold_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for bad in ["../up.txt", "con.txt", "a b.txt", "/root.txt", "x//y"] {
        let said = said(scaffold::write(folder.path(), &[(bad, "")]));
        assert!(said.starts_with(&format!("`{bad}` is not a good name: ")), "{said}");
    }
    assert!(said(scaffold::write(folder.path(), &[("A.md", ""), ("a.md", "")])).contains("case"));
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_out_of_the_folder() {
    let (folder, other) = (tempfile::tempdir().expect("one"), tempfile::tempdir().expect("two"));
    std::os::unix::fs::symlink(other.path(), folder.path().join("themes")).expect("linked");
    let refused = scaffold::write(folder.path(), &[("themes/x.txt", "")]);
    assert_eq!(said(refused), "`themes` is a link that leads out of the site's folder");
    std::os::unix::fs::symlink("/nowhere", folder.path().join("y.txt")).expect("linked");
    assert!(matches!(scaffold::write(folder.path(), &[("y.txt", "")]), Err(Refused::Exists(_))));
}

#[test]
fn a_file_is_amended_only_from_what_was_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("list.yaml");
    fs::write(&file, "one").expect("written");
    scaffold::amend(folder.path(), "list.yaml", b"one", b"two").expect("amended");
    let again = said(scaffold::amend(folder.path(), "list.yaml", b"one", b"three"));
    assert_eq!(again, "`list.yaml` was changed meanwhile; try again");
    assert_eq!(fs::read_to_string(&file).expect("read"), "two");
    assert_eq!(listed(folder.path()), ["list.yaml"]);
}
