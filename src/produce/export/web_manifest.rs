//! `site.webmanifest` (W3C Web Application Manifest): a bookmark with a sign, and where devices keep the site, an app.

use serde_json::{Value, json};

use crate::config::Keep;
use crate::lang::Lang;
use crate::model::Builtin;
use crate::plan::{Subject, href, root, theme_asset_path};
use crate::produce::site::Inputs;

/// The manifest in one language; `path` is its own path.
pub(super) fn text(inputs: Inputs<'_>, lang: Lang, path: &str) -> String {
    let config = inputs.config;
    let kept = config.offline.as_ref().is_some_and(|offline| offline.keep != Keep::Remove);
    let language = inputs.plan.languages().get(lang);
    let icons: Vec<Value> = inputs
        .theme
        .assets()
        .iter()
        .filter_map(|asset| {
            let size = asset.name.strip_prefix("icon-")?.strip_suffix(".png")?;
            let src = href(path, &theme_asset_path(&asset.name));
            let mut icon =
                json!({"src": src, "sizes": format!("{size}x{size}"), "type": "image/png"});
            if kept {
                icon["purpose"] = json!("any maskable");
            }
            Some(icon)
        })
        .collect();
    let mut manifest = json!({
        "name": config.title.get(lang).text,
        "description": config.description.get(lang).text,
        "lang": language.tag,
        "dir": language.dir(),
        "start_url": inputs.plan.href(path, Subject::Builtin(Builtin::Home), lang),
        "display": "browser",
        "icons": icons,
    });
    if kept {
        // `id` is left out on purpose. It would count from the host's root, where two guides of one host would be the same
        // app; without it, the address of the start page tells them apart.
        manifest["scope"] = json!(format!("./{}", root(path)));
        manifest["display"] = json!("standalone");
        manifest["display_override"] = json!(["minimal-ui"]);
    }
    format!("{manifest:#}\n")
}
