//! What makes a guide open without a network: a service worker for each language.
//!
//! Takes: the settings, and the list of the site's files with their sums.
//! Gives: `sw.js`, which keeps one language of one edition on a reader's device, and `offline.json`, which says how much
//! that is; or a `sw.js` that takes away what an earlier edition left. Nothing where the site does not ask for it.
//! Never: runs on a device by itself. The theme's script registers it, and not on `file://`.

mod absent;
mod kept;
mod worker;

use super::artifact::{Artifact, Closing};
use super::key::KeyMaker;
use super::site::Inputs;
use crate::config::{Config, Keep};
use crate::diag::Diagnostic;
use crate::manifest::Listed;
use crate::theme::Theme;
use crate::view::offline::{ABOUT, WORKER};
pub use worker::REMOVER;

/// The files of the worker and of what it takes, for each language.
pub(super) fn closing(inputs: Inputs<'_>) -> Vec<Closing<'_>> {
    let Some(offline) = &inputs.config.offline else { return Vec::new() };
    let languages = inputs.plan.languages().all().map(|(lang, _)| lang);
    let mut files = Vec::new();
    for lang in languages {
        let path = inputs.plan.file(WORKER, lang);
        if offline.keep == Keep::Remove {
            files.push(Closing { path, prepare: Box::new(|_| fixed(REMOVER.to_owned())) });
            continue;
        }
        files.push(Closing {
            path,
            prepare: Box::new(move |files| {
                fixed(worker::text(inputs, lang, &kept::of(inputs, lang, files)))
            }),
        });
        files.push(Closing {
            path: inputs.plan.file(ABOUT, lang),
            prepare: Box::new(move |files| fixed(about(&kept::of(inputs, lang, files)))),
        });
    }
    files
}

/// The mistake of a site whose theme has no script that would ask for the worker.
pub fn no_script(config: &Config, theme: &Theme) -> Option<Diagnostic> {
    let offline = config.offline.as_ref().filter(|offline| offline.keep != Keep::Remove)?;
    if theme.offers_offline() {
        return None;
    }
    let message = format!("the theme `{}` has no script that keeps the guide", config.theme);
    let mistake = Diagnostic::new("offline-without-script", message)
        .at(offline.origin.clone())
        .help("take `offline` out, or choose a theme over `civic`");
    Some(mistake)
}

/// How much one language is.
fn about(kept: &[&Listed]) -> String {
    let bytes: u64 = kept.iter().map(|file| file.size).sum();
    format!("{{\"files\": {}, \"bytes\": {bytes}}}\n", kept.len())
}

/// A small file whose text is its key.
fn fixed<'a>(text: String) -> Artifact<'a> {
    let key = KeyMaker::new("offline").with(&text).key();
    Artifact { key, make: Box::new(move || Ok(text.into_bytes())) }
}
