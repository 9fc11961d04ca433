//! Tables and alerts, written with classes because pages may not have inline styles.
//!
//! The cells of a table with several columns carry the words of their column's head, so that a
//! theme can set its rows one below the other where the screen is narrow.

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, Tag, TagEnd};

use crate::view::scene::Scene;

/// Where the text is: in a table, in an alert.
pub(super) struct Blocks<'s> {
    scene: &'s Scene<'s>,
    /// The attributes of interface words.
    words: &'s str,
    columns: Vec<Alignment>,
    heads: Vec<String>,
    column: usize,
    in_head: bool,
    quotes: Vec<bool>,
}

impl<'s> Blocks<'s> {
    pub(super) fn new(scene: &'s Scene<'s>, words: &'s str) -> Self {
        Self {
            scene,
            words,
            columns: Vec::new(),
            heads: Vec::new(),
            column: 0,
            in_head: false,
            quotes: Vec::new(),
        }
    }

    /// Hears the text of the document, for the heads of columns.
    pub(super) fn text(&mut self, text: &str) {
        if self.in_head
            && let Some(head) = self.heads.get_mut(self.column)
        {
            head.push_str(text);
        }
    }

    /// Passes `event` on, rewritten where the plain renderer would write something else.
    pub(super) fn push<'t>(&mut self, event: Event<'t>, out: &mut Vec<Event<'t>>) {
        let html = match event {
            Event::Start(Tag::Table(columns)) => {
                self.heads = vec![String::new(); columns.len()];
                self.columns = columns;
                if self.has_rows() { "<table class=\"rows\">".into() } else { "<table>".into() }
            }
            Event::End(TagEnd::Table) => "</tbody></table>\n".into(),
            Event::Start(Tag::TableHead) => {
                self.in_head = true;
                self.column = 0;
                "<thead><tr>".into()
            }
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                "</tr></thead><tbody>\n".into()
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                "<tr>".into()
            }
            Event::End(TagEnd::TableRow) => "</tr>\n".into(),
            Event::Start(Tag::TableCell) => self.cell(),
            Event::End(TagEnd::TableCell) => {
                self.column += 1;
                if self.in_head { "</th>".into() } else { "</td>".into() }
            }
            Event::Start(Tag::BlockQuote(kind)) => {
                self.quotes.push(kind.is_some());
                match kind {
                    Some(kind) => self.alert(kind),
                    None => "<blockquote>\n".into(),
                }
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                let alert = self.quotes.pop().unwrap_or(false);
                if alert { "</aside>\n".into() } else { "</blockquote>\n".into() }
            }
            other => return out.push(other),
        };
        out.push(Event::Html(html));
    }

    /// Whether a row says more than its first cell does.
    fn has_rows(&self) -> bool {
        self.columns.len() > 1
    }

    fn cell(&self) -> CowStr<'static> {
        let tag = if self.in_head { "th scope=\"col\"" } else { "td" };
        let class = match self.columns.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        let head = self.heads.get(self.column).filter(|head| {
            let labelled = !self.in_head && self.has_rows() && self.column > 0;
            labelled && !head.is_empty()
        });
        let label = head.map(|head| format!(" data-label=\"{}\"", self.scene.escaped(head)));
        format!("<{tag}{class}{}>", label.unwrap_or_default()).into()
    }

    fn alert(&self, kind: BlockQuoteKind) -> CowStr<'static> {
        let (name, key) = match kind {
            BlockQuoteKind::Note => ("note", "alert_note"),
            BlockQuoteKind::Tip => ("tip", "alert_tip"),
            BlockQuoteKind::Important => ("important", "alert_important"),
            BlockQuoteKind::Warning => ("warning", "alert_warning"),
            BlockQuoteKind::Caution => ("caution", "alert_caution"),
        };
        let title = self.scene.escaped(self.scene.word(key));
        format!(
            "<aside class=\"alert alert-{name}\">\n<p class=\"alert-title\"{}>{title}</p>\n",
            self.words
        )
        .into()
    }
}
