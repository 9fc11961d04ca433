//! What is known of the site in which something is begun.

use crate::config::Config;
use crate::diag::{Report, Severity};
use crate::lang::{Lang, is_tag};
use crate::model::{Catalog, Relations};
use crate::plan::SitePlan;

use super::refusal::Refusal;

/// What can be begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An agency, office, program or phone line.
    Agency,
    /// A Markdown page.
    Page,
    /// An entry of the glossary.
    Term,
}

impl Kind {
    /// What one is called in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Page => "page",
            Self::Term => "glossary entry",
        }
    }

    /// The folder of its files.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Agency => "content/agencies/",
            Self::Page => "content/pages/",
            Self::Term => "content/glossary/",
        }
    }

    /// How its files end.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Agency | Self::Term => "yaml",
            Self::Page => "md",
        }
    }

    /// The folder of its pages in the output.
    pub(super) fn output(self) -> &'static str {
        match self {
            Self::Agency => "agencies/",
            Self::Page => "",
            Self::Term => "glossary/",
        }
    }
}

/// A site as far as it could be read.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The settings.
    pub config: &'a Config,
    /// Everything else.
    pub catalog: &'a Catalog,
    /// The mistakes in it.
    pub report: &'a Report,
}

impl Ground<'_> {
    /// Whether the file at `path` has a mistake.
    pub fn is_broken(&self, path: &str) -> bool {
        self.report.all().iter().any(|found| {
            found.severity == Severity::Error
                && found.origin.as_ref().is_some_and(|origin| origin.file.as_ref() == path)
        })
    }

    /// Whether a page of the site lies at `path` in the output.
    pub(super) fn has_page(&self, path: &str) -> bool {
        let relations = Relations::of(self.catalog);
        let plan = SitePlan::new(self.catalog, &relations, &self.config.languages);
        plan.pages().iter().any(|page| page.path.eq_ignore_ascii_case(path))
    }

    /// The longest path that a page has which lies at `below` in the first language.
    pub(super) fn longest(&self, below: &str) -> String {
        let languages = self.config.languages.all();
        let folders = languages.map(|(lang, language)| match lang.is_default() {
            true => String::new(),
            false => format!("{}/", language.tag),
        });
        folders.map(|folder| folder + below).max_by_key(String::len).unwrap_or_default()
    }

    /// The language to translate into; its tag as the site writes it, and its name in itself.
    pub(super) fn language(&self, tag: &str) -> Result<(String, String), Refusal> {
        let languages = &self.config.languages;
        let found = languages.all().find(|(_, known)| known.tag.eq_ignore_ascii_case(tag));
        if let Some((lang, known)) = found {
            return match lang {
                Lang::DEFAULT => Err(Refusal::new(format!(
                    "`{tag}` is the first language of the site, in which records are written"
                ))
                .help("leave `--lang` out to begin a new record")),
                _ => Ok((known.tag.clone(), known.name.clone())),
            };
        }
        if self.is_broken(crate::config::FILE) && is_tag(tag) {
            return Ok((tag.to_owned(), tag.to_owned()));
        }
        let refusal = Refusal::new(format!("the site has no language `{tag}`"));
        let others: Vec<_> =
            languages.all().skip(1).map(|(_, known)| format!("`{}`", known.tag)).collect();
        Err(match others.as_slice() {
            [] => refusal.help(format!(
                "add it in `content/site.yaml`: `languages: [{}, {tag}]`",
                languages.get(Lang::DEFAULT).tag
            )),
            _ => refusal
                .help(format!("it is translated into {}", others.join(", ")))
                .help("add a language to `languages` in `content/site.yaml`"),
        })
    }
}
