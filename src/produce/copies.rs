//! Files copied: the site's own as they are, the theme's with smaller style sheets and scripts.
//!
//! What a theme has below `offline/` is for a site that devices keep, and copied for no other. A file that the theme has
//! by the same name outside is continued by it: `offline/site.js` stands at the end of `site.js`, so that no page asks
//! for one file more.

use super::artifact::{Artifact, Task};
use super::key::KeyMaker;
use super::minify;
use super::site::Inputs;
use crate::config::Keep;
use crate::diag::{Diagnostic, Origin};
use crate::model::Digest;
use crate::plan::{asset_path, theme_asset_path};
use crate::theme::OFFLINE;

/// One task a file.
pub(super) fn tasks(inputs: Inputs<'_>) -> Vec<Task<'_>> {
    let keeps = inputs.config.offline.as_ref().is_some_and(|offline| offline.keep != Keep::Remove);
    let assets = inputs.theme.assets();
    let theme = assets.iter().filter(move |asset| {
        let twin = asset.name.strip_prefix(OFFLINE);
        twin.is_none_or(|name| keeps && assets.iter().all(|other| other.name != name))
    });
    let theme = theme.map(move |asset| {
        let end = format!("{OFFLINE}{}", asset.name);
        let end = assets.iter().find(|other| keeps && other.name == end);
        let end = end.map_or(&b""[..], |end| &end.bytes);
        Task {
            path: theme_asset_path(&asset.name),
            prepare: Box::new(move || Artifact {
                key: KeyMaker::new("copy")
                    .with(&Digest::of(&asset.bytes))
                    .with(&Digest::of(end))
                    .key(),
                make: Box::new(move || {
                    let bytes = [asset.bytes.as_ref(), end].concat();
                    Ok(match asset.name.rsplit_once('.') {
                        Some((_, "css")) => minify::css(&bytes),
                        Some((_, "js")) => minify::js(&bytes),
                        _ => bytes,
                    })
                }),
            }),
        }
    });
    let own = inputs.catalog.assets.iter().map(|name| Task {
        path: asset_path(name),
        prepare: Box::new(move || {
            let path = format!("content/assets/{name}");
            let bytes = inputs.tree.read(&path);
            let digest = Digest::of(bytes.as_deref().unwrap_or_default());
            Artifact {
                key: KeyMaker::new("copy").with(&digest).key(),
                make: Box::new(move || {
                    bytes.map_err(|error| {
                        let message = format!("the file cannot be read: {error}");
                        Box::new(Diagnostic::new("missing-file", message).at(Origin::file(path)))
                    })
                }),
            }
        }),
    });
    theme.chain(own).collect()
}
