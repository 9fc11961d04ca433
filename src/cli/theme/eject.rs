//! `fieldguide theme eject`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::cli::{Exit, Format, say};
use crate::diag::{Report, closest};
use crate::pipeline::SourceTexts;
use crate::scaffold::{self, Refused};
use crate::source::{Disk, SourceTree};
use crate::theme::ejected::{self, Ejected};
use crate::theme::{self, Offer};

/// Copy a shipped file into the theme in use, to change it.
///
/// The copy is used in the place of the shipped file. `ejected.yaml` in the theme remembers what it
/// is a copy of, and `check` says when fieldguide ships another text.
#[derive(Debug, Args)]
pub(super) struct Eject {
    /// The file: templates/agency.html, parts/card.html (`templates/` may be left out),
    /// assets/civic.css, strings/en.yaml.
    #[arg(required_unless_present = "list")]
    file: Option<String>,

    /// The site's folder: the one that holds `content/`.
    #[arg(default_value = ".", value_name = "SITE")]
    site: PathBuf,

    /// List the files that can be copied.
    #[arg(long, conflicts_with_all = ["show", "reviewed", "copy_name"])]
    list: bool,

    /// Print the shipped file as it is now; write nothing.
    #[arg(long, conflicts_with_all = ["reviewed", "copy_name"])]
    show: bool,

    /// Say that the copy has what you want of the shipped file as it is now.
    #[arg(long)]
    reviewed: bool,

    /// The theme of the site to copy it into, if not the one in use.
    #[arg(long, value_name = "THEME")]
    into: Option<String>,

    /// Another name for the copy, in the same folder: strings/fr.yaml for a copy of strings/en.yaml.
    #[arg(long = "as", value_name = "FILE", id = "copy_name")]
    copy_name: Option<String>,
}

impl Eject {
    pub(super) fn run(self) -> Exit {
        let Self { file, site, list, show, reviewed, into, copy_name } = self;
        // With --list there is no file, and what stands first is the site.
        let (file, site) = match file {
            Some(folder) if list => (String::new(), PathBuf::from(folder)),
            file => (file.unwrap_or_default(), site),
        };
        let (tree, in_use) = match super::site(&site) {
            Ok(found) => found,
            Err(message) => return say::usage(&message),
        };
        let target = into.unwrap_or_else(|| in_use.clone());
        if let Err(message) = known(&tree, &target) {
            return say::usage(&message);
        }
        let base = theme::base(&tree, &target);
        if list {
            say::out(&theme::offered(base).into_iter().map(|path| path + "\n").collect::<String>());
            return Exit::Fine;
        }
        let offer = match theme::offer(base, &file) {
            Ok(offer) => offer,
            Err(near) => {
                let near = near.map(|near| format!("\nhelp: did you mean `{near}`?"));
                return say::usage(&format!(
                    "the theme `{base}` has no file `{file}`{}\n\
                     help: fieldguide theme eject --list names those that can be copied",
                    near.unwrap_or_default()
                ));
            }
        };
        if show {
            // Who closes it early, as `head` does, has seen enough.
            let _ = std::io::stdout().write_all(&offer.bytes);
            return Exit::Fine;
        }
        let name = copy_name.unwrap_or_else(|| offer.path.clone());
        if let Err(message) = fit(&name, &offer.path) {
            return say::usage(&message);
        }
        let copying = Copying { site, tree, in_use: target == in_use, theme: target, name, offer };
        if reviewed { copying.review() } else { copying.copy() }
    }
}

/// Whether files can be copied into the theme `name`: a shipped one, or one that the site has. If
/// not, why.
fn known(tree: &Disk, name: &str) -> Result<(), String> {
    let listed = theme::listed(Some(tree), name).unwrap_or_default();
    if listed.iter().any(|theme| theme.name == name) {
        return Ok(());
    }
    let near = closest(name, listed.iter().map(|theme| theme.name.as_str()));
    let near = near.map(|near| format!("\nhelp: did you mean `{near}`?")).unwrap_or_default();
    Err(format!(
        "the site has no theme `{name}`{near}\nhelp: fieldguide theme new makes one of your own"
    ))
}

/// Whether `name` can be the name of a copy of `path`: a file of the same kind.
fn fit(name: &str, path: &str) -> Result<(), String> {
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    let end = file.rsplit('.').next().unwrap_or_default();
    if name.starts_with(&format!("{folder}/")) && name.ends_with(&format!(".{end}")) {
        return Ok(());
    }
    Err(format!("a copy of `{path}` must lie in `{folder}/` and end in `.{end}`, not `{name}`"))
}

/// A shipped file and where its copy lies.
struct Copying {
    site: PathBuf,
    tree: Disk,
    theme: String,
    /// Whether the site uses that theme.
    in_use: bool,
    /// The copy's path below the theme.
    name: String,
    offer: Offer,
}

/// The list of copies as it is and as it is to be.
struct Record {
    path: String,
    was: Option<Vec<u8>>,
    now: String,
}

impl Copying {
    /// Makes the copy.
    fn copy(&self) -> Exit {
        let path = format!("themes/{}/{}", self.theme, self.name);
        if self.site.join(&path).symlink_metadata().is_ok() {
            return say::usage(&format!(
                "`{path}` exists already, and is not written over\n\
                 help: add --show to print the shipped file, or delete yours to copy it again"
            ));
        }
        let record = match self.record() {
            Ok(record) => record,
            Err(exit) => return exit,
        };
        if let Err(refused) = self.write(&record, &path) {
            return say::refused(&refused);
        }
        eprintln!(
            "made {path}, a copy of `{}` of the shipped theme {}",
            self.offer.path, self.offer.theme
        );
        eprintln!("noted in {}", record.path);
        if self.in_use {
            eprintln!("next: change your copy; the site is made with it from now on");
        } else {
            eprintln!("next: write `theme: {}` in content/site.yaml to use it", self.theme);
        }
        Exit::Fine
    }

    /// The record first: were the machine to stop in between, `check` would miss the copy and say
    /// so, while a copy without a record would age unseen.
    fn write(&self, record: &Record, path: &str) -> Result<(), Refused> {
        let copy = (path, self.offer.bytes.as_ref());
        let Some(was) = &record.was else {
            return scaffold::write(
                &self.site,
                &[(record.path.as_str(), record.now.as_bytes()), copy],
            );
        };
        scaffold::amend(&self.site, &record.path, was, record.now.as_bytes())?;
        scaffold::write(&self.site, &[copy]).inspect_err(|_| {
            // Its own failure would say no more than the one that is told.
            let _ = scaffold::amend(&self.site, &record.path, record.now.as_bytes(), was);
        })
    }

    /// Notes that the copy stands as it should beside what is shipped now.
    fn review(&self) -> Exit {
        let path = format!("themes/{}/{}", self.theme, self.name);
        if !self.site.join(&path).is_file() {
            return say::usage(&format!(
                "there is no `{path}`\nhelp: leave --reviewed out to copy the file"
            ));
        }
        let record = match self.record() {
            Ok(record) => record,
            Err(exit) => return exit,
        };
        let now = record.now.as_bytes();
        let noted = match &record.was {
            Some(was) => scaffold::amend(&self.site, &record.path, was, now),
            None => scaffold::write(&self.site, &[(&record.path, now)]),
        };
        if let Err(refused) = noted {
            return say::refused(&refused);
        }
        eprintln!("noted in {}: {path} stands beside the file that is shipped now", record.path);
        Exit::Fine
    }

    /// The theme's list of copies with this one in it.
    fn record(&self) -> Result<Record, Exit> {
        let path = format!("themes/{}/{}", self.theme, ejected::FILE);
        let was = self.tree.read(&path).ok();
        let mut copies = match &was {
            None => Vec::new(),
            Some(bytes) => {
                ejected::read(&path, &String::from_utf8_lossy(bytes)).map_err(|mistakes| {
                    let report = Report::from_iter(mistakes);
                    say::report(&report, &SourceTexts(&self.tree), Format::Text);
                    Exit::Mistakes
                })?
            }
        };
        copies.retain(|copy| copy.file != self.name);
        copies.push(Ejected {
            file: self.name.clone(),
            theme: self.offer.theme.to_owned(),
            from: self.offer.path.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            sha256: ejected::sha256(&self.offer.bytes),
        });
        Ok(Record { path, was, now: ejected::write(&copies) })
    }
}
