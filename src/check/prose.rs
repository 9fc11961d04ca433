//! Running text in blocks, without its markup, each sign with its place.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown;

/// Stands in running text for what is no running text: code, the mark of a footnote.
const GAP: char = '\u{fffc}';

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Form {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A paragraph of a list's item.
    Item,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A block of code.
    Code,
}

/// A paragraph, heading, cell or item.
#[derive(Debug, Default)]
pub(super) struct Block<'a> {
    /// What it is.
    pub(super) form: Form,
    /// Its words. Citations are nothing here, code is one sign.
    pub(super) text: Cow<'a, str>,
    /// The ids that it cites, with the places in `text` that they follow.
    pub(super) cites: Vec<(String, usize)>,
    /// Where its links lead, with their places in the text as written.
    pub(super) links: Vec<(String, Range<usize>)>,
    /// Its code.
    pub(super) code: Vec<String>,
    /// Blocks of one row of a table have the same number.
    pub(super) row: usize,
    /// The block that introduces the list it is an item of.
    pub(super) lead: Option<usize>,
    /// Runs of `text` with their places in the text as written.
    places: Vec<(usize, usize)>,
    /// Where quotations begin and end, in turn.
    turns: OnceCell<Vec<usize>>,
}

/// A text in blocks.
#[derive(Debug)]
pub(super) struct Prose<'a> {
    /// The text as written.
    pub(super) raw: &'a str,
    /// Its blocks in their order.
    pub(super) blocks: Vec<Block<'a>>,
}

impl<'a> Prose<'a> {
    /// Plain text: an empty line ends a paragraph.
    pub(super) fn plain(raw: &'a str) -> Self {
        let block = |row: usize, text: &'a str, at: usize| Block {
            text: Cow::Borrowed(text),
            row,
            places: vec![(0, at)],
            ..Block::default()
        };
        if !raw.contains('\n') {
            return Self { raw, blocks: vec![block(0, raw, 0)] };
        }
        let mut prose = Self { raw, blocks: Vec::new() };
        let mut at = 0;
        for part in raw.split("\n\n") {
            if !part.trim().is_empty() {
                prose.blocks.push(block(prose.blocks.len(), part, at));
            }
            at += part.len() + 2;
        }
        prose
    }

    /// Markdown.
    pub(super) fn markdown(raw: &'a str) -> Self {
        let mut prose = Self { raw, blocks: Vec::new() };
        let mut open = Open::default();
        for (event, range) in markdown::events(raw) {
            if let Some(cites) = markdown::citation(&event) {
                let at = open.block.text.len();
                let ids = markdown::cited(cites).map(|id| (id.to_owned(), at));
                open.block.cites.extend(ids);
                continue;
            }
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    open.block.links.push((dest_url.into_string(), range));
                }
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                | Event::End(
                    TagEnd::Link
                    | TagEnd::Image
                    | TagEnd::Emphasis
                    | TagEnd::Strong
                    | TagEnd::Strikethrough,
                ) => {}
                Event::Start(tag) => {
                    prose.close(&mut open);
                    open.enter(&tag, prose.blocks.len());
                }
                Event::End(tag) => {
                    prose.close(&mut open);
                    open.leave(tag);
                }
                Event::Text(text) if open.code => open.block.code.push(text.into_string()),
                Event::Text(text) => open.push(&text, range.start),
                Event::Code(code) => {
                    open.push(GAP.encode_utf8(&mut [0; 4]), range.start);
                    open.block.code.push(code.into_string());
                }
                Event::FootnoteReference(_) => {
                    open.push(GAP.encode_utf8(&mut [0; 4]), range.start);
                }
                Event::SoftBreak | Event::HardBreak => open.push(" ", range.start),
                _ => {}
            }
        }
        prose.close(&mut open);
        prose
    }

    /// Ends the open block, if there is anything in it.
    fn close(&mut self, open: &mut Open<'a>) {
        let block = std::mem::take(&mut open.block);
        if !block.text.trim().is_empty() || !block.code.is_empty() || !block.links.is_empty() {
            self.blocks.push(Block { form: open.form(), row: open.row, lead: open.lead, ..block });
        }
    }
}

/// The block being read, and what is open around it.
#[derive(Debug, Default)]
struct Open<'a> {
    block: Block<'a>,
    heading: bool,
    cell: bool,
    code: bool,
    items: usize,
    row: usize,
    lead: Option<usize>,
}

impl Open<'_> {
    fn enter(&mut self, tag: &Tag<'_>, blocks: usize) {
        match tag {
            Tag::Heading { .. } => self.heading = true,
            Tag::TableCell => self.cell = true,
            Tag::TableHead | Tag::TableRow => self.row = blocks,
            Tag::CodeBlock(_) => self.code = true,
            Tag::List(_) if self.items == 0 => self.lead = blocks.checked_sub(1),
            Tag::Item => self.items += 1,
            _ => {}
        }
        if !self.cell {
            self.row = blocks;
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.heading = false,
            TagEnd::TableCell => self.cell = false,
            TagEnd::CodeBlock => self.code = false,
            TagEnd::Item => self.items = self.items.saturating_sub(1),
            TagEnd::List(_) if self.items == 0 => self.lead = None,
            _ => {}
        }
    }

    fn form(&self) -> Form {
        if self.code {
            Form::Code
        } else if self.heading {
            Form::Heading
        } else if self.cell {
            Form::Cell
        } else if self.items > 0 {
            Form::Item
        } else {
            Form::Paragraph
        }
    }

    fn push(&mut self, text: &str, at: usize) {
        let words = self.block.text.to_mut();
        self.block.places.push((words.len(), at));
        words.push_str(text);
    }
}

impl Block<'_> {
    /// The place in the text as written of the bytes `range` of this block's words.
    pub(super) fn raw(&self, range: Range<usize>) -> Range<usize> {
        let last = self.text[..range.end].chars().next_back().map_or(0, char::len_utf8);
        let end = self.place(range.end - last) + last;
        let start = self.place(range.start);
        start..end.max(start)
    }

    fn place(&self, at: usize) -> usize {
        let run = self.places.partition_point(|(text, _)| *text <= at).saturating_sub(1);
        self.places.get(run).map_or(at, |(text, raw)| raw + (at - text))
    }

    /// Whether the sign at `at` stands inside quotation marks.
    pub(super) fn quotes(&self, at: usize) -> bool {
        let turns = self.turns.get_or_init(|| turns(&self.text));
        let passed = turns.partition_point(|turn| *turn < at);
        passed % 2 == 1 || self.text[..at].ends_with(['‘', '\''])
    }

    /// The bytes of each sentence.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        sentences(&self.text)
    }
}

/// Where quotations of `text` begin and end, in turn.
fn turns(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut closing: &[char] = &[];
    for (at, c) in text.char_indices() {
        if closing.contains(&c) {
            closing = &[];
            found.push(at);
        } else if closing.is_empty() {
            closing = match c {
                '“' => &['”'],
                '„' => &['“', '”'],
                '«' => &['»'],
                '»' => &['«'],
                '"' => &['"'],
                _ => continue,
            };
            found.push(at);
        }
    }
    found
}

/// The words of `text` between blanks, each with its place.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |token| (token.as_ptr() as usize - start, token))
}

/// The bytes of each sentence of `text`. A stop within or after an abbreviation ends none.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, token) in tokens(text) {
        let bare = token.trim_end_matches(['”', '"', '’', ')', '»', ']', '*']);
        let ends = bare.ends_with(['!', '?', '。', '؟', '۔'])
            || bare
                .strip_suffix('.')
                .is_some_and(|word| word.chars().nth(1).is_some() && !word.contains('.'));
        if ends {
            found.push(start..at + token.len());
            start = at + token.len();
        }
    }
    if !text[start..].trim().is_empty() {
        found.push(start..text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Form, Prose};

    #[test]
    fn knows_where_each_word_was_written() {
        let raw = "One *two* \"three\"\nfour [five](agency:x) [@a].\n\n- six\n- seven `eight`\n";
        let prose = Prose::markdown(raw);
        let forms: Vec<_> = prose.blocks.iter().map(|block| block.form).collect();
        assert_eq!(forms, [Form::Paragraph, Form::Item, Form::Item]);
        let first = &prose.blocks[0];
        assert_eq!(first.text, "One two “three” four five .");
        for word in ["two", "three", "four", "five"] {
            let at = first.text.find(word).expect(word);
            assert_eq!(&raw[first.raw(at..at + word.len())], word);
        }
        assert_eq!(first.cites[0].0, "a");
        assert_eq!(first.links[0].0, "agency:x");
        assert_eq!((prose.blocks[2].code[0].as_str(), prose.blocks[2].lead), ("eight", Some(0)));
        assert!(first.quotes(first.text.find("three").expect("three")));
        assert!(!first.quotes(first.text.find("five").expect("five")));
    }

    #[test]
    fn sentences_end_after_their_stop() {
        let prose = Prose::plain("The U.S. office opens at 9 a.m. daily. It is free! Is it?");
        assert_eq!(prose.blocks[0].sentences().len(), 3);
    }
}
