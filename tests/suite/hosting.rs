//! What a site asks of its host: the files that are made for it, and the mistakes in asking.

use std::collections::BTreeSet;
use std::io::Read;

use fieldguide::emit::Memory as Output;
use fieldguide::pipeline::{self, Options};

use crate::support::Site;
use crate::support::site::{Result, Silent};

const FILES: [&str; 6] =
    ["_headers", "_redirects", "hosting/nginx.conf", "hosting/Caddyfile", "CNAME", SECURITY];
const SECURITY: &str = ".well-known/security.txt";

const SECURITY_TXT: &str =
    "  security_txt: {contact: 'mailto:a@example.org', expires: 2027-06-30}\n";

fn with(settings: &str) -> Site {
    Site::minimal().append("content/site.yaml", settings)
}

fn hosting(settings: &str) -> Result {
    let built = with(&format!("hosting:\n{settings}")).build();
    assert!(!built.report.has_errors(), "{}", built.said);
    built
}

/// What is said of `settings`, which hold a mistake.
#[track_caller]
fn mistake(settings: &str, code: &str, words: &[&str]) {
    let built = with(settings).build();
    assert!(built.codes().contains(&code), "no {code} in\n{}", built.said);
    for part in words {
        assert!(built.said.contains(part), "no “{part}” in\n{}", built.said);
    }
    assert!(built.said.contains("--> content/site.yaml:"), "no place in\n{}", built.said);
    assert!(built.files.is_empty(), "files in spite of it");
}

#[test]
fn nothing_is_made_that_nobody_asked_for() {
    for site in
        [Site::minimal(), with("hosting:\n"), with("hosting: {headers: false, precompress: []}\n")]
    {
        let built = site.build();
        assert!(!built.report.has_errors(), "{}", built.said);
        let made = |path: &&String| {
            FILES.contains(&path.as_str()) || path.ends_with(".gz") || path.ends_with(".br")
        };
        assert_eq!(built.files.keys().find(made), None);
    }
}

#[test]
fn each_file_is_made_on_request_and_alone() {
    let words = [
        "headers: true",
        "redirects: true",
        "nginx: true",
        "caddy: true",
        "domain: guide.example.org",
        "security_txt: {contact: 'mailto:a@example.org', expires: 2027-06-30}",
    ];
    for (word, wanted) in words.iter().zip(FILES) {
        let built = hosting(&format!("  {word}\n"));
        let made: Vec<_> =
            FILES.into_iter().filter(|path| built.files.contains_key(*path)).collect();
        assert_eq!(made, [wanted]);
    }
}

#[test]
fn the_policy_of_the_header_is_the_one_that_the_pages_carry() {
    let built = hosting("  headers: true\nexit: {url: https://example.org/, label: Leave}\n");
    let headers = built.text("_headers");
    let policy =
        headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
    let allowed: BTreeSet<&str> = policy.expect("a policy").split("; ").collect();
    // The strictest and the loosest page: what the loosest allows is what the header says.
    let own = |page: &str| -> Vec<String> {
        let text = built.text(page);
        let at = text.find("content=\"default-src").expect("a policy");
        let text = &text[at + "content=\"".len()..];
        text[..text.find('"').expect("its end")].split("; ").map(str::to_owned).collect()
    };
    for directive in own("index.html") {
        assert!(allowed.contains(directive.as_str()), "{directive} is not in {policy:?}");
    }
    assert!(own("measures.html").len() < own("index.html").len());
    let more: Vec<_> =
        allowed.iter().filter(|part| !own("index.html").contains(&(**part).to_owned())).collect();
    assert_eq!(more, [&"frame-ancestors 'none'", &"object-src 'self'"]);
}

#[test]
fn a_theme_that_allows_more_is_not_forbidden_it_by_the_header() {
    let page = "<!doctype html><html lang=en><head><title>t</title><meta http-equiv=\"Content-Security-Policy\" content=\"POLICY\"></head><body><h1>Nothing</h1></body></html>";
    let site = with("theme: own\nhosting: {headers: true}\n")
        .with("themes/own/theme.yaml", "name: own\nversion: 1.0.0\n");
    let headers = |policy: &str| {
        let site =
            site.clone().with("themes/own/templates/404.html", page.replace("POLICY", policy));
        let built = site.build();
        assert!(!built.report.has_errors(), "{}", built.said);
        built.text("_headers")
    };
    let looser = headers("default-src 'none'; style-src 'self' 'unsafe-inline'");
    assert!(looser.contains("style-src 'self' 'unsafe-inline'"), "{looser}");
    // What cannot be known is not promised: a policy put together while the page is made, or none at all.
    let unknown = headers("default-src {{ site.title.text }}");
    assert!(unknown.contains("Content-Security-Policy: frame-ancestors 'none'\n"), "{unknown}");
}

#[test]
fn rules_are_for_the_path_that_the_site_lies_at() {
    let all = "hosting: {headers: true, redirects: true, nginx: true, caddy: true}\nredirects: [{from: old.html, to: 'builtin:az'}]\n";
    let at = |base: &str| {
        let built = with(all).options(|options| options.base_url = Some(base.to_owned())).build();
        assert!(!built.report.has_errors(), "{}", built.said);
        FILES[..4].iter().map(|path| built.text(path)).collect::<Vec<_>>()
    };
    let below = at("https://example.org/guide/");
    assert!(
        below[0].contains("\n/guide/*\n") && below[0].contains("\n/guide/*.vcf\n"),
        "{}",
        below[0]
    );
    assert!(below[1].contains("\n/guide/old.html /guide/az.html 301\n"), "{}", below[1]);
    assert!(
        below[2].contains("location /guide/ {")
            && below[2].contains("error_page 404 /guide/404.html;")
    );
    assert!(below[3].contains("handle /guide/* {") && below[3].contains("redir /guide/old.html"));
    let root = at("https://example.org");
    assert!(root[0].contains("\n/*\n"), "{}", root[0]);
    assert!(root[1].contains("\n/old.html /az.html 301\n"), "{}", root[1]);
    assert!(root[2].contains("location / {") && !root[2].contains("location = / {"));
    // A site that knows no address lies at the root, and its snippets say so.
    let built = with(all).build();
    assert!(built.text("_redirects").contains("\n/old.html /az.html 301\n"));
    assert!(built.text("hosting/nginx.conf").contains("`base_url`"));
    assert!(!root[2].contains("`base_url`"));
}

#[test]
fn no_snippet_names_a_machine_or_a_folder_outside_the_site() {
    let built = hosting("  nginx: true\n  caddy: true\n");
    for path in ["hosting/nginx.conf", "hosting/Caddyfile"] {
        let text = built.text(path);
        let paths = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let outside: Vec<_> = paths
            .filter(|line| line.contains("/srv") || line.contains("/var") || line.contains("/home"))
            .collect();
        assert!(outside.is_empty(), "{path}: {outside:?}");
    }
}

#[test]
fn security_txt_says_what_it_was_told_and_where_it_is_true() {
    let settings = "  security_txt:\n    contact: [https://example.org/report, 'mailto:a@example.org', 'tel:+1-202-555-0100']\n    expires: 2027-06-30\n    encryption: 'dns:example.org?type=OPENPGPKEY'\n    acknowledgments: https://example.org/thanks\n    policy: https://example.org/policy\n";
    let text = hosting(settings).text(SECURITY);
    assert_eq!(
        text,
        "Contact: https://example.org/report\n\
         Contact: mailto:a@example.org\n\
         Contact: tel:+1-202-555-0100\n\
         Expires: 2027-06-30T00:00:00Z\n\
         Encryption: dns:example.org?type=OPENPGPKEY\n\
         Acknowledgments: https://example.org/thanks\n\
         Policy: https://example.org/policy\n\
         Preferred-Languages: en\n"
    );
    // Its place is the root of the host, wherever the site lies.
    let built =
        with(&format!("hosting:\n{SECURITY_TXT}base_url: https://example.org/a/guide\n")).build();
    let text = built.text(SECURITY);
    assert!(text.ends_with("Canonical: https://example.org/.well-known/security.txt\n"), "{text}");
}

#[test]
fn mistakes_in_security_txt_are_told_with_their_place() {
    let one = |line: &str| format!("hosting:\n  security_txt: {{{line}}}\n");
    let contact = |address: &str| one(&format!("contact: {address}, expires: 2027-06-30"));
    mistake(&one("expires: 2027-06-30"), "missing-field", &["`contact`"]);
    mistake(&one("contact: 'mailto:a@example.org'"), "missing-field", &["`expires`"]);
    mistake(&contact("a@example.org"), "bad-value", &["write `mailto:a@example.org`"]);
    mistake(&contact("202-555-0100"), "bad-value", &["tel:+1-202-555-0123"]);
    mistake(&contact("http://example.org/x"), "bad-value", &["`https://example.org/x`"]);
    mistake(&contact("our office"), "bad-value", &["`https://…`"]);
    mistake(
        &one("contact: 'mailto:a@example.org', expires: next year"),
        "bad-date",
        &["2027-06-30"],
    );
    mistake(
        &one("contact: 'mailto:a@example.org', expires: 2027-02-30"),
        "bad-date",
        &["calendar"],
    );
    mistake(
        &one("contact: 'mailto:a@example.org', expires: 2027-06-30, polcy: x"),
        "unknown-key",
        &["`policy`"],
    );
    let late = format!("edition: 2027-06-30\nhosting:\n{SECURITY_TXT}");
    mistake(&late, "bad-value", &["expires on 2027-06-30", "edition of 2027-06-30"]);
    let timely = with(&late.replace("edition: 2027-06-30", "edition: 2027-06-29")).build();
    assert!(timely.files.contains_key(SECURITY), "{}", timely.said);
}

#[test]
fn mistakes_in_what_is_asked_for_are_told_with_their_place() {
    mistake("hosting: {heders: true}\n", "unknown-key", &["`headers`"]);
    mistake("hosting: {headers: yes please}\n", "wrong-type", &["`true`"]);
    mistake("hosting: {precompress: [gzip, broti]}\n", "bad-value", &["`brotli`"]);
    mistake("hosting: {precompress: true}\n", "wrong-type", &["a list"]);
    mistake(
        "hosting: {domain: 'https://Guide.example.org/x'}\n",
        "bad-value",
        &["`domain: guide.example.org`"],
    );
    mistake("hosting: {domain: localhost}\n", "bad-value", &["guide.example.org"]);
    mistake(
        "base_url: https://example.org/guide\nhosting: {domain: guide.example.org}\n",
        "bad-value",
        &["`example.org/guide`", "`base_url: https://guide.example.org`"],
    );
}

#[test]
fn packed_files_hold_the_same_bytes_and_lie_beside_large_texts_only() {
    let site = with("hosting: {precompress: [gzip, brotli]}\n")
        .with("content/assets/large.csv", "name,number\n".repeat(200))
        .with("content/assets/small.csv", "name,number\n")
        .with("content/assets/picture.png", vec![7; 5000])
        .with("content/assets/noise.txt", noise());
    let built = site.build();
    assert!(!built.report.has_errors(), "{}", built.said);
    let is_packed = |path: &str| path.ends_with(".gz") || path.ends_with(".br");
    for (path, bytes) in built.files.iter().filter(|(path, _)| is_packed(path)) {
        let original = &built.files[&path[..path.len() - 3]];
        let mut whole = Vec::new();
        if path.ends_with(".gz") {
            flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut whole).expect("gzip");
        } else {
            brotli::BrotliDecompress(&mut bytes.as_slice(), &mut whole).expect("brotli");
        }
        assert!(whole == *original, "{path} holds other bytes");
        assert!(bytes.len() < original.len() && original.len() >= 1024, "{path} saves nothing");
    }
    for (path, wanted) in [
        ("index.html", true),
        ("theme/site.js", true),
        ("theme/civic.css", true),
        ("assets/large.csv", true),
        ("assets/small.csv", false),
        ("assets/picture.png", false),
        // Bytes without any order, by the name of a text.
        ("assets/noise.txt", false),
        (".nojekyll", false),
    ] {
        for ending in ["gz", "br"] {
            let there = built.files.contains_key(&format!("{path}.{ending}"));
            assert_eq!(there, wanted, "{path}.{ending}");
        }
    }
}

/// Bytes that nothing packs.
fn noise() -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    std::iter::repeat_with(next).take(5000).collect()
}

#[test]
fn a_file_of_the_author_is_never_in_the_way_of_a_packed_one() {
    let site = with("hosting: {precompress: [gzip]}\n")
        .with("content/assets/list.csv", "name,number\n".repeat(200))
        .with("content/assets/list.csv.gz", "the author's own");
    let built = site.build();
    assert!(!built.report.has_errors(), "{}", built.said);
    assert_eq!(built.text("assets/list.csv.gz"), "the author's own");
}

#[test]
fn packed_files_come_stay_and_go_with_what_they_are_made_of() {
    let plain = Site::minimal().append("content/site.yaml", "edition: 2026-11-01\n");
    let packing =
        plain.clone().append("content/site.yaml", "hosting: {precompress: [gzip, brotli]}\n");
    let edited = packing.clone().append("content/agencies/ovc.yaml", "aliases: [The other name]\n");
    let build = |output: &mut Output, site: &Site, options: &Options| {
        let built =
            pipeline::run(&site.tree(), options, Some(output), &Silent).expect("no trouble");
        built.summary.expect("a site")
    };
    let files = |output: &Output| -> Vec<(String, Vec<u8>)> {
        output.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
    };
    let options = Options::default();
    let mut output = Output::default();
    // Each step gives what a build from nothing gives.
    for site in [&plain, &packing, &edited, &packing, &plain, &packing] {
        build(&mut output, site, &options);
        let mut fresh = Output::default();
        build(&mut fresh, site, &options);
        assert!(files(&output) == files(&fresh), "a build on top differs from one from nothing");
    }
    // What did not change is neither made nor packed again.
    let summary = build(&mut output, &edited, &options);
    assert!(summary.written < summary.unchanged, "{summary:?}");
    assert_eq!(build(&mut output, &edited, &options).written, 0);
    // A preview packs nothing.
    build(&mut output, &edited, &Options { precompress: false, ..Options::default() });
    assert!(output.files().all(|(path, _)| !path.ends_with(".gz")));
}

#[test]
fn a_lost_packed_file_is_made_again() {
    let dir = tempfile::TempDir::new().expect("a folder");
    let site = with("hosting: {precompress: [gzip]}\n");
    for (path, bytes) in site.files() {
        crate::support::tree::write(dir.path(), path, bytes);
    }
    let output = dir.path().join("output");
    let build = || {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_fieldguide"))
            .args(["build", "--output"])
            .args([&output, dir.path()])
            .output()
            .expect("fieldguide runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    build();
    let packed = output.join("index.html.gz");
    let first = std::fs::read(&packed).expect("a packed file");
    std::fs::remove_file(&packed).expect("removed");
    build();
    assert!(std::fs::read(&packed).expect("made again") == first);
}
