//! Beginning: `fieldguide init` and `fieldguide new`.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::support::tree;

/// What a command said, and its exit code.
#[derive(Debug)]
struct Ran {
    out: String,
    said: String,
    code: i32,
}

/// Runs fieldguide in the folder `site` with the words of `command`; `_` stands for a space.
fn run(site: &Path, command: &str) -> Ran {
    let words = command.split_whitespace().map(|word| word.replace('_', " "));
    let ran = Command::new(env!("CARGO_BIN_EXE_fieldguide"))
        .args(words)
        .current_dir(site)
        .output()
        .expect("fieldguide runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran { out: text(ran.stdout), said: text(ran.stderr), code: ran.status.code().expect("a code") }
}

#[track_caller]
fn fine(site: &Path, command: &str) -> Ran {
    let ran = run(site, command);
    assert_eq!(ran.code, 0, "{command}: {}", ran.said);
    ran
}

/// Refused as wrong use, with these words.
#[track_caller]
fn refused(site: &Path, command: &str, words: &[&str]) {
    let before = tree::read(site);
    let ran = run(site, command);
    assert_eq!(ran.code, 2, "{command}: {}", ran.said);
    for word in words {
        assert!(ran.said.contains(word), "{command}: no “{word}” in\n{}", ran.said);
    }
    assert!(tree::read(site) == before, "{command}: something was written");
}

fn begun() -> TempDir {
    let dir = TempDir::new().expect("a folder");
    fine(dir.path(), "init .");
    dir
}

fn text(site: &Path, path: &str) -> String {
    std::fs::read_to_string(site.join(path)).expect(path)
}

/// The text with every key that is switched off by a `#` before it switched on. Of a page, only the
/// settings have such keys.
fn switched_on(text: &str) -> String {
    if let Some((head, body)) =
        text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"))
    {
        return format!("---\n{}---\n{body}", switched_on(head));
    }
    let line = |line: &str| {
        let indent = line.len() - line.trim_start().len();
        let (space, rest) = line.split_at(indent);
        match rest.strip_prefix('#') {
            Some(key) if !key.is_empty() && (!key.starts_with(' ') || key.starts_with("  ")) => {
                format!("{space}{key}\n")
            }
            _ => format!("{line}\n"),
        }
    };
    text.lines().map(line).collect()
}

/// The codes of all mistakes that `check` finds.
fn codes(site: &Path) -> BTreeSet<String> {
    let lines = run(site, "check --format json").out;
    let code = |line: &str| {
        let object: serde_json::Value = serde_json::from_str(line).expect("JSON");
        object["code"].as_str().expect("a code").to_owned()
    };
    lines.lines().map(code).collect()
}

/// The keys that a file like the one at `path` may have at its top: what `check` names when it
/// meets one that it does not know.
fn known_keys(site: &Path, path: &str) -> BTreeSet<String> {
    let whole = text(site, path);
    let odd = match whole.strip_prefix("---\n") {
        Some(rest) => format!("---\nqqq: 1\n{rest}"),
        None => format!("{whole}\nqqq: 1\n"),
    };
    tree::write(site, path, odd.as_bytes());
    let said = run(site, "check").said;
    tree::write(site, path, whole.as_bytes());
    let line = said.lines().find(|line| line.contains("it can have ")).expect("the known keys");
    line.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The keys at the top of the text.
fn keys(text: &str) -> BTreeSet<String> {
    let head = text.strip_prefix("---\n").and_then(|rest| rest.split("\n---\n").next());
    let lines = head.unwrap_or(text).lines();
    let key = |line: &str| {
        let (key, _) = line.split_once(':')?;
        key.starts_with(|c: char| c.is_ascii_lowercase()).then(|| key.to_owned())
    };
    lines.filter_map(key).collect()
}

#[test]
fn a_new_site_has_no_mistakes_and_builds() {
    let dir = TempDir::new().expect("a folder");
    let ran = fine(dir.path(), "init a/guide");
    assert_eq!(ran.out, "a/guide\n");
    let serve = cfg!(feature = "serve").then_some("serve a/guide");
    for command in ["check a/guide", "build a/guide"].into_iter().chain(serve) {
        assert!(ran.said.contains(&format!("fieldguide {command}")), "{}", ran.said);
    }
    let site = dir.path().join("a/guide");
    fine(&site, "check --strict");
    fine(&site, "build --strict");
    let files = tree::read(&site);
    assert!(files.contains_key(".gitignore") && files.contains_key("output/.gitignore"));
    let home = text(&site, "output/index.html");
    assert!(home.contains("Sample Housing Guide") && home.contains("1-202-555-0143"));
    assert!(text(&site, "output/es/index.html").contains("Línea de Ayuda"));
}

#[test]
fn the_sample_names_nobody_that_exists() {
    let site = begun();
    for (path, bytes) in tree::read(&site.path().join("content")) {
        let text = String::from_utf8(bytes).expect("UTF-8");
        for (at, _) in text.match_indices("://") {
            let host = text[at + 3..].split(['/', '\n', ')']).next().unwrap_or_default();
            let known = ["www.example.org", "www.w3.org"];
            assert!(known.contains(&host), "{path}: {host}");
        }
        for number in text.split(|c: char| !(c.is_ascii_digit() || c == '-')) {
            let long = number.matches(|c: char| c.is_ascii_digit()).count() >= 10;
            assert!(!long || number.starts_with("1-202-555-01"), "{path}: {number}");
        }
    }
}

#[test]
fn every_key_that_a_sample_switches_off_can_be_switched_on() {
    let site = begun();
    for (path, bytes) in tree::read(&site.path().join("content")) {
        let on = switched_on(&String::from_utf8(bytes).expect("UTF-8"));
        tree::write(&site.path().join("content"), &path, on.as_bytes());
    }
    // The sample source is called archived then, which is a warning and no mistake in the keys.
    assert_eq!(codes(site.path()), BTreeSet::from(["archived-source".to_owned()]));
}

#[test]
fn init_takes_an_empty_folder_and_leaves_any_other_alone() {
    let dir = TempDir::new().expect("a folder");
    tree::write(dir.path(), ".git/config", b"");
    tree::write(dir.path(), ".gitignore", b"mine\n");
    let ran = fine(dir.path(), "init .");
    assert!(ran.said.contains("`.gitignore` was there already"), "{}", ran.said);
    assert_eq!(text(dir.path(), ".gitignore"), "mine\n");
    refused(dir.path(), "init .", &["is not empty: `README.md`", "fieldguide new agency"]);
    refused(dir.path(), "init README.md", &["`README.md` cannot be a site"]);
}

#[test]
fn a_new_file_of_each_kind_passes_the_check() {
    let site = begun();
    for (command, path) in [
        ("new agency harbor-office", "content/agencies/harbor-office.yaml"),
        ("new term eviction --name Being_\"put\":_out", "content/glossary/eviction.yaml"),
        ("new page guides/moving --site .", "content/pages/guides/moving.md"),
        ("new agency 711", "content/agencies/711.yaml"),
    ] {
        let ran = fine(site.path(), command);
        assert_eq!(ran.out, format!("{path}\n"));
        assert!(ran.said.contains("fieldguide check"), "{}", ran.said);
    }
    // Nobody but the author knows the sources.
    assert_eq!(codes(site.path()), BTreeSet::from(["record-without-source".to_owned()]));
    let record = text(site.path(), "content/agencies/harbor-office.yaml");
    assert!(
        record.contains("\nname: \"Harbor office\"\n") && record.contains("\nkind: department\n")
    );
    assert!(record.contains("# One of: department, office, hotline, term."), "{record}");
    assert!(record.contains("# Some of: rent, shelter.\n#topics: [rent]"), "{record}");
    let term = text(site.path(), "content/glossary/eviction.yaml");
    assert!(term.contains("\nkind: term\n"), "the kind of other entries:\n{term}");
    fine(site.path(), "build");
    let page = text(site.path(), "output/glossary/eviction.html");
    assert!(page.contains("Being &quot;put&quot;: out") || page.contains("Being \"put\": out"));
    assert!(text(site.path(), "output/guides/moving.html").contains("Moving"));
}

#[test]
fn a_new_file_shows_every_key_there_is() {
    let site = begun();
    for (command, path) in [
        ("new agency harbor", "content/agencies/harbor.yaml"),
        ("new term eviction", "content/glossary/eviction.yaml"),
        ("new page moving", "content/pages/moving.md"),
    ] {
        fine(site.path(), command);
        let known = known_keys(site.path(), path);
        let on = switched_on(&text(site.path(), path));
        assert_eq!(keys(&on), known, "{path}");
        tree::write(site.path(), path, on.as_bytes());
    }
    // All at once they contradict each other, but no key and no value is unknown.
    let contradictions =
        ["archived-source", "interagency-parent", "similar-names", "shared-number"];
    let found: Vec<_> = codes(site.path())
        .into_iter()
        .filter(|code| !contradictions.contains(&code.as_str()))
        .collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn an_id_that_is_none_or_is_taken_is_refused_with_the_reason() {
    let site = begun();
    let site = site.path();
    refused(
        site,
        "new agency Harbor_Office",
        &["`H` is a capital letter", "write `harbor-office`"],
    );
    refused(site, "new agency con", &["Windows keeps the name `con`"]);
    refused(site, "new term a/b", &["only pages lie in folders", "write `b`"]);
    refused(
        site,
        "new agency tenant-office",
        &[
            "the id `tenant-office` is taken: there is `content/agencies/tenant-office.yaml`",
            "--lang es",
        ],
    );
    refused(site, "new page guides/about", &["there is `content/pages/about.md`"]);
    refused(site, "new page index", &["another page of the site has the address `index.html`"]);
    refused(
        site,
        "new page agencies/tenant-office",
        &["the address `agencies/tenant-office.html`"],
    );
    let long = format!("new agency {}", "a".repeat(110));
    refused(site, &long, &["120 is the most"]);
    refused(
        site,
        "new agency x --name sample_tenant_office",
        &["is called “sample tenant office” already"],
    );
    refused(site, "new office x", &["invalid value 'office'"]);
    refused(site, "new agency x --site content", &["there is no site in `content`"]);
}

#[test]
fn a_translation_to_fill_in_has_the_keys_that_can_be_translated_and_no_other() {
    let site = begun();
    let site = site.path();
    for (kind, id, path) in [
        ("agency", "harbor", "content/agencies/harbor.yaml"),
        ("term", "eviction", "content/glossary/eviction.yaml"),
        ("page", "moving", "content/pages/moving.md"),
    ] {
        fine(site, &format!("new {kind} {id}"));
        let on = switched_on(&text(site, path)).replace("members: ", "#members: ");
        tree::write(site, path, on.as_bytes());
        let before = codes(site);
        let overlay = path.replace(&format!("{id}."), &format!("{id}.es."));
        assert_eq!(fine(site, &format!("new {kind} {id} --lang es")).out, format!("{overlay}\n"));
        assert_eq!(codes(site), before, "an empty translation is no mistake");
        let skeleton = text(site, &overlay);
        assert_eq!(keys(&skeleton), known_keys(site, &overlay), "{overlay}");
        refused(site, &format!("new {kind} {id} --lang es"), &["exists already"]);

        // A translator writes behind every colon.
        let filled = |line: &str| match line.strip_suffix(": |") {
            Some(key) if !line.contains('#') => format!("{key}: |\n  Texto.\n"),
            _ if line.ends_with(':') && !line.contains('#') && !is_list(line) => {
                format!("{line} Texto\n")
            }
            _ => format!("{line}\n"),
        };
        let mut whole: String = skeleton.lines().map(filled).collect();
        if kind == "page" {
            whole.push_str("Texto.\n");
        }
        tree::write(site, &overlay, whole.as_bytes());
        let after = codes(site);
        let new: Vec<_> = after.difference(&before).collect();
        assert!(new.iter().all(|code| *code == "translation-differs"), "{new:?}:\n{whole}");
    }
}

fn is_list(line: &str) -> bool {
    let lists = ["contacts", "services", "former_names", "dates", "disputes", "sides"];
    lists.contains(&line.trim_start_matches([' ', '-']).trim_end_matches(':'))
}

#[test]
fn until_somebody_translates_readers_get_the_original_and_are_told_so() {
    let site = begun();
    let site = site.path();
    fine(site, "build");
    let pages = ["output/es/agencies/tenant-office.html", "output/es/safe-use.html"];
    let before = pages.map(|page| text(site, page));
    fine(site, "new agency tenant-office --lang es");
    fine(site, "new page safe-use --lang es");
    fine(site, "build --strict");
    assert!(pages.map(|page| text(site, page)) == before, "an empty translation changes nothing");
    assert!(before[1].contains("lang=en"), "the text is marked as English");

    // Where all should be translated, a translation that nobody filled in is still missing.
    let settings = text(site, "content/site.yaml").replace("partly_translated: [es]\n", "");
    tree::write(site, "content/site.yaml", settings.as_bytes());
    let said = run(site, "check").said;
    assert!(said.contains("`tenant-office` is not translated"), "{said}");
    assert!(said.contains("`safe-use` is not translated"), "{said}");
}

#[test]
fn a_translation_of_nothing_or_into_nothing_is_refused() {
    let site = begun();
    let site = site.path();
    refused(
        site,
        "new agency tenant-ofice --lang es",
        &["to translate", "did you mean `tenant-office`?"],
    );
    refused(site, "new agency tenant-office --lang fr", &["has no language `fr`", "`es`"]);
    refused(site, "new agency tenant-office --lang en", &["is the first language"]);
    tree::write(site, "content/agencies/broken.yaml", b"name: [\n");
    refused(site, "new agency broken --lang es", &["has mistakes", "fieldguide check"]);
    fine(site, "new term security-deposit --lang es --name Depósito");
    let overlay = text(site, "content/glossary/security-deposit.es.yaml");
    assert!(overlay.contains("\nname: \"Depósito\"\n"), "{overlay}");
}

#[test]
fn mistakes_in_the_settings_stand_in_nobodys_way() {
    let site = begun();
    let site = site.path();
    tree::write(site, "content/site.yaml", b"title: [\n");
    tree::write(site, "content/vocabulary.yaml", b"kinds: 3\n");
    let ran = fine(site, "new agency harbor");
    assert!(ran.said.contains("`content/site.yaml` is missing or has mistakes"), "{}", ran.said);
    assert!(
        ran.said.contains("`content/vocabulary.yaml` is missing or has mistakes"),
        "{}",
        ran.said
    );
    let record = text(site, "content/agencies/harbor.yaml");
    assert!(record.contains("\nkind: ID\n") && record.contains("(none yet)"), "{record}");
    fine(site, "new agency tenant-office --lang es");
}
