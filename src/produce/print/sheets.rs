//! The PDFs of a site: which there are, what decides each, and how it is made.

use std::sync::{Arc, OnceLock};

use super::fonts;
use super::outfit::{Outfit, OwnFont, Room};
use super::press::Presses;
use crate::diag::{Diagnostic, Origin};
use crate::model::{Digest, Paper};
use crate::plan::{PaperFile, Planned, Subject};
use crate::produce::artifact::{Artifact, Task};
use crate::produce::key::KeyMaker;
use crate::produce::site::Inputs;
use crate::view::{self, Scene};

/// One task for each PDF that the plan has.
pub(in crate::produce) fn tasks(inputs: Inputs<'_>) -> Vec<Task<'_>> {
    let mut files = inputs.plan.paper_files().peekable();
    if files.peek().is_none() {
        return Vec::new();
    }
    let Some(printer) = Printer::new(inputs).map(Arc::new) else { return Vec::new() };
    files
        .map(|file| {
            let printer = Arc::clone(&printer);
            let path = file.path.clone();
            Task { path, prepare: Box::new(move || Printer::artifact(&printer, &file)) }
        })
        .collect()
}

/// Makes PDFs of one site.
#[derive(Debug)]
pub struct Printer<'a> {
    inputs: Inputs<'a>,
    fonts: Result<Vec<OwnFont>, Box<Diagnostic>>,
    /// Fingerprint of the layouts and the site's fonts.
    digest: Digest,
    /// Made when the first PDF is.
    outfit: OnceLock<Result<Arc<Outfit>, Box<Diagnostic>>>,
    presses: Presses,
}

impl<'a> Printer<'a> {
    /// For the site of `inputs`, whose fonts are read now. None in a fieldguide without PDF.
    pub fn new(inputs: Inputs<'a>) -> Option<Self> {
        let fonts = own_fonts(inputs);
        let digest = fonts
            .iter()
            .flatten()
            .fold(inputs.theme.print_digest(), |sum, font| sum.and(Digest::of(&font.bytes)));
        let (outfit, presses) = (OnceLock::new(), Presses::default());
        Some(Self { inputs, fonts, digest, outfit, presses })
    }

    /// The sheet `file` as a PDF.
    ///
    /// # Errors
    /// The mistake in the layout, or the text that cannot be set.
    pub fn print(&self, file: &PaperFile) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.set(file, &self.sheet(file))
    }

    fn artifact(printer: &Arc<Self>, file: &PaperFile) -> Artifact<'a> {
        let sheet = printer.sheet(file);
        let paper = file.paper.word();
        let key = KeyMaker::new("pdf").with(&sheet).with(&printer.digest).with(&paper).key();
        let (printer, file) = (Arc::clone(printer), file.clone());
        Artifact { key, make: Box::new(move || printer.set(&file, &sheet)) }
    }

    /// The sheet as JSON.
    fn sheet(&self, file: &PaperFile) -> Vec<u8> {
        let scene = Scene::new(self.inputs.stage(file.lang), &file.path);
        // Texts and numbers always become JSON.
        let json = serde_json::to_string(&view::sheet::view(&scene, file.leaf)).unwrap_or_default();
        // PDF/UA-1 forbids this character, which nobody sees.
        json.replace('\u{FEFF}', "").into_bytes()
    }

    fn set(&self, file: &PaperFile, sheet: &[u8]) -> Result<Vec<u8>, Box<Diagnostic>> {
        let outfit = self.outfit.get_or_init(|| {
            let fonts = self.fonts.as_ref().map_err(Clone::clone)?;
            Outfit::new(self.inputs.theme.print(), fonts).map(Arc::new)
        });
        let paper = match file.paper {
            Paper::Letter => "us-letter",
            Paper::A4 => "a4",
        };
        let ident = Digest::of(sheet).and(Digest::of(paper.as_bytes()));
        let room =
            Room::new(Arc::clone(outfit.as_ref().map_err(Clone::clone)?), sheet.to_vec(), paper);
        self.presses.print(room, ident).map_err(|mistake| Box::new(self.placed(*mistake, file)))
    }

    /// A mistake of the sheet's text, with the set that the sheet is of.
    fn placed(&self, mistake: Diagnostic, file: &PaperFile) -> Diagnostic {
        if mistake.origin.is_some() {
            return mistake;
        }
        let PaperFile { leaf, lang, paper: _, path } = file;
        let subject = Subject::Sheet(*leaf);
        let page = Planned { subject, part: 0, lang: *lang, path: path.clone() };
        let mistake = mistake.label(format!("on {path}"));
        match self.inputs.plan.origin(&page) {
            Some(origin) => mistake.at(origin),
            None => mistake,
        }
    }
}

/// The site's fonts by their paths, in the order of these.
fn own_fonts(inputs: Inputs<'_>) -> Result<Vec<OwnFont>, Box<Diagnostic>> {
    let unread = |error: std::io::Error| {
        Diagnostic::new("missing-file", format!("the fonts cannot be read: {error}"))
    };
    let entries = inputs.tree.list().map_err(unread)?;
    let fonts = entries.into_iter().filter(fonts::is_font).map(|entry| {
        match inputs.tree.read(&entry.path) {
            Ok(bytes) => Ok(OwnFont { path: entry.path, bytes: Arc::from(bytes) }),
            Err(error) => Err(Box::new(unread(error).at(Origin::file(entry.path)))),
        }
    });
    fonts.collect()
}
