//! Values that only the model knows: dates, phones, references.

use crate::diag::Diagnostic;
use crate::model::{Date, Phone};
use crate::yaml::{Fields, Word};

/// The date of `key`.
pub(super) fn date(fields: &Fields<'_, '_>, key: &'static str) -> Option<Date> {
    let word = fields.word(key)?;
    let date = Date::parse(word.text.trim());
    if date.is_none() {
        let mistake = Diagnostic::new("bad-date", format!("`{}` is not a date", word.text.trim()))
            .help("write the year, month and day as `2009-04-01`; `2009-04` or `2009` where the source says no more");
        fields.reader().say(word.span, mistake);
    }
    date
}

/// The phone number of `key`.
pub(super) fn phone(fields: &Fields<'_, '_>, key: &'static str) -> Option<Phone> {
    fields.word(key).and_then(|word| dialled(fields, word))
}

/// A phone number, as printed.
pub(super) fn dialled(fields: &Fields<'_, '_>, word: Word<'_>) -> Option<Phone> {
    match Phone::parse(word.text) {
        Ok(phone) => Some(phone),
        Err(bad) => {
            let mistake = Diagnostic::new("bad-phone", format!("the number `{}` {bad}", word.text.trim()))
                .help("write it as its source prints it, as in `1-888-373-7888` or `1-866-DHS-2-ICE`, and compare each digit");
            fields.reader().say(word.span, mistake);
            None
        }
    }
}
