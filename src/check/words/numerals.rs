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

/// Whether lists know the words of `tongue`.
pub(in crate::check) fn knows(tongue: &str) -> bool {
    super::entry(WORDS, tongue).is_some()
}

/// The number that `word` stands for in `tongue`.
pub(in crate::check) fn value(tongue: &str, word: &str) -> Option<usize> {
    let words = super::entry(WORDS, tongue).filter(|_| !word.is_empty())?;
    let word = word.to_lowercase();
    words.iter().position(|known| known.split(' ').any(|known| known == word))
}
