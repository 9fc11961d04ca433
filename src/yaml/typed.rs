//! Values of a known form: text in several languages, web and e-mail addresses.

use super::fields::Fields;
use super::node::{Value, Word};
use crate::diag::{Diagnostic, closest};
use crate::lang::{Languages, Localized};

impl Fields<'_, '_> {
    /// The text of `key`, plain or as a mapping from language tags to texts.
    pub fn localized(&self, key: &'static str, languages: &Languages) -> Option<Localized> {
        let node = self.node(key)?;
        let Value::Map(entries) = &node.value else {
            return self.reader().word(node).map(|word| Localized::new(word.text.trim()));
        };
        let mut text = Localized::default();
        for entry in entries {
            let Some(lang) = languages.find(&entry.key) else {
                let known: Vec<_> = languages.all().map(|(_, known)| known.tag.as_str()).collect();
                // Words for a language that the site does not have yet are kept for later.
                if crate::lang::is_tag(&entry.key) {
                    continue;
                }
                let message = format!("`{}` is not a language tag", entry.key);
                let mut mistake = Diagnostic::new("unknown-key", message);
                if let Some(near) = closest(&entry.key, known.iter().copied()) {
                    mistake = mistake.help(format!("did you mean `{near}`?"));
                }
                self.reader().say(entry.key_span, mistake.help("use tags such as `en` or `es`"));
                continue;
            };
            if let Some(word) = self.reader().word(&entry.node) {
                text.translate(lang, word.text.trim().to_owned());
            }
        }
        if text.is_empty() {
            let tag = &languages.get(crate::lang::Lang::DEFAULT).tag;
            let message = format!("`{key}` has no text in the site's first language");
            self.reader().say(
                self.key_span(key),
                Diagnostic::new("missing-field", message).help(format!("add a line `{tag}: …`")),
            );
        }
        Some(text)
    }

    /// The text of `key` in several languages; a mistake where it is absent.
    pub fn required_localized(&self, key: &'static str, languages: &Languages) -> Localized {
        match self.required(key) {
            Some(_) => self.localized(key, languages).unwrap_or_default(),
            None => Localized::default(),
        }
    }

    /// A web address.
    pub fn url(&self, key: &'static str) -> Option<String> {
        let word = self.word(key)?;
        let text = word.text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
        let odd =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\');
        if host.is_empty() || host.starts_with('.') || !host.contains('.') || text.contains(odd) {
            let message = format!("`{text}` is not a web address");
            let mistake = Diagnostic::new("bad-url", message)
                .help("a web address begins with `https://` and has no spaces, as in `https://www.example.org/help`");
            self.reader().say(word.span, mistake);
            return None;
        }
        Some(text.to_owned())
    }

    /// An e-mail address.
    pub fn email(&self, key: &'static str) -> Option<String> {
        let word = self.word(key)?;
        let text = word.text.trim();
        if is_email(text) {
            return Some(text.to_owned());
        }
        let mistake = Diagnostic::new("bad-email", format!("`{text}` is not an e-mail address"))
            .help("an e-mail address has a name, one @ and a domain, as in `help@example.org`");
        self.reader().say(word.span, mistake);
        None
    }

    /// BCP 47 tags of languages.
    pub fn tags(&self, key: &'static str) -> Vec<String> {
        let checked = |word: Word<'_>| {
            let text = word.text.trim();
            if !crate::lang::is_tag(text) {
                let mistake = Diagnostic::new("bad-value", format!("`{text}` is not a language tag"))
                    .help("use tags such as `en` for English, `es` for Spanish, `zh-Hant`, `ase` for American Sign Language");
                self.reader().say(word.span, mistake);
                return None;
            }
            Some(text.to_owned())
        };
        self.words(key).into_iter().filter_map(checked).collect()
    }
}

fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|b| b.is_ascii_graphic() && !b"()<>[],;:\\\"@".contains(&b))
    };
    plain(name) && domain.contains('.') && domain.split('.').all(plain) && text.len() <= 254
}
