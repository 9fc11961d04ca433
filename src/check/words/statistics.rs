//! Words by which statistics are known.

/// What makes a sentence a statistic in one language.
#[derive(Debug)]
pub(in crate::check) struct Words {
    /// Words after a number that make it a share.
    pub(in crate::check) shares: &'static [&'static str],
    /// What all runs of words have in common.
    anchors: Anchors,
    /// Runs of words that speak of amounts or ranks by themselves.
    pub(in crate::check) phrases: &'static [&'static str],
    /// Runs of words that do so before what statistics count: "most cases".
    pub(in crate::check) most: &'static [&'static str],
    /// What statistics count: a number in digits before these, or one word further off.
    pub(in crate::check) counted: &'static [&'static str],
    /// The same, for words that are verbs too: only after a number of three digits or more.
    pub(in crate::check) in_hundreds: &'static [&'static str],
    /// The word between two numbers that are a share: "1 in 4".
    pub(in crate::check) of_which: &'static [&'static str],
    /// Words before a number that make it an age, or the number of a section or step.
    pub(in crate::check) labels: &'static [&'static str],
    /// Before these words "most" tells of a habit and counts nothing: "in most cases".
    pub(in crate::check) habits: &'static [&'static str],
    /// Runs of words by which a text itself says that the year is not known.
    pub(in crate::check) undated: &'static [&'static str],
}

const ENGLISH: &[&str] = &[
    "a quarter of",
    "a third of",
    "billion",
    "billions",
    "biggest",
    "fastest growing",
    "grow fastest",
    "grows fastest",
    "half of all",
    "half of the",
    "hundreds of",
    "largest",
    "majority of",
    "million",
    "millions",
    "one in five",
    "one in four",
    "one in ten",
    "one in three",
    "one in two",
    "second largest",
    "tens of thousands",
    "thousands of",
    "two thirds of",
    "vast majority",
];
const ENGLISH_MOST: &[&str] = &["most", "most of", "nearly all", "almost all"];

const SPANISH: &[&str] = &[
    "cientos de",
    "crece más rápido",
    "de más rápido crecimiento",
    "de mayor crecimiento",
    "la mayor industria",
    "la mitad de",
    "la segunda más grande",
    "las dos terceras partes",
    "más grande",
    "más grandes",
    "mayor crecimiento",
    "mil millones",
    "miles de",
    "millón",
    "millones",
    "segunda mayor",
    "segundo mayor",
    "un tercio de",
    "una cuarta parte",
    "una de cada",
    "uno de cada",
];
const SPANISH_MOST: &[&str] = &["la mayor parte de", "la mayoría de", "casi todas", "casi todos"];

const WORDS: &[(&str, Words)] = &[
    (
        "en",
        Words {
            shares: &["percent", "per cent", "percentage points"],
            anchors: Anchors::of([ENGLISH, ENGLISH_MOST]),
            phrases: ENGLISH,
            most: ENGLISH_MOST,
            in_hundreds: &["calls", "reports", "visits"],
            of_which: &["in", "out of", "of"],
            habits: &["in"],
            undated: &[
                "neither source nor year",
                "no count and no year",
                "no count or year",
                "no date",
                "no source and no year",
                "no year",
                "undated",
                "without a date",
                "without a year",
            ],
            counted: &[
                "arrests",
                "boys",
                "cases",
                "children",
                "convictions",
                "deaths",
                "defendants",
                "girls",
                "indictments",
                "investigations",
                "men",
                "minors",
                "people",
                "persons",
                "prosecutions",
                "survivors",
                "tips",
                "traffickers",
                "victims",
                "women",
                "workers",
            ],
            labels: &[
                "age", "aged", "ages", "article", "chapter", "form", "no", "over", "page",
                "section", "step", "than", "title", "under",
            ],
        },
    ),
    (
        "es",
        Words {
            shares: &["por ciento", "puntos porcentuales"],
            anchors: Anchors::of([SPANISH, SPANISH_MOST]),
            phrases: SPANISH,
            most: SPANISH_MOST,
            in_hundreds: &["visitas"],
            of_which: &["de cada"],
            habits: &["en"],
            undated: &[
                "ni fuente ni año",
                "ni año",
                "ningún año",
                "no da el año",
                "no lleva fecha",
                "no tiene fecha",
                "sin año",
                "sin fecha",
            ],
            counted: &[
                "acusados",
                "arrestos",
                "casos",
                "condenas",
                "detenciones",
                "denuncias",
                "enjuiciamientos",
                "hombres",
                "investigaciones",
                "llamadas",
                "menores",
                "muertes",
                "mujeres",
                "niñas",
                "niños",
                "personas",
                "procesos",
                "sobrevivientes",
                "supervivientes",
                "trabajadores",
                "tratantes",
                "víctimas",
            ],
            labels: &[
                "artículo",
                "capítulo",
                "edad",
                "formulario",
                "menor",
                "núm",
                "página",
                "paso",
                "sección",
                "título",
            ],
        },
    ),
];

impl Words {
    /// Whether a text may have a statistic: it has a number in digits, or a word like the longest
    /// of a phrase.
    pub(in crate::check) fn may_tell(&self, text: &str) -> bool {
        // Byte by byte, since every text comes this way: letters beyond ASCII are parts of words, and
        // 0xe2 begins dashes and quotation marks, whose other bytes begin no word.
        let apart = |byte: &u8| *byte == 0xe2 || (byte.is_ascii() && !byte.is_ascii_alphanumeric());
        let mut words = text.as_bytes().split(apart);
        words.any(|word| {
            let marks = word.iter().take_while(|byte| (0x80..0xc0).contains(*byte)).count();
            let word = &word[marks..];
            word.first().is_some_and(u8::is_ascii_digit) || self.anchors.have(word)
        })
    }
}

/// The lengths of words by their first and last letters.
#[derive(Debug)]
pub(in crate::check) struct Anchors([[u32; 26]; 26]);

impl Anchors {
    /// Of the longest word of each phrase.
    const fn of(lists: [&[&str]; 2]) -> Self {
        let mut lengths = [[0; 26]; 26];
        let mut list = 0;
        while list < lists.len() {
            let mut at = 0;
            while at < lists[list].len() {
                let phrase = lists[list][at].as_bytes();
                let (start, end) = longest_word(phrase);
                let (first, last) = (phrase[start] - b'a', phrase[end - 1] - b'a');
                lengths[first as usize][last as usize] |= 1 << (end - start);
                at += 1;
            }
            list += 1;
        }
        Self(lengths)
    }

    fn have(&self, word: &[u8]) -> bool {
        let letter = |byte: Option<&u8>| {
            byte.and_then(|byte| byte.to_ascii_lowercase().checked_sub(b'a')).map(usize::from)
        };
        let (first, last) = (letter(word.first()), letter(word.last()));
        let lengths = first.and_then(|first| self.0.get(first)).zip(last);
        let lengths = lengths.and_then(|(lengths, last)| lengths.get(last));
        lengths.is_some_and(|lengths| word.len() < 32 && lengths & (1 << word.len()) != 0)
    }
}

/// Where the longest word of a phrase begins and ends.
const fn longest_word(phrase: &[u8]) -> (usize, usize) {
    let mut longest = (0, 0);
    let (mut start, mut at) = (0, 0);
    while at <= phrase.len() {
        if at == phrase.len() || phrase[at] == b' ' {
            if at - start > longest.1 - longest.0 {
                longest = (start, at);
            }
            start = at + 1;
        }
        at += 1;
    }
    longest
}

/// The words of a language.
pub(in crate::check) fn of(tongue: &str) -> Option<&'static Words> {
    super::entry(WORDS, tongue)
}
