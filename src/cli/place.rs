//! Which folders a command may work in.

use std::path::{Component, Path, PathBuf};

use crate::diag::Diagnostic;
use crate::source::{Disk, ROOTS};

/// The site in `folder`, or why there is none, in words.
pub(super) fn site(folder: &Path) -> Result<Disk, String> {
    if !folder.join("content").is_dir() {
        let shown = folder.display();
        return Err(format!(
            "there is no site in `{shown}`: the folder `content` is missing\n\
             help: go to the folder that holds `content`, or name it: fieldguide build FOLDER"
        ));
    }
    Disk::open(folder).map_err(|error| format!("cannot open `{}`: {error}", folder.display()))
}

/// Where the site is to be written, or why it may not be written there.
pub(super) fn output(site: &Path, asked: Option<&Path>) -> Result<PathBuf, Box<Diagnostic>> {
    let own = || if site == Path::new(".") { "output".into() } else { site.join("output") };
    let folder = asked.map_or_else(own, Path::to_path_buf);
    let (real, root) = (whole(&folder), whole(site));
    let inside = |name: &str| real.starts_with(root.join(name));
    let refused = |why: &str, help: &str| {
        let message = format!("the output folder `{}` {why}", folder.display());
        Err(Box::new(Diagnostic::new("output-inside-content", message).help(help)))
    };
    if root.starts_with(&real) {
        return refused("holds the site itself", "choose a folder of its own, such as `output`");
    }
    if ROOTS.into_iter().any(inside) {
        let help = "choose a folder outside `content`, `fonts` and `themes`";
        return refused("lies among the site's own files", help);
    }
    Ok(folder)
}

/// Refuses a folder for single files that lies among the site's own, in words.
pub(super) fn among(site: &Path, folder: &Path) -> Result<(), String> {
    let (real, root) = (whole(folder), whole(site));
    if ROOTS.into_iter().any(|name| real.starts_with(root.join(name))) {
        return Err(format!(
            "the folder `{}` lies among the site's own files\n\
             help: choose a folder outside `content`, `fonts` and `themes`",
            folder.display()
        ));
    }
    Ok(())
}

/// Whether `path` is `folder` or lies in it.
pub(super) fn is_in(path: &Path, folder: &Path) -> bool {
    whole(path).starts_with(whole(folder))
}

/// The folder of the site that `path` lies in, if it lies in one.
pub(super) fn site_around(path: &Path) -> Option<PathBuf> {
    let holds = |folder: &&Path| folder.join("content").join("site.yaml").is_file();
    whole(path).ancestors().find(holds).map(Path::to_path_buf)
}

/// The absolute path of `path` without `.` and `..`, links followed as far as it exists.
pub(super) fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut out = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => drop(out.pop()),
            Component::CurDir => {}
            other => {
                out.push(other);
                out = out.canonicalize().unwrap_or(out);
            }
        }
    }
    out
}
