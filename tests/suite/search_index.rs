//! The search index in parts, read by a reader that knows its documentation only.

mod canonical;
mod command;
mod damaged;
mod example;
mod fields;
mod finds;
mod large;
mod places;
mod reader;
mod rebuilt;
mod scripts;
mod shape;
mod small;
mod stored;
mod weighed;
mod words;
mod written;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fieldguide::emit::Memory as Output;
use fieldguide::pipeline::{self, Options};
use fieldguide::source::Disk;
use serde_json::Value;

use crate::support::site::Silent;
use crate::support::tree::project;
use reader::Reader;

/// Files of a site by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// One language of the shipped guide.
struct Guide {
    /// Its folder in the output, with a slash; empty for the first.
    folder: &'static str,
    reader: Reader,
    /// Documents of the canonical index, in the order of the parts.
    documents: Vec<Value>,
    /// The same with all names under which the parts have them.
    searched: Vec<Value>,
}

const FOLDERS: [&str; 3] = ["", "es/", "ar/"];

/// The files of the shipped guide, built once for all tests.
pub(crate) fn shipped() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let tree = Disk::open(&project()).expect("the project's folder");
        let mut output = Output::default();
        let built = pipeline::run(&tree, &Options::default(), Some(&mut output), &Silent);
        built.expect("the machine does not fail");
        output.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
    })
}

/// Every language of the shipped guide.
fn guide() -> &'static [Guide] {
    static GUIDE: OnceLock<Vec<Guide>> = OnceLock::new();
    GUIDE.get_or_init(|| FOLDERS.map(|folder| Guide::of(shipped(), folder)).into())
}

impl Guide {
    fn of(files: &Files, folder: &'static str) -> Self {
        let all =
            |folder: &str| fields::in_order(&parsed(files, &format!("{folder}search-index.json")));
        let (documents, reader) = (all(folder), reader(files, folder));
        let searched = fields::searched(&documents, &all(""), &reader);
        Self { folder, reader, documents, searched }
    }

    /// The form under which a folded word is indexed.
    fn stem(&self, word: &str) -> String {
        words::stem(reader::text(&self.reader.manifest["stems"]), word)
    }
}

/// The JSON of a file.
fn parsed(files: &Files, path: &str) -> Value {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The index in parts among the files of a site.
fn reader(files: &Files, folder: &str) -> Reader {
    Reader::open(|part| files.get(&format!("{folder}search/{part}.json")).cloned())
}
