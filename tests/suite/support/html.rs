//! Pages as a reader sees them.

/// The text of `html` in one line, with `between` in the place of every tag.
pub(crate) fn words(html: &str, between: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => {
                inside = true;
                out.push_str(between);
            }
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What `html` refers to: the values of its `href` and `src`, as they are written.
pub(crate) fn references(html: &str) -> Vec<String> {
    use html5gum::{Token, Tokenizer};
    let tags = Tokenizer::new(html).flatten().filter_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    });
    let values = tags.flat_map(|tag| tag.attributes.into_iter());
    values
        .filter(|(name, _)| matches!(name.as_slice(), b"href" | b"src"))
        .map(|(_, value)| String::from_utf8_lossy(&value).into_owned())
        .collect()
}
