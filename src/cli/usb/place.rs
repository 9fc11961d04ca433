//! Folders that are no stick.

use std::path::Path;

use crate::cli::place::whole;
use crate::manifest;

/// Refuses a folder into which no copy must go, in words.
pub(super) fn stick(site: &Path, output: &Path, target: &Path) -> Result<(), String> {
    let (real, site, output) = (whole(target), whole(site), whole(output));
    let shown = target.display();
    let stick = "help: name the stick or a folder on it, as in E:\\ or /media/me/STICK";
    if real.starts_with(&output) || output.starts_with(&real) && site.starts_with(&output) {
        return Err(format!("`{shown}` is where the site is built\n{stick}"));
    }
    if real.starts_with(&site) {
        return Err(format!("`{shown}` lies in the site's own folder\n{stick}"));
    }
    for folder in real.ancestors() {
        if folder.join("content").join("site.yaml").is_file() {
            let other = folder.display();
            return Err(format!("`{shown}` belongs to the site in `{other}`\n{stick}"));
        }
        if folder.join(manifest::NAME).is_file() {
            let other = folder.display();
            return Err(format!(
                "`{other}` is a built site itself\nhelp: to bring a copy up to date, name the folder that holds its START-HERE.html"
            ));
        }
    }
    let is_home = || std::env::home_dir().is_some_and(|home| whole(&home) == real);
    let has = |names: &[&str]| names.iter().all(|name| real.join(name).is_dir());
    let is_system = real == Path::new("/")
        || [&["etc", "usr"][..], &["Windows", "Windows/System32"], &["System", "Library"]]
            .into_iter()
            .any(has);
    if is_system || is_home() {
        let what =
            if is_system { "holds the system of this computer" } else { "is your own folder" };
        return Err(format!("`{shown}` {what}, not a stick\n{stick}"));
    }
    if real.is_file() {
        return Err(format!("`{shown}` is a file, not a folder\n{stick}"));
    }
    Ok(())
}

/// Refuses a path at which no copy in one file must stand, in words.
pub(super) fn single(site: &Path, output: &Path, file: &Path, ending: &str) -> Result<(), String> {
    let (shown, real) = (file.display(), whole(file));
    // A slip of the hand must not put a copy in the place of somebody's letter.
    if !file.extension().is_some_and(|given| given.eq_ignore_ascii_case(ending)) {
        return Err(format!("`{shown}` does not end in .{ending}\nhelp: name it guide.{ending}"));
    }
    if real.starts_with(whole(output)) {
        return Err(format!(
            "`{shown}` lies where the site is built\nhelp: name a file outside that folder"
        ));
    }
    crate::cli::place::among(site, file)
}
