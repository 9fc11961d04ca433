//! How many font files a page with a style sheet asks for.
//!
//! Takes: the text of a CSS file without its comments.
//! Gives: a number.
//! Never: looks at the page. Which letters stand on it decides among files that differ in
//! `unicode-range` only; one of them is counted, as a page in one script needs.

use std::collections::BTreeSet;

/// Descriptors that tell one look of a family from another.
const LOOKS: [&str; 4] = ["font-family", "font-style", "font-weight", "font-stretch"];

/// The number of looks with a file of their own.
pub(super) fn wanted(css: &str) -> u32 {
    let mut looks = BTreeSet::new();
    for (at, word) in css.match_indices('@') {
        let rule = &css[at + word.len()..];
        let Some(rest) =
            rule.get(.."font-face".len()).filter(|w| w.eq_ignore_ascii_case("font-face"))
        else {
            continue;
        };
        let body = rule[rest.len()..].trim_start().strip_prefix('{').unwrap_or_default();
        let body = body.split('}').next().unwrap_or_default();
        // A file within the sheet (`data:`) is no request, and has a `;` that ends nothing.
        if !body.contains("url(") || body.contains("data:") {
            continue;
        }
        let look = LOOKS.map(|wanted| {
            let mut lines = body.split(';').filter_map(|line| line.split_once(':'));
            lines.find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, v)| v.trim())
        });
        looks.insert(look);
    }
    u32::try_from(looks.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn one_for_each_look_of_a_family() {
        let face = |rest: &str| format!("@font-face {{ font-family: A; src: url(a) {rest} }}\n");
        assert_eq!(wanted(""), 0);
        assert_eq!(wanted(&face("")), 1);
        let scripts = face("; unicode-range: U+0-FF") + &face("; unicode-range: U+100-2BA");
        assert_eq!(wanted(&scripts), 1);
        assert_eq!(wanted(&(face("") + &face("; font-weight: 700"))), 2);
        assert_eq!(wanted("@FONT-FACE{font-family:A;src:url(a),url(b)}"), 1);
        assert_eq!(wanted("@font-face{font-family:A;src:local(A)}"), 0);
        assert_eq!(wanted("@font-face{font-family:A;src:url(data:font/woff2;base64,AA)}"), 0);
        assert_eq!(wanted("@media print { a { color: red } }"), 0);
    }
}
