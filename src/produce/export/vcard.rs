//! vCard 4.0 (RFC 6350): properties, their escaping, and lines of at most 75 octets.

/// The most octets of a line, without its end (RFC 6350, section 3.2).
const LONGEST: usize = 75;

/// One card, written property by property.
pub(super) struct Card(String);

impl Card {
    /// A card that is about a body.
    pub(super) fn new() -> Self {
        let mut card = Self(String::new());
        card.line("BEGIN:VCARD");
        card.line("VERSION:4.0");
        card.line("KIND:org");
        card
    }

    /// A property whose value is text. `name` may carry parameters.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.line(&format!("{name}:{}", escaped(text)));
        }
    }

    /// A property whose value is an address, a date or a fixed word, written as it is.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        // A line break would begin another property.
        if !value.is_empty() && !value.contains(['\r', '\n']) {
            self.line(&format!("{name}:{value}"));
        }
    }

    /// The card.
    pub(super) fn end(mut self) -> String {
        self.line("END:VCARD");
        self.0
    }

    /// Writes a line, folded so that no letter is taken apart.
    fn line(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// `text` as a value (RFC 6350, section 3.4).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ',' => out.push_str("\\,"),
            ';' => out.push_str("\\;"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Card;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_line_is_longer_than_75_octets_and_none_splits_a_letter(text in "\\PC{0,300}") {
            let mut card = Card::new();
            card.text("NOTE", &text);
            let card = card.end();
            prop_assert!(card.split("\r\n").all(|line| line.len() <= 75));
            let whole = card.replace("\r\n ", "");
            prop_assert_eq!(whole.matches("\r\n").count(), if text.is_empty() { 4 } else { 5 });
        }
    }
}
