//! The YAML between two lines `---` at the head of a Markdown file.

use crate::diag::{Diagnostic, Origin, Span};

/// A Markdown file in its two parts. Offsets count bytes from the start of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts<'t> {
    /// The YAML.
    pub(super) yaml: &'t str,
    /// Where the YAML begins.
    pub(super) yaml_at: usize,
    /// The Markdown.
    pub(super) body: &'t str,
    /// Where the Markdown begins.
    pub(super) body_at: usize,
}

/// Splits the text of `file`.
///
/// # Errors
/// When the first line is not `---`, or no later line is.
pub(super) fn split<'t>(file: &str, text: &'t str) -> Result<Parts<'t>, Box<Diagnostic>> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let first = text[bom..].split_inclusive('\n').next().unwrap_or_default();
    let missing = |message: &str, at: usize| {
        let help = "begin the file with a line `---`, then `title:` and `summary:`, then another line `---`";
        let origin = Origin::at(file, Span::new(at, at + first.trim_end().len().max(1)));
        Err(Box::new(Diagnostic::new("front-matter", message).at(origin).help(help)))
    };
    if first.trim_end() != "---" {
        return missing("the page does not begin with front matter", bom);
    }
    let yaml_at = bom + first.len();
    let mut at = yaml_at;
    for line in text[yaml_at..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            let body_at = at + line.len();
            let (yaml, body) = (&text[yaml_at..at], &text[body_at..]);
            return Ok(Parts { yaml, yaml_at, body, body_at });
        }
        at += line.len();
    }
    missing("the front matter is opened and never closed", bom)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn splits_with_and_without_carriage_returns() {
        let parts = split("a.md", "---\r\ntitle: A\r\n---\r\nBody\r\n").expect("front matter");
        assert_eq!((parts.yaml, parts.body), ("title: A\r\n", "Body\r\n"));
        assert_eq!((parts.yaml_at, parts.body_at), (5, 20));
        assert!(split("a.md", "# Title\n").is_err());
        assert!(split("a.md", "---\ntitle: A\n").is_err());
    }
}
