//! The architecture's floors: a module names lower floors only, and never a peer.

use std::path::Path;

use crate::support::tree;

/// Modules by floor, the lowest first. A new module is one word here.
const FLOORS: &[&[&str]] = &[
    &["diag", "lang", "slug", "manifest"],
    &["source", "yaml", "markdown", "search", "sign"],
    &["config"],
    &["model"],
    &["load", "check"],
    &["plan"],
    &["theme", "view"],
    &["produce"],
    &["audit", "emit"],
    &["pipeline", "publish", "scaffold", "starter", "kit", "verify"],
    &["serve"],
    &["cli"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// Every module that `text` names by a path from the crate's root.
fn named(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for (start, _) in code.match_indices("crate::") {
            let outer =
                code[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
            let rest = &code[start + "crate::".len()..];
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(list) => list.split([',', '}']).map(str::trim).collect(),
                None => vec![rest],
            };
            for name in names.into_iter().filter(|_| !outer) {
                let end =
                    name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
                found.push((at + 1, name[..end].to_owned()));
            }
        }
    }
    found
}

/// What is wrong with the file at `path` below `src/`.
fn breaches(path: &str, text: &str) -> Vec<String> {
    let module = path.split(['/', '.']).next().unwrap_or_default();
    if matches!(path, "lib.rs" | "main.rs") {
        return Vec::new();
    }
    let Some(own) = floor(module) else {
        return vec![format!(
            "src/{path}: the module `{module}` has no floor; give it one in tests/suite/floors.rs"
        )];
    };
    let upward = |(line, name): (usize, String)| {
        let other = floor(&name)?;
        (name != module && other >= own).then(|| {
            let what = if other == own { "a peer" } else { "a higher floor" };
            format!("src/{path}:{line}: `{module}` (floor {own}) names `{name}` (floor {other}), {what}; see src/{name}")
        })
    };
    named(text).into_iter().filter_map(upward).collect()
}

#[test]
fn every_module_names_lower_floors_only() {
    let src = tree::project().join("src");
    let mut found = Vec::new();
    for (path, bytes) in tree::read(&src).into_iter().filter(|(path, _)| path.ends_with(".rs")) {
        found.extend(breaches(&path, &String::from_utf8(bytes).expect("UTF-8")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_floor_exists() {
    let src = tree::project().join("src");
    for module in FLOORS.iter().copied().flatten() {
        let there = |path: &str| Path::new(&src).join(path).exists();
        assert!(
            there(&format!("{module}.rs")) || there(&format!("{module}/mod.rs")),
            "no src/{module}"
        );
    }
}

#[test]
fn a_breach_would_be_found() {
    let upward = breaches("model/agency.rs", "use crate::view::Scene;\n");
    assert!(
        upward[0].contains("src/model/agency.rs:1") && upward[0].contains("src/view"),
        "{upward:?}"
    );
    assert_eq!(breaches("load/site.rs", "use crate::{check, model};").len(), 1);
    assert_eq!(breaches("load/site.rs", "fn f() { crate::check::run() }").len(), 1);
    assert!(
        breaches("load/site.rs", "// crate::view is above\nuse crate::model::Date;").is_empty()
    );
    assert_eq!(breaches("helpers/mod.rs", "").len(), 1);
}
