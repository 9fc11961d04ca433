//! Commands run on a site in a folder.

use std::cell::OnceCell;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::parse::Change;
use crate::support::Site;
use fieldguide::source::SourceTree;

/// A folder that is made when the first command wants it.
#[derive(Default)]
pub(super) struct Folder(OnceCell<tempfile::TempDir>);

impl Folder {
    /// The folder with `site` in it, and with the changes that only a disk can hold.
    pub(super) fn filled(&self, site: &Site, changes: &[Change]) -> &Path {
        let folder = self.0.get_or_init(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let site_folder = folder.path().join("site");
            let tree = site.tree();
            for entry in tree.list().expect("memory") {
                let bytes = tree.read(&entry.path).expect("memory");
                write(&site_folder.join(&entry.path), &bytes);
            }
            for change in changes {
                only_on_disk(&site_folder, change);
            }
            folder
        });
        folder.path()
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

#[cfg(unix)]
fn only_on_disk(site: &Path, change: &Change) {
    use std::os::unix::ffi::OsStringExt;
    match change {
        Change::File { .. } | Change::Absent { .. } => {}
        Change::Link { path, to } => {
            let path = site.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::os::unix::fs::symlink(to, path).expect("a link");
        }
        Change::Renamed { path } => {
            let name = path.chars().map(|c| u8::try_from(c).expect("Latin-1")).collect();
            write(&site.join(std::ffi::OsString::from_vec(name)), b"");
        }
    }
}

#[cfg(not(unix))]
fn only_on_disk(_: &Path, change: &Change) {
    assert!(matches!(change, Change::File { .. } | Change::Absent { .. }), "no links here");
}

/// What `command` prints in the site's folder, and the code it ends with.
pub(super) fn run(folder: &Path, command: &str) -> String {
    let words = command.strip_prefix("fieldguide").expect("a fieldguide command");
    let ran = Command::new(env!("CARGO_BIN_EXE_fieldguide"))
        .args(words.split_whitespace())
        .current_dir(folder.join("site"))
        .output()
        .expect("the command runs");
    let mut out = format!("$ fieldguide{words}\n");
    for printed in [ran.stdout, ran.stderr] {
        let printed = String::from_utf8(printed).expect("UTF-8");
        let lines = printed.lines().filter(|line| !line.starts_with("heaviest page: "));
        out.extend(lines.map(|line| format!("{}\n", timeless(line))));
    }
    out.push_str(&format!("exit code {}\n", ran.status.code().expect("no signal")));
    out
}

/// The line without sizes and times, which differ from run to run and from theme to theme.
fn timeless(line: &str) -> &str {
    match line.split_once(" unchanged, ") {
        Some((_, rest)) => rest.split_once("; ").map_or("(the summary)", |(_, counts)| counts),
        None => line,
    }
}
