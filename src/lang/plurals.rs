//! Which form of a word goes with a number: the plural rules of Unicode CLDR.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// The plural rules of one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Plurals {
    locale: Option<Locale>,
}

impl Plurals {
    /// The rules of the language with this tag; one form for every number where none are known.
    pub fn of(tag: &str) -> Self {
        Self { locale: tag.parse().ok() }
    }

    /// The form for `count`: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn form(&self, count: u32) -> &'static str {
        self.rules().map_or("other", |rules| word(rules.category_for(count)))
    }

    /// Every form that the language has.
    pub fn forms(&self) -> Vec<&'static str> {
        match self.rules() {
            Some(rules) => rules.categories().map(word).collect(),
            None => vec!["other"],
        }
    }

    fn rules(&self) -> Option<PluralRules> {
        let locale = self.locale.clone()?;
        PluralRules::try_new_cardinal(locale.into()).ok()
    }
}

fn word(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::Plurals;

    #[test]
    fn knows_the_forms_of_a_language() {
        for (tag, count, form) in [
            ("en", 1, "one"),
            ("en", 17, "other"),
            ("es", 1, "one"),
            ("ar", 2, "two"),
            ("ar", 7, "few"),
            ("ar", 17, "many"),
            ("ja", 1, "other"),
            ("zz", 3, "other"),
        ] {
            assert_eq!(Plurals::of(tag).form(count), form, "{tag} {count}");
        }
        assert_eq!(Plurals::of("ar").forms().len(), 6);
    }
}
