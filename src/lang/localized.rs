//! Text in several languages, with a fallback.

use super::languages::Lang;

/// Text in the default language and in those it was translated into.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Localized {
    text: String,
    others: Vec<(Lang, String)>,
}

/// The text chosen for a reader and the language it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// The text.
    pub text: &'a str,
    /// Its language: the reader's, or the default where there is no translation.
    pub lang: Lang,
}

impl Localized {
    /// Text in the default language.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), others: Vec::new() }
    }

    /// Adds a translation, or takes the place of one.
    pub fn translate(&mut self, lang: Lang, text: String) {
        if lang.is_default() {
            self.text = text;
            return;
        }
        match self.others.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, old)) => *old = text,
            None => self.others.push((lang, text)),
        }
    }

    /// The text for a reader of `lang`: the translation, else the default language.
    pub fn get(&self, lang: Lang) -> Chosen<'_> {
        match self.others.iter().find(|(known, _)| *known == lang) {
            Some((lang, text)) => Chosen { text, lang: *lang },
            None => Chosen { text: &self.text, lang: Lang::DEFAULT },
        }
    }

    /// The text in the default language.
    pub fn original(&self) -> &str {
        &self.text
    }

    /// Whether there is text in `lang` itself.
    pub fn has(&self, lang: Lang) -> bool {
        lang.is_default() || self.others.iter().any(|(known, _)| *known == lang)
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Every text with its language, the default first.
    pub fn all(&self) -> impl Iterator<Item = Chosen<'_>> {
        let first = Chosen { text: &self.text, lang: Lang::DEFAULT };
        let others = self.others.iter().map(|(lang, text)| Chosen { text, lang: *lang });
        std::iter::once(first).chain(others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_and_says_so() {
        let mut name = Localized::new("hotline");
        name.translate(Lang(1), "línea".to_owned());
        assert_eq!(name.get(Lang(1)), Chosen { text: "línea", lang: Lang(1) });
        assert_eq!(name.get(Lang(2)), Chosen { text: "hotline", lang: Lang(0) });
        assert!(name.has(Lang(1)) && !name.has(Lang(2)));
    }
}
