//! The texts at the root of a copy.

use fieldguide::kit::Kit;
use sha2::{Digest, Sha256};

use super::{copy, site};
use crate::support::Site;

fn in_three_languages() -> Site {
    site().with(
        "content/site.yaml",
        "title: {en: Test guide, es: Guía de prueba, ar: دليل تجريبي}\n\
         publisher: {name: {en: The <b> project, es: El proyecto, ar: المشروع}}\n\
         notice: {en: This is not a government website., es: Este no es un sitio del gobierno., ar: هذا ليس موقعًا حكوميًا.}\n\
         languages: [en, es, ar]\nedition: 2026-11-22\n",
    )
}

fn text(kit: &Kit, path: &str) -> String {
    let piece = kit.pieces().iter().find(|piece| &*piece.path == path);
    let bytes = kit.read(piece.unwrap_or_else(|| panic!("no {path}"))).expect("a piece");
    String::from_utf8(bytes).expect("UTF-8")
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[track_caller]
fn holds(text: &str, part: &str) {
    assert!(text.contains(part), "no {part} in\n{text}");
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let (one, other) = (copy(&in_three_languages()), copy(&in_three_languages()));
    let sums = |kit: &Kit| kit.pieces().iter().map(|piece| piece.sha256).collect::<Vec<_>>();
    assert_eq!(sums(&one.kit), sums(&other.kit));
    assert_eq!(one.kit.fingerprint(), other.kit.fingerprint());
}

#[test]
fn the_page_to_begin_with_opens_the_guide_and_has_a_way_for_each_language() {
    let page = text(&copy(&in_three_languages()).kit, "START-HERE.html");
    holds(&page, "content=\"0; url=guide/index.html\"");
    for part in [
        "<html lang=\"en\" dir=\"ltr\">",
        "href=\"guide/index.html\"",
        "href=\"guide/es/index.html\"",
        "href=\"guide/ar/index.html\"",
        "<section lang=\"ar\" dir=\"rtl\">",
        "Guía de prueba",
        "This is not a government website.",
        "هذا ليس موقعًا حكوميًا.",
        "default-src 'none'",
    ] {
        holds(&page, part);
    }
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"));
}

#[test]
fn a_policy_that_lets_nothing_in_lets_the_pages_own_style_in() {
    let copy = copy(&in_three_languages());
    for path in ["START-HERE.html", "EDITION-CARD.html"] {
        let page = text(&copy.kit, path);
        let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
        let sum = Sha256::digest(style.expect("a style sheet"));
        // The same sum once more, in hexadecimal digits, from the writing of the policy.
        let named = page.split("'sha256-").nth(1).and_then(|rest| rest.split('\'').next());
        let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let value = |c: char| digits.find(c).unwrap_or(0) as u32;
        let mut bits = Vec::new();
        for group in named.expect("a sum").chars().collect::<Vec<_>>().chunks(4) {
            let number = group.iter().fold(0, |number, c| number << 6 | value(*c));
            bits.extend([(number >> 16) as u8, (number >> 8) as u8, number as u8]);
        }
        assert_eq!(bits[..32], sum[..], "{path}");
    }
}

#[test]
fn the_card_shows_the_beginning_of_the_sum_of_the_list() {
    let copy = copy(&in_three_languages());
    let list = text(&copy.kit, "SHA256SUMS");
    let digits = hex(list.as_bytes());
    let groups: Vec<&str> = (0..5).map(|at| &digits[4 * at..4 * at + 4]).collect();
    assert_eq!(copy.kit.fingerprint(), groups.join(" "));
    let card = text(&copy.kit, "EDITION-CARD.html");
    for group in groups {
        holds(&card, &format!("<span>{group}</span>"));
    }
    holds(&card, "Edition of November 22, 2026");
    holds(&card, "Guía de prueba");
    holds(&card, &format!("{} files", copy.kit.pieces().len()));
    holds(&card, "The &lt;b&gt; project");
    holds(&card, "This is not a government website.");
}

#[test]
fn every_file_is_in_one_of_the_two_lists() {
    let copy = copy(&in_three_languages());
    let (list, seal) = (text(&copy.kit, "SHA256SUMS"), text(&copy.kit, "FINGERPRINT.txt"));
    let mut named: Vec<(String, String)> = list
        .lines()
        .chain(seal.lines())
        .map(|line| (line[66..].to_owned(), line[..64].to_owned()))
        .collect();
    named.push(("FINGERPRINT.txt".to_owned(), hex(seal.as_bytes())));
    named.sort();
    let pieces: Vec<_> = copy
        .kit
        .pieces()
        .iter()
        .map(|piece| (piece.path.to_string(), hex(&copy.kit.read(piece).expect("a piece"))))
        .collect();
    assert_eq!(named, pieces);
    assert_eq!(text(&copy.kit, "SHA256SUMS").as_bytes(), copy.kit.sums());
}

#[test]
fn the_text_is_for_every_editor_and_in_every_language() {
    let copy = copy(&in_three_languages());
    let readme = text(&copy.kit, "README.txt");
    assert!(readme.starts_with('\u{feff}'), "Notepad would guess the letters");
    assert!(!readme.replace("\r\n", "").contains(['\n', '\r']), "one kind of line end");
    for part in [
        "==== English ====",
        "==== Español ====",
        "==== العربية ====",
        "Get-FileHash",
        "shasum -a 256",
        "sha256sum",
        "START-HERE.html",
        "Este no es un sitio del gobierno.",
    ] {
        holds(&readme, part);
    }
}

#[test]
fn the_guide_in_it_is_the_site_as_it_was_built() {
    let copy = copy(&site());
    let inside = copy.kit.pieces().iter().filter(|piece| piece.path.starts_with("guide/"));
    assert_eq!(inside.count(), copy.kit.built().files().len() + 1, "the files and their manifest");
    let manifest = text(&copy.kit, "guide/fieldguide-manifest.json");
    assert_eq!(manifest.as_bytes(), copy.kit.built().manifest());
}
