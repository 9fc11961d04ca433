//! Single sheets as PDF, without the site: for the command line.

mod wish;

use rayon::prelude::*;

use super::ground::Ground;
use super::{Failure, Options, gate};
use crate::check::reading;
use crate::diag::Report;
use crate::plan::{PaperFile, SitePlan, Subject};
use crate::produce;
use crate::source::SourceTree;

pub use wish::{Refusal, Sets, Wish};

/// A sheet that was wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The path of its PDF below the folder of sheets, with `/` between parts: as in the site, where
    /// that folder is `print`.
    pub path: String,
    /// The page of the site that prints the same.
    pub page: String,
}

/// What came of a wish.
#[derive(Debug)]
pub enum Printed {
    /// The site has mistakes, or a sheet cannot be set: see the report.
    Mistakes,
    /// The wish cannot be met.
    Refused(Refusal),
    /// This fieldguide was built without PDF; these sheets would have been made.
    Unable(Vec<Sheet>),
    /// Every sheet was handed over.
    Done,
}

/// Makes the sheets that `wish` asks for. Each is given to `take`, from many threads and in no fixed
/// order; those of a sheet that cannot be set are not.
///
/// # Errors
/// When the machine fails.
pub fn sheets(
    tree: &dyn SourceTree,
    options: &Options,
    wish: &Wish<'_>,
    take: &(dyn Fn(&Sheet, Vec<u8>) + Sync),
) -> Result<(Report, Printed), Failure> {
    let (ground, mut report) = Ground::read(tree, options)?;
    let plan = ground.plan(options);
    let readings = reading::measure(&ground.config, &ground.catalog, options.read_records);
    ground.judge(&plan, &readings, &mut report);
    if !gate(&mut report, tree, options.strict) {
        return Ok((report, Printed::Mistakes));
    }
    let files = match wish.files(&ground.catalog, &ground.config.languages, &plan) {
        Ok(files) => files,
        Err(refusal) => return Ok((report, Printed::Refused(refusal))),
    };
    let named: Vec<_> = files.iter().map(|file| sheet(&plan, file)).collect();
    let Some(printer) = produce::Printer::new(ground.inputs(&plan)) else {
        return Ok((report, Printed::Unable(named)));
    };
    let mistakes: Vec<_> = files
        .par_iter()
        .zip(&named)
        .filter_map(|(file, sheet)| match printer.print(file) {
            Ok(bytes) => {
                take(sheet, bytes);
                None
            }
            Err(mistake) => Some(*mistake),
        })
        .collect();
    report.extend(produce::gathered(mistakes));
    let whole = gate(&mut report, tree, options.strict);
    Ok((report, if whole { Printed::Done } else { Printed::Mistakes }))
}

fn sheet(plan: &SitePlan<'_>, file: &PaperFile) -> Sheet {
    Sheet {
        path: file.path.replacen("print/", "", 1),
        page: plan.path(Subject::Sheet(file.leaf), file.lang),
    }
}
