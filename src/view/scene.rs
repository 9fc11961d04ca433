//! What building a view needs: the site, a language, and the page it is for.

use super::text::Text;
use crate::config::Config;
use crate::lang::{Chosen, Lang, Languages, Localized, Strings};
use crate::model::{Catalog, Date, Relations};
use crate::plan::{SitePlan, Subject};

/// The site in one language: what all its pages share.
#[derive(Debug, Clone, Copy)]
pub struct Stage<'a> {
    /// The settings.
    pub config: &'a Config,
    /// Everything the site holds.
    pub catalog: &'a Catalog,
    /// Its references read backwards.
    pub relations: &'a Relations,
    /// Which pages exist.
    pub plan: &'a SitePlan<'a>,
    /// The strings of the language.
    pub strings: &'a Strings,
    /// Those of every language of the site, for pages that speak several.
    pub tongues: &'a [Strings],
    /// The language.
    pub lang: Lang,
}

/// One page of a stage: where addresses begin.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    stage: Stage<'a>,
    path: &'a str,
}

impl<'a> Scene<'a> {
    /// The page at `path`.
    pub fn new(stage: Stage<'a>, path: &'a str) -> Self {
        Self { stage, path }
    }

    /// The site in the page's language.
    pub fn stage(&self) -> Stage<'a> {
        self.stage
    }

    /// The same page for a part of it in another language.
    pub fn speaking(&self, lang: Lang) -> Self {
        let strings = &self.stage.tongues[usize::from(lang.0)];
        Self { stage: Stage { lang, strings, ..self.stage }, ..*self }
    }

    /// The page's path below the output's root.
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// Everything the site holds.
    pub fn catalog(&self) -> &'a Catalog {
        self.stage.catalog
    }

    /// References read backwards.
    pub fn relations(&self) -> &'a Relations {
        self.stage.relations
    }

    /// The site's languages.
    pub fn languages(&self) -> &'a Languages {
        self.stage.plan.languages()
    }

    /// The page's language.
    pub fn lang(&self) -> Lang {
        self.stage.lang
    }

    /// Whether raw HTML in Markdown is kept.
    pub fn raw_html(&self) -> bool {
        self.stage.config.raw_html
    }

    /// The interface's string `key`.
    pub fn word(&self, key: &'static str) -> &'a str {
        self.stage.strings.get(key)
    }

    /// The address of the page about `subject`.
    pub fn href(&self, subject: Subject) -> String {
        self.stage.plan.href(self.path, subject, self.stage.lang)
    }

    /// The text for the page's reader, marked where it is in another language.
    pub fn text(&self, text: &'a Localized) -> Text<'a> {
        self.chosen(text.get(self.stage.lang))
    }

    /// Text that is there or not.
    pub fn maybe(&self, text: Option<&'a Localized>) -> Option<Text<'a>> {
        text.filter(|text| !text.is_empty()).map(|text| self.text(text))
    }

    /// Text in the page's language.
    pub fn own(&self, text: &'a str) -> Text<'a> {
        Text { text, attr: "" }
    }

    /// Text in the site's first language, in which records are written.
    pub fn original(&self, text: &'a str) -> Text<'a> {
        self.chosen(Chosen { text, lang: Lang::DEFAULT })
    }

    /// A name in `lang`.
    pub fn named(&self, text: &'a str, lang: Lang) -> Text<'a> {
        self.chosen(Chosen { text, lang })
    }

    /// The attributes of an element that holds text in `lang`.
    pub fn attr(&self, lang: Lang) -> &'a str {
        self.languages().attr(lang, self.stage.lang)
    }

    fn chosen(&self, chosen: Chosen<'a>) -> Text<'a> {
        Text { text: chosen.text, attr: self.attr(chosen.lang) }
    }

    /// `date` in the reader's form.
    pub fn date(&self, date: Date) -> String {
        super::words::date(self.stage.strings, date)
    }

    /// `date` in the reader's form, or empty.
    pub fn maybe_date(&self, date: Option<Date>) -> String {
        date.map(|date| self.date(date)).unwrap_or_default()
    }

    /// `text` fit for HTML text and attributes.
    pub fn escaped(&self, text: &str) -> String {
        escaped(text)
    }
}

/// `text` with the five characters of HTML written as references.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
