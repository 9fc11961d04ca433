//! Text as a page shows it: in the page's language, or marked as being in another.

use serde::Serialize;

use super::card::Cite;
use super::prose::{self, Rendered, Setting};
use super::references::References;
use super::scene::Scene;
use crate::lang::Localized;

/// A run of text and the attributes of the element that holds it.
///
/// In a template: `<h1{{ x.attr | safe }}>{{ x.text }}</h1>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Text<'a> {
    /// The text, not escaped.
    pub text: &'a str,
    /// Empty when the text is in the page's language, else ` lang="en"` (and ` dir="…"` where the
    /// direction differs), with the leading space.
    pub attr: &'a str,
}

/// Rendered Markdown and the attributes of the element that holds it.
///
/// In a template: `<div{{ x.attr | safe }}>{{ x.html | safe }}</div>`.
///
/// A view is made with the Markdown only, so that it can be compared with the last one before
/// anything is rendered; [`Prose::fill`] makes the HTML.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Prose<'a> {
    /// HTML, safe to insert as it is.
    pub html: String,
    /// As [`Text::attr`].
    pub attr: &'a str,
    /// The attributes of interface words among the text: they are in the page's language.
    #[serde(skip)]
    words: &'a str,
    #[serde(skip)]
    markdown: &'a str,
    #[serde(skip)]
    setting: Setting,
    /// The addresses that links by id lead to: they decide the HTML together with the Markdown.
    #[serde(skip)]
    targets: Vec<String>,
    /// The sources that the text cites, each once.
    #[serde(skip)]
    cites: Vec<Cite<'a>>,
}

impl<'a> Prose<'a> {
    /// Markdown still to be rendered.
    pub fn new(
        text: &'a Localized,
        scene: &Scene<'a>,
        setting: Setting,
        references: &mut References,
    ) -> Self {
        let chosen = text.get(scene.lang());
        Self {
            html: String::new(),
            attr: scene.attr(chosen.lang),
            words: scene.languages().attr(scene.lang(), chosen.lang),
            markdown: chosen.text,
            setting,
            targets: prose::targets(chosen.text, scene),
            cites: prose::cites(chosen.text, scene, references),
        }
    }

    /// Renders the Markdown and gives its headings.
    pub fn fill(&mut self, scene: &Scene<'_>) -> Vec<super::subject::Heading> {
        let Rendered { html, headings } =
            prose::render(self.markdown, self.words, scene, self.setting, &self.cites);
        self.html = html;
        headings
    }

    /// Takes away the alert that the text begins with and gives it; empty where there is none.
    pub fn take_opening(&mut self) -> String {
        const END: &str = "</aside>\n";
        let alert = self.html.strip_prefix("<aside class=\"alert ").and_then(|rest| rest.find(END));
        let Some(end) = alert.map(|at| at + "<aside class=\"alert ".len() + END.len()) else {
            return String::new();
        };
        let rest = self.html.split_off(end);
        std::mem::replace(&mut self.html, rest)
    }
}
