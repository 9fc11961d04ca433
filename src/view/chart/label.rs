//! Text broken into lines that fit a box. The build has no font, so widths are guessed, and rather
//! too wide than too narrow.

/// Height of the text in units of the drawing.
const SIZE: u32 = 14;

/// `text` in lines of at most `room` units, broken at spaces; a word that is wider than a line is
/// broken where the line ends. Nothing is cut off: a name that cannot be read whole may be mistaken
/// for another. Every line but the last ends in what broke it, a space or nothing.
pub(super) fn lines(text: &str, room: u32) -> Vec<String> {
    let room = room * 100 / SIZE;
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let width: u32 = word.chars().map(advance).sum();
        if !line.is_empty() {
            line.push(' ');
            used += advance(' ');
            if used + width > room {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
        }
        for c in word.chars() {
            let more = advance(c);
            // A mark without width belongs to the letter before it.
            if used + more > room && more > 0 && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += more;
        }
    }
    lines.push(line);
    lines
}

/// How far a character moves the pen, in hundredths of the text's height: about the widest of the
/// common sans-serif faces at a weight of 600.
fn advance(c: char) -> u32 {
    match c {
        ' ' => 30,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 34,
        '(' | ')' | '[' | ']' | 'f' | 't' | 'r' | '-' | '/' => 42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' | '—' | '…' => 98,
        'a'..='z' => 62,
        '0'..='9' => 66,
        'A'..='Z' => 76,
        // Marks that stand above or below another character, and characters without a shape.
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{670}' => 0,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' => 0,
        // Letters of Latin, Greek and Cyrillic with or without marks.
        '\u{a0}'..='\u{2ff}' | '\u{370}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' => 72,
        // Hebrew and Arabic.
        '\u{590}'..='\u{8ff}' => 66,
        // Scripts written in squares, and everything else that may be wide.
        _ if c >= '\u{1100}' => 105,
        _ => 72,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn breaks_at_spaces_and_keeps_every_word() {
        let name = "Office of Juvenile Justice and Delinquency Prevention (OJJDP)";
        assert_eq!(
            lines(name, 264),
            ["Office of Juvenile Justice and ", "Delinquency Prevention (OJJDP)"]
        );
        assert_eq!(lines("FBI", 264), ["FBI"]);
        assert_eq!(lines("", 264), [""]);
    }

    #[test]
    fn breaks_a_word_that_is_wider_than_a_line() {
        let broken = lines(&"w".repeat(100), 264);
        assert_eq!(broken.concat(), "w".repeat(100));
        assert_eq!(broken.len(), 6);
    }

    proptest! {
        #[test]
        fn loses_nothing_and_fits(text in ".{0,120}", room in 100_u32..300) {
            let broken = lines(&text, room);
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(broken.concat(), words.join(" "));
            for line in broken {
                let width: u32 = line.trim_end().chars().map(advance).sum();
                prop_assert!(width * SIZE <= room * 100, "{line:?} is {width} wide");
            }
        }
    }
}
