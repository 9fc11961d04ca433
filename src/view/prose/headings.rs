//! Headings: their ids and the contents list.

use pulldown_cmark::{CowStr, Event, HeadingLevel};

use super::Setting;
use crate::slug::slugify;
use crate::view::subject::Heading;

/// The headings met so far.
pub(super) struct Headings {
    setting: Setting,
    list: Vec<Heading>,
    open: Option<Open>,
}

struct Open {
    id: Option<String>,
    text: String,
    /// Place of the event that waits for the id.
    at: usize,
}

impl Headings {
    pub(super) fn new(setting: Setting) -> Self {
        Self { setting, list: Vec::new(), open: None }
    }

    /// Whether the events come from within a heading.
    pub(super) fn open(&self) -> bool {
        self.open.is_some()
    }

    /// Takes note of text that may belong to a heading.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(open) = &mut self.open {
            open.text.push_str(text);
        }
    }

    pub(super) fn start<'t>(
        &mut self,
        _level: HeadingLevel,
        id: Option<CowStr<'t>>,
        out: &mut Vec<Event<'t>>,
    ) {
        self.open =
            Some(Open { id: id.map(|id| id.to_string()), text: String::new(), at: out.len() });
        out.push(Event::InlineHtml(CowStr::Borrowed("")));
    }

    pub(super) fn end<'t>(&mut self, level: HeadingLevel, out: &mut Vec<Event<'t>>) {
        let Some(open) = self.open.take() else { return };
        let id = self.unused(open.id.unwrap_or_else(|| slugify(&open.text)));
        // The page's own title is its only first-level heading, so texts begin at the second.
        let level = ((level as u8).max(2) + self.setting.top - 2).min(6);
        out[open.at] = Event::InlineHtml(format!("<h{level} id=\"{id}\">").into());
        out.push(Event::InlineHtml(format!("</h{level}>\n").into()));
        self.list.push(Heading { level, id, text: open.text });
    }

    /// `wanted` with the prefix, and with a number where it is taken or empty.
    fn unused(&self, wanted: String) -> String {
        let safe: String = wanted
            .chars()
            .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' })
            .collect();
        let base = if safe.is_empty() { "section" } else { &safe };
        let first = format!("{}{base}", self.setting.prefix);
        let taken = |id: &str| self.list.iter().any(|heading| heading.id == id);
        if !taken(&first) {
            return first;
        }
        (2..).map(|n| format!("{first}-{n}")).find(|id| !taken(id)).unwrap_or(first)
    }

    pub(super) fn into_list(self) -> Vec<Heading> {
        self.list
    }
}
