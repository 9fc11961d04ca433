//! The order of names: as a reader looks for them, not as bytes fall.

use crate::slug::fold;

/// What a name is sorted by: without accents, case and punctuation, and without a leading "the".
pub fn collation(name: &str) -> String {
    kept(name).collect()
}

/// The beginning of `name` as it is written, without a leading "the", that makes at least the first
/// `count` characters of its [`collation`].
pub fn opening(name: &str, count: usize) -> &str {
    let start = if leads_with_article(name) { article_end(name) } else { 0 };
    let mut left = count;
    for (at, c) in name[start..].char_indices() {
        left = left.saturating_sub(weight(c).count());
        if left == 0 {
            return &name[start..start + at + c.len_utf8()];
        }
    }
    &name[start..]
}

fn kept(name: &str) -> impl Iterator<Item = char> {
    let start = if leads_with_article(name) { article_end(name) } else { 0 };
    name[start..].chars().flat_map(weight)
}

/// The characters that `c` counts as; none for punctuation.
fn weight(c: char) -> impl Iterator<Item = char> {
    let c = fold(c).unwrap_or(c);
    let counts = c.is_alphanumeric() || c.is_whitespace() || c == '-';
    Some(c).filter(|_| counts).into_iter().flat_map(char::to_lowercase)
}

fn leads_with_article(name: &str) -> bool {
    let mut start = name.chars().flat_map(weight);
    "the ".chars().all(|c| start.next() == Some(c))
}

/// Where the article ends: behind its blank.
fn article_end(name: &str) -> usize {
    name.find(' ').map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_a_reader_looks() {
        assert_eq!(collation("The Bureau of Justice"), "bureau of justice");
        assert_eq!(collation("U.S. Attorneys’ Offices"), "us attorneys offices");
        assert_eq!(collation("Línea"), "linea");
        assert_eq!(collation("Thebes"), "thebes");
    }

    #[test]
    fn shows_the_beginning_as_it_is_written() {
        assert_eq!(opening("The Bureau of Justice", 2), "Bu");
        assert_eq!(opening("U.S. Attorneys", 3), "U.S. ");
        assert_eq!(opening("Línea", 2), "Lí");
        assert_eq!(opening("Ax", 9), "Ax");
    }
}
