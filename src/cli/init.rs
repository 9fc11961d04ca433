//! `fieldguide init`

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Exit, say};
use crate::{scaffold, source, starter};

/// Begin a new site: a small sample that works, with remarks at every key.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder for the site: a new one, or an empty one.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Init {
    pub(super) fn run(self) -> Exit {
        let folder = self.folder;
        let shown = folder.display();
        match source::Disk::first_in(&folder) {
            Ok(None) => {}
            Ok(Some(name)) => {
                return say::usage(&format!(
                    "`{shown}` is not empty: `{name}` is in it\n\
                     help: name a new folder: fieldguide init my-guide\n\
                     help: to add to a site that is there already: fieldguide new agency ID"
                ));
            }
            Err(error) => return say::usage(&format!("`{shown}` cannot be a site: {error}")),
        }
        let mut files = starter::site();
        // Somebody who began with git may have said already what it should not keep.
        let ignores = folder.join(starter::IGNORED).exists();
        files.retain(|(path, _)| !(ignores && path == starter::IGNORED));
        if let Err(refused) = scaffold::write(&folder, &files) {
            return say::refused(&refused);
        }
        say::out(&format!("{shown}\n"));
        eprintln!("{}", next(&folder, files.len(), ignores));
        Exit::Fine
    }
}

/// What was made and what to do with it.
fn next(folder: &Path, files: usize, ignores: bool) -> String {
    let here = folder == Path::new(".");
    let site = if here { String::new() } else { format!(" {}", folder.display()) };
    let page = folder.join("output").join("index.html");
    let serve = if cfg!(feature = "serve") {
        format!("\n  fieldguide serve{site}    see it in a browser while you write")
    } else {
        String::new()
    };
    let mut lines = format!(
        "made a sample site of {files} files; begin with {}\n\
         next:\n\
         \x20 fieldguide check{site}    find mistakes; write nothing\n\
         \x20 fieldguide build{site}    make the site, then open {}{serve}",
        folder.join("content").join("site.yaml").display(),
        page.display(),
    );
    if ignores {
        lines.push_str("\nnote: `.gitignore` was there already; add the line `.fieldguide/` to it");
    }
    lines
}
