//! Templates, strings, layouts of sheets and files that decide a site's look.
//!
//! Takes: the themes in the binary and the site's own `themes/<name>/`, laid over one of them.
//! Gives: a [`Theme`] that renders a template with its values, and its files; what an author needs
//! for a theme of their own.
//! Never: queries the catalog, writes.

mod author;
pub mod ejected;
mod files;
mod filters;
mod manifest;
mod mistake;
mod policy;
mod render;
mod shipped;
mod strings;

use crate::diag::Report;
use crate::lang::{Lang, Languages, Strings};
use crate::model::Digest;
use crate::source::SourceTree;

pub use author::{Listed, Offer, base, begun, listed, offer, offered, shipped_names};
pub use files::{Asset, PrintFile};
pub use render::Frame;
pub use shipped::DEFAULT;

/// What a theme says of itself.
const MANIFEST: &str = "theme.yaml";

/// The style sheet, below `assets/`, that is put at the end of those of the shipped theme.
const OVERRIDES: &str = "overrides.css";

/// What people say of a theme to each other; fieldguide does not read it.
const README: &str = "README.md";

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    tera: tera::Tera,
    strings: Vec<Strings>,
    assets: Vec<Asset>,
    print: Vec<PrintFile>,
    policy: Option<String>,
    digest: Digest,
    /// Where each template's text comes from, for mistakes in it.
    origins: Vec<(String, String)>,
}

impl Theme {
    /// The theme `name` of the site in `tree`, with strings in each of `languages`.
    ///
    /// # Errors
    /// When a listed file cannot be read. Mistakes in templates and strings go to `report`.
    pub fn load(
        tree: &dyn SourceTree,
        name: &str,
        languages: &Languages,
        report: &mut Report,
    ) -> std::io::Result<Self> {
        let mut files = files::collect(tree, name, report)?;
        let strings = strings::load(&files, languages, report);
        let (tera, origins) = render::engine(&files, report);
        let digest = files.digest();
        let policy = policy::policy(&files);
        let print = files.take_print();
        Ok(Self { tera, strings, assets: files.assets, print, policy, digest, origins })
    }

    /// The strings in a language.
    pub fn strings(&self, lang: Lang) -> &Strings {
        &self.strings[usize::from(lang.0)]
    }

    /// The strings in every language, the site's first language first.
    pub fn tongues(&self) -> &[Strings] {
        &self.strings
    }

    /// The theme's files, sorted by name.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The layouts of sheets as PDF, sorted by name.
    pub fn print(&self) -> &[PrintFile] {
        &self.print
    }

    /// The content security policy that allows what any of its pages allows; none where a page has none,
    /// or one that is put together only while it is made.
    pub fn policy(&self) -> Option<&str> {
        self.policy.as_deref()
    }

    /// Fingerprint of the layouts of sheets.
    pub fn print_digest(&self) -> Digest {
        let parts = self.print.iter().flat_map(|file| [&file.name, &file.text]);
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend((part.len() as u64).to_le_bytes());
            bytes.extend(part.as_bytes());
        }
        Digest::of(&bytes)
    }

    /// Fingerprint of all templates, strings and file names.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}
