//! Files for machines: crawlers, hosts, phones' home screens.
//!
//! Takes: the plan and the settings. Gives: one task a file. Never: makes pages.
//! A new format is its file and its line in [`tasks`].

mod robots;
mod sitemap;
mod web_manifest;

use super::artifact::{Artifact, Task};
use super::key::KeyMaker;
use super::site::Inputs;

/// Every such file.
pub(super) fn tasks(inputs: Inputs<'_>) -> Vec<Task<'_>> {
    let mut files = vec![
        (".nojekyll".to_owned(), String::new()),
        ("robots.txt".to_owned(), robots::text(inputs)),
    ];
    files.extend(sitemap::text(inputs).map(|text| ("sitemap.xml".to_owned(), text)));
    for (lang, _) in inputs.plan.languages().all() {
        let path = inputs.plan.file("site.webmanifest", lang);
        let text = web_manifest::text(inputs, lang, &path);
        files.push((path, text));
    }
    files.into_iter().map(|(path, text)| fixed(path, text)).collect()
}

/// A small file whose text is its key.
pub(super) fn fixed<'a>(path: String, text: String) -> Task<'a> {
    let prepare = move || {
        let text = text.clone();
        let key = KeyMaker::new("fixed").with(&text).key();
        Artifact { key, make: Box::new(move || Ok(text.into_bytes())) }
    };
    Task { path, prepare: Box::new(prepare) }
}
