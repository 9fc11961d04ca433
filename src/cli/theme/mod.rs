//! `fieldguide theme`: which themes there are, and a theme of one's own.

mod eject;
mod list;
mod new;

use std::path::Path;

use clap::{Args, Subcommand};

use super::{Exit, place};
use crate::config;
use crate::source::{Disk, SourceTree};

const EXAMPLES: &str = "\
Examples:
  fieldguide theme list                             the themes, and which is in use
  fieldguide theme new harbor                       a theme of your own over `civic`
  fieldguide theme new large --extends plain        the same over `plain`
  fieldguide theme eject parts/footer.html          copy a shipped file into the theme in use
  fieldguide theme eject --list                     which files can be copied
  fieldguide theme eject parts/footer.html --show   print the shipped file";

/// Choose, make and change themes.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, arg_required_else_help = true)]
pub(super) struct Theme {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the themes, and which is in use.
    List(list::List),
    /// Make a theme of your own that lies over a shipped one.
    New(new::New),
    /// Copy a shipped file into the theme in use, to change it.
    Eject(eject::Eject),
}

impl Theme {
    pub(super) fn run(self) -> Exit {
        match self.command {
            Command::List(list) => list.run(),
            Command::New(new) => new.run(),
            Command::Eject(eject) => eject.run(),
        }
    }
}

/// The site in `folder` with the name of its theme, or why there is none.
fn site(folder: &Path) -> Result<(Disk, String), String> {
    let tree = place::site(folder)?;
    let text = tree.read(config::FILE).unwrap_or_default();
    // What is wrong with the settings is not this command's affair: `check` tells it.
    let (settings, _) = config::read(&String::from_utf8_lossy(&text));
    Ok((tree, settings.theme))
}
