//! What a copy says while it is not whole: a page in the place of `START-HERE.html`, and the words of
//! `NOT-FINISHED.txt`.

use super::html::{escaped, page};
use super::start::STYLE;
use crate::kit::words::Words;

/// The words of a copy that is not whole.
#[derive(Debug, Clone)]
pub struct Unfinished {
    /// The page in the place of the one that opens the guide.
    pub page: String,
    /// Plain text, with the line ends of Windows.
    pub text: String,
}

impl Unfinished {
    /// In all languages of the site.
    pub fn new(words: &Words) -> Self {
        let mut text = String::from("\u{feff}");
        let mut body = String::from("<main>\n");
        for (at, tongue) in words.tongues.iter().enumerate() {
            let level = if at == 0 { 1 } else { 2 };
            let [heading, what, mend] =
                ["kit_unfinished", "kit_unfinished_text", "kit_unfinished_mend"]
                    .map(|key| tongue.word(key));
            let title = &tongue.title;
            body.push_str(&format!(
                "<section{}>\n<h{level}>{}</h{level}>\n<p{}>{}</p>\n<p>{}</p>\n<p>{}</p>\n</section>\n",
                tongue.attr(),
                escaped(heading),
                title.attr(&tongue.language),
                escaped(&title.text),
                escaped(what),
                escaped(mend),
            ));
            text.push_str(&format!("{heading}\r\n{}\r\n\r\n{what}\r\n{mend}\r\n\r\n", title.text));
        }
        body.push_str("</main>\n");
        let heading = words.tongues.first().map_or("", |tongue| tongue.word("kit_unfinished"));
        Self { page: page(words, heading, STYLE, "", &body), text }
    }
}
