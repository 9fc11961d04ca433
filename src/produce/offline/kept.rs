//! Which files of a site a device keeps with one of its languages.

use crate::lang::Lang;
use crate::manifest::Listed;
use crate::plan::{SITE_ASSETS, THEME_ASSETS};
use crate::produce::site::Inputs;

/// Endings of what pages are made of. PDFs, data for programs, and what only hosts and crawlers read
/// would take room on a phone, and nobody could open them from a page that needs them.
const ENDINGS: [&str; 15] = [
    "avif",
    "css",
    "gif",
    "html",
    "ico",
    "jpeg",
    "jpg",
    "js",
    "png",
    "svg",
    "ttf",
    "webmanifest",
    "webp",
    "woff",
    "woff2",
];

/// Those of `files` that readers of `lang` need: the pages of that language, and what all share.
pub(super) fn of<'f>(inputs: Inputs<'_>, lang: Lang, files: &'f [Listed]) -> Vec<&'f Listed> {
    let plan = inputs.plan;
    let folder = |lang| plan.file("", lang);
    let own = folder(lang);
    let others: Vec<String> = plan
        .languages()
        .all()
        .map(|(other, _)| folder(other))
        .filter(|other| !other.is_empty() && *other != own)
        .collect();
    let shared = |path: &str| [THEME_ASSETS, SITE_ASSETS].iter().any(|dir| path.starts_with(dir));
    files
        .iter()
        .filter(|file| {
            let path = file.path.as_ref();
            let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
                && (shared(path)
                    || path.starts_with(&own)
                        && !others.iter().any(|other| path.starts_with(other)))
        })
        .collect()
}
