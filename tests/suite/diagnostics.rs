//! What fieldguide says of each mistake, word for word.
//!
//! The specification is `tests/diagnostics/`: one file a mistake, for people first; its own
//! `README.md` tells how to read and write one. `UPDATE=1 cargo test diagnostics` writes what is
//! said now into the files; read the difference before you keep it.

mod disk;
mod parse;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fieldguide::diag::{self, Severity};
use rayon::prelude::*;

use crate::support::Site;
use parse::{Change, Part, Specification};

/// The project's folder.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What only a fieldguide with the feature `pdf` can find: specified in `src/produce/print/` and in
/// `tests/suite/print_command.rs`.
const OF_PDFS: [&str; 2] = ["missing-glyph", "unprintable-sheet"];

/// What is told of sticks as they are: specified in `tests/suite/usb.rs`.
const OF_STICKS: [&str; 3] = ["changed-on-stick", "does-not-fit", "foreign-on-stick"];

#[test]
fn every_mistake_is_told_word_for_word() {
    let update = std::env::var_os("UPDATE").is_some();
    let differs = |path: PathBuf| {
        let written = fs::read_to_string(&path).expect("the specification is text");
        let said = told(&Specification::parse(&path, &written));
        let differs = (said != written).then(|| difference(&path, &written, &said));
        if differs.is_some() && update {
            fs::write(&path, said).expect("the specification can be written");
        }
        differs
    };
    let wrong: Vec<_> = specifications().into_par_iter().filter_map(differs).collect();
    assert!(
        wrong.is_empty() || update,
        "{} specifications differ; UPDATE=1 writes what is said now\n\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_code_has_a_specification_and_a_manual() {
    let mut specified: BTreeMap<String, String> = BTreeMap::new();
    for path in specifications() {
        let text = fs::read_to_string(&path).expect("the specification is text");
        let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a plain name");
        let code = diag::ALL.iter().map(|code| code.name).filter(|code| {
            stem.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with("--"))
        });
        for code in code {
            assert!(text.contains(&format!("[{code}]")), "{stem}.md never says {code}");
            specified.insert(code.to_owned(), text.clone());
        }
    }
    for code in diag::ALL {
        let name = code.name;
        let elsewhere = OF_PDFS.contains(&name) || OF_STICKS.contains(&name);
        assert!(elsewhere || specified.contains_key(name), "no tests/diagnostics/{name}.md");
        assert!(code.manual.starts_with(&format!("# {name}\n")), "{name}: the manual's title");
        let lines = code.manual.lines().count();
        assert!((15..=40).contains(&lines), "{name}: the manual has {lines} lines");
        let weight = match code.severity {
            Severity::Error => "An error",
            Severity::Warning => "A warning",
        };
        assert!(code.manual.contains(weight), "{name}: the manual does not say “{weight}”");
        let strict = code.manual.contains("`--strict`");
        assert_eq!(strict, code.severity == Severity::Warning, "{name}: who speaks of --strict");
    }
}

#[test]
fn manuals_name_codes_that_exist() {
    let known: BTreeSet<&str> = diag::ALL.iter().map(|code| code.name).collect();
    for code in diag::ALL {
        let related = code.manual.split("\nRelated: ").nth(1);
        let related = related.unwrap_or_else(|| panic!("{}: no related codes", code.name));
        for word in related.split('`').skip(1).step_by(2) {
            assert!(known.contains(word) && word != code.name, "{}: {word}", code.name);
        }
    }
}

#[test]
fn sources_use_every_code_of_the_table_and_no_other() {
    let mut used = BTreeSet::new();
    for path in walkdir::WalkDir::new(Path::new(ROOT).join("src")) {
        let path = path.expect("the sources").into_path();
        if path.extension().is_none_or(|end| end != "rs") || path.ends_with("diag/codes.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("the sources are text");
        for (at, _) in text.match_indices("Diagnostic::new(") {
            let rest = text[at..].trim_start_matches("Diagnostic::new(").trim_start();
            let Some(name) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            assert!(diag::find(name).is_some(), "{}: no code {name}", path.display());
        }
        let quoted = diag::ALL.iter().filter(|code| text.contains(&format!("\"{}\"", code.name)));
        used.extend(quoted.map(|code| code.name));
    }
    for code in diag::ALL {
        assert!(used.contains(code.name), "nothing ever says {}", code.name);
    }
}

/// Every file of the specification, sorted.
fn specifications() -> Vec<PathBuf> {
    let folder = fs::read_dir(Path::new(ROOT).join("tests/diagnostics")).expect("the folder");
    let paths = folder.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths.filter(|path| !path.ends_with("README.md")).collect();
    paths.sort();
    paths
}

/// The specification with what fieldguide says now in the place of what it should say.
fn told(specification: &Specification) -> String {
    let site = site(specification);
    let folder = disk::Folder::default();
    let mut out = String::new();
    for part in &specification.parts {
        match part {
            Part::Prose(text) => out.push_str(text),
            Part::Said => out.push_str(&site.build().said),
            Part::Ran(commands) => {
                let folder = folder.filled(&site, &specification.changes);
                for command in commands {
                    out.push_str(&disk::run(folder, command));
                }
            }
        }
    }
    out
}

/// The minimal site with the changes that memory can hold.
fn site(specification: &Specification) -> Site {
    specification.changes.iter().fold(Site::minimal(), |site, change| match change {
        Change::File { path, bytes } => site.with(path, bytes),
        Change::Absent { path } => site.without(path),
        Change::Link { .. } | Change::Renamed { .. } => site,
    })
}

fn difference(path: &Path, written: &str, said: &str) -> String {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let (written, said) = (snapbox::Data::text(written), snapbox::Data::text(said));
    let mut out = String::new();
    let plain = snapbox::report::Palette::plain();
    snapbox::report::write_diff(&mut out, &written, &said, Some(&name), Some(&"said now"), plain)
        .expect("a string can be written to");
    out
}
