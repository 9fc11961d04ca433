//! Footnotes: lettered in the order of their first reference, so that nobody takes them for
//! citations, gathered at the end, with ways back.

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
        let letter = letter(number);
        let again = if times > 1 { format!("-{times}") } else { String::new() };
        let mark = format!(
            "<sup class=\"footnote-reference\"><a id=\"fnref-{number}{again}\" href=\"#fn-{number}\">{letter}</a></sup>"
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
                "<a class=\"footnote-back\" href=\"#fnref-{number}\" aria-label=\"{back} {}\">↩</a></li>\n",
                letter(number)
            ));
        }
        section.push_str("</ol>\n</section>\n");
        out.push(Event::Html(CowStr::from(section)));
    }
}

/// `a` to `z`, then `aa`, `ab` and so on: as lists do with letters in CSS.
fn letter(number: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = number;
    while rest > 0 {
        letters.push(char::from(b'a' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn counts_in_letters() {
        assert_eq!([1, 2, 26, 27, 28, 703].map(letter), ["a", "b", "z", "aa", "ab", "aaa"]);
    }
}
