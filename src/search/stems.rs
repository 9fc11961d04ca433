//! One form for the forms of a word.

use std::borrow::Cow;

/// How words of a language are brought to one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stems {
    /// English: plural, `-ing`, `-ed`.
    English,
    /// Spanish: plural and gender.
    Spanish,
    /// Words stay as they are; Arabic ones lose article and endings all the same.
    Plain,
}

impl Stems {
    /// The rule for the language with this tag (BCP 47).
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("en") => Self::English,
            Some("es") => Self::Spanish,
            _ => Self::Plain,
        }
    }

    /// Its word in the manifest.
    pub fn word(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Plain => "plain",
        }
    }

    /// The rule with this word.
    pub fn named(word: &str) -> Self {
        match word {
            "en" => Self::English,
            "es" => Self::Spanish,
            _ => Self::Plain,
        }
    }

    /// The form in which the folded `word` is indexed.
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        if word.starts_with(|c| matches!(c, '\u{621}'..='\u{64a}')) {
            return Cow::Borrowed(arabic(word));
        }
        if !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return Cow::Borrowed(word);
        }
        match self {
            Self::English => english(word),
            Self::Spanish => spanish(word),
            Self::Plain => Cow::Borrowed(word),
        }
    }
}

const IRREGULAR: [(&str, &str); 6] = [
    ("children", "child"),
    ("women", "woman"),
    ("men", "man"),
    ("people", "person"),
    ("wives", "wife"),
    ("lives", "life"),
];

fn english(word: &str) -> Cow<'_, str> {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return Cow::Borrowed(one);
    }
    if word.len() < 4 {
        return Cow::Borrowed(word);
    }
    let mut stem = Cow::Borrowed(word);
    if word.len() > 4 && word.ends_with("ies") {
        stem = Cow::Owned(format!("{}y", &word[..word.len() - 3]));
    } else if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| word.ends_with(end)) {
        stem = Cow::Borrowed(&word[..word.len() - 2]);
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        stem = Cow::Borrowed(&word[..word.len() - 1]);
    }
    let ending = if stem.ends_with("ing") && stem.len() >= 6 {
        3
    } else if stem.ends_with("ed") && stem.len() >= 5 && !stem.ends_with("eed") {
        2
    } else {
        0
    };
    let kept = stem.len() - ending;
    if ending > 0 && kept >= 3 && stem[..kept].bytes().any(|b| b"aeiouy".contains(&b)) {
        let bytes = stem.as_bytes();
        // stopped → stop, but calling → call, missing → miss
        let doubled = bytes[kept - 1] == bytes[kept - 2] && !b"lsz".contains(&bytes[kept - 1]);
        let kept = if doubled && kept > 3 { kept - 1 } else { kept };
        stem = cut(stem, kept);
    }
    if stem.len() > 4 && stem.ends_with('e') {
        let kept = stem.len() - 1;
        stem = cut(stem, kept);
    }
    stem
}

fn spanish(word: &str) -> Cow<'_, str> {
    if word.len() < 4 {
        return Cow::Borrowed(word);
    }
    let mut stem = Cow::Borrowed(word);
    if let Some(rest) = word.strip_suffix("eses").filter(|rest| rest.len() > 2) {
        // intereses and interés, ingleses and inglés
        stem = Cow::Borrowed(rest);
    } else if let Some(rest) = word.strip_suffix("ces").filter(|rest| rest.len() > 1) {
        stem = Cow::Owned(format!("{rest}z"));
    } else if let Some(rest) = word.strip_suffix("es").filter(|rest| rest.len() > 2) {
        stem = Cow::Borrowed(rest);
    } else if let Some(rest) = word.strip_suffix('s').filter(|rest| !rest.ends_with('i')) {
        // país and crisis keep theirs
        stem = Cow::Borrowed(rest);
    }
    if stem.len() >= 4 && stem.ends_with(['a', 'e', 'o']) {
        let kept = stem.len() - 1;
        stem = cut(stem, kept);
    }
    stem
}

fn cut(stem: Cow<'_, str>, kept: usize) -> Cow<'_, str> {
    match stem {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..kept]),
        Cow::Owned(mut text) => {
            text.truncate(kept);
            Cow::Owned(text)
        }
    }
}

fn arabic(word: &str) -> &str {
    let mut word = word;
    let length = |text: &str| text.chars().count();
    for (start, least) in [("وال", 3), ("بال", 3), ("كال", 3), ("فال", 3), ("لل", 3), ("ال", 3)]
    {
        if let Some(rest) = word.strip_prefix(start).filter(|rest| length(rest) >= least) {
            word = rest;
            break;
        }
    }
    for end in ["ات", "ون", "ين", "يه", "ه"] {
        if let Some(rest) = word.strip_suffix(end).filter(|rest| length(rest) >= 3) {
            return rest;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn english_forms_meet() {
        for (forms, stem) in [
            (&["agency", "agencies"][..], "agency"),
            (&["trafficking", "trafficked"], "traffick"),
            (&["victim", "victims"], "victim"),
            (&["abuse", "abused", "abusing", "abuses"], "abus"),
            (&["box", "boxes"], "box"),
            (&["status"], "status"),
            (&["child", "children"], "child"),
            (&["stop", "stopped", "stopping"], "stop"),
            (&["bring"], "bring"),
            (&["fbi"], "fbi"),
        ] {
            for form in forms {
                assert_eq!(Stems::English.stem(form), stem, "{form}");
            }
        }
    }

    #[test]
    fn spanish_forms_meet() {
        for (forms, stem) in [
            (&["linea", "lineas"][..], "line"),
            (&["vision", "visiones"], "vision"),
            (&["luz", "luces"], "luz"),
            (&["trabajador", "trabajadora", "trabajadores"], "trabajador"),
            (&["clase", "clases"], "clas"),
            (&["pais", "paises"], "pais"),
            (&["interes", "intereses"], "inter"),
            (&["crisis"], "crisis"),
        ] {
            for form in forms {
                assert_eq!(Stems::Spanish.stem(form), stem, "{form}");
            }
        }
    }

    #[test]
    fn arabic_loses_article_and_ending_in_every_language() {
        for form in ["مساعده", "المساعده", "مساعدات", "للمساعده"] {
            assert_eq!(Stems::Plain.stem(form), "مساعد", "{form}");
        }
    }
}
