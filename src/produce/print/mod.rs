//! Sheets as PDF.
//!
//! Takes: sheets, the layouts of the theme, the fonts of the program and of the site.
//! Gives: one task a PDF; nothing where fieldguide was built without the feature `pdf`.
//! Never: looks at the clock, the network or the fonts of the machine.

#[cfg(feature = "pdf")]
mod filled;
mod fonts;
#[cfg(feature = "pdf")]
mod glyphs;
#[cfg(feature = "pdf")]
mod mistake;
#[cfg(feature = "pdf")]
mod outfit;
#[cfg(feature = "pdf")]
mod press;
#[cfg(feature = "pdf")]
mod scripts;
#[cfg(feature = "pdf")]
mod sheets;
#[cfg(all(test, feature = "pdf"))]
mod tests;
#[cfg(not(feature = "pdf"))]
mod without;

pub use fonts::mistakes as font_mistakes;
#[cfg(feature = "pdf")]
pub use sheets::Printer;
#[cfg(feature = "pdf")]
pub(super) use sheets::tasks;
#[cfg(not(feature = "pdf"))]
pub use without::Printer;
#[cfg(not(feature = "pdf"))]
pub(super) use without::tasks;

use crate::diag::Diagnostic;

/// Whether this fieldguide can make PDFs.
pub const CAN_PRINT: bool = cfg!(feature = "pdf");

/// What every PDF of fieldguide names as the program that made it.
#[cfg(feature = "pdf")]
const CREATOR: &str = concat!("fieldguide ", env!("CARGO_PKG_VERSION"));

/// The same mistakes in a fixed order, with those that many sheets of a set share told once: for
/// characters that no font has, of all sheets where the same font would help.
pub fn gathered(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let of_sheet =
        |found: &Diagnostic| matches!(found.code.name, "missing-glyph" | "unprintable-sheet");
    let (mut sheets, mut told): (Vec<_>, Vec<_>) = found.into_iter().partition(of_sheet);
    let cause = |found: &Diagnostic| {
        let said = (found.code.name == "unprintable-sheet").then(|| found.message.clone());
        (found.code.name, found.origin.clone(), found.help.clone(), said)
    };
    sheets.sort_by_cached_key(|found| (cause(found), found.label.clone()));
    for same in sheets.chunk_by(|one, other| cause(one) == cause(other)) {
        let mut first = same[0].clone();
        match same.len() {
            1 => {}
            2 => first.label.push_str(" and one other sheet"),
            many => first.label.push_str(&format!(" and {} other sheets", many - 1)),
        }
        told.push(first);
    }
    told
}

/// Whether `bytes` are a PDF that fieldguide made, in whichever version.
pub fn is_ours(bytes: &[u8]) -> bool {
    let mark = b"/Creator(fieldguide ";
    bytes.starts_with(b"%PDF-") && bytes.windows(mark.len()).any(|found| found == mark)
}
