//! Raw HTML is left out unless the site allows it, and whoever wrote it should know.

use pulldown_cmark::{Event, Tag};

use super::{State, Text};
use crate::diag::Diagnostic;

pub(super) fn check(text: &mut Text<'_>, event: &Event<'_>, _: &str, state: &mut State) {
    let html = match event {
        // A block is told of once, with its first line.
        Event::Html(html) => match std::mem::take(&mut state.html_begins) {
            true => html,
            false => return,
        },
        Event::InlineHtml(html) => html,
        Event::Start(Tag::HtmlBlock) => {
            state.html_begins = true;
            return;
        }
        _ => return,
    };
    let written = html.lines().next().unwrap_or_default().trim();
    // Comments are for writers, and closing tags are told of with their opening ones.
    if text.subject.config.raw_html
        || written.is_empty()
        || written.starts_with("<!--")
        || written.starts_with("</")
    {
        return;
    }
    let mistake = Diagnostic::new("raw-html", "this HTML is left out of the page")
        .help("write it as Markdown, or set `markdown: {raw_html: true}` in `content/site.yaml`");
    text.say(written, mistake);
}
