//! A small site in memory: begin with [`Site::minimal`], change it, build it.

use std::collections::BTreeMap;

use fieldguide::check::{Due, Reading};
use fieldguide::diag::render::{Dress, render};
use fieldguide::diag::{Diagnostic, Report};
use fieldguide::emit::Memory as Output;
use fieldguide::pipeline::{self, Options, Progress, SourceTexts};
use fieldguide::source::Memory;

/// A site under test.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    files: BTreeMap<String, Vec<u8>>,
    options: Options,
}

/// What came of a build.
pub(crate) struct Result {
    pub(crate) report: Report,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The mistakes as a person sees them.
    pub(crate) said: String,
    /// What is due for checking again, if a day was given.
    pub(crate) due: Vec<Due>,
    /// How hard its texts are to read.
    pub(crate) readings: Vec<Reading>,
}

const SITE: &str = "\
title: Test guide
publisher: {name: The fieldguide project}
notice: This is not a government website.
languages: [en]
";

const VOCABULARY: &str = "\
kinds:
  - {id: office, label: Office, schema_type: GovernmentOrganization}
  - {id: hotline, label: Hotline, schema_type: GovernmentService}
roles:
  - {id: funding, label: Funds others}
audiences:
  - {id: public, label: Everyone}
topics:
  - {id: benefits, label: Benefits}
areas:
  - {id: national, label: The whole country}
";

const SOURCES: &str = "\
sources:
  - id: sheet-2009
    title: Fact sheet
    publisher: Department of State
    published: 2009-04-01
";

const OFFICE: &str = "\
name: Office for Victims of Crime
kind: office
summary: It helps people harmed by crime.
sources: [sheet-2009]
";

impl Site {
    /// One office, one source, nothing wrong.
    pub(crate) fn minimal() -> Self {
        let files = [
            ("content/site.yaml", SITE),
            ("content/vocabulary.yaml", VOCABULARY),
            ("content/sources.yaml", SOURCES),
            ("content/agencies/ovc.yaml", OFFICE),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        Self { files: files.into(), options: Options::default() }
    }

    /// The same site with the file `path` as `text`, new or in place of the old.
    pub(crate) fn with(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.to_owned(), text.as_ref().to_vec());
        self
    }

    /// The same site without the file `path`.
    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "no file {path}");
        self
    }

    /// The same site with the text `more` at the end of the file `path`.
    pub(crate) fn append(mut self, path: &str, more: &str) -> Self {
        self.files.get_mut(path).expect("the file").extend_from_slice(more.as_bytes());
        self
    }

    /// The same site, built with other options.
    pub(crate) fn options(mut self, change: impl FnOnce(&mut Options)) -> Self {
        change(&mut self.options);
        self
    }

    /// Each file of the site with its bytes.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The site's files.
    pub(crate) fn tree(&self) -> Memory {
        Memory::new(self.files.clone())
    }

    /// Builds the site into memory.
    pub(crate) fn build(&self) -> Result {
        let tree = self.tree();
        let mut output = Output::default();
        let built = pipeline::run(&tree, &self.options, Some(&mut output), &Silent);
        let built = built.expect("the machine does not fail in memory");
        let said = render(&built.report, &SourceTexts(&tree), Dress::Plain);
        let files = output.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect();
        let pipeline::Built { report, due, readings, .. } = built;
        Result { report, files, said, due, readings }
    }
}

impl Result {
    /// The text of the file at `path`, which must be there.
    pub(crate) fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path}:\n{}", self.said));
        String::from_utf8(bytes.clone()).expect("UTF-8")
    }

    /// The codes of all mistakes, in order.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        let code = |found: &Diagnostic| found.code.name;
        self.report.all().iter().map(code).collect()
    }
}

/// Hears nothing.
pub(crate) struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}
