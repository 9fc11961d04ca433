//! `fieldguide theme new`

use std::path::PathBuf;

use clap::Args;

use crate::cli::{Exit, say};
use crate::diag::closest;
use crate::scaffold;
use crate::slug::{is_slug, slugify};
use crate::theme;

/// Make a theme of your own that lies over a shipped one.
#[derive(Debug, Args)]
pub(super) struct New {
    /// Its name: lower-case letters, digits and hyphens.
    name: String,

    /// The site's folder: the one that holds `content/`.
    #[arg(default_value = ".", value_name = "SITE")]
    site: PathBuf,

    /// The shipped theme that it lies over.
    #[arg(long, value_name = "THEME", default_value = theme::DEFAULT)]
    extends: String,
}

impl New {
    pub(super) fn run(self) -> Exit {
        let Self { name, site, extends } = self;
        let in_use = match super::site(&site) {
            Ok((_, in_use)) => in_use,
            Err(message) => return say::usage(&message),
        };
        if let Err(message) = fit(&name, &extends) {
            return say::usage(&message);
        }
        // A folder that is there belongs to someone, whatever is in it.
        if site.join("themes").join(&name).symlink_metadata().is_ok() {
            return say::usage(&format!(
                "there is `themes/{name}` already\nhelp: choose another name, or change what is there"
            ));
        }
        let files = theme::begun(&name, &extends);
        if let Err(refused) = scaffold::write(&site, &files) {
            return say::refused(&refused);
        }
        for (path, _) in &files {
            eprintln!("made {path}");
        }
        if in_use != name {
            eprintln!(
                "next: write `theme: {name}` in content/site.yaml, then run fieldguide build"
            );
        }
        Exit::Fine
    }
}

/// Whether a new theme can be called `name` and lie over `base`; if not, why.
fn fit(name: &str, base: &str) -> Result<(), String> {
    if !is_slug(name) {
        let near = slugify(name);
        let hint = if is_slug(&near) { format!(", as in `{near}`") } else { String::new() };
        return Err(format!(
            "`{name}` is not a theme's name\nhelp: use lower-case letters, digits and hyphens{hint}"
        ));
    }
    if theme::shipped_names().any(|shipped| shipped == name) {
        return Err(format!(
            "`{name}` is the name of a shipped theme\n\
             help: choose another name for a theme over it; single files of `{name}` itself are changed with fieldguide theme eject"
        ));
    }
    if !theme::shipped_names().any(|shipped| shipped == base) {
        let near = closest(base, theme::shipped_names());
        let near = near.map(|near| format!("\nhelp: did you mean `{near}`?")).unwrap_or_default();
        let names: Vec<_> = theme::shipped_names().collect();
        return Err(format!(
            "there is no shipped theme `{base}`{near}\nhelp: it can be `{}`",
            names.join("` or `")
        ));
    }
    Ok(())
}
