//! The search indexes of a site, without the site: for asking them from the command line.

use super::{Failure, Options, gate};
use crate::diag::Report;
use crate::load::{self, Loaded};
use crate::model::Relations;
use crate::plan::SitePlan;
use crate::produce::{self, SearchIndex};
use crate::source::SourceTree;
use crate::theme::Theme;

/// The indexes of every language, the site's first language first; with them every mistake that was found on the way,
/// and no index where one of these is an error.
///
/// # Errors
/// When the machine fails.
pub fn indexes(
    tree: &dyn SourceTree,
    options: &Options,
) -> Result<(Report, Vec<SearchIndex>), Failure> {
    let loaded = load::load(tree, options.as_of).map_err(Failure::Read)?;
    let Loaded { config, config_digest, catalog, mut report } = loaded;
    let relations = Relations::of(&catalog);
    let plan = SitePlan::new(&catalog, &relations, &config.languages);
    let theme =
        Theme::load(tree, &config.theme, &config.languages, &mut report).map_err(Failure::Read)?;
    if !gate(&mut report, tree, options.strict) {
        return Ok((report, Vec::new()));
    }
    let made_from = produce::Inputs {
        tree,
        config: &config,
        config_digest,
        catalog: &catalog,
        relations: &relations,
        plan: &plan,
        theme: &theme,
    };
    Ok((report, produce::search_indexes(made_from)))
}
