//! Telephone numbers of North America, short codes, and numbers abroad.
//!
//! Takes: a number as a document prints it.
//! Gives: what to show, to dial and to search, or why it is no number.
//! Never: guesses a missing digit, asks a network whether the number is in service.

mod bad;
mod read;

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

pub use bad::BadPhone;

/// A telephone number. Two are equal when they are dialed alike, however they were printed.
#[derive(Debug, Clone)]
pub struct Phone {
    dialed: Box<str>,
    extension: Option<Box<str>>,
    shown: Box<str>,
    vanity: Option<Box<str>>,
}

/// What a [`Phone`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneKind {
    /// A full number with an E.164 form.
    Number,
    /// A code of three to six digits that works only within the country: 911, 233733.
    ShortCode,
}

impl Phone {
    /// Reads a number as printed: an optional 1 or +1, any of space `.` `-` `/` `(` `)` `[` `]`
    /// between digits, keypad letters (ITU-T E.161), then remarks such as `(TTY)` and an
    /// extension. A `+` with another country's code passes with 8 to 15 digits.
    ///
    /// # Errors
    /// When the text cannot be dialed; [`BadPhone`] says why in words for an author.
    pub fn parse(printed: &str) -> Result<Self, BadPhone> {
        let text = printed.trim();
        if let Some((rest, extension)) = read::split_extension(text) {
            let phone = Self::parse(rest)?;
            return Ok(Self { extension: Some(extension.into()), ..phone });
        }
        if let Some((rest, remark)) = read::split_remark(text) {
            return Ok(Self::parse(rest)?.spelled(remark));
        }
        read::bare(text)
    }

    /// The canonical form for people: `1-888-373-7888 ext. 12`, `911`, `+44 20 7946 0958`.
    pub fn display(&self) -> String {
        match &self.extension {
            Some(extension) => format!("{} ext. {extension}", self.shown),
            None => self.shown.to_string(),
        }
    }

    /// The international form `+18883737888` (ITU-T E.164), without the extension; short codes
    /// have none.
    pub fn e164(&self) -> Option<String> {
        (self.kind() == PhoneKind::Number).then(|| format!("+{}", self.dialed))
    }

    /// The form with letters, where it was printed with letters: `1-866-DHS-2-ICE`.
    pub fn vanity(&self) -> Option<&str> {
        self.vanity.as_deref()
    }

    /// The digits alone, as typed into a search box: `18663472423`; without the extension.
    pub fn dialed(&self) -> &str {
        &self.dialed
    }

    /// The digits to dial after the call is answered.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// A `tel:` link (RFC 3966): `tel:+18663472423;ext=12`, `tel:911`.
    pub fn tel_href(&self) -> String {
        let extension = self.extension.as_ref().map(|e| format!(";ext={e}")).unwrap_or_default();
        format!("tel:{}{extension}", self.e164().as_deref().unwrap_or(&self.dialed))
    }

    /// An `sms:` link (RFC 5724): `sms:233733`.
    pub fn sms_href(&self) -> String {
        format!("sms:{}", self.e164().as_deref().unwrap_or(&self.dialed))
    }

    /// Whether this is a full number or a short code.
    pub fn kind(&self) -> PhoneKind {
        // E.164 numbers have at least eight digits, so the length alone tells.
        if self.dialed.len() <= 6 { PhoneKind::ShortCode } else { PhoneKind::Number }
    }

    fn new(dialed: impl Into<Box<str>>, shown: impl Into<Box<str>>) -> Self {
        Self { dialed: dialed.into(), extension: None, shown: shown.into(), vanity: None }
    }

    /// Takes `remark` for the letters of this number if it spells its end: `233733 (BEFREE)`.
    fn spelled(mut self, remark: &str) -> Self {
        let letters = remark.chars().filter(char::is_ascii_alphabetic).collect::<String>();
        let keys: String = letters.chars().filter_map(read::keypad).collect();
        if self.vanity.is_none() && self.kind() == PhoneKind::ShortCode && *self.dialed == *keys {
            self.vanity = Some(letters.to_ascii_uppercase().into());
        }
        self
    }

    fn identity(&self) -> (&str, Option<&str>) {
        (&self.dialed, self.extension.as_deref())
    }
}

impl PartialEq for Phone {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }
}

impl Eq for Phone {}

impl PartialOrd for Phone {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Phone {
    fn cmp(&self, other: &Self) -> Ordering {
        self.identity().cmp(&other.identity())
    }
}

impl Hash for Phone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}

#[cfg(test)]
mod tests;
