//! `README.txt`: what the copy is, how to open it, how to check it.
//!
//! UTF-8 with a mark at the beginning and the line ends of Windows: older versions of Notepad and TextEdit show
//! letters other than English ones wrongly without the mark, and Notepad before 2018 shows other line ends as
//! none. Every other program takes both.

use super::checks;
use crate::kit::words::{Tongue, Words};
use crate::manifest::sums;

/// The text, in every language of the site; the lines to paste stand once, after all of them.
pub(crate) fn readme(words: &Words) -> String {
    let mut out = String::new();
    for tongue in &words.tongues {
        part(tongue, &mut out);
    }
    for (name, lines) in [
        ("WINDOWS", checks::WINDOWS.to_owned()),
        ("MACOS", checks::macos()),
        ("LINUX", checks::linux()),
    ] {
        out.push_str(&format!("==== {name} ====\n\n{lines}\n"));
    }
    format!("\u{feff}{}", out.replace('\n', "\r\n"))
}

fn part(tongue: &Tongue, out: &mut String) {
    let word = |key| tongue.word(key);
    let title = &tongue.title.text;
    out.push_str(&format!("==== {} ====\n\n{title}\n", tongue.language.name));
    if !tongue.edition.is_empty() {
        out.push_str(&format!("{} {}\n", word("edition"), tongue.edition));
    }
    out.push_str(&format!("{} {}\n", word("published_by"), tongue.publisher.text));
    if !tongue.notice.text.is_empty() {
        out.push_str(&format!("{}\n", tongue.notice.text));
    }
    for (heading, texts) in [
        ("kit_open_how", &["kit_open_text"][..]),
        ("kit_check", &["kit_check_text", "kit_windows", "kit_macos", "kit_linux", "kit_answer"]),
        ("kit_compare", &["kit_compare_text"]),
    ] {
        out.push_str(&format!("\n{}\n\n", word(heading).to_uppercase()));
        for text in texts {
            out.push_str(&format!("- {}\n", word(text)));
        }
    }
    out.push_str(&format!("\n{}\n\n", word("kit_files").to_uppercase()));
    for (name, key) in [
        (sums::START, "kit_file_start"),
        (sums::README, "kit_file_readme"),
        (sums::CARD, "kit_file_card"),
        (sums::NAME, "kit_file_sums"),
        (sums::SEAL, "kit_file_seal"),
        (sums::SITE, "kit_file_guide"),
    ] {
        out.push_str(&format!("- {name}: {}\n", word(key)));
    }
    out.push('\n');
}
