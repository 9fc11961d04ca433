//! Markdown without markup.

use pulldown_cmark::Event;

use crate::markdown;

/// The words of `text`, one blank between them.
pub(super) fn plain_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (event, _) in markdown::events(text) {
        if markdown::citation(&event).is_some() {
            out.truncate(out.trim_end().len());
            continue;
        }
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            // The end of a block parts words; the end of emphasis or a link does not.
            Event::End(end) if !is_inline(end) => out.push(' '),
            Event::SoftBreak | Event::HardBreak | Event::Rule => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_inline(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn keeps_words_whole_and_apart() {
        let text = "## What *it* does\n\n- un**bro**ken [@one]\n- [link](agency:otip) [@two], end\n\n| a | b |\n|--|--|\n| c | d |\n";
        assert_eq!(plain_text(text), "What it does unbroken link, end a b c d");
    }
}
