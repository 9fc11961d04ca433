//! `sitemap.xml` (sitemaps.org protocol 0.9, with the languages of each page as Google's extension
//! for localized versions).

use crate::model::Builtin;
use crate::plan::Subject;
use crate::produce::site::Inputs;
use crate::view::scene::escaped;

/// The most addresses that one sitemap may hold.
const MOST: usize = 50_000;

/// The sitemap; none without a base address, because a sitemap holds absolute addresses only.
pub(super) fn text(inputs: Inputs<'_>) -> Option<String> {
    let base = inputs.config.base_url.as_ref()?;
    let languages = inputs.plan.languages();
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let unlisted = [Builtin::Missing, Builtin::Away].map(Subject::Builtin);
    let shown = |page: &&crate::plan::Planned| {
        !unlisted.contains(&page.subject) && !matches!(page.subject, Subject::Sheet(_))
    };
    for page in inputs.plan.pages().iter().filter(shown).take(MOST) {
        text.push_str(&format!("<url><loc>{}</loc>", escaped(&format!("{base}/{}", page.path))));
        if languages.len() > 1 {
            let there = |lang| page.part < inputs.plan.parts(page.subject, lang);
            for (lang, language) in languages.all().filter(|(lang, _)| there(*lang)) {
                let path = inputs.plan.part_path(page.subject, page.part, lang);
                let href = format!("{base}/{path}");
                text.push_str(&format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    language.tag,
                    escaped(&href)
                ));
            }
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    Some(text)
}
