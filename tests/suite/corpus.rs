//! The made-up site of the benchmark: the same each time, and without a mistake.

#[path = "../../benches/corpus/mod.rs"]
mod generator;

use fieldguide::diag::Severity;
use fieldguide::diag::render::{Dress, render};
use fieldguide::emit::Memory as Output;
use fieldguide::pipeline::{self, Options, SourceTexts};
use fieldguide::source::Memory;

use crate::support::site::Silent;
use generator::{Look, site};

#[test]
fn is_the_same_each_time() {
    assert_eq!(site(100, Look::Civic), site(100, Look::Civic));
}

#[test]
fn has_records_of_a_real_size() {
    let files = site(200, Look::Civic);
    let records: Vec<_> =
        files.iter().filter(|(path, _)| path.starts_with("content/agencies/")).collect();
    assert_eq!(records.len(), 200);
    let bytes: usize = records.iter().map(|(_, text)| text.len()).sum();
    assert!((2700..3500).contains(&(bytes / 200)), "{} bytes a record", bytes / 200);
}

#[test]
fn builds_without_a_mistake_in_either_look() {
    for look in [Look::Civic, Look::Plain] {
        let tree = Memory::new(site(200, look));
        let mut output = Output::default();
        let built = pipeline::run(&tree, &Options::default(), Some(&mut output), &Silent);
        let built = built.expect("the machine does not fail in memory");
        let said = render(&built.report, &SourceTexts(&tree), Dress::Plain);
        assert_eq!(built.report.count(Severity::Error), 0, "{look:?}: {said}");
        assert_eq!(built.report.count(Severity::Warning), 0, "{look:?}: {said}");
        assert!(built.pages > 200, "{look:?} has {} pages", built.pages);
    }
}
