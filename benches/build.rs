//! How fast a site is built in memory, and the command that writes a made-up site to disk.
//!
//! ```text
//! cargo bench --bench build                              pages a second at 100 and 1,000 records
//! cargo bench --bench build -- corpus 10000 FOLDER       a site of 10,000 records in FOLDER
//! cargo bench --bench build -- corpus 10000 FOLDER plain the same with bare pages
//! ```
#![expect(clippy::disallowed_methods, reason = "a benchmark writes its own site")]
#![expect(clippy::disallowed_macros, reason = "a command says what is wrong")]

mod corpus;

use std::path::Path;
use std::process::ExitCode;

use corpus::Look;
use divan::Bencher;
use divan::counter::ItemsCount;
use fieldguide::emit;
use fieldguide::pipeline::{self, Built, Options, Progress};
use fieldguide::source::Memory;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 2] = [100, 1000];

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["corpus", records, folder, ref look @ ..] => {
            let look = if look == ["plain"] { Look::Plain } else { Look::Civic };
            match records.parse().map(|records| corpus::site(records, look)) {
                Ok(files) => write(&files, Path::new(folder)),
                Err(_) => {
                    eprintln!("`{records}` is not a number of records");
                    ExitCode::from(2)
                }
            }
        }
        _ => {
            divan::main();
            ExitCode::SUCCESS
        }
    }
}

fn write(files: &std::collections::BTreeMap<String, Vec<u8>>, folder: &Path) -> ExitCode {
    for (path, bytes) in files {
        let path = folder.join(path);
        let above = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        if let Err(error) = above.and_then(|()| std::fs::write(&path, bytes)) {
            eprintln!("cannot write {}: {error}", path.display());
            return ExitCode::from(3);
        }
    }
    ExitCode::SUCCESS
}

/// From nothing: every page is read, checked, made, audited and put into memory.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn cold(bencher: Bencher<'_, '_>, records: usize) {
    let tree = Memory::new(corpus::site(records, Look::Civic));
    let pages = run(&tree, &mut emit::Memory::default()).pages;
    bencher
        .counter(ItemsCount::new(pages))
        .bench_local(|| run(&tree, &mut emit::Memory::default()));
}

/// Again with nothing changed: the files are read, and their fingerprint is the last build's.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn unchanged(bencher: Bencher<'_, '_>, records: usize) {
    let tree = Memory::new(corpus::site(records, Look::Civic));
    let mut output = emit::Memory::default();
    let pages = run(&tree, &mut output).pages;
    bencher.counter(ItemsCount::new(pages)).bench_local(|| run(&tree, &mut output));
}

/// Again with one record changed: all is read, checked and keyed, and little is made.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn changed(bencher: Bencher<'_, '_>, records: usize) {
    let mut files = corpus::site(records, Look::Civic);
    let mut output = emit::Memory::default();
    let pages = run(&Memory::new(files.clone()), &mut output).pages;
    let path = files.keys().find(|path| path.starts_with("content/agencies/")).cloned();
    let path = path.unwrap_or_else(|| panic!("the made-up site has records"));
    bencher
        .counter(ItemsCount::new(pages))
        .with_inputs(|| {
            if let Some(text) = files.get_mut(&path) {
                text.extend_from_slice(b"# another line\n");
            }
            Memory::new(files.clone())
        })
        .bench_local_values(|tree| run(&tree, &mut output));
}

/// Reading alone: from files to the catalog.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn load(bencher: Bencher<'_, '_>, records: usize) {
    let tree = Memory::new(corpus::site(records, Look::Civic));
    bencher
        .counter(ItemsCount::new(records))
        .bench_local(|| fieldguide::load::load(&tree, None).map(|loaded| loaded.catalog));
}

fn run(tree: &Memory, output: &mut emit::Memory) -> Built {
    let built = pipeline::run(tree, &Options::default(), Some(output), &Silent);
    let built = built.unwrap_or_else(|failure| panic!("the machine failed: {failure:?}"));
    assert!(built.summary.is_some(), "the made-up site has mistakes: {:?}", built.report);
    built
}

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}
