//! `fieldguide print`

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clap::Args;

use super::{Exit, Format, place, say};
use crate::diag::{Report, Severity};
use crate::emit::{self, Placed};
use crate::model::Paper;
use crate::pipeline::{self, Options, Printed, Refusal, Sheet, SourceTexts, Wish};
use crate::produce;

/// What a site without sheets may begin with.
const BLOCK: &str = "\
print:
  papers: [letter, a4]
  sets:
    - id: fact-sheets
      form: fact-sheet
    - id: large-print
      form: fact-sheet
      type: large
";

/// Make single sheets of paper as PDF.
///
/// Which sheets there are is said by `print` in `content/site.yaml`. Files have the names that a
/// built site gives them below its folder `print`: fact-sheets/letter/ovc.pdf.
#[derive(Debug, Args)]
pub(super) struct Print {
    /// Records, by their ids: doj, ovc. With a set of topic sheets: topics.
    #[arg(value_name = "RECORD")]
    about: Vec<String>,

    /// The set of sheets; for records, the site's first set of fact sheets unless said otherwise.
    /// Without a record, every sheet of the set is made.
    #[arg(long, value_name = "NAME")]
    set: Option<String>,

    /// The paper: letter or a4; the set's first unless said otherwise.
    #[arg(long, value_name = "PAPER", value_parser = paper)]
    paper: Option<Paper>,

    /// The language of the sheets; the site's first unless said otherwise.
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,

    /// Where the files are written; `print` in the current folder unless said otherwise.
    #[arg(long, short, value_name = "DIR", default_value = "print")]
    output: PathBuf,

    /// The site's folder: the one that holds `content/`.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    site: PathBuf,
}

impl Print {
    pub(super) fn run(self) -> Exit {
        let tree = match place::site(&self.site) {
            Ok(tree) => tree,
            Err(message) => return say::usage(&message),
        };
        if let Err(message) = place::among(&self.site, &self.output) {
            return say::usage(&message);
        }
        let wish = Wish {
            about: &self.about,
            set: self.set.as_deref(),
            paper: self.paper,
            lang: self.lang.as_deref(),
        };
        let texts = SourceTexts(&tree);
        let shelf = Shelf { folder: &self.output, found: Mutex::default() };
        let take = |sheet: &Sheet, bytes: Vec<u8>| shelf.take(sheet, &bytes);
        let (report, printed) = match pipeline::sheets(&tree, &Options::default(), &wish, &take) {
            Err(failure) => return say::failure(&failure, &texts, Format::Text),
            Ok(found) => found,
        };
        let told = match printed {
            Printed::Refused(refusal) => return refused(&refusal),
            Printed::Unable(sheets) => return unable(&sheets),
            Printed::Done => Exit::Fine,
            Printed::Mistakes => {
                let errors: Report =
                    report.into_iter().filter(|found| found.severity == Severity::Error).collect();
                say::report(&errors, &texts, Format::Text);
                Exit::Mistakes
            }
        };
        match (told, shelf.tell()) {
            (Exit::Fine, shelf) => shelf,
            (told, _) => told,
        }
    }
}

/// Where sheets are put, and what became of each.
struct Shelf<'a> {
    folder: &'a Path,
    found: Mutex<Vec<(String, Result<Placed, String>)>>,
}

impl Shelf<'_> {
    fn take(&self, sheet: &Sheet, bytes: &[u8]) {
        let placed = emit::place(self.folder, &sheet.path, bytes, produce::is_ours);
        let placed = placed.map_err(|error| error.to_string());
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.push((sheet.path.clone(), placed));
    }

    /// The paths of all sheets that stand there now, on standard output; on standard error, what was
    /// left or could not be written.
    fn tell(self) -> Exit {
        let mut found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        found.sort();
        let mut exit = Exit::Fine;
        for (path, placed) in found {
            let shown = self.folder.join(&path).display().to_string();
            match placed {
                Ok(Placed::Written | Placed::Same) => say::out(&format!("{shown}\n")),
                Ok(Placed::Left) => {
                    eprintln!("error: `{shown}` is not a PDF that fieldguide made, and was left");
                    eprintln!("help: move it away, or name another folder with `--output`");
                    exit = Exit::Usage;
                }
                Err(error) => return say::machine(&format!("`{shown}`: {error}"), ""),
            }
        }
        exit
    }
}

/// Why nothing was made.
fn refused(refusal: &Refusal) -> Exit {
    match refusal {
        Refusal::NoSheets => say::usage(&format!(
            "the site has no sheets: `content/site.yaml` has no `print`\n\
             help: put this at its end, for a start:\n\n{BLOCK}"
        )),
        Refusal::Nothing(sets) => say::usage(&format!(
            "say which sheets: a record, or a set with `--set`\n\n{sets}\n\
             help: fieldguide print RECORD, or fieldguide print --set NAME"
        )),
        Refusal::Unknown(words) => say::usage(words),
    }
}

/// That this program cannot make PDFs, and what prints the same.
fn unable(sheets: &[Sheet]) -> Exit {
    eprintln!("error: this fieldguide was built without PDF, so nothing was made");
    let page = match sheets {
        [one] => format!("`{}` of the built site prints", one.page),
        _ => "the pages below `print` of the built site print".to_owned(),
    };
    eprintln!("help: {page} the same from a browser");
    eprintln!("help: or get a fieldguide with PDF: cargo install fieldguide --features pdf");
    Exit::Unable
}

fn paper(text: &str) -> Result<Paper, String> {
    let found = Paper::ALL.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    found.map(|(_, paper)| *paper).ok_or_else(|| "papers are letter and a4".to_owned())
}
