//! What an author begins with: a whole small site, a record, a page, a translation to fill in.
//!
//! Takes: what is to be begun, and what is known of the site ([`Ground`]).
//! Gives: files as paths and texts, with a remark at every key; or why not, in words ([`Refusal`]).
//! Never: touches disk, prints. The texts lie in the folder `starter/` beside `src/`.

mod begin;
mod fill;
mod ground;
mod id;
mod refusal;
mod skeleton;
mod translation;

use include_dir::{Dir, include_dir};

pub use begin::{Begun, Wish, begin};
pub use ground::{Ground, Kind};
pub use refusal::Refusal;

/// The sample site's content.
static SITE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/starter/content");

/// What git should not keep: the finished site, and what a build remembers for the next.
const GIT_IGNORE: &str = "\
# What fieldguide remembers of the last build. It may be deleted at any time.
.fieldguide/
.*.fieldguide-staging/
# The finished site. Each build makes it anew.
/output/*
!/output/.gitignore
";

/// Keeps the folder of the finished site in git, and nothing that lies in it.
const OUTPUT_IGNORE: &str = "*\n!.gitignore\n";

/// The name of the file that tells git what not to keep.
pub const IGNORED: &str = ".gitignore";

/// Every file of a new site: path with `/` between parts, and text. Sorted by path.
pub fn site() -> Vec<(String, &'static [u8])> {
    let mut files = vec![
        (IGNORED.to_owned(), GIT_IGNORE.as_bytes()),
        ("README.md".to_owned(), include_bytes!("../../starter/README.md").as_slice()),
        ("output/.gitignore".to_owned(), OUTPUT_IGNORE.as_bytes()),
    ];
    gather(&SITE, &mut files);
    files.sort();
    files
}

fn gather(dir: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push((format!("content/{path}"), file.contents()));
    }
    dir.dirs().for_each(|inner| gather(inner, files));
}
