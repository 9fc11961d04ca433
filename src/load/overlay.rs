//! Translations: a file with the translated fields only, laid over the record.

use crate::diag::Diagnostic;
use crate::lang::{Lang, Localized};
use crate::model::Dispute;
use crate::yaml::Fields;

/// The fields of a translation.
#[derive(Debug)]
pub(super) struct Overlay<'f, 'r> {
    fields: &'f Fields<'r, 'r>,
    lang: Lang,
}

impl<'f, 'r> Overlay<'f, 'r> {
    pub(super) fn new(fields: &'f Fields<'r, 'r>, lang: Lang) -> Self {
        Self { fields, lang }
    }

    /// Its keys.
    pub(super) fn fields(&self) -> &'f Fields<'r, 'r> {
        self.fields
    }

    /// The language of the translation.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// The language, if anything is translated: a file of which nobody has filled in a word yet is
    /// no translation.
    pub(super) fn translates(&self) -> Option<Lang> {
        self.fields.has_words().then_some(self.lang)
    }

    /// Translates a text that every record has.
    pub(super) fn text(&self, key: &'static str, text: &mut Localized) {
        if let Some(translated) = self.fields.text(key) {
            text.translate(self.lang, translated);
        }
    }

    /// Translates a text that the record may have.
    pub(super) fn optional(&self, key: &'static str, text: &mut Option<Localized>) {
        let Some(translated) = self.fields.text(key) else { return };
        match text {
            Some(text) => text.translate(self.lang, translated),
            None => {
                let message = format!("`{key}` is translated but the record itself has no `{key}`");
                let mistake = Diagnostic::new("orphan-translation", message)
                    .help(format!("add `{key}` to the record, or take it out here"));
                self.fields.reader().say(self.fields.key_span(key), mistake);
            }
        }
    }

    /// Adds words in the language to a list that is searched.
    pub(super) fn more(&self, key: &'static str, words: &mut Vec<String>) {
        for word in self.fields.texts(key) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }

    /// Translates a list item by item; it must be as long as the record's list.
    pub(super) fn each<T>(
        &self,
        key: &'static str,
        what: &'static str,
        items: &mut [T],
        mut translate: impl FnMut(&Overlay<'_, '_>, &mut T),
    ) {
        if self.fields.node(key).is_none() {
            return;
        }
        let mut at = 0;
        self.fields.each(key, what, |inner| {
            if let Some(item) = items.get_mut(at) {
                self.inner(inner, |overlay| translate(overlay, item));
            }
            at += 1;
            Some(())
        });
        if at != items.len() {
            let message = format!("`{key}` has {at} here and {} in the record", items.len());
            let mistake = Diagnostic::new("orphan-translation", message)
                .help("translate the items in the record's order, one for one");
            self.fields.reader().say(self.fields.key_span(key), mistake);
        }
    }

    /// Translates disputes.
    pub(super) fn disputes(&self, disputes: &mut [Dispute]) {
        self.each("disputes", "a dispute", disputes, |inner, dispute| {
            inner.text("about", &mut dispute.about);
            inner.optional("note", &mut dispute.note);
            inner.each("sides", "a side of a dispute", &mut dispute.sides, |inner, side| {
                inner.text("says", &mut side.says);
            });
        });
    }

    fn inner(&self, fields: &Fields<'_, '_>, run: impl FnOnce(&Overlay<'_, '_>)) {
        run(&Overlay { fields, lang: self.lang });
    }
}
