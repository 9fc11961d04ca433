//! Small numbers in words: "two offices" is as good a translation as "2 oficinas".

/// By language, the words for 0 to 12; several for one number are kept apart by blanks.
const WORDS: &[(&str, [&str; 13])] = &[
    (
        "en",
        [
            "zero",
            "one once first",
            "two twice second",
            "three third",
            "four fourth",
            "five fifth",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
    ),
    (
        "es",
        [
            "cero",
            "un uno una primer primero primera",
            "dos segundo segunda",
            "tres tercer tercero tercera",
            "cuatro cuarto cuarta",
            "cinco quinto quinta",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
        ],
    ),
    (
        "fr",
        [
            "zéro",
            "un une premier première",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
        ],
    ),
    (
        "pt",
        [
            "zero",
            "um uma primeiro primeira",
            "dois duas",
            "três",
            "quatro",
            "cinco",
            "seis",
            "sete",
            "oito",
            "nove",
            "dez",
            "onze",
            "doze",
        ],
    ),
];

/// No word of the lists has more bytes; most words of a text have, and need no look-up.
const LONGEST: usize = 9;

/// Whether lists know the words of `tongue`.
pub(in crate::check) fn knows(tongue: &str) -> bool {
    super::entry(WORDS, tongue).is_some()
}

/// The number that `word` stands for in `tongue`.
pub(in crate::check) fn value(tongue: &str, word: &str) -> Option<usize> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let words = super::entry(WORDS, tongue)?;
    let word = word.to_lowercase();
    words.iter().position(|known| known.split(' ').any(|known| known == word))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, WORDS};

    #[test]
    fn no_word_is_longer_than_looked_up() {
        let words =
            WORDS.iter().flat_map(|(_, words)| words.iter()).flat_map(|word| word.split(' '));
        assert_eq!(words.map(str::len).max(), Some(LONGEST));
    }
}
