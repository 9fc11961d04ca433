//! Syllables of Spanish words, counted by their spelling.

/// How many syllables `word` has: letters in any case.
///
/// A strong vowel (a, e, o) or a weak one with an accent (í, ú) makes a syllable of its own; weak
/// vowels lean on their neighbours: cui-da-do, lí-ne-a, pa-ís.
pub(super) fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let mut count = 0;
    // Whether the run of vowels has a syllable yet; none outside a run.
    let mut run: Option<bool> = None;
    for (at, letter) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        match sound(before, letter, after) {
            Sound::Strong => {
                count += 1;
                run = Some(true);
            }
            Sound::Weak => run = Some(run.unwrap_or(false)),
            Sound::Silent => {}
            Sound::Consonant => {
                count += usize::from(run == Some(false));
                run = None;
            }
        }
    }
    (count + usize::from(run == Some(false))).max(1)
}

enum Sound {
    Strong,
    Weak,
    Silent,
    Consonant,
}

fn sound(before: Option<char>, letter: char, after: Option<char>) -> Sound {
    match letter {
        'a' | 'e' | 'o' | 'á' | 'é' | 'ó' | 'í' | 'ú' => Sound::Strong,
        'u' if before == Some('q') => Sound::Silent,
        'u' if before == Some('g') && matches!(after, Some('e' | 'i' | 'é' | 'í')) => {
            Sound::Silent
        }
        'i' | 'u' | 'ü' => Sound::Weak,
        // Between vowels, h parts nothing: prohi-bi-do.
        'h' if before.is_some_and(is_vowel) && after.is_some_and(is_vowel) => Sound::Silent,
        // At the end, y is a vowel: hoy, muy, y.
        'y' if after.is_none() => Sound::Weak,
        _ => Sound::Consonant,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'á' | 'é' | 'í' | 'ó' | 'ú' | 'ü')
}
