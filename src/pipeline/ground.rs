//! What is read and settled before anything is made of a site: its settings, its records, its theme.

use super::{Failure, Options};
use crate::check;
use crate::config::Config;
use crate::diag::Report;
use crate::lang::{Lang, Strings};
use crate::load::{self, Loaded};
use crate::model::{Catalog, Digest, Relations};
use crate::plan::SitePlan;
use crate::produce;
use crate::source::SourceTree;
use crate::theme::Theme;

/// Everything of a site that lies still while it is made.
pub(super) struct Ground<'t> {
    tree: &'t dyn SourceTree,
    pub(super) config: Config,
    config_digest: Digest,
    pub(super) catalog: Catalog,
    pub(super) relations: Relations,
    theme: Theme,
}

impl<'t> Ground<'t> {
    /// Reads the site in `tree`; with it, every mistake in its files.
    pub(super) fn read(
        tree: &'t dyn SourceTree,
        options: &Options,
    ) -> Result<(Self, Report), Failure> {
        let loaded = load::load(tree, options.as_of).map_err(Failure::Read)?;
        let Loaded { mut config, config_digest, catalog, mut report } = loaded;
        if let Some(base_url) = &options.base_url {
            config.base_url = Some(base_url.trim_end_matches('/').to_owned());
        }
        let relations = Relations::of(&catalog);
        let theme = Theme::load(tree, &config.theme, &config.languages, &mut report)
            .map_err(Failure::Read)?;
        report.extend(produce::font_mistakes(tree).map_err(Failure::Read)?);
        report.extend(produce::no_script(&config, &theme));
        Ok((Self { tree, config, config_digest, catalog, relations, theme }, report))
    }

    /// The interface's strings in a language.
    pub(super) fn strings(&self, lang: Lang) -> &Strings {
        self.theme.strings(lang)
    }

    /// Which pages and sheets there are.
    pub(super) fn plan(&self, options: &Options) -> SitePlan<'_> {
        SitePlan::new(&self.catalog, &self.relations, &self.config.languages)
            .with_pdf(options.pdf && produce::CAN_PRINT)
    }

    /// The breaches of rules that can be told from what could be read, and pages in each other's
    /// place.
    pub(super) fn judge(
        &self,
        plan: &SitePlan<'_>,
        readings: &[check::Reading],
        report: &mut Report,
    ) {
        let Self { config, catalog, relations, .. } = self;
        let subject = check::Subject { config, catalog, relations, readings };
        report.extend(super::judged(check::run(&subject), report));
        report.extend(plan.clashes());
    }

    /// What files are made from.
    pub(super) fn inputs<'a>(&'a self, plan: &'a SitePlan<'a>) -> produce::Inputs<'a> {
        let Self { tree, config, config_digest, catalog, relations, theme } = self;
        let config_digest = *config_digest;
        produce::Inputs { tree: *tree, config, config_digest, catalog, relations, plan, theme }
    }
}
