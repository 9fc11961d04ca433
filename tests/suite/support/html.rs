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
