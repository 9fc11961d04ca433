//! Citations as small numbers that lead to the page's references.

use pulldown_cmark::Event;

use crate::markdown;
use crate::view::card::Cite;
use crate::view::references::References;
use crate::view::scene::Scene;

/// The sources that `text` cites, each once, numbered among the page's `references`.
pub(in crate::view) fn cites<'a>(
    text: &str,
    scene: &Scene<'a>,
    references: &mut References,
) -> Vec<Cite<'a>> {
    let mut found: Vec<Cite<'a>> = Vec::new();
    for id in markdown::citations(text) {
        if found.iter().any(|cite| cite.id == id) {
            continue;
        }
        if let Some(ix) = scene.catalog().find_source(&id) {
            found.push(references.cite(scene, ix));
        }
    }
    found
}

/// The marks of one text.
pub(super) struct Marks<'s, 'a> {
    cites: &'s [Cite<'a>],
    /// Numbers whose first mark was set.
    set: Vec<usize>,
    /// Whether the end of a citation is still to come.
    open: bool,
}

impl<'s, 'a> Marks<'s, 'a> {
    pub(super) fn new(cites: &'s [Cite<'a>]) -> Self {
        Self { cites, set: Vec::new(), open: false }
    }

    /// Sets the marks of a citation and says whether `event` belonged to one.
    pub(super) fn take<'t>(&mut self, event: &Event<'t>, out: &mut Vec<Event<'t>>) -> bool {
        if std::mem::take(&mut self.open) {
            return true;
        }
        let Some(reference) = markdown::citation(event) else { return false };
        self.open = true;
        let mut cites: Vec<_> = markdown::cited(reference).filter_map(|id| self.find(id)).collect();
        cites.sort_by_key(|cite| cite.number);
        let marks: Vec<_> = cites.into_iter().map(|cite| self.mark(cite)).collect();
        if !marks.is_empty() {
            close_up(out);
            let html = format!("<sup>{}</sup>", marks.join(","));
            out.push(Event::InlineHtml(html.into()));
        }
        true
    }

    fn find(&self, id: &str) -> Option<&'s Cite<'a>> {
        self.cites.iter().find(|cite| cite.id == id)
    }

    fn mark(&mut self, cite: &Cite<'_>) -> String {
        let number = cite.number;
        let first = cite.marked && !self.set.contains(&number);
        self.set.push(number);
        let anchor = if first { format!(" id=\"fg-cite-{number}\"") } else { String::new() };
        format!("<a{anchor} href=\"#fg-ref-{number}\" role=\"doc-noteref\">{number}</a>")
    }
}

/// Takes away the blank before a mark, so that it stays with its word.
fn close_up(out: &mut Vec<Event<'_>>) {
    match out.last_mut() {
        Some(Event::SoftBreak) => drop(out.pop()),
        Some(Event::Text(text)) if text.ends_with(char::is_whitespace) => {
            *text = text.trim_end().to_owned().into();
        }
        _ => {}
    }
}
