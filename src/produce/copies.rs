//! Files copied: the site's own as they are, the theme's with smaller style sheets and scripts.

use super::artifact::{Artifact, Task};
use super::key::KeyMaker;
use super::minify;
use super::site::Inputs;
use crate::diag::{Diagnostic, Origin};
use crate::model::Digest;
use crate::plan::{asset_path, theme_asset_path};

/// One task a file.
pub(super) fn tasks(inputs: Inputs<'_>) -> Vec<Task<'_>> {
    let theme = inputs.theme.assets().iter().map(|asset| Task {
        path: theme_asset_path(&asset.name),
        prepare: Box::new(move || Artifact {
            key: KeyMaker::new("copy").with(&Digest::of(&asset.bytes)).key(),
            make: Box::new(move || {
                Ok(match asset.name.rsplit_once('.') {
                    Some((_, "css")) => minify::css(&asset.bytes),
                    Some((_, "js")) => minify::js(&asset.bytes),
                    _ => asset.bytes.to_vec(),
                })
            }),
        }),
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
