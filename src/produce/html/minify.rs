//! Smaller pages.

/// `html` without what no reader sees. Tags that HTML lets a writer leave out stay, so that every
/// parser, script and validator reads the page the same way.
#[cfg(feature = "minify")]
pub(super) fn minify(html: Vec<u8>) -> Vec<u8> {
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(&html, &settings)
}

/// `html` as it is: this build is without the feature `minify`.
#[cfg(not(feature = "minify"))]
pub(super) fn minify(html: Vec<u8>) -> Vec<u8> {
    html
}
