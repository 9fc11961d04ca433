//! `fieldguide theme list`

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::{Exit, Format, say};
use crate::source::SourceTree;
use crate::theme::{self, Listed};

/// List the themes, and which is in use.
#[derive(Debug, Args)]
pub(super) struct List {
    /// The site's folder; outside of a site, the shipped themes are listed.
    #[arg(default_value = ".", value_name = "SITE")]
    site: PathBuf,

    /// How the list is shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl List {
    pub(super) fn run(self) -> Exit {
        let found = super::site(&self.site);
        let site = match found {
            Ok(site) => Some(site),
            Err(_) if self.site == Path::new(".") => None,
            Err(message) => return say::usage(&message),
        };
        let tree = site.as_ref().map(|(tree, _)| tree as &dyn SourceTree);
        let in_use = site.as_ref().map_or("", |(_, theme)| theme);
        let themes = match theme::listed(tree, in_use) {
            Ok(themes) => themes,
            Err(error) => return say::machine(&format!("the site cannot be read: {error}"), ""),
        };
        match self.format {
            Format::Json => {
                let line = |theme| serde_json::to_string(theme).unwrap_or_default() + "\n";
                say::out(&themes.iter().map(line).collect::<String>());
            }
            Format::Text => say::out(&themes.iter().map(shown).collect::<String>()),
        }
        Exit::Fine
    }
}

/// A theme in two or three lines.
fn shown(theme: &Listed) -> String {
    let mut about = Vec::new();
    if theme.in_use {
        about.push("in use".to_owned());
    }
    match (theme.extends, theme.own) {
        (Some(base), _) => about.push(format!("in themes/{}/, over {base}", theme.name)),
        (None, true) => about.push(format!("shipped, changed in themes/{}/", theme.name)),
        (None, false) => about.push("shipped".to_owned()),
    }
    let mut text = format!("{} ({})\n", theme.name, about.join("; "));
    let called = [theme.title.as_str(), theme.version.as_str()].join(" ");
    for line in [called.trim(), &theme.description].into_iter().filter(|line| !line.is_empty()) {
        text.push_str(&format!("    {line}\n"));
    }
    text
}
