//! Smaller pages and style sheets: without what no reader sees.

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
    inner.filter(|inner| !inner.is_empty()).map_or_else(|| css.to_vec(), <[u8]>::to_vec)
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
