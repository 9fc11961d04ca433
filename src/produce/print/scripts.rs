//! Which script a character is of, and a free font for it.

/// A script that the fonts in the program lack.
#[derive(Debug)]
pub(super) struct Script {
    /// What it is called.
    pub(super) name: &'static str,
    /// Fonts under the SIL Open Font License that have it.
    pub(super) font: &'static str,
}

macro_rules! scripts {
    ($($name:literal, $font:literal: $($first:literal - $last:literal)+;)*) => {
        /// Ranges of characters (Unicode 17), each with its script.
        static TABLE: &[(u32, u32, Script)] = &[$($(
            ($first, $last, Script { name: $name, font: $font }),
        )+)*];
    };
}

scripts! {
    "Greek", "Noto Sans": 0x370-0x3FF 0x1F00-0x1FFF;
    "Cyrillic", "Noto Sans": 0x400-0x52F 0x1C80-0x1C8F 0x2DE0-0x2DFF 0xA640-0xA69F;
    "Armenian", "Noto Sans Armenian": 0x530-0x58F;
    "Hebrew", "Noto Sans Hebrew": 0x590-0x5FF 0xFB1D-0xFB4F;
    "Arabic", "Noto Sans Arabic": 0x600-0x6FF 0x750-0x77F 0x870-0x8FF 0xFB50-0xFDFF 0xFE70-0xFEFF;
    "Syriac", "Noto Sans Syriac": 0x700-0x74F;
    "Thaana", "Noto Sans Thaana": 0x780-0x7BF;
    "N’Ko", "Noto Sans NKo": 0x7C0-0x7FF;
    "Devanagari", "Noto Sans Devanagari": 0x900-0x97F 0xA8E0-0xA8FF;
    "Bengali", "Noto Sans Bengali": 0x980-0x9FF;
    "Gurmukhi", "Noto Sans Gurmukhi": 0xA00-0xA7F;
    "Gujarati", "Noto Sans Gujarati": 0xA80-0xAFF;
    "Oriya", "Noto Sans Oriya": 0xB00-0xB7F;
    "Tamil", "Noto Sans Tamil": 0xB80-0xBFF;
    "Telugu", "Noto Sans Telugu": 0xC00-0xC7F;
    "Kannada", "Noto Sans Kannada": 0xC80-0xCFF;
    "Malayalam", "Noto Sans Malayalam": 0xD00-0xD7F;
    "Sinhala", "Noto Sans Sinhala": 0xD80-0xDFF;
    "Thai", "Noto Sans Thai": 0xE00-0xE7F;
    "Lao", "Noto Sans Lao": 0xE80-0xEFF;
    "Tibetan", "Noto Serif Tibetan": 0xF00-0xFFF;
    "Burmese", "Noto Sans Myanmar": 0x1000-0x109F 0xA9E0-0xA9FF 0xAA60-0xAA7F;
    "Georgian", "Noto Sans Georgian": 0x10A0-0x10FF 0x1C90-0x1CBF;
    "Korean", "Noto Sans KR": 0x1100-0x11FF 0x3130-0x318F 0xA960-0xA97F 0xAC00-0xD7FF;
    "Ethiopic", "Noto Sans Ethiopic": 0x1200-0x139F 0x2D80-0x2DDF 0xAB00-0xAB2F;
    "Cherokee", "Noto Sans Cherokee": 0x13A0-0x13FF 0xAB70-0xABBF;
    "Khmer", "Noto Sans Khmer": 0x1780-0x17FF 0x19E0-0x19FF;
    "Mongolian", "Noto Sans Mongolian": 0x1800-0x18AF;
    "Japanese", "Noto Sans JP": 0x3040-0x30FF 0x31F0-0x31FF 0xFF66-0xFF9F;
    "Chinese or Japanese", "Noto Sans SC (simplified), Noto Sans TC (traditional) or Noto Sans JP":
        0x2E80-0x2FDF 0x3000-0x303F 0x3100-0x312F 0x31A0-0x31EF 0x3400-0x4DBF 0x4E00-0x9FFF
        0xF900-0xFAFF 0xFF00-0xFF65 0x20000-0x323AF;
    "arrows, signs and pictures", "Noto Sans Symbols 2 or Noto Emoji":
        0x2190-0x21FF 0x2300-0x27BF 0x2900-0x2BFF 0x1F000-0x1FAFF;
}

/// The script of `char`, if it is in the table.
pub(super) fn script(char: char) -> Option<&'static Script> {
    let code = u32::from(char);
    let found = TABLE.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
    found.map(|(_, _, script)| script)
}
