//! What a site says of itself, without the site: for copies that people carry.

use super::ground::Ground;
use super::{Failure, Options};
use crate::diag::Report;
use crate::lang::{Lang, Language, Localized, Strings};
use crate::model::Builtin;
use crate::source::SourceTree;
use crate::view;

/// What a site says of itself in one language.
#[derive(Debug, Clone)]
pub struct Imprint {
    /// The language.
    pub language: Language,
    /// The site's title.
    pub title: Named,
    /// What the site is not; empty where it says nothing.
    pub notice: Named,
    /// Who publishes it.
    pub publisher: Named,
    /// The edition's date in words, or empty.
    pub edition: String,
    /// The path of its home page below the output's root.
    pub home: String,
    /// The interface's strings.
    pub strings: Strings,
}

/// A text and the language that it is really in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The text.
    pub text: String,
    /// Its language.
    pub language: Language,
}

/// What the site in `tree` says of itself, its first language first; and the mistakes in its files.
///
/// # Errors
/// When the machine fails.
pub fn imprint(
    tree: &dyn SourceTree,
    options: &Options,
) -> Result<(Report, Vec<Imprint>), Failure> {
    let (ground, report) = Ground::read(tree, options)?;
    let plan = ground.plan(options);
    let config = &ground.config;
    let named = |text: &Localized, lang: Lang| {
        let chosen = text.get(lang);
        Named { text: chosen.text.to_owned(), language: config.languages.get(chosen.lang).clone() }
    };
    let one = |(lang, language): (Lang, &Language)| {
        let strings = ground.strings(lang);
        Imprint {
            language: language.clone(),
            title: named(&config.title, lang),
            notice: named(&config.notice, lang),
            publisher: named(&config.publisher.name, lang),
            edition: ground
                .catalog
                .as_of
                .map(|date| view::words::date(strings, date))
                .unwrap_or_default(),
            home: plan.builtin_path(Builtin::Home, lang),
            strings: strings.clone(),
        }
    };
    let imprints = config.languages.all().map(one).collect();
    Ok((report, imprints))
}
