//! Smaller pages, style sheets and scripts: without what no reader sees.

/// `html`, smaller. Tags that HTML lets a writer leave out stay, so that every parser, script and
/// validator reads the page the same way.
#[cfg(feature = "minify")]
pub(super) fn html(html: Vec<u8>) -> Vec<u8> {
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(&html, &settings)
}

/// `css`, smaller; as it is where it cannot be read as a style sheet.
#[cfg(feature = "minify")]
pub(super) fn css(css: &[u8]) -> Vec<u8> {
    const OPEN: &[u8] = b"<style>";
    const CLOSE: &[u8] = b"</style>";
    let settings = minify_html::Cfg { minify_css: true, ..minify_html::Cfg::default() };
    let small = minify_html::minify(&[OPEN, css, CLOSE].concat(), &settings);
    let inner = small.strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE));
    match inner.map(|inner| String::from_utf8_lossy(inner)) {
        Some(inner) if !inner.is_empty() => long_conditions(&inner).into_bytes(),
        _ => css.to_vec(),
    }
}

/// `css` with conditions on widths and heights in their older, longer form: browsers before 2022
/// pass over rules with the shorter one (Media Queries 4, section 2.4.3), and old telephones are
/// many readers' only ones.
#[cfg(feature = "minify")]
fn long_conditions(css: &str) -> String {
    const FORMS: [(&str, &str); 4] = [
        ("(width>=", "(min-width:"),
        ("(width<=", "(max-width:"),
        ("(height>=", "(min-height:"),
        ("(height<=", "(max-height:"),
    ];
    FORMS.iter().fold(css.to_owned(), |css, (short, long)| css.replace(short, long))
}

/// `js`, a classic script, without indentation and without remarks that have lines of their own.
///
/// No more than that: what a minifier for modules takes for unused may be what another script of
/// the page calls. A script with template literals or block comments stays as it is, since a line
/// of theirs may look like a remark.
#[cfg(feature = "minify")]
pub(super) fn js(js: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(js) {
        Ok(text) if !text.contains('`') && !text.contains("/*") => {
            let lines = text.lines().map(str::trim);
            let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
            code.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
        }
        _ => js.to_vec(),
    }
}

/// `html` as it is: this build is without the feature `minify`.
#[cfg(not(feature = "minify"))]
pub(super) fn html(html: Vec<u8>) -> Vec<u8> {
    html
}

/// `css` as it is: this build is without the feature `minify`.
#[cfg(not(feature = "minify"))]
pub(super) fn css(css: &[u8]) -> Vec<u8> {
    css.to_vec()
}

/// `js` as it is: this build is without the feature `minify`.
#[cfg(not(feature = "minify"))]
pub(super) fn js(js: &[u8]) -> Vec<u8> {
    js.to_vec()
}

#[cfg(all(test, feature = "minify"))]
mod tests {
    use super::*;

    #[test]
    fn widths_stay_in_words_that_old_browsers_know() {
        let sheet = b"@media (min-width: 48em) and (max-height: 30em) { a { color: red } }";
        let small = css(sheet);
        assert_eq!(small, b"@media (min-width:48em) and (max-height:30em){a{color:red}}");
    }

    #[test]
    fn a_script_loses_remarks_and_indentation_only() {
        let script = b"// What it does.\nfunction call() {\n  // why\n  go(\"//x\"); // now\n}\n";
        assert_eq!(js(script), b"function call() {\ngo(\"//x\"); // now\n}\n");
    }

    #[test]
    fn a_script_where_a_line_may_be_text_stays() {
        for script in ["a = `\n// text\n`;", "/*\n// out */\ngo();"] {
            assert_eq!(js(script.as_bytes()), script.as_bytes());
        }
    }
}
