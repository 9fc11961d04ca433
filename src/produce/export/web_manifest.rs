//! `site.webmanifest` (W3C Web Application Manifest).

use serde_json::{Value, json};

use crate::lang::Lang;
use crate::model::Builtin;
use crate::plan::{Subject, href, theme_asset_path};
use crate::produce::site::Inputs;

/// The manifest in one language; `path` is its own path.
pub(super) fn text(inputs: Inputs<'_>, lang: Lang, path: &str) -> String {
    let config = inputs.config;
    let language = inputs.plan.languages().get(lang);
    let icons: Vec<Value> = inputs
        .theme
        .assets()
        .iter()
        .filter_map(|asset| {
            let size = asset.name.strip_prefix("icon-")?.strip_suffix(".png")?;
            let src = href(path, &theme_asset_path(&asset.name));
            Some(json!({"src": src, "sizes": format!("{size}x{size}"), "type": "image/png"}))
        })
        .collect();
    let manifest = json!({
        "name": config.title.get(lang).text,
        "description": config.description.get(lang).text,
        "lang": language.tag,
        "dir": language.dir(),
        "start_url": inputs.plan.href(path, Subject::Builtin(Builtin::Home), lang),
        "display": "browser",
        "icons": icons,
    });
    format!("{manifest:#}\n")
}
