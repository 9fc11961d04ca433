//! The languages of a site.

/// A language of the site, by its place in [`Languages`]; the first is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Lang(pub u8);

impl Lang {
    /// The site's first language, in which every record is written.
    pub const DEFAULT: Self = Self(0);

    /// Whether this is the site's first language.
    pub fn is_default(self) -> bool {
        self == Self::DEFAULT
    }
}

/// One language of the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Language {
    /// BCP 47 tag, such as `en` or `zh-Hans`.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// Whether it is written from right to left.
    pub rtl: bool,
    /// ` lang="…" dir="…"`, with the leading space.
    attr: String,
    /// ` lang="…"`, with the leading space.
    attr_same_dir: String,
}

impl Language {
    /// The language with this tag.
    pub fn new(tag: &str) -> Self {
        let rtl = is_rtl(tag);
        let dir = if rtl { "rtl" } else { "ltr" };
        Self {
            tag: tag.to_owned(),
            name: endonym(tag).unwrap_or(tag).to_owned(),
            rtl,
            attr: format!(" lang=\"{tag}\" dir=\"{dir}\""),
            attr_same_dir: format!(" lang=\"{tag}\""),
        }
    }

    /// `rtl` or `ltr`.
    pub fn dir(&self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }
}

/// The languages of a site, the default first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Languages(Vec<Language>);

impl Languages {
    /// The languages with these tags; English where none is given.
    pub fn new<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        let mut list: Vec<_> =
            tags.into_iter().take(usize::from(u8::MAX)).map(Language::new).collect();
        if list.is_empty() {
            list.push(Language::new("en"));
        }
        Self(list)
    }

    /// All, the default first.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &Language)> {
        self.0.iter().enumerate().map(|(at, language)| (Lang(at as u8), language))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Never: there is always a default.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of them.
    pub fn get(&self, lang: Lang) -> &Language {
        &self.0[usize::from(lang.0)]
    }

    /// The one with this tag.
    pub fn find(&self, tag: &str) -> Option<Lang> {
        self.all().find(|(_, language)| language.tag == tag).map(|(lang, _)| lang)
    }

    /// The attributes that mark text in `text` on a page in `page`: empty when they are the same.
    pub fn attr(&self, text: Lang, page: Lang) -> &str {
        let (inner, outer) = (self.get(text), self.get(page));
        if text == page {
            ""
        } else if inner.rtl == outer.rtl {
            &inner.attr_same_dir
        } else {
            &inner.attr
        }
    }
}

/// Whether `tag` has the form of a BCP 47 language tag (RFC 5646: subtags of 1 to 8 letters or
/// digits, the first of 2 or 3 letters).
pub fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// Whether the language's usual script runs from right to left.
fn is_rtl(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4);
    match script {
        Some(script) => {
            matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo" | "Adlm" | "Rohg")
        }
        None => matches!(
            first,
            "ar" | "he" | "fa" | "ur" | "ps" | "yi" | "dv" | "ckb" | "sd" | "ug" | "prs" | "arc"
        ),
    }
}

/// The name of a language in itself, for the languages most used in U.S. public services.
pub fn endonym(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "en" => "English",
        "es" => "Español",
        "ar" => "العربية",
        "zh" => "中文",
        "zh-Hans" => "简体中文",
        "zh-Hant" => "繁體中文",
        "fr" => "Français",
        "ht" => "Kreyòl ayisyen",
        "ko" => "한국어",
        "pt" => "Português",
        "ru" => "Русский",
        "so" => "Soomaali",
        "tl" => "Tagalog",
        "vi" => "Tiếng Việt",
        "hi" => "हिन्दी",
        "ur" => "اردو",
        "fa" => "فارسی",
        "he" => "עברית",
        "uk" => "Українська",
        "ja" => "日本語",
        "de" => "Deutsch",
        "it" => "Italiano",
        "pl" => "Polski",
        "am" => "አማርኛ",
        "sw" => "Kiswahili",
        "ne" => "नेपाली",
        "th" => "ไทย",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_text_in_another_language() {
        let languages = Languages::new(["en", "es", "ar"]);
        let (en, es, ar) = (Lang(0), Lang(1), Lang(2));
        assert_eq!(languages.attr(en, en), "");
        assert_eq!(languages.attr(en, es), " lang=\"en\"");
        assert_eq!(languages.attr(en, ar), " lang=\"en\" dir=\"ltr\"");
        assert_eq!(languages.get(ar).dir(), "rtl");
        assert_eq!(languages.find("es"), Some(es));
    }

    #[test]
    fn knows_tags() {
        assert!(["en", "zh-Hans", "ckb", "es-419"].iter().all(|tag| is_tag(tag)));
        assert!(["", "e", "English", "en_US", "EN"].iter().all(|tag| !is_tag(tag)));
        assert!(Language::new("az-Arab").rtl && !Language::new("ur-Latn").rtl);
    }
}
