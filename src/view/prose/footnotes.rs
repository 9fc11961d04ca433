//! Footnotes: numbered in the order of their first reference, gathered at the end, with ways back.

use pulldown_cmark::{CowStr, Event, html};

use crate::view::scene::Scene;

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Footnotes<'t> {
    /// Names in the order of their first reference, with the number of references.
    referred: Vec<(String, usize)>,
    /// Notes by name.
    notes: Vec<(String, Vec<Event<'t>>)>,
    /// The place of the first event of the note being read.
    open: Option<(String, usize)>,
}

impl<'t> Footnotes<'t> {
    pub(super) fn reference(&mut self, name: &str, out: &mut Vec<Event<'t>>) {
        let at = match self.referred.iter().position(|(known, _)| known == name) {
            Some(at) => at,
            None => {
                self.referred.push((name.to_owned(), 0));
                self.referred.len() - 1
            }
        };
        self.referred[at].1 += 1;
        let (number, times) = (at + 1, self.referred[at].1);
        let again = if times > 1 { format!("-{times}") } else { String::new() };
        let mark = format!(
            "<sup class=\"footnote-reference\"><a id=\"fnref-{number}{again}\" href=\"#fn-{number}\">{number}</a></sup>"
        );
        out.push(Event::InlineHtml(mark.into()));
    }

    pub(super) fn start(&mut self, name: &str, out: &mut [Event<'t>]) {
        self.open = Some((name.to_owned(), out.len()));
    }

    pub(super) fn end(&mut self, out: &mut Vec<Event<'t>>) {
        if let Some((name, at)) = self.open.take() {
            self.notes.push((name, out.split_off(at)));
        }
    }

    /// Puts all notes that are referred to at the end of the text.
    pub(super) fn finish(self, scene: &Scene<'_>, out: &mut Vec<Event<'t>>) {
        if self.referred.is_empty() {
            return;
        }
        let title = scene.escaped(scene.word("footnotes"));
        let back = scene.escaped(scene.word("back_to_text"));
        let mut section = format!("<section class=\"footnotes\" aria-label=\"{title}\">\n<ol>\n");
        for (at, (name, _)) in self.referred.iter().enumerate() {
            let number = at + 1;
            section.push_str(&format!("<li id=\"fn-{number}\">"));
            if let Some((_, events)) = self.notes.iter().find(|(known, _)| known == name) {
                html::push_html(&mut section, events.iter().cloned());
            }
            section.push_str(&format!(
                "<a class=\"footnote-back\" href=\"#fnref-{number}\" aria-label=\"{back} {number}\">↩</a></li>\n"
            ));
        }
        section.push_str("</ol>\n</section>\n");
        out.push(Event::Html(CowStr::from(section)));
    }
}
