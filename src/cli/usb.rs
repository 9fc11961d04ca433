//! `fieldguide usb`

mod place;
mod progress;
mod tell;

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Exit, Format, say};
use crate::diag::Report;
use crate::emit::{Built, Cache, Folder, NotBuilt};
use crate::kit::stick::{self, Trouble};
use crate::kit::{self, Kit, Said, Tongue, Words};
use crate::model::Date;
use crate::pipeline::{self, Imprint, Named, Options, SourceTexts};
use crate::source::Disk;

/// Put the built site on a USB stick, or bring an older copy on it up to date.
///
/// Carries what `fieldguide build` made; builds nothing. Other files on the stick are never touched.
/// What is written is read back and compared, every byte. If the stick is pulled out in the middle, it says
/// of itself that it is not finished, and the same command finishes it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Usb {
    /// The stick, or a folder on it: E:\ or /media/stick.
    #[arg(value_name = "TARGET", required_unless_present_any = ["zip", "iso"])]
    target: Option<PathBuf>,

    /// The site's folder: the one that holds `content/`.
    #[arg(value_name = "SITE", default_value = ".")]
    site: PathBuf,

    /// The site's folder, where there is no TARGET before it.
    #[arg(long = "site", value_name = "FOLDER", conflicts_with = "site")]
    named_site: Option<PathBuf>,

    /// Where the site was built; `output` in the site's folder unless said otherwise.
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,

    /// Show what would be written and removed, file by file; write nothing.
    #[arg(long)]
    dry_run: bool,

    /// Write anew what was changed on the stick since it was written, or got damaged.
    #[arg(long)]
    repair: bool,

    /// Carry the site as it was built, although its files were changed since.
    #[arg(long)]
    as_built: bool,

    /// The edition's date, where the site was built with one and on another computer: 2026-11-01.
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    as_of: Option<Date>,

    /// Write the same copy into one file, to send or to keep.
    #[arg(long, value_name = "FILE")]
    zip: Option<PathBuf>,

    /// Write the same copy as the image of a disc.
    #[arg(long, value_name = "FILE")]
    iso: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  fieldguide usb E:\\                   the site in this folder, onto the stick E: (Windows)
  fieldguide usb /media/me/STICK       the same on Linux; on macOS /Volumes/STICK
  fieldguide usb E:\\guide --dry-run    into a folder of the stick; only show what would be done
  fieldguide usb --zip guide.zip       the same copy as one file";

impl Usb {
    pub(super) fn run(self) -> Exit {
        let site = self.named_site.as_deref().unwrap_or(&self.site);
        let tree = match super::place::site(site) {
            Ok(tree) => tree,
            Err(message) => return say::usage(&message),
        };
        let kit = match self.kit(site, &tree) {
            Ok(kit) => kit,
            Err(exit) => return exit,
        };
        let texts = SourceTexts(&tree);
        let found = kit.audit();
        if !found.is_empty() {
            say::report(&Report::from_iter(found), &texts, Format::Text);
            return Exit::Mistakes;
        }
        for (file, ending, write) in [
            (&self.zip, "zip", kit::zip::write as Single),
            (&self.iso, "iso", kit::iso::write as Single),
        ] {
            let Some(file) = file else { continue };
            if let Err(message) = place::single(site, kit.built().folder(), file, ending) {
                return say::usage(&message);
            }
            if let Err(exit) = self.one_file(&kit, file, write) {
                return exit;
            }
        }
        let Some(target) = self.target.as_deref() else { return Exit::Fine };
        match self.stick(&kit, site, target) {
            Ok(()) => Exit::Fine,
            Err(trouble) => tell::trouble(trouble, &kit, target, &texts),
        }
    }

    /// The copy, if there is a finished site to carry and it is made of the files that stand there now.
    fn kit(&self, site: &Path, tree: &Disk) -> Result<Kit, Exit> {
        let folder = super::place::output(site, self.output.as_deref())
            .map_err(|refused| say::usage(&refused.message))?;
        let built = Built::open(&folder).map_err(|error| not_built(&error))?;
        let cache = Cache::open(site);
        let origin =
            pipeline::origin(tree, &cache, &folder).map_err(|error| say::unread(&error))?;
        let newer = match origin {
            Some(origin) if origin.same => None,
            // Which file it was, as far as times can tell.
            _ => {
                let manifest = folder.join(crate::manifest::NAME);
                let newer = tree.newer_than(&manifest).map_err(|error| say::unread(&error))?;
                let unnamed = origin.map(|_| "content".to_owned());
                newer.or(unnamed)
            }
        };
        if let Some(newer) = newer.filter(|_| !self.as_built) {
            return Err(say::usage(&format!(
                "`{newer}` was changed after the site was built, so the stick would get an older guide\n\
                 help: run `fieldguide build` first; or carry the site as it was built: --as-built"
            )));
        }
        let as_of = self.as_of.or(origin.and_then(|origin| origin.as_of));
        let options = Options { as_of, ..Options::default() };
        let (_, imprints) = pipeline::imprint(tree, &options)
            .map_err(|failure| say::machine(&failure.to_string(), ""))?;
        let words = Words { tongues: imprints.into_iter().map(tongue).collect() };
        if words.tongues.iter().any(|tongue| tongue.title.text.is_empty()) {
            return Err(say::usage(
                "the site has no title: `content/site.yaml` has mistakes\n\
                 help: `fieldguide check` shows them",
            ));
        }
        Ok(Kit::new(built, &words))
    }

    fn stick(&self, kit: &Kit, site: &Path, target: &Path) -> Result<(), Trouble> {
        if let Err(message) = place::stick(site, kit.built().folder(), target) {
            say::usage(&message);
            return Err(Trouble::Refused(Vec::new()));
        }
        let at_root = |error| Trouble::Medium { path: String::new(), error };
        let medium = Folder::open(target).map_err(at_root)?;
        if let Some(found) = kit::too_deep(kit.longest(), medium.length_on_windows()) {
            return Err(Trouble::Refused(vec![found]));
        }
        let bar = progress::Bar::default();
        let plan = stick::plan(kit, &medium, self.repair, &bar);
        bar.clear();
        let plan = plan?;
        tell::plan(&plan, kit, target, medium.length_on_windows(), self.dry_run);
        if self.dry_run {
            return Ok(());
        }
        let strangers = plan.strangers.clone();
        let done = stick::write(plan, &medium, &bar);
        bar.clear();
        tell::done(&done?, kit, target, &strangers);
        Ok(())
    }

    fn one_file(&self, kit: &Kit, file: &Path, write: Single) -> Result<(), Exit> {
        if self.dry_run {
            say::out(&format!("{}: {}\n", file.display(), tell::whole(kit)));
            return Ok(());
        }
        let bar = progress::Bar::default();
        stick::Watch::begin(&bar, stick::Phase::Write, kit.size());
        let written = write(kit, file, &|bytes| stick::Watch::step(&bar, bytes));
        bar.clear();
        written.map_err(|error| say::machine(&format!("`{}`: {error}", file.display()), ""))?;
        say::out(&tell::single(kit, file));
        Ok(())
    }
}

/// Writes a copy into one file.
type Single = fn(&Kit, &Path, &dyn Fn(u64)) -> io::Result<()>;

fn not_built(error: &NotBuilt) -> Exit {
    match error {
        NotBuilt::Nothing(_) => say::usage(&format!(
            "{error}\nhelp: run `fieldguide build` first; or name the folder it is in: --output FOLDER"
        )),
        NotBuilt::Unfinished(_) | NotBuilt::Damaged(_) => {
            say::usage(&format!("{error}\nhelp: run `fieldguide build` again, then this command"))
        }
        NotBuilt::Disk(..) => say::machine(&error.to_string(), ""),
    }
}

fn tongue(imprint: Imprint) -> Tongue {
    let Imprint { language, title, notice, publisher, edition, home, strings } = imprint;
    let said = |named: Named| Said { text: named.text, language: named.language };
    let (title, notice, publisher) = (said(title), said(notice), said(publisher));
    Tongue { language, title, notice, publisher, edition, home, strings }
}
