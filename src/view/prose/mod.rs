//! Markdown as HTML.
//!
//! Takes: Markdown, the scene that links are resolved in, and the numbers of cited sources.
//! Gives: safe HTML, the headings, and the plain text.
//! Never: lets raw HTML through unless the site allows it, writes an inline style.

mod blocks;
mod citations;
mod footnotes;
mod headings;
mod links;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html};

use super::card::Cite;
use super::scene::Scene;
use super::subject::Heading;
use crate::markdown;
use crate::model::Phone;
pub(super) use citations::cites;
use footnotes::Footnotes;
use headings::Headings;
pub(super) use links::{name as link_name, targets};

/// Where a text stands: what its headings must not collide with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Setting {
    /// What heading ids begin with.
    prefix: &'static str,
    /// The level of the text's uppermost headings, 2 to 6.
    top: u8,
}

impl Setting {
    /// The body of a page: its headings come right under the page's title, with ids as written.
    pub const PAGE: Self = Self { prefix: "", top: 2 };
    /// A part of a record's page: its headings come under that part's own.
    pub const RECORD: Self = Self { prefix: "text-", top: 3 };
}

/// Rendered Markdown.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    /// HTML.
    pub html: String,
    /// The headings in their order.
    pub headings: Vec<Heading>,
}

/// Renders `text`, which cites `cites`, for the page of `scene`; `words` are the attributes of
/// interface words in it.
pub fn render(
    text: &str,
    words: &str,
    scene: &Scene<'_>,
    setting: Setting,
    cites: &[Cite<'_>],
) -> Rendered {
    let mut headings = Headings::new(setting);
    let mut footnotes = Footnotes::default();
    let mut blocks = blocks::Blocks::new(scene, words);
    let mut out: Vec<Event<'_>> = Vec::with_capacity(text.len() / 16);
    let mut marks = citations::Marks::new(cites);
    let emergency = scene.catalog().emergency.as_ref().map(Phone::display);
    let mut linked = 0_usize;
    let mut unnamed = (0, None);
    let mut quiet = 0_usize;
    for (event, _) in markdown::events(text) {
        if marks.take(&event, &mut out) {
            continue;
        }
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                linked += 1;
                unnamed = (out.len() + 1, links::name(&dest_url, scene));
                let dest_url = CowStr::from(links::resolve(&dest_url, scene));
                out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::End(TagEnd::Link) => {
                linked -= 1;
                if let (true, Some(name)) = (out.len() == unnamed.0, unnamed.1.take()) {
                    headings.text(&name);
                    out.push(Event::Text(name.into()));
                }
                out.push(Event::End(TagEnd::Link));
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                linked += 1;
                let dest_url = CowStr::from(links::resolve(&dest_url, scene));
                out.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
            }
            Event::End(TagEnd::Image) => {
                linked -= 1;
                out.push(Event::End(TagEnd::Image));
            }
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) if !scene.raw_html() => {}
            Event::Html(_) | Event::InlineHtml(_) if !scene.raw_html() => {}
            Event::Start(Tag::CodeBlock(kind)) => {
                quiet += 1;
                out.push(Event::Start(Tag::CodeBlock(kind)));
            }
            Event::End(TagEnd::CodeBlock) => {
                quiet -= 1;
                out.push(Event::End(TagEnd::CodeBlock));
            }
            Event::Text(text) => {
                headings.text(&text);
                blocks.text(&text);
                if linked + quiet > 0 || headings.open() {
                    out.push(Event::Text(text));
                } else {
                    push_text(text, emergency.as_deref(), &mut out);
                }
            }
            Event::Code(code) => {
                headings.text(&code);
                out.push(Event::Code(code));
            }
            Event::Start(Tag::Heading { level, id, .. }) => headings.start(level, id, &mut out),
            Event::End(TagEnd::Heading(level)) => headings.end(level, &mut out),
            Event::FootnoteReference(name) => footnotes.reference(&name, &mut out),
            Event::Start(Tag::FootnoteDefinition(name)) => footnotes.start(&name, &mut out),
            Event::End(TagEnd::FootnoteDefinition) => footnotes.end(&mut out),
            other => blocks.push(other, &mut out),
        }
    }
    footnotes.finish(scene, &mut out);
    let mut html = String::with_capacity(text.len() * 2);
    html::push_html(&mut html, out.into_iter());
    Rendered { html, headings: headings.into_list() }
}

/// Text with its telephone numbers as links.
fn push_text<'t>(text: CowStr<'t>, emergency: Option<&str>, out: &mut Vec<Event<'t>>) {
    let mut done = 0;
    for range in markdown::phones(&text, emergency) {
        let Ok(phone) = Phone::parse(&text[range.clone()]) else { continue };
        out.push(Event::Text(text[done..range.start].to_owned().into()));
        let link = format!("<a class=\"tel\" dir=\"ltr\" href=\"{}\">", phone.tel_href());
        out.push(Event::InlineHtml(link.into()));
        out.push(Event::Text(text[range.clone()].to_owned().into()));
        out.push(Event::InlineHtml("</a>".into()));
        done = range.end;
    }
    out.push(if done == 0 {
        Event::Text(text)
    } else {
        Event::Text(text[done..].to_owned().into())
    });
}
