//! Texts with gaps, and values to put into them.
//!
//! A gap is `‹word›`. Remarks that grow too long are broken into several lines.

/// The longest line of a remark, in characters.
const WIDEST: usize = 120;
/// The most words that one remark lists.
const MOST: usize = 24;

/// `text` with each `‹word›` of `gaps` filled.
pub(super) fn filled(text: &str, gaps: &[(&str, String)]) -> String {
    let mut out = text.to_owned();
    for (word, value) in gaps {
        out = out.replace(&format!("‹{word}›"), value);
    }
    out.lines().map(|line| wrapped(line) + "\n").collect()
}

/// A value as YAML takes it for text, whatever is in it.
pub(super) fn quoted(text: &str) -> String {
    // JSON's strings are YAML's strings in double quotes.
    serde_json::Value::from(text).to_string()
}

/// An id as YAML takes it for text: `12` and `true` would be something else.
pub(super) fn word(id: &str) -> String {
    let plain = id.starts_with(|c: char| c.is_ascii_lowercase())
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&id);
    if plain { id.to_owned() } else { quoted(id) }
}

/// `a, b, c`; of a long list the first, and how many more there are.
pub(super) fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    let shown = words.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    match words.len().saturating_sub(MOST) {
        _ if words.is_empty() => "(none yet)".to_owned(),
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// `text` as remarks, a line or more, each behind `before`. Lines of `text` stay lines.
pub(super) fn remark(before: &str, text: &str) -> String {
    text.trim_end()
        .lines()
        .map(|line| wrapped(format!("{before}# {line}").trim_end()) + "\n")
        .collect()
}

/// `text` as remarks, each line behind `before` and as long as it is.
pub(super) fn quotation(before: &str, text: &str) -> String {
    text.trim_end()
        .lines()
        .map(|line| format!("{before}# {line}").trim_end().to_owned() + "\n")
        .collect()
}

/// A remark broken between words; any other line as it is.
fn wrapped(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    let Some(words) = line[indent..].strip_prefix("# ").filter(|_| line.chars().count() > WIDEST)
    else {
        return line.to_owned();
    };
    let before = format!("{}#", &line[..indent]);
    let mut out = before.clone();
    let mut width = before.len();
    for word in words.split(' ') {
        let length = word.chars().count() + 1;
        if width + length > WIDEST && width > before.len() {
            out.push('\n');
            out.push_str(&before);
            width = before.len();
        }
        out.push(' ');
        out.push_str(word);
        width += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_and_long_remarks_broken() {
        let gaps = [("name", quoted("A \"b\": c")), ("kinds", vec!["office"; 40].join(", "))];
        let text = filled("name: ‹name›\n# One of: ‹kinds›.\n#x: ‹kinds›\n", &gaps);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], r#"name: "A \"b\": c""#);
        assert!(lines[1..lines.len() - 1].iter().all(|line| line.starts_with("# ")));
        assert!(lines[1..lines.len() - 1].iter().all(|line| line.len() <= WIDEST));
        assert!(lines.len() > 4 && lines[lines.len() - 1].starts_with("#x: office"));
    }

    #[test]
    fn ids_that_are_numbers_or_truth_values_are_quoted() {
        assert_eq!([word("office"), word("711"), word("no")], ["office", "\"711\"", "\"no\""]);
        assert_eq!(listed(["a", "b"].into_iter()), "a, b");
        assert_eq!(listed(["a"; 30].into_iter()).matches("a, a").count(), 12);
        assert!(listed(["a"; 30].into_iter()).ends_with(" and 6 more"));
    }
}
