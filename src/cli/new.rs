//! `fieldguide new`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Exit, place, say};
use crate::starter::{self, Ground, Kind, Wish};
use crate::{load, scaffold};

/// Begin a record, a page or a translation: a file with remarks at every key.
#[derive(Debug, Args)]
pub(super) struct New {
    /// What to begin.
    #[arg(value_enum)]
    kind: Word,

    /// Its id: small letters, digits and hyphens. A page may lie in folders: guides/boats.
    id: String,

    /// The site's folder: the one that holds `content/`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,

    /// Its name or title; made from the id unless given.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// Begin the translation of what has this id already: es.
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
}

/// The words for [`Kind`] on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Word {
    /// An agency, office, program or phone line.
    Agency,
    /// A page of longer text.
    Page,
    /// An entry of the glossary: a law, a benefit, a word.
    Term,
}

impl New {
    pub(super) fn run(self) -> Exit {
        let Self { kind, id, site, name, lang } = self;
        let tree = match place::site(&site) {
            Ok(tree) => tree,
            Err(message) => return say::usage(&message),
        };
        let loaded = match load::load(&tree, None) {
            Ok(loaded) => loaded,
            Err(error) => return say::unread(&error),
        };
        let load::Loaded { config, config_digest: _, catalog, report } = &loaded;
        let ground = Ground { config, catalog, report };
        let kind = match kind {
            Word::Agency => Kind::Agency,
            Word::Page => Kind::Page,
            Word::Term => Kind::Term,
        };
        let wish = Wish { kind, id: &id, name: name.as_deref(), lang: lang.as_deref() };
        let begun = match starter::begin(wish, ground) {
            Ok(begun) => begun,
            Err(refusal) => return say::usage(&refusal.to_string()),
        };
        if let Err(refused) = scaffold::write(&site, &[(&begun.path, &begun.text)]) {
            return say::refused(&refused);
        }
        say::out(&format!("{}\n", shown(&site, &begun.path)));
        for file in [crate::config::FILE, load::VOCABULARY, load::SOURCES] {
            if ground.is_broken(file) {
                eprintln!(
                    "note: `{file}` is missing or has mistakes, so the new file may lack what stands there"
                );
            }
        }
        let check =
            if site == Path::new(".") { String::new() } else { format!(" {}", site.display()) };
        let fill = if lang.is_some() { "write the translations" } else { "fill it in" };
        eprintln!("next: open the file and {fill}, then: fieldguide check{check}");
        Exit::Fine
    }
}

/// The path of a new file as the author would name it.
fn shown(site: &Path, path: &str) -> String {
    if site == Path::new(".") { path.to_owned() } else { site.join(path).display().to_string() }
}
