//! Words that no sentence ends with: after them something is missing.

#[derive(Debug)]
struct Words {
    /// A full stop after these mends nothing.
    always: &'static [&'static str],
    /// These may end a sentence before a full stop: "what it is made of."
    unstopped: &'static [&'static str],
}

const WORDS: &[(&str, Words)] = &[
    (
        "en",
        Words {
            always: &["a", "an", "and", "nor", "or", "the"],
            unstopped: &["at", "by", "from", "into", "of", "than", "with"],
        },
    ),
    (
        "es",
        Words {
            always: &["e", "el", "la", "las", "los", "o", "u", "y"],
            unstopped: &[
                "al", "con", "de", "del", "desde", "en", "para", "por", "sin", "un", "una",
            ],
        },
    ),
    (
        "fr",
        Words {
            always: &["et", "la", "le", "les", "ou"],
            unstopped: &["au", "aux", "de", "des", "du", "par", "un", "une"],
        },
    ),
    (
        "pt",
        Words {
            always: &["e", "o", "os", "ou"],
            unstopped: &["ao", "com", "da", "de", "do", "para", "por", "um", "uma"],
        },
    ),
];

/// Whether a text in `tongue` cannot end with `word`.
pub(in crate::check) fn dangles(tongue: &str, word: &str, stopped: bool) -> bool {
    let Some(Words { always, unstopped }) = super::entry(WORDS, tongue) else { return false };
    always.contains(&word) || (!stopped && unstopped.contains(&word))
}
