//! Characters that no font has. Typst sets an empty box for each: on paper, a name or a number that
//! nobody can read.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::scripts::{Script, script};
use crate::diag::Diagnostic;

/// How many of them a message names.
const NAMED: usize = 5;

/// The mistake, without a place, if the document shows boxes.
pub(super) fn missing(document: &PagedDocument) -> Option<Box<Diagnostic>> {
    let mut chars = BTreeSet::new();
    for page in document.pages() {
        look(&page.frame, &mut chars);
    }
    if chars.is_empty() { None } else { Some(Box::new(told(&chars))) }
}

/// Gathers the characters in `frame` whose glyph is the first of its font, which is the box.
fn look(frame: &Frame, chars: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look(&group.frame, chars),
            FrameItem::Text(text) => {
                let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                for glyph in boxes {
                    chars.extend(text.text[glyph.range()].chars());
                }
            }
            FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => {}
        }
    }
}

fn told(chars: &BTreeSet<char>) -> Diagnostic {
    let named: Vec<_> = chars.iter().take(NAMED).map(|char| named(*char)).collect();
    let more = match chars.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let word = if chars.len() == 1 { "character" } else { "characters" };
    let message = format!("no font has the {word} {}{more}", named.join(", "));
    let mut scripts: Vec<&Script> = chars.iter().filter_map(|char| script(*char)).collect();
    scripts.sort_by_key(|script| script.name);
    scripts.dedup_by_key(|script| script.name);
    let mut mistake = Diagnostic::new("missing-glyph", message);
    for Script { name, font } in scripts {
        mistake = mistake.help(format!(
            "put a font for {name} into the folder `fonts` beside `content`, such as {font}, as TTF, OTF or TTC"
        ));
    }
    if mistake.help.is_empty() {
        let font =
            "put a font that has it into the folder `fonts` beside `content`, as TTF, OTF or TTC";
        mistake = mistake.help(font).help("or write it in other characters");
    }
    mistake.help("`fieldguide build --no-pdf` makes the site without PDFs; its pages for paper print from a browser")
}

/// `U+4E2D 中`; what cannot be seen is not shown.
fn named(char: char) -> String {
    let code = format!("U+{:04X}", u32::from(char));
    if char.is_control() || char.is_whitespace() { code } else { format!("{code} `{char}`") }
}
