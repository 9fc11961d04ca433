//! The running text of Markdown: what is read as sentences, block by block.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::markdown::{self, events};

/// A paragraph, a list item, or a line of plain text.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Its words without marks.
    pub(super) text: String,
    /// Where parts of it stand in the source: from this byte of the text, this byte of the source.
    parts: Vec<(usize, Range<usize>)>,
}

impl Block {
    /// A text without Markdown.
    pub(super) fn plain(text: &str) -> Self {
        let parts = vec![(0, 0..text.len())];
        Self { text: text.to_owned(), parts }
    }

    fn push(&mut self, text: &str, source: Range<usize>) {
        self.parts.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// The bytes of the source that `range` of the text was made from.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let last = range.end.saturating_sub(1).max(range.start);
        self.byte(range.start)..self.byte(last) + 1
    }

    fn byte(&self, at: usize) -> usize {
        let part = self.parts.partition_point(|(start, _)| *start <= at).checked_sub(1);
        let Some((start, source)) = part.map(|part| &self.parts[part]) else { return 0 };
        // A sign that was put in the place of another is as long as that.
        (source.start + at - start).min(source.end.saturating_sub(1))
    }
}

/// The blocks of `markdown` that hold sentences. Headings, tables, code, pictures, addresses and
/// citations such as `[@yearbook]` are left out.
pub(super) fn blocks(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for (event, range) in events(markdown) {
        if markdown::citation(&event).is_some() {
            reader.close_up();
        }
        reader.take(event, range);
    }
    reader.end_block();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Block,
    /// How many parts are open whose text is left out.
    hidden: usize,
    /// For each open link, whether its text is left out.
    links: Vec<bool>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Link { link_type, .. }) => {
                let address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.hidden += usize::from(address);
                self.links.push(address);
            }
            Event::End(TagEnd::Link) => {
                let address = self.links.pop().unwrap_or_default();
                self.hidden = self.hidden.saturating_sub(usize::from(address));
            }
            Event::Start(tag) => {
                if !is_inline(&tag.to_end()) {
                    self.end_block();
                }
                self.hidden += usize::from(is_hidden(&tag.to_end()));
            }
            Event::End(tag) => {
                if !is_inline(&tag) {
                    self.end_block();
                }
                self.hidden = self.hidden.saturating_sub(usize::from(is_hidden(&tag)));
            }
            Event::Rule => self.end_block(),
            Event::SoftBreak | Event::HardBreak => self.text(" ", range),
            Event::Text(text) => self.text(&text, range),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.hidden == 0 && !text.is_empty() {
            self.open.push(text, range);
        }
    }

    /// Takes away the blank before a citation.
    fn close_up(&mut self) {
        let kept = self.open.text.trim_end().len();
        self.open.text.truncate(kept);
        self.open.parts.retain(|(start, _)| *start < kept);
    }

    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.open);
        if !block.text.trim().is_empty() {
            self.blocks.push(block);
        }
    }
}

fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

fn is_hidden(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::Table
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::DefinitionListTitle
            | TagEnd::MetadataBlock(_)
    )
}

#[cfg(test)]
mod tests {
    use super::blocks;

    fn texts(markdown: &str) -> Vec<String> {
        blocks(markdown).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn keeps_sentences_and_leaves_the_rest_out() {
        let markdown = "## Heading\n\nOne *two* [three](agency:x \"t\") `code` [@a-1; @b].\n\n\
            | a | b |\n|---|---|\n| c | d |\n\n- four\n- five\n  six\n\n![alt](assets/x.png)\n\n\
            > [!NOTE]\n> seven [@c], eight\n\n<https://example.org/>\n\n```\nnine\n```\n";
        assert_eq!(texts(markdown), ["One two three.", "four", "five six", "seven, eight"]);
    }

    #[test]
    fn remembers_where_text_stands() {
        let markdown = "A *b* -- it's \"c\" [@x]. Dd\nee.";
        let all = blocks(markdown);
        let block = &all[0];
        let at = block.text.find("Dd").expect("Dd");
        assert_eq!(&markdown[block.source(at..block.text.len())], "Dd\nee.");
        let whole = block.source(0..block.text.find('.').expect("a stop") + 1);
        assert_eq!(&markdown[whole], "A *b* -- it's \"c\" [@x].");
    }
}
