//! `START-HERE.html`: opens the guide.

use super::html::{escaped, page};
use crate::kit::words::{Tongue, Words};
use crate::manifest::sums;

/// Shared by this page and the one that stands in its place while a copy is not finished.
pub(super) const STYLE: &str = "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;\
     overflow-wrap:break-word}section{border-top:1px solid;padding:.5rem 0}h1{font-size:1.5rem;line-height:1.25}\
     h2{font-size:1.25rem;line-height:1.25}.open{font-size:1.25rem;font-weight:700}";

/// The page: a browser goes on to the guide by itself; whoever is left here has a link for each language.
pub(crate) fn start(words: &Words) -> String {
    let home = |tongue: &Tongue| format!("{}/{}", sums::SITE, tongue.home);
    let mut body = String::from("<main>\n");
    let first = words.tongues.first();
    for (at, tongue) in words.tongues.iter().enumerate() {
        let level = if at == 0 { 1 } else { 2 };
        let (title, notice) = (&tongue.title, &tongue.notice);
        body.push_str(&format!(
            "<section{}>\n<h{level}{}>{}</h{level}>\n<p class=\"open\"><a href=\"{}\" hreflang=\"{}\">{}</a></p>\n",
            tongue.attr(),
            title.attr(&tongue.language),
            escaped(&title.text),
            escaped(&home(tongue)),
            tongue.language.tag,
            escaped(tongue.word("kit_open")),
        ));
        if !notice.text.is_empty() {
            body.push_str(&format!(
                "<p{}>{}</p>\n",
                notice.attr(&tongue.language),
                escaped(&notice.text)
            ));
        }
        body.push_str("</section>\n");
    }
    body.push_str("</main>\n");
    let title = first.map_or("", |tongue| tongue.title.text.as_str());
    let home = first.map(home).unwrap_or_default();
    let head = format!("<meta http-equiv=\"refresh\" content=\"0; url={}\">\n", escaped(&home));
    page(words, title, STYLE, &head, &body)
}
