//! `opensearch.xml`: the site's search as a search engine of the browser (OpenSearch 1.1).
//!
//! What is looked for stands behind the `#`, which no browser sends to a server.

use crate::lang::Lang;
use crate::model::Builtin;
use crate::plan::{Subject, theme_asset_path};
use crate::produce::site::Inputs;
use crate::view::scene::escaped;

/// The most letters of a short name and of a description, by the specification.
const SHORT: usize = 16;
const LONG: usize = 1024;

/// The description for readers of `lang`; none without a base address.
pub(super) fn xml(inputs: Inputs<'_>, lang: Lang) -> Option<String> {
    let base = inputs.config.base_url.as_ref()?;
    let config = inputs.config;
    let title = config.title.get(lang).text;
    let search = inputs.plan.path(Subject::Builtin(Builtin::Search), lang);
    let description = config.description.get(lang).text;
    let description = if description.is_empty() { title } else { description };
    let icon = inputs.theme.assets().iter().find(|asset| asset.name == "favicon-32.png");
    let icon = icon.map(|asset| {
        let address = escaped(&format!("{base}/{}", theme_asset_path(&asset.name)));
        format!("<Image width=\"32\" height=\"32\" type=\"image/png\">{address}</Image>\n")
    });
    Some(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{}</ShortName>\n\
         <Description>{}</Description>\n\
         <Language>{}</Language>\n\
         <InputEncoding>UTF-8</InputEncoding>\n\
         {}\
         <Url type=\"text/html\" template=\"{}#q={{searchTerms}}\"/>\n\
         </OpenSearchDescription>\n",
        escaped(&shortened(title, SHORT)),
        escaped(&shortened(description, LONG)),
        escaped(&inputs.plan.languages().get(lang).tag),
        icon.unwrap_or_default(),
        escaped(&format!("{base}/{search}")),
    ))
}

/// `text` with at most `most` letters, whole words where it can be.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    match cut.rsplit_once(' ') {
        Some((words, _)) => words.to_owned(),
        None => cut,
    }
}
