//! Markdown as blocks of a sheet: no links to follow, addresses written out.

mod lists;
mod runs;

use pulldown_cmark::{BlockQuoteKind, Event, HeadingLevel, Tag, TagEnd};

use super::words::mark;
use crate::lang::{Lang, Localized};
use crate::markdown::{self, Destination};
use crate::view::card::Cite;
use crate::view::prose;
use crate::view::references::References;
use crate::view::scene::Scene;
use crate::view::subject::{Block, Cell, Words};
use lists::Lists;
use runs::Runs;

/// The blocks of `text`, whose uppermost headings are of the level `top`.
pub(super) fn blocks<'a>(
    scene: &Scene<'a>,
    text: &'a Localized,
    top: u8,
    references: &mut References,
) -> Vec<Block<'a>> {
    let chosen = text.get(scene.lang());
    let cites = prose::cites(chosen.text, scene, references);
    let emergency = scene.catalog().emergency.as_ref().map(crate::model::Phone::display);
    let mut setter = Setter {
        scene,
        cites: &cites,
        blank: Block {
            attr: scene.attr(chosen.lang),
            lang: scene.tag(chosen.lang),
            ..Block::default()
        },
        own: own(scene, chosen.lang),
        runs: Runs::new(emergency),
        lists: Lists::default(),
        rows: Vec::new(),
        alert: None,
        links: Vec::new(),
        cited: false,
        blocks: Vec::new(),
    };
    for (event, _) in markdown::events(chosen.text) {
        setter.take(event);
    }
    let mut blocks = setter.blocks;
    level(&mut blocks, top);
    blocks
}

/// How words in the sheet's language are marked in a text in `lang`.
fn own<'a>(scene: &Scene<'a>, lang: Lang) -> (&'a str, &'a str) {
    let tag = &scene.languages().get(scene.lang()).tag;
    let attr = scene.languages().attr(scene.lang(), lang);
    (attr, if lang == scene.lang() { "" } else { tag })
}

/// Moves headings so that the uppermost are of the level `top` and none is skipped on the way down.
fn level(blocks: &mut [Block<'_>], top: u8) {
    let headings = || blocks.iter().filter(|block| block.kind == "heading");
    let Some(least) = headings().map(|heading| heading.level).min() else { return };
    let mut above = top - 1;
    for heading in blocks.iter_mut().filter(|block| block.kind == "heading") {
        heading.level = (heading.level - least + top).min(above + 1);
        above = heading.level;
    }
}

/// Sets events as blocks.
struct Setter<'s, 'a> {
    scene: &'s Scene<'a>,
    cites: &'s [Cite<'a>],
    /// A block with the language of the text.
    blank: Block<'a>,
    /// The attributes and the tag of words in the sheet's language among the text.
    own: (&'a str, &'a str),
    runs: Runs,
    lists: Lists,
    rows: Vec<Vec<Cell>>,
    /// The alert or quotation that is open.
    alert: Option<Block<'a>>,
    /// The addresses of the links that are open.
    links: Vec<String>,
    /// Whether the end of a citation is still to come.
    cited: bool,
    blocks: Vec<Block<'a>>,
}

impl<'a> Setter<'_, 'a> {
    fn take(&mut self, event: Event<'_>) {
        if std::mem::take(&mut self.cited) {
            return;
        }
        if let Some(reference) = markdown::citation(&event) {
            self.cited = true;
            let ids = markdown::cited(reference);
            let mut cites: Vec<_> = ids
                .filter_map(|id| self.cites.iter().find(|cite| cite.id == id).cloned())
                .collect();
            cites.sort_by_key(|cite| cite.number);
            self.runs.mark(mark(&cites));
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.runs.text(&text),
            Event::Code(text) => self.runs.plain(&text),
            Event::SoftBreak => self.runs.plain(" "),
            Event::HardBreak => self.runs.plain("\n"),
            Event::FootnoteReference(name) => self.runs.mark(name.to_string()),
            Event::TaskListMarker(done) => self.runs.plain(if done { "☑ " } else { "☐ " }),
            Event::Html(_) | Event::InlineHtml(_) | Event::Rule => {}
            Event::InlineMath(text) | Event::DisplayMath(text) => self.runs.plain(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.runs.strong(1),
            Tag::Emphasis => self.runs.emphasis(1),
            Tag::Link { dest_url, .. } => {
                self.runs.linked(1);
                self.links.push(dest_url.to_string());
            }
            Tag::List(first) => {
                self.lists.point(&mut self.runs);
                self.lists.open(first, self.alert.is_some());
            }
            Tag::Item => self.lists.begin(),
            Tag::BlockQuote(kind) => {
                self.alert = Some(self.alert(kind));
            }
            Tag::FootnoteDefinition(name) => self.runs.mark(name.to_string()),
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.runs.strong(-1),
            TagEnd::Emphasis => self.runs.emphasis(-1),
            TagEnd::Link => {
                self.runs.linked(-1);
                let link = self.links.pop().unwrap_or_default();
                self.written_out(&link);
            }
            TagEnd::Heading(level) => {
                let runs = self.runs.take();
                let level = rank(level);
                self.blocks.push(Block { kind: "heading", level, runs, ..self.blank.clone() });
            }
            TagEnd::Item => self.lists.end(&mut self.runs),
            TagEnd::List(_) => {
                let items = self.lists.close();
                match &mut self.alert {
                    _ if items.is_empty() => {}
                    Some(alert) => alert.items.extend(items),
                    None => self.blocks.push(Block { kind: "list", items, ..self.blank.clone() }),
                }
            }
            TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.paragraph(),
            TagEnd::BlockQuote(_) => {
                self.paragraph();
                self.blocks.extend(self.alert.take());
            }
            TagEnd::TableCell => {
                let runs = self.runs.take();
                if let Some(row) = self.rows.last_mut() {
                    row.push(Cell { runs });
                }
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.blocks.push(Block { kind: "table", rows, ..self.blank.clone() });
            }
            _ => {}
        }
    }

    /// A paragraph has ended: of a point, of an alert, or of the text.
    fn paragraph(&mut self) {
        if self.lists.is_open() {
            self.runs.plain(" ");
            return;
        }
        let runs = self.runs.take();
        if runs.is_empty() {
            return;
        }
        match &mut self.alert {
            Some(alert) => {
                alert.items.push(crate::view::subject::Item { runs, ..Default::default() })
            }
            None => self.blocks.push(Block { kind: "paragraph", runs, ..self.blank.clone() }),
        }
    }

    /// After a link out of the site, its address, so that a reader of paper can type it; after one
    /// without words, the name of what it leads to.
    fn written_out(&mut self, link: &str) {
        match Destination::of(link) {
            Destination::Elsewhere(there) => {
                let shown = there.strip_prefix("mailto:").or_else(|| there.strip_prefix("tel:"));
                let shown = shown.unwrap_or(there);
                if !self.runs.ends_with(shown) {
                    self.runs.plain(" (");
                    self.runs.address(shown);
                    self.runs.plain(")");
                }
            }
            _ if self.runs.link_is_empty() => {
                if let Some(name) = prose::link_name(link, self.scene) {
                    self.runs.plain(&name);
                }
            }
            _ => {}
        }
    }

    fn alert(&self, kind: Option<BlockQuoteKind>) -> Block<'a> {
        let key = match kind {
            None => return Block { kind: "quote", ..self.blank.clone() },
            Some(BlockQuoteKind::Note) => "alert_note",
            Some(BlockQuoteKind::Tip) => "alert_tip",
            Some(BlockQuoteKind::Important) => "alert_important",
            Some(BlockQuoteKind::Warning) => "alert_warning",
            Some(BlockQuoteKind::Caution) => "alert_caution",
        };
        let title = Words { attr: self.own.0, lang: self.own.1, ..self.scene.said(key) };
        Block { kind: "alert", title: Some(title), ..self.blank.clone() }
    }
}

fn rank(level: HeadingLevel) -> u8 {
    level as u8
}
