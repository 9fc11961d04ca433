//! `EDITION-CARD.html`: half a page to print and keep, or to read out on the phone.

use super::html::{escaped, page};
use crate::kit::words::Words;

const STYLE: &str = "body{font:1rem/1.4 system-ui,sans-serif;margin:1rem auto;padding:0 1rem;max-width:44rem;\
     overflow-wrap:break-word}main{border:2px solid;border-radius:.5rem;padding:1rem}\
     h1,h2{font-size:1.25rem;line-height:1.25;margin:0}section{border-top:1px solid;padding:.5rem 0}\
     section p{margin:.375rem 0}.digits{font:700 2rem/1.3 ui-monospace,Consolas,Menlo,monospace;margin:.5rem 0;text-align:center;\
     direction:ltr}.digits span{display:inline-block;margin:0 .375rem}\
     @page{margin:12mm}@media print{body{margin:0;padding:0;font-size:9.5pt}main{break-inside:avoid}}";

/// The card of a copy of so many files, whose list has this fingerprint.
pub(crate) fn card(words: &Words, files: usize, fingerprint: &str) -> String {
    let groups: Vec<String> =
        fingerprint.split(' ').map(|group| format!("<span>{group}</span>")).collect();
    // A space between the groups, for whoever copies them or has them read out.
    let digits = groups.join(" ");
    let mut body = format!("<main>\n<p class=\"digits\">{digits}</p>\n");
    for (at, tongue) in words.tongues.iter().enumerate() {
        let level = if at == 0 { 1 } else { 2 };
        let word = |key| escaped(tongue.word(key));
        let (title, publisher, notice) = (&tongue.title, &tongue.publisher, &tongue.notice);
        let marked = |said: &crate::kit::Said| {
            format!("<span{}>{}</span>", said.attr(&tongue.language), escaped(&said.text))
        };
        let count = u32::try_from(files).unwrap_or(u32::MAX);
        let files = escaped(&tongue.strings.counted("kit_card_files", count));
        let edition = if tongue.edition.is_empty() {
            String::new()
        } else {
            format!("{} {} · ", word("edition"), escaped(&tongue.edition))
        };
        body.push_str(&format!(
            "<section{}>\n<h{level}>{}</h{level}>\n<p>{edition}{files} · {} {}</p>\n<p>{}</p>\n",
            tongue.attr(),
            marked(title),
            word("published_by"),
            marked(publisher),
            word("kit_card_compare"),
        ));
        if !notice.text.is_empty() {
            body.push_str(&format!("<p>{}</p>\n", marked(notice)));
        }
        body.push_str("</section>\n");
    }
    body.push_str("</main>\n");
    let first = words.tongues.first();
    let heading = first.map_or(String::new(), |tongue| {
        format!("{}: {}", tongue.word("kit_card"), tongue.title.text)
    });
    page(words, &heading, STYLE, "", &body)
}
