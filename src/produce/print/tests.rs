//! What a PDF must be, shown with layouts of a few lines.

use std::sync::{Arc, Mutex};

use super::outfit::{Outfit, OwnFont, Room};
use super::press::Presses;
use super::{gathered, is_ours};
use crate::diag::{Diagnostic, Origin};
use crate::model::Digest;
use crate::theme::PrintFile;

const SHEET: &str = r#"{"title":"Harbor office","number":"1-555-555-0142"}"#;

/// A layout as small as PDF/UA-1 allows.
const SMALL: &str = r#"#let sheet = json("/sheet.json")
#set document(title: sheet.title)
#set page(paper: json("/paper.json").paper)
#set text(font: ("Public Sans", "Vazirmatn"), lang: "en")
#title()
#sheet.number
"#;

fn outfit(files: &[(&str, &str)], fonts: &[OwnFont]) -> Arc<Outfit> {
    let file = |(name, text): &(&str, &str)| PrintFile {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
        origin: format!("themes/civic/print/{name}"),
    };
    let files: Vec<_> = files.iter().map(file).collect();
    Arc::new(Outfit::new(&files, fonts).expect("an outfit"))
}

fn print(layout: &str, sheet: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let room = Room::new(outfit(&[("sheet.typ", layout)], &[]), sheet.as_bytes().to_vec(), "a4");
    Presses::default().print(room, Digest::of(sheet.as_bytes()))
}

fn said(layout: &str, sheet: &str) -> Diagnostic {
    *print(layout, sheet).expect_err("a mistake")
}

fn has(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len()).any(|found| found == text.as_bytes())
}

#[test]
fn a_sheet_becomes_an_accessible_pdf_that_tells_no_time() {
    let pdf = print(SMALL, SHEET).expect("a PDF");
    assert!(is_ours(&pdf));
    assert!(has(&pdf, "<pdfuaid:part>1</pdfuaid:part>"), "PDF/UA-1");
    assert!(has(&pdf, concat!("/Creator(fieldguide ", env!("CARGO_PKG_VERSION"), ")")));
    assert!(!has(&pdf, "/CreationDate") && !has(&pdf, "CreateDate"));
}

#[test]
fn a_pdf_of_another_program_is_not_ours() {
    assert!(!is_ours(b"%PDF-1.7\n1 0 obj <</Creator(another program)>>"));
    assert!(!is_ours(b"/Creator(fieldguide 0.1.0)"));
}

#[test]
fn the_same_sheet_has_the_same_bytes_each_time_and_on_any_number_of_threads() {
    let outfit = outfit(&[("sheet.typ", SMALL)], &[]);
    let all = |threads: usize| -> Vec<Vec<u8>> {
        let presses = Presses::default();
        let made = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for thread in 0..threads {
                let (presses, made, outfit) = (&presses, &made, &outfit);
                scope.spawn(move || {
                    for at in (thread..60).step_by(threads) {
                        let sheet =
                            format!(r#"{{"title":"Office {at}","number":"555-01{at:02}"}}"#);
                        let ident = Digest::of(sheet.as_bytes());
                        let room = Room::new(Arc::clone(outfit), sheet.into_bytes(), "us-letter");
                        let pdf = presses.print(room, ident).expect("a PDF");
                        made.lock().expect("no panic").push((at, pdf));
                    }
                });
            }
        });
        let mut made = made.into_inner().expect("no panic");
        made.sort();
        made.into_iter().map(|(_, pdf)| pdf).collect()
    };
    let (one, two) = (all(1), all(2));
    assert_eq!(one.len(), 60);
    assert!(one == two, "the number of threads decides the bytes");
    assert!(one == all(1), "a second run has other bytes");
    assert_ne!(one[0], one[1]);
}

#[test]
fn a_character_that_no_font_has_is_named_with_a_font_for_it() {
    let mistake = said(SMALL, r#"{"title":"Harbor office","number":"電話 555"}"#);
    assert_eq!(mistake.code.name, "missing-glyph");
    assert_eq!(mistake.message, "no font has the characters U+8A71 `話`, U+96FB `電`");
    assert!(mistake.help[0].contains("for Chinese or Japanese"), "{:?}", mistake.help);
    assert!(mistake.help[0].contains("Noto Sans SC"), "{:?}", mistake.help);
}

#[test]
fn many_missing_characters_are_counted() {
    let mistake = said(SMALL, r#"{"title":"Harbor office","number":"가나다라마바사"}"#);
    assert!(mistake.message.ends_with("U+B9C8 `마` and 2 more"), "{}", mistake.message);
    assert_eq!(mistake.help.iter().filter(|help| help.contains("Noto Sans KR")).count(), 1);
}

#[test]
fn a_box_in_small_type_in_a_table_in_a_footer_is_found_too() {
    let layout = SMALL.replace(
        "#title()",
        "#set page(footer: table(table.cell(text(size: 5pt)[\u{E0B}])))\n#title()",
    );
    let mistake = said(&layout, SHEET);
    assert_eq!(mistake.code.name, "missing-glyph");
    assert!(mistake.message.contains("U+0E0B"), "{}", mistake.message);
}

#[test]
fn no_character_vanishes_where_a_layout_names_no_font_or_one_that_is_not_there() {
    let font = r#"font: ("Public Sans", "Vazirmatn"), "#;
    for other in ["", r#"font: "Nowhere Sans", "#] {
        let layout = SMALL.replace(font, other);
        let mistake = said(&layout, r#"{"title":"Harbor office","number":"555 電"}"#);
        assert_eq!(mistake.code.name, "missing-glyph", "{other}");
        print(&layout, SHEET).expect("letters that are in the program");
    }
}

#[test]
fn marks_of_direction_soft_hyphens_and_narrow_spaces_need_no_font() {
    let number =
        "\u{2068}555\u{2069}\u{200F} 1\u{202F}2\u{2009}3\u{2011}4 a\u{AD}b\u{2060}c\u{200B}d";
    let sheet = format!(r#"{{"title":"Harbor office","number":"{number}"}}"#);
    print(SMALL, &sheet).expect("a PDF");
}

#[test]
fn latin_greek_cyrillic_and_arabic_letters_are_in_the_program() {
    for text in
        ["Ñandú ¿señal? Łódź Tiếng Việt", "Ελλάδα", "Україна, Россия", "مكتب الشؤون ۱۲۳ پاکستان"]
    {
        let sheet = format!(r#"{{"title":"Harbor office","number":"{text}"}}"#);
        print(SMALL, &sheet).unwrap_or_else(|mistake| panic!("{text}: {}", mistake.message));
    }
}

#[test]
fn a_font_of_the_site_fills_the_gap() {
    let thai = r#"{"title":"Harbor office","number":"Ж"}"#;
    let bytes: Arc<[u8]> = Arc::from(&include_bytes!("fonts/NotoSans-Bold.ttf")[..]);
    let own = [OwnFont { path: "fonts/own.ttf".to_owned(), bytes }];
    let room = Room::new(outfit(&[("sheet.typ", SMALL)], &own), thai.as_bytes().to_vec(), "a4");
    assert_eq!(room.outfit().families().first().map(String::as_str), Some("Noto Sans"));
    Presses::default().print(room, Digest::default()).expect("a PDF");
}

#[test]
fn a_file_that_only_pretends_to_be_a_font_is_named() {
    let bytes: Arc<[u8]> = Arc::from(&[0, 1, 0, 0, 9, 9][..]);
    let own = [OwnFont { path: "fonts/sham.ttf".to_owned(), bytes }];
    let mistake = Outfit::new(&[], &own).expect_err("no font");
    assert_eq!(mistake.code.name, "bad-font");
    assert_eq!(mistake.origin, Some(Origin::file("fonts/sham.ttf")));
}

#[test]
fn a_mistake_in_a_layout_is_shown_where_it_stands() {
    let layout = SMALL.replace("sheet.number", "sheet.numbre");
    let mistake = said(&layout, SHEET);
    assert_eq!(mistake.code.name, "template-error");
    assert!(mistake.message.contains("numbre"), "{}", mistake.message);
    let origin = mistake.origin.expect("a place");
    assert_eq!(&*origin.file, "themes/civic/print/sheet.typ");
    let span = origin.span.expect("a run of text");
    assert_eq!(&layout[span.start..span.end], "numbre");
}

#[test]
fn what_pdf_ua_forbids_is_a_mistake_of_the_layout() {
    let mistake = said(&SMALL.replace("#set document(title: sheet.title)\n#set", "#set"), SHEET);
    assert_eq!(mistake.code.name, "template-error");
    assert!(mistake.message.contains("title"), "{}", mistake.message);
}

#[test]
fn a_layout_sees_neither_the_clock_nor_other_files() {
    for line in [
        "#datetime.today().display()",
        "#read(\"/content/site.yaml\")",
        "#import \"@preview/a:1.0.0\"",
    ] {
        let mistake = said(&format!("{SMALL}{line}"), SHEET);
        assert_eq!(mistake.code.name, "template-error", "{line}");
    }
}

#[test]
fn what_a_layout_says_of_the_text_is_passed_on_without_a_place() {
    let words = "the poster's text does not fit on one page: shorten `text`";
    let mistake = said(&format!("#panic(\"{words}\")"), SHEET);
    assert_eq!((mistake.code.name, mistake.message.as_str()), ("unprintable-sheet", words));
    assert_eq!(mistake.origin, None);
}

#[test]
fn what_many_sheets_of_a_set_lack_is_told_once() {
    let missing = |set: &str, sheet: &str, help: &str| {
        let found = Diagnostic::new("missing-glyph", format!("no font has what {sheet} needs"));
        found.at(Origin::file(set)).label(format!("on {sheet}")).help(help)
    };
    let other = Diagnostic::new("template-error", "something else");
    let found = vec![
        missing("set-b", "b.pdf", "one font"),
        missing("set-a", "c.pdf", "one font"),
        other.clone(),
        missing("set-a", "b.pdf", "another font"),
        missing("set-a", "a.pdf", "one font"),
        missing("set-a", "d.pdf", "one font"),
    ];
    let told = gathered(found);
    let labels: Vec<_> = told.iter().map(|found| found.label.as_str()).collect();
    assert_eq!(labels, ["", "on b.pdf", "on a.pdf and 2 other sheets", "on b.pdf"]);
}
