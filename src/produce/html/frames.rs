//! What all pages of a language share, made once.

use std::sync::Arc;

use crate::lang::Lang;
use crate::produce::artifact::Key;
use crate::produce::key::KeyMaker;
use crate::produce::site::Inputs;
use crate::theme::Frame;
use crate::view::shell::Site;

/// What goes into `site.generator`.
const GENERATOR: &str = concat!("fieldguide ", env!("CARGO_PKG_VERSION"));

/// The shared values of every language.
#[derive(Debug, Clone)]
pub(super) struct Frames(Arc<[(Frame, Key)]>);

impl Frames {
    pub(super) fn new(inputs: Inputs<'_>) -> Self {
        let one = |(lang, _)| {
            let assets = inputs.theme.assets().iter().map(|asset| asset.name.as_str());
            let site = Site::new(inputs.stage(lang), assets, GENERATOR);
            let key = KeyMaker::new("frame").with(&inputs.theme.digest()).with(&site);
            let key = key.with(&inputs.config.raw_html).key();
            (Frame::new(&site, inputs.theme.strings(lang)), key)
        };
        Self(inputs.plan.languages().all().map(one).collect())
    }

    /// The values of a language with their fingerprint.
    pub(super) fn of(&self, lang: Lang) -> (Frame, Key) {
        self.0[usize::from(lang.0)].clone()
    }
}
