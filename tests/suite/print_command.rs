//! Single sheets: `fieldguide print`, and the layouts of PDFs as files of a theme.

use std::fs;
use std::path::Path;
use std::process::Command;

use fieldguide::diag::Report;
use fieldguide::lang::Languages;
use fieldguide::source::Memory;
use fieldguide::theme::{self, Theme};
use tempfile::TempDir;

use crate::support::{Site, tree};

/// Two sets of sheets over one office that can be called and one that cannot.
const SETS: &str = "\
print:
  sets:
    - {id: fact-sheets, form: fact-sheet}
    - {id: large-print, form: fact-sheet, type: large, papers: [a4]}
    - {id: hotline-sheet, form: hotline-sheet}
    - {id: wall, form: poster, records: [harbor-line], papers: [letter]}
";

const LINE: &str = "\
name: Harbor Line
kind: hotline
summary: It answers calls of people in danger.
contacts:
  - label: Harbor Line
    line: help
    phone: 1-202-555-0142
    source: sheet-2009
sources: [sheet-2009]
";

/// What a command said, and its exit code.
struct Ran {
    out: String,
    said: String,
    code: i32,
}

/// The site with these sets, written into a folder.
fn site(sets: &str) -> TempDir {
    let dir = TempDir::new().expect("a folder");
    let site = Site::minimal().append("content/site.yaml", sets);
    for (path, bytes) in site.with("content/agencies/harbor-line.yaml", LINE).files() {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    dir
}

fn print(site: &Path, words: &str) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_fieldguide"))
        .arg("print")
        .args(words.split_whitespace())
        .current_dir(site)
        .output()
        .expect("fieldguide runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran { out: text(ran.stdout), said: text(ran.stderr), code: ran.status.code().expect("a code") }
}

/// Refused with these very words, and nothing written.
#[track_caller]
fn refused(words: &str, said: &str) {
    let dir = site(SETS);
    let before = tree::read(dir.path());
    let ran = print(dir.path(), words);
    assert_eq!((ran.said.as_str(), ran.code), (said, 2), "{words}");
    assert!(ran.out.is_empty() && tree::read(dir.path()) == before, "{words}: something was made");
}

#[test]
fn without_a_wish_the_sets_are_listed() {
    refused(
        "",
        "\
error: say which sheets: a record, or a set with `--set`

  fact-sheets    fact-sheet     2 sheets: harbor-line, ovc (Letter, A4)
  large-print    fact-sheet     2 sheets: harbor-line, ovc (A4)
  hotline-sheet  hotline-sheet  1 sheet: the whole site (Letter, A4)
  wall           poster         1 sheet: harbor-line (Letter)

help: fieldguide print RECORD, or fieldguide print --set NAME
",
    );
}

#[test]
fn what_is_not_there_is_answered_with_what_was_likely_meant() {
    refused(
        "harbour-line",
        "error: there is no record `harbour-line`\nhelp: did you mean `harbor-line`?\n",
    );
    refused(
        "--set factsheets",
        "error: there is no set of sheets `factsheets`\nhelp: did you mean `fact-sheets`?\n",
    );
    refused("ovc --lang es", "error: the site has no language `es`\nhelp: it has en\n");
}

#[test]
fn a_record_without_a_sheet_in_the_set_is_answered_with_sets_that_have_one() {
    refused(
        "ovc --set wall",
        "error: the set `wall` has no sheet about `ovc`\n\
         help: name a set that has one with `--set`: fact-sheets, large-print\n",
    );
    refused(
        "ovc --set hotline-sheet",
        "error: the set `hotline-sheet` is one sheet for the whole site\nhelp: leave `ovc` out\n",
    );
}

#[test]
fn sheets_are_not_written_among_the_files_of_the_site() {
    for folder in ["content/print", "themes", "fonts/../content"] {
        refused(
            &format!("ovc --output {folder}"),
            &format!(
                "error: the folder `{folder}` lies among the site's own files\n\
                 help: choose a folder outside `content`, `fonts` and `themes`\n"
            ),
        );
    }
}

#[test]
fn a_site_without_sheets_is_shown_how_to_declare_some() {
    let dir = site("");
    let ran = print(dir.path(), "ovc");
    assert_eq!(ran.code, 2);
    let (words, block) = ran.said.split_once("\n\nprint:\n").expect("a block to paste");
    assert_eq!(
        words,
        "error: the site has no sheets: `content/site.yaml` has no `print`\n\
         help: put this at its end, for a start:"
    );
    let pasted = site(&format!("print:\n{block}"));
    let listed = print(pasted.path(), "");
    assert!(listed.said.contains("fact-sheets  fact-sheet  2 sheets"), "{}", listed.said);
}

#[test]
fn mistakes_in_the_site_stop_it() {
    let dir = site(SETS);
    fs::write(dir.path().join("content/agencies/ovc.yaml"), "name: Office\n").expect("a file");
    let ran = print(dir.path(), "harbor-line");
    assert_eq!(ran.code, 1, "{}", ran.said);
    assert!(ran.said.contains("error[missing-field]"), "{}", ran.said);
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_fieldguide_without_pdf_names_the_page_that_prints_the_same() {
    let dir = site(SETS);
    let ran = print(dir.path(), "ovc");
    assert_eq!(ran.code, 4);
    assert_eq!(
        ran.said,
        "\
error: this fieldguide was built without PDF, so nothing was made
help: `print/fact-sheets/ovc.html` of the built site prints the same from a browser
help: or get a fieldguide with PDF: cargo install fieldguide --features pdf
"
    );
    let all = print(dir.path(), "--set fact-sheets");
    assert!(all.said.contains("the pages below `print` of the built site"), "{}", all.said);
}

#[cfg(feature = "pdf")]
mod with_pdf {
    use super::*;

    /// A layout as small as PDF/UA-1 allows, in the site's own theme.
    const SMALL: &str = "\
#let sheet = json(\"/sheet.json\")
#set document(title: sheet.title.text)
#set page(paper: json(\"/paper.json\").paper)
#title()
";

    fn ready() -> TempDir {
        let dir = site(SETS);
        let folder = dir.path().join("themes/civic/print");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("sheet.typ"), SMALL).expect("a file");
        dir
    }

    #[test]
    fn a_record_gives_its_first_fact_sheet_under_the_name_that_the_site_gives_it() {
        let dir = ready();
        let ran = print(dir.path(), "ovc");
        assert_eq!((ran.code, ran.said.as_str()), (0, ""));
        assert_eq!(ran.out, "print/fact-sheets/letter/ovc.pdf\n");
        assert!(fs::read(dir.path().join(ran.out.trim())).expect("a file").starts_with(b"%PDF-"));
    }

    #[test]
    fn a_set_alone_gives_all_its_sheets_on_its_first_paper_or_another() {
        let dir = ready();
        let ran = print(dir.path(), "--set large-print");
        assert_eq!(ran.out, "print/large-print/a4/harbor-line.pdf\nprint/large-print/a4/ovc.pdf\n");
        let ran = print(dir.path(), "--set large-print --paper letter --output x ovc");
        assert_eq!(ran.out, "x/large-print/letter/ovc.pdf\n");
    }

    #[test]
    fn only_a_pdf_of_fieldguide_is_replaced() {
        let dir = ready();
        let path = dir.path().join("print/fact-sheets/letter/ovc.pdf");
        assert_eq!(print(dir.path(), "ovc").code, 0);
        let mut old = fs::read(&path).expect("a file");
        old.extend(b"\n");
        fs::write(&path, &old).expect("a file");
        assert_eq!(print(dir.path(), "ovc").code, 0);
        assert_ne!(fs::read(&path).expect("a file"), old, "an older sheet stays");

        fs::write(&path, "%PDF-1.7 of someone else").expect("a file");
        let ran = print(dir.path(), "ovc harbor-line");
        assert_eq!(ran.code, 2);
        assert_eq!(ran.out, "print/fact-sheets/letter/harbor-line.pdf\n");
        assert_eq!(
            ran.said,
            "error: `print/fact-sheets/letter/ovc.pdf` is not a PDF that fieldguide made, and was left\n\
             help: move it away, or name another folder with `--output`\n"
        );
        assert_eq!(fs::read(&path).expect("a file"), b"%PDF-1.7 of someone else");
    }

    #[test]
    fn a_name_that_no_font_can_show_is_told_with_its_set() {
        let dir = ready();
        let named = LINE.replace("Harbor Line", "港線");
        fs::write(dir.path().join("content/agencies/harbor-line.yaml"), named).expect("a file");
        let ran = print(dir.path(), "--set fact-sheets");
        assert_eq!(ran.code, 1);
        assert_eq!(ran.out, "print/fact-sheets/letter/ovc.pdf\n", "the other sheet is fine");
        let head = "error[missing-glyph]: no font has the characters U+6E2F `港`, U+7DDA `線`\n";
        assert!(ran.said.starts_with(head), "{}", ran.said);
        for words in ["content/site.yaml:7:12", "on print/fact-sheets/letter/harbor-line.pdf"] {
            assert!(ran.said.contains(words), "no “{words}” in\n{}", ran.said);
        }
    }
}

/// The layouts of the theme `name` in a site with these files, each with where it was read.
fn layouts(name: &str, files: &[(&str, &str)]) -> (Vec<(String, String)>, Report) {
    let mut site = Memory::default();
    for (path, text) in files {
        site.insert((*path).to_owned(), text.as_bytes().to_vec());
    }
    let mut report = Report::default();
    let theme = Theme::load(&site, name, &Languages::new(["en"]), &mut report);
    let theme = theme.expect("memory can be read");
    let layouts = theme.print().iter().map(|file| (file.name.clone(), file.origin.clone()));
    (layouts.collect(), report)
}

#[test]
fn the_layouts_of_the_default_theme_serve_every_theme() {
    let (civic, _) = layouts("civic", &[]);
    let (plain, _) = layouts("plain", &[]);
    assert_eq!(civic, plain);
    let offered = |theme: &str| -> Vec<String> {
        let offered = theme::offered(theme).into_iter();
        offered.filter(|path| path.starts_with("print/")).collect()
    };
    let names: Vec<String> = civic.iter().map(|(name, _)| format!("print/{name}")).collect();
    assert_eq!(offered("civic"), names);
    assert_eq!(offered("plain"), names);
    for path in names {
        assert!(theme::offer("plain", &path).is_ok(), "{path} cannot be copied");
    }
}

#[test]
fn a_layout_of_the_site_lies_over_the_shipped_one() {
    let own = "themes/civic/print/parts/own.typ";
    let sheet = "themes/civic/print/sheet.typ";
    let files = [(own, "#let a = 1"), (sheet, "own words")];
    let (layouts, report) = layouts("civic", &files);
    assert!(report.is_empty(), "{:?}", report.all());
    assert!(layouts.contains(&("parts/own.typ".to_owned(), own.to_owned())), "{layouts:?}");
    let count = layouts.iter().filter(|(name, _)| name == "sheet.typ").count();
    assert_eq!(count, 1, "{layouts:?}");
}

#[test]
fn a_change_of_a_layout_changes_their_fingerprint() {
    let digest = |text: &str| {
        let mut site = Memory::default();
        site.insert("themes/civic/print/sheet.typ".to_owned(), text.as_bytes().to_vec());
        let theme = Theme::load(&site, "civic", &Languages::new(["en"]), &mut Report::default());
        theme.expect("memory can be read").print_digest()
    };
    assert_ne!(digest("one"), digest("another"));
    assert_eq!(digest("one"), digest("one"));
}
