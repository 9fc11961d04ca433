//! The table of everything that a site is made of. A new format is one line here.

use super::artifact::Task;
use super::{browse, copies, export, hosting, html, print, search};
use crate::config::Config;
use crate::lang::Lang;
use crate::model::{Catalog, Digest, Relations};
use crate::plan::SitePlan;
use crate::source::SourceTree;
use crate::theme::Theme;
use crate::view::Stage;

/// What artifacts are made from.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// The site's files, for those that are copied.
    pub tree: &'a dyn SourceTree,
    /// The settings.
    pub config: &'a Config,
    /// Fingerprint of the settings.
    pub config_digest: Digest,
    /// Everything the site holds.
    pub catalog: &'a Catalog,
    /// Its references read backwards.
    pub relations: &'a Relations,
    /// Which pages exist.
    pub plan: &'a SitePlan<'a>,
    /// The look.
    pub theme: &'a Theme,
}

impl std::fmt::Debug for Inputs<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inputs").finish_non_exhaustive()
    }
}

impl<'a> Inputs<'a> {
    /// The site in one language.
    pub(super) fn stage(&self, lang: Lang) -> Stage<'a> {
        Stage {
            config: self.config,
            catalog: self.catalog,
            relations: self.relations,
            plan: self.plan,
            strings: self.theme.strings(lang),
            tongues: self.theme.tongues(),
            lang,
        }
    }
}

/// What there is to do.
#[derive(Debug)]
pub struct Work<'a> {
    /// Every file of the site, sorted by path.
    pub tasks: Vec<Task<'a>>,
    /// What the next build wants to know about them.
    pub note: Vec<u8>,
}

/// Every file of the site; `noted` is what the last build left as [`Work::note`], if there was one.
pub fn work<'a>(inputs: Inputs<'a>, noted: Option<&[u8]>) -> Work<'a> {
    let (mut tasks, note) = search::tasks(inputs, noted);
    tasks.extend(html::tasks(inputs));
    tasks.extend(browse::tasks(inputs));
    tasks.extend(export::tasks(inputs));
    tasks.extend(hosting::tasks(inputs));
    tasks.extend(copies::tasks(inputs));
    tasks.extend(print::tasks(inputs));
    tasks.sort_by(|a, b| a.path.cmp(&b.path));
    Work { tasks, note }
}
