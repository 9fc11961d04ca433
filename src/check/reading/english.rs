//! Syllables of English words, counted by their spelling.

/// Words that are not said as they are written, sorted.
const SAID: &[(&str, usize)] = &[
    ("alien", 3),
    ("aliens", 3),
    ("anyone", 3),
    ("argue", 2),
    ("argued", 2),
    ("argues", 2),
    ("arguing", 3),
    ("business", 2),
    ("businesses", 3),
    ("colonel", 2),
    ("diabetes", 4),
    ("element", 3),
    ("elements", 3),
    ("european", 4),
    ("europeans", 4),
    ("evening", 2),
    ("evenings", 2),
    ("eye", 1),
    ("eyes", 1),
    ("familiar", 3),
    ("fashion", 2),
    ("finale", 3),
    ("forehead", 2),
    ("frontier", 2),
    ("george", 1),
    ("giant", 2),
    ("giants", 2),
    ("hatred", 2),
    ("hundred", 2),
    ("hundreds", 2),
    ("initiative", 4),
    ("initiatives", 4),
    ("issuer", 3),
    ("jeopardize", 3),
    ("jeopardy", 3),
    ("junior", 2),
    ("lieu", 1),
    ("linear", 3),
    ("maybe", 2),
    ("naked", 2),
    ("nuclear", 3),
    ("overseas", 3),
    ("people", 2),
    ("peoples", 2),
    ("persuade", 2),
    ("premier", 2),
    ("priest", 1),
    ("priests", 1),
    ("recipe", 3),
    ("recipes", 3),
    ("retirement", 4),
    ("righteous", 2),
    ("sacred", 2),
    ("science", 2),
    ("sciences", 3),
    ("scientific", 4),
    ("scientist", 3),
    ("scientists", 3),
    ("senior", 2),
    ("seniors", 2),
    ("soldier", 2),
    ("soldiers", 2),
    ("surveillance", 3),
    ("theater", 3),
    ("theaters", 3),
    ("tier", 1),
    ("wednesday", 2),
    ("wednesdays", 2),
    ("wherever", 3),
    ("whoever", 3),
    ("wicked", 2),
    ("yes", 1),
];

/// Words that others are put together with, and that keep their silent e there: some-one.
const HEADS: &[(&str, usize)] = &[
    ("base", 1),
    ("care", 1),
    ("every", 2),
    ("fire", 1),
    ("home", 1),
    ("house", 1),
    ("life", 1),
    ("like", 1),
    ("live", 1),
    ("more", 1),
    ("safe", 1),
    ("share", 1),
    ("some", 1),
    ("there", 1),
    ("time", 1),
    ("trade", 1),
    ("ware", 1),
    ("where", 1),
    ("whole", 1),
    ("wide", 1),
];

/// What follows a silent e inside a word: state-ment.
const TAILS: &[&str] = &[
    "body", "ful", "fully", "guard", "hood", "keeper", "land", "less", "lihood", "line", "lines",
    "ly", "man", "men", "ment", "ments", "ness", "thing", "ty", "where", "wide", "work", "works",
];

/// For each first letter, a bit for each second letter with which [`SAID`] or [`HEADS`] has a word.
const BEGINNINGS: [u32; 26] = {
    let mut bits = [0; 26];
    let mut at = 0;
    while at < SAID.len() + HEADS.len() {
        let word = if at < SAID.len() { SAID[at].0 } else { HEADS[at - SAID.len()].0 };
        if let [first, second, ..] = word.as_bytes() {
            bits[(*first - b'a') as usize] |= 1 << (*second - b'a');
        }
        at += 1;
    }
    bits
};

/// Whether some word of the tables begins with the same two letters. Texts have many words, and
/// this lets nearly all of them pass quickly.
fn begins_like_some(word: &[u8]) -> bool {
    let letter = |at: usize| word.get(at).map(|letter| letter.wrapping_sub(b'a'));
    let first = letter(0).and_then(|first| BEGINNINGS.get(usize::from(first)));
    let second = letter(1).filter(|second| *second < 26);
    first.zip(second).is_some_and(|(bits, second)| bits & (1 << second) != 0)
}

/// How many syllables `word` has: letters and apostrophes, in any case.
pub(super) fn syllables(word: &str) -> usize {
    let mut room = [0; 32];
    if word.bytes().all(|letter| letter.is_ascii_alphabetic())
        && let Some(room) = room.get_mut(..word.len())
    {
        room.copy_from_slice(word.as_bytes());
        room.make_ascii_lowercase();
        return counted(room);
    }
    let word: String = word.chars().map(plain).collect();
    if let Some(owner) = word.strip_suffix("'s") {
        let hisses = ["s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze"];
        return syllables(owner) + usize::from(hisses.iter().any(|end| owner.ends_with(end)));
    }
    if let Some(verb) = word.strip_suffix("n't") {
        return syllables(verb) + usize::from(verb.ends_with(['d', 's']));
    }
    counted(word.replace('\'', "").as_bytes())
}

/// The same for a word of lower-case letters without accents.
fn counted(word: &[u8]) -> usize {
    if word.is_empty() {
        return 0;
    }
    if begins_like_some(word) {
        let first = word.first();
        let begins = |other: &str| other.as_bytes().first().cmp(&first);
        let said = |other: &str| begins(other).then_with(|| other.as_bytes().cmp(word));
        if let Ok(at) = SAID.binary_search_by(|(other, _)| said(other)) {
            return SAID[at].1;
        }
        for (head, count) in HEADS.iter().filter(|(head, _)| begins(head).is_eq()) {
            let rest = word.strip_prefix(head.as_bytes()).unwrap_or_default();
            if rest.len() > 1 && rest.iter().copied().any(is_vowel) {
                return count + counted(rest);
            }
        }
    }
    sounded(word).saturating_sub(silent(word)).max(1)
}

/// The letter in lower case without its accent. A final é is said, so it becomes a letter that is.
fn plain(c: char) -> char {
    match c.to_ascii_lowercase() {
        '’' => '\'',
        'é' | 'É' | 'í' | 'ì' | 'î' | 'ï' => 'i',
        'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
        'è' | 'ê' | 'ë' => 'e',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The runs of vowels, those that are said in two counted twice, silent e not yet taken off.
fn sounded(word: &[u8]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < word.len() {
        if !is_vowel(word[at]) {
            at += 1;
            continue;
        }
        let run = word[at..].iter().take_while(|letter| is_vowel(**letter)).count();
        count += 1 + usize::from(is_split(&word[..at], &word[at..at + run], &word[at + run..]));
        at += run;
    }
    // The end of tourism and algorithm has a vowel that is not written.
    let unwritten = matches!(
        word,
        [.., b's', b'm'] | [.., b's', b'm', b's'] | [.., b't', b'h', b'm'] | [.., b'h', b'm', b's']
    );
    count + usize::from(unwritten)
}

/// Whether the run of vowels between `before` and `after` is said in two syllables.
fn is_split(before: &[u8], run: &[u8], after: &[u8]) -> bool {
    if run.len() == 1 {
        return false;
    }
    let last = before.last().copied().unwrap_or_default();
    let any = |ends: &[&str]| ends.iter().any(|end| after == end.as_bytes());
    let on = |starts: &[&str]| starts.iter().any(|start| after.starts_with(start.as_bytes()));
    // Letters that stand for no vowel here: yes, quit, guess.
    let run = match (before, run) {
        ([], [b'y', rest @ ..]) if !rest.is_empty() => rest,
        ([.., b'q'], [b'u', rest @ ..]) if !rest.is_empty() => rest,
        ([.., b'g'], [b'u', rest @ ..]) if matches!(rest, [b'a' | b'e' | b'i' | b'y', ..]) => rest,
        _ => run,
    };
    // Between vowels, y parts them: be-yond, em-ploy-er.
    if run.len() > 2 && run[1..run.len() - 1].contains(&b'y') {
        return true;
    }
    match run {
        b"ia" => {
            let soft = matches!(last, b'c' | b't' | b'g') && on(&["l", "n"]) && !on(&["lity"]);
            !soft && !on(&["ge"])
        }
        b"io" => {
            let soft = matches!(last, b't' | b's' | b'c' | b'g' | b'x' | b'n');
            let soft = (soft || before.ends_with(b"ll")) && on(&["n"]);
            let behave = last == b'v' && on(&["r"]);
            !(soft || behave)
        }
        b"iou" => !matches!(last, b'c' | b't' | b'g' | b'x'),
        b"eou" => last != b'g',
        b"eo" => !(last == b'g' && on(&["n"])),
        b"ao" | b"ii" | b"iu" | b"ua" | b"uo" | b"uou" | b"eei" | b"iae" => true,
        b"ue" => {
            let er = any(&["r", "rs"]);
            (on(&["l", "n"]) || any(&["t", "ts"]) || er) && !matches!(last, b's' | b'g' | b'q')
        }
        b"ui" => {
            any(&["ng", "ngs"])
                || on(&["cid", "tion", "tous", "ty", "ties"])
                || (on(&["d", "n"]) && !before.is_empty() && !matches!(last, b'q' | b'g'))
        }
        b"oe" => on(&["m", "t", "r", "x"]),
        b"oi" => any(&["ng", "ngs", "c", "cs"]) || on(&["nci"]),
        b"ie" => {
            let soft = matches!(last, b'c' | b't' | b'f');
            on(&["ty", "ti"])
                || (on(&["t", "nt", "nc"]) && !soft)
                || (any(&["r", "rs", "st"]) && before.iter().any(|letter| is_vowel(*letter)))
        }
        b"ea" => {
            (before.ends_with(b"cr") && on(&["t"]) && !on(&["tur"]))
                || (any(&["", "s"]) && before.iter().any(|letter| is_vowel(*letter)))
                || (before == b"r" && on(&["ct", "ff", "ss", "dj", "li", "pp", "rr"]))
        }
        b"eu" => any(&["m", "ms"]) || (before == b"r" && on(&["n"])),
        b"ei" => any(&["ng", "ngs"]) || (before == b"r" && after.len() > 1 && on(&["n", "m", "t"])),
        b"yi" => any(&["ng"]),
        b"ye" => any(&["r", "rs"]) && !before.is_empty() && last != b'w',
        b"oa" => last == b'c' && on(&["li"]),
        b"oo" => before == b"c" && on(&["pera", "rd"]),
        b"ee" => before == b"r" && on(&["n"]),
        _ => false,
    }
}

/// How many of the runs of vowels are not said.
fn silent(word: &[u8]) -> usize {
    usize::from(silent_end(word)) + usize::from(silent_inside(word))
}

/// Whether the last e is silent: made, makes, asked, unique; not in table, faces, wanted.
fn silent_end(word: &[u8]) -> bool {
    let spoken = |letter: u8| !is_vowel(letter);
    match word {
        [.., b'q' | b'g', b'u', b'e'] | [.., b'q' | b'g', b'u', b'e', b's'] => true,
        [.., a, b'l', b'e'] | [.., a, b'l', b'e', b's'] if spoken(*a) => false,
        [.., a, b'l', b'e', b'd'] if spoken(*a) && !matches!(a, b'l' | b'r') => false,
        [.., b'b' | b'c' | b't', b'r', b'e'] => false,
        [_, .., a, b'e'] => spoken(*a),
        [.., b'c' | b's', b'h', b'e', b's'] => false,
        [.., b's' | b'x' | b'z' | b'c' | b'g', b'e', b's'] => false,
        [.., b't' | b'd', b'e', b'd'] => false,
        [.., b'a' | b'e' | b'o', b'y', b'e', b'd' | b's'] => true,
        [_, .., a, b'e', b'd' | b's'] => spoken(*a),
        _ => false,
    }
}

/// Whether a silent e stands before a known end, or -ically loses its a.
fn silent_inside(word: &[u8]) -> bool {
    if word.len() > 7 && word.ends_with(b"ically") {
        return true;
    }
    (2..word.len().saturating_sub(1)).any(|at| {
        let (stem, tail) = word.split_at(at + 1);
        matches!(stem, [.., a, b'e'] if !is_vowel(*a))
            && TAILS.iter().any(|known| known.as_bytes() == tail)
            && silent_end(stem)
            && stem[..at].iter().copied().any(is_vowel)
    })
}
