//! Signed editions: what `build --sign` signs, `verify --key` checks, and the key never comes near the site.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::{Site, copy, tree};

const MANIFEST: &str = "output/fieldguide-manifest.json";
const SIGNATURE: &str = "output/fieldguide-manifest.json.minisig";

/// What a command said, and its exit code.
struct Ran {
    out: String,
    said: String,
    code: i32,
}

/// A site in `site`, and a pair of keys beside it.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let dir = TempDir::new().expect("a folder");
        for (path, bytes) in
            Site::minimal().append("content/site.yaml", "edition: 2026-11-01\n").files()
        {
            tree::write(&dir.path().join("site"), path, bytes);
        }
        let place = Self(dir);
        let ran = place.run(&["key", "new", "guide.key", "--no-password"]);
        assert_eq!(ran.code, 0, "{}", ran.said);
        place
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn run(&self, words: &[&str]) -> Ran {
        self.run_with(words, None)
    }

    fn run_with(&self, words: &[&str], password: Option<&str>) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fieldguide"));
        command.args(words).current_dir(self.0.path()).env_remove("FIELDGUIDE_KEY_PASSWORD");
        command.envs(password.map(|password| ("FIELDGUIDE_KEY_PASSWORD", password)));
        let ran = command.output().expect("fieldguide runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Ran {
            out: text(ran.stdout),
            said: text(ran.stderr),
            code: ran.status.code().expect("a code"),
        }
    }

    #[track_caller]
    fn build(&self, words: &[&str]) -> Ran {
        let words = [&["build", "site", "--output", "output"], words].concat();
        let ran = self.run(&words);
        assert_eq!(ran.code, 0, "{}", ran.said);
        ran
    }

    #[track_caller]
    fn verified(&self, words: &[&str], code: i32, line: &str) {
        let ran = self.run(&[&["verify"], words].concat());
        assert_eq!(ran.code, code, "{}{}", ran.out, ran.said);
        assert!(ran.out.lines().any(|one| one.starts_with(line)), "no “{line}”:\n{}", ran.out);
    }

    fn signature(&self) -> Option<String> {
        fs::read_to_string(self.at(SIGNATURE)).ok()
    }

    fn edit(&self) {
        let file = self.at("site/content/agencies/ovc.yaml");
        let text = fs::read_to_string(&file).expect("a record");
        fs::write(file, text.replace("helps", "serves")).expect("a record");
    }
}

#[test]
fn what_a_build_signs_is_checked_by_the_public_key() {
    let place = Place::new();
    place.build(&["--sign", "guide.key"]);
    let manifest = fs::read(place.at(MANIFEST)).expect("a manifest");
    let said =
        format!("edition 2026-11-01, fingerprint {}", fieldguide::manifest::fingerprint(&manifest));
    let signature = place.signature().expect("a signature");
    assert!(signature.contains(&format!("\ntrusted comment: {said}\n")), "{signature}");
    place.verified(&["output", "--key", "guide.key.pub"], 0, "signature: good, of the key ");
    place.verified(&["output"], 0, "signature: there is one, not checked; ");
    let key = fs::read_to_string(place.at("guide.key.pub")).expect("a key");
    place.verified(&["output", "--key", key.lines().nth(1).expect("a line")], 0, "signature: good");
    // It is no file that the manifest would list, and none that is foreign.
    assert!(!String::from_utf8_lossy(&manifest).contains("minisig"));
}

#[test]
fn a_missing_a_wrong_and_an_altered_signature_are_not_whole() {
    let place = Place::new();
    place.build(&["--sign", "guide.key"]);
    assert_eq!(place.run(&["key", "new", "other.key", "--no-password"]).code, 0);
    place.verified(
        &["output", "--key", "other.key.pub"],
        1,
        "signature: WRONG: `fieldguide-manifest.json.minisig`: it was made with another key",
    );
    let signature = place.signature().expect("a signature");
    fs::write(place.at(SIGNATURE), signature.replace("2026-11-01", "2027-11-01")).expect("a file");
    place.verified(&["output", "--key", "guide.key.pub"], 1, "signature: WRONG: ");
    fs::remove_file(place.at(SIGNATURE)).expect("a file");
    place.verified(&["output", "--key", "guide.key.pub"], 1, "signature: there is none");
    place.verified(&["output", "--key", "guide.key.pub"], 1, "NOT WHOLE: not signed; ");
}

#[test]
fn a_manifest_that_was_made_to_fit_changed_files_is_found_by_its_signature() {
    let place = Place::new();
    place.build(&["--sign", "guide.key"]);
    let signature = place.signature().expect("a signature");
    place.edit();
    place.build(&[]);
    assert_eq!(place.signature(), None, "it does not fit any more, so it is gone");
    fs::write(place.at(SIGNATURE), signature).expect("a file");
    place.verified(&["output"], 0, "WHOLE: ");
    place.verified(
        &["output", "--key", "guide.key.pub"],
        1,
        "signature: WRONG: `fieldguide-manifest.json.minisig`: it was made for other bytes",
    );
}

#[test]
fn a_signature_stays_as_long_as_it_fits_and_comes_when_it_is_asked_for() {
    let place = Place::new();
    place.build(&[]);
    assert_eq!(place.signature(), None);
    place.build(&["--sign", "guide.key"]);
    let first = place.signature().expect("nothing changed, and it is signed");
    place.build(&[]);
    assert_eq!(place.signature().as_ref(), Some(&first), "nothing changed, and it stays");
    fs::write(place.at(SIGNATURE), "damaged").expect("a file");
    place.build(&["--sign", "guide.key"]);
    assert_eq!(place.signature().as_ref(), Some(&first), "the same bytes again");
    place.edit();
    place.build(&["--sign", "guide.key"]);
    assert_ne!(place.signature().as_ref(), Some(&first));
    place.verified(&["output", "--key", "guide.key.pub"], 0, "WHOLE: ");
    let elsewhere = Place::new();
    fs::copy(place.at("guide.key"), elsewhere.at("same.key")).expect("a key");
    elsewhere.edit();
    elsewhere.build(&["--sign", "same.key"]);
    assert_eq!(elsewhere.signature(), place.signature(), "same site, same key, same bytes");
}

#[test]
fn a_build_killed_between_signature_and_manifest_is_finished_by_the_next() {
    let place = Place::new();
    place.build(&["--sign", "guide.key"]);
    let before = [MANIFEST, SIGNATURE].map(|path| fs::read(place.at(path)).expect("a file"));
    place.edit();
    place.build(&["--sign", "guide.key"]);
    let after = [MANIFEST, SIGNATURE].map(|path| fs::read(place.at(path)).expect("a file"));
    // What a build leaves that was killed after it had moved the signature, and before the manifest.
    fs::write(place.at(MANIFEST), &before[0]).expect("a file");
    let staging = place.at(".output.fieldguide-staging");
    fs::create_dir_all(staging.join("files")).expect("a folder");
    fs::write(staging.join("manifest"), &after[0]).expect("a file");
    let list = fieldguide::manifest::render(&[]);
    let sum = blake3::hash(list.as_bytes()).to_hex();
    fs::write(staging.join("journal"), format!("fieldguide-journal 1 {sum}\n{list}"))
        .expect("a file");
    place.verified(&["output"], 1, "a build was interrupted here: build once more");
    place.build(&[]);
    let now = [MANIFEST, SIGNATURE].map(|path| fs::read(place.at(path)).expect("a file"));
    assert!(now == after);
    place.verified(&["output", "--key", "guide.key.pub"], 0, "WHOLE: ");
}

#[test]
fn a_secret_key_in_the_site_or_the_output_is_refused() {
    let place = Place::new();
    for path in ["site/guide.key", "site/content/guide.key", "output/guide.key"] {
        fs::create_dir_all(place.at("output")).expect("a folder");
        fs::copy(place.at("guide.key"), place.at(path)).expect("a key");
        let ran = place.run(&["build", "site", "--output", "output", "--sign", path]);
        assert_eq!(ran.code, 2, "{path}");
        assert!(
            ran.said.starts_with(&format!("error: the secret key `{path}` lies in the ")),
            "{}",
            ran.said
        );
        assert!(ran.said.contains("\nhelp: move it out of there"), "{}", ran.said);
        fs::remove_file(place.at(path)).expect("a key");
    }
    assert!(!place.at(MANIFEST).exists(), "nothing was built");
    let ran = place.run(&["key", "new", "site/new.key", "--no-password"]);
    assert_eq!(ran.code, 2);
    assert!(ran.said.contains("lies in the folder of a site"), "{}", ran.said);
}

#[test]
fn nothing_of_the_secret_key_is_in_the_site_or_its_cache() {
    let place = Place::new();
    place.build(&["--sign", "guide.key"]);
    let key = fs::read_to_string(place.at("guide.key")).expect("a key");
    let line = key.lines().nth(1).expect("a line");
    for root in ["output", "site"] {
        for (path, bytes) in tree::read(&place.at(root)) {
            assert!(!String::from_utf8_lossy(&bytes).contains(&line[60..100]), "{root}/{path}");
        }
    }
}

#[test]
fn a_key_with_a_password_works_and_is_never_written_over() {
    let place = Place::new();
    let made = place.run_with(&["key", "new", "locked.key"], Some("open sesame"));
    assert_eq!(made.code, 0, "{}", made.said);
    assert!(made.out.starts_with("RW"), "the public key: {}", made.out);
    let again = place.run_with(&["key", "new", "locked.key"], Some("open sesame"));
    assert!(
        again.code == 2 && again.said.contains("a key is never written over"),
        "{}",
        again.said
    );
    let words = ["build", "site", "--output", "output", "--sign", "locked.key"];
    let wrong = place.run_with(&words, Some("open barley"));
    assert_eq!(
        (wrong.code, wrong.said.as_str()),
        (2, "error: the secret key `locked.key` cannot be used: the password does not open it\n")
    );
    let right = place.run_with(&words, Some("open sesame"));
    assert_eq!(right.code, 0, "{}", right.said);
    place.verified(&["output", "--key", made.out.trim()], 0, "signature: good");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(place.at("locked.key")).expect("a key").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "only its owner can read it");
    }
}

#[test]
fn the_two_kinds_of_keys_are_told_apart() {
    let place = Place::new();
    let ran = place.run(&["build", "site", "--output", "output", "--sign", "guide.key.pub"]);
    assert_eq!(
        ran.said,
        "error: the secret key `guide.key.pub` cannot be used: it holds a public key; the secret one is wanted here\n"
    );
    place.build(&[]);
    let ran = place.run(&["verify", "output", "--key", "guide.key"]);
    assert_eq!(
        ran.said,
        "error: `guide.key` cannot be used: it holds a secret key; the public one is wanted here\n"
    );
    let ran = place.run(&["verify", "output", "--key", "nothing"]);
    assert!(
        ran.code == 2 && ran.said.contains("it is no public key itself\nhelp: "),
        "{}",
        ran.said
    );
}

#[test]
fn on_a_copy_the_signature_stands_for_the_site_or_for_all() {
    let place = Place::new();
    place.build(&["--sign", "guide.key"]);
    copy::write(&copy::kit(&place.at("output")), &place.at("copy"));
    let good = |place: &Place, end: &str| {
        let ran = place.run(&["verify", "copy", "--key", "guide.key.pub"]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        let line =
            ran.out.lines().find(|line| line.starts_with("signature: good")).expect("a line");
        assert!(line.ends_with(end), "{line}");
    };
    good(&place, "; it stands for the files in `guide/` only");
    let key = fs::read_to_string(place.at("guide.key")).expect("a key");
    let signer = fieldguide::sign::Signer::read(&key, || Err(String::new())).expect("a signer");
    let sums = fs::read(place.at("copy/SHA256SUMS")).expect("a list");
    let signature = signer.sign(&sums, "a copy").expect("a signature");
    fs::write(place.at("copy/SHA256SUMS.minisig"), &signature).expect("a file");
    good(&place, ": a copy");
    fs::write(Path::new(&place.at("copy/SHA256SUMS.minisig")), &signature[1..]).expect("a file");
    place.verified(
        &["copy", "--key", "guide.key.pub"],
        1,
        "signature: WRONG: `SHA256SUMS.minisig`",
    );
}
