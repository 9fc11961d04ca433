//! The formulas, and what goes into them.

use super::words;

/// A language with a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Flesch–Kincaid grade level (Kincaid and others, 1975).
    English,
    /// The grade of Crawford (1989), made from Spanish primers.
    Spanish,
}

impl Tongue {
    /// The language of the BCP 47 tag `tag`; none without a formula for it.
    pub fn of(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            Some("en") => Some(Self::English),
            Some("es") => Some(Self::Spanish),
            _ => None,
        }
    }

    /// The school grade of a text, to a tenth.
    pub fn grade(self, tally: Tally) -> f64 {
        let Tally { words, sentences, syllables } = tally;
        let (words, sentences) = (words.max(1) as f64, sentences.max(1) as f64);
        let syllables = syllables as f64;
        let grade = match self {
            Self::English => 0.39 * words / sentences + 11.8 * syllables / words - 15.59,
            Self::Spanish => {
                -0.205 * (100.0 * sentences / words) + 0.049 * (100.0 * syllables / words) - 3.407
            }
        };
        (grade * 10.0).round() / 10.0
    }

    /// How many syllables one word has; none where it is no word.
    pub fn syllables(self, word: &str) -> Option<usize> {
        words::syllables(word, self)
    }
}

/// What was counted in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Syllables of the words.
    pub syllables: usize,
}

/// How hard a text is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Grade {
    /// The years of school that a reader needs.
    Years(f64),
    /// Too short to judge.
    Short,
    /// In a language without a formula.
    Unmeasured,
}
