//! The search indexes of a site, without the site: for asking them from the command line.

use super::ground::Ground;
use super::{Failure, Options, gate};
use crate::diag::Report;
use crate::produce::{self, SearchIndex};
use crate::source::SourceTree;

/// The indexes of every language, the site's first language first; with them every mistake that was found on the way,
/// and no index where one of these is an error.
///
/// # Errors
/// When the machine fails.
pub fn indexes(
    tree: &dyn SourceTree,
    options: &Options,
) -> Result<(Report, Vec<SearchIndex>), Failure> {
    let (ground, mut report) = Ground::read(tree, options)?;
    if !gate(&mut report, tree, options.strict) {
        return Ok((report, Vec::new()));
    }
    let plan = ground.plan(options);
    let indexes = produce::search_indexes(ground.inputs(&plan));
    Ok((report, indexes))
}
