//! What a sheet is not, who made it, and of when it is.

use super::reach::number;
use super::words::{address, plain};
use crate::config::PublisherKind;
use crate::view::scene::Scene;
use crate::view::subject::{Number, Words};

impl<'a> Scene<'a> {
    /// The small print. A discreet sheet does not say of which site it is.
    pub(super) fn colophon(&self, discreet: bool) -> Vec<Words<'a>> {
        let config = self.stage().config;
        let government = config.publisher.kind == PublisherKind::Government;
        let edition = self.maybe_date(self.catalog().as_of);
        let edition =
            (!edition.is_empty()).then(|| format!("{} {edition}.", self.word("sheet_edition")));
        if discreet {
            let notice = (!government).then(|| self.said("sheet_discreet_notice"));
            return notice.into_iter().chain(edition.map(plain)).collect();
        }
        let mut lines = Vec::new();
        lines.extend((!government).then(|| self.said("not_government")));
        lines.extend(self.maybe_words(Some(&config.notice)));
        let publisher = config.publisher.name.get(self.lang()).text;
        let published =
            (!publisher.is_empty()).then(|| format!("{} {publisher}.", self.word("published_by")));
        let imprint: Vec<_> = edition.into_iter().chain(published).collect();
        lines.extend((!imprint.is_empty()).then(|| plain(imprint.join(" "))));
        lines.extend(config.base_url.as_ref().map(address));
        lines
    }

    /// The number for people in danger.
    pub(super) fn urgent(&self) -> Option<Number<'a>> {
        let phone = self.catalog().emergency.as_ref()?;
        let label = &self.stage().config.emergency.as_ref()?.label;
        Some(number(phone, self.words(label)))
    }
}
