//! The keys of one mapping: asked for one by one, and what nobody asked for is a mistake.

use std::cell::RefCell;

use super::node::{Entry, Node, Word};
use super::reader::Reader;
use crate::diag::{Diagnostic, Span, closest};

/// A mapping being read. Call [`Fields::finish`] when every known key was asked for.
#[derive(Debug)]
pub struct Fields<'r, 't> {
    reader: &'r Reader<'t>,
    span: Span,
    entries: &'r [Entry],
    what: &'static str,
    asked: RefCell<Vec<&'static str>>,
}

impl<'r, 't> Fields<'r, 't> {
    pub(super) fn new(
        reader: &'r Reader<'t>,
        span: Span,
        entries: &'r [Entry],
        what: &'static str,
    ) -> Self {
        Self { reader, span, entries, what, asked: RefCell::default() }
    }

    /// The reader of the file.
    pub fn reader(&self) -> &'r Reader<'t> {
        self.reader
    }

    /// Where the mapping is.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The value of `key`; none where the key is absent or has nothing but blanks behind it.
    pub fn node(&self, key: &'static str) -> Option<&'r Node> {
        self.asked.borrow_mut().push(key);
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (!entry.node.value.is_blank()).then_some(&entry.node)
    }

    /// Whether there is a word in any of the values, however deep.
    pub fn has_words(&self) -> bool {
        self.entries.iter().any(|entry| entry.node.value.has_words())
    }

    /// Where `key` stands, or the mapping's own place.
    pub fn key_span(&self, key: &str) -> Span {
        let found = self.entries.iter().find(|entry| entry.key == key);
        found.map_or(self.span, |entry| entry.key_span)
    }

    /// The value of `key`; a mistake where there is none.
    pub fn required(&self, key: &'static str) -> Option<&'r Node> {
        let node = self.node(key);
        if node.is_none() {
            let missing = Diagnostic::new("missing-field", format!("{} needs `{key}`", self.what))
                .help(format!("add a line `{key}: …`"));
            self.reader.say(self.first_key(), missing);
        }
        node
    }

    fn first_key(&self) -> Span {
        self.entries.first().map_or(self.span, |entry| entry.key_span)
    }

    /// The text of `key` with its place.
    pub fn word(&self, key: &'static str) -> Option<Word<'r>> {
        self.node(key).and_then(|node| self.reader.word(node))
    }

    /// The text of `key`, which must be there.
    pub fn required_word(&self, key: &'static str) -> Option<Word<'r>> {
        self.required(key).and_then(|node| self.reader.word(node))
    }

    /// The text of `key` without blanks around it.
    pub fn text(&self, key: &'static str) -> Option<String> {
        self.word(key).map(|word| word.text.trim().to_owned())
    }

    /// The text of `key`, which must be there; empty, with a mistake noted, where it is not.
    pub fn required_text(&self, key: &'static str) -> String {
        self.required_word(key).map(|word| word.text.trim().to_owned()).unwrap_or_default()
    }

    /// The texts of the list `key` with their places.
    pub fn words(&self, key: &'static str) -> Vec<Word<'r>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        self.reader.items(node).iter().filter_map(|item| self.reader.word(item)).collect()
    }

    /// The texts of `key`, which is one text or a list of them.
    pub fn word_or_words(&self, key: &'static str) -> Vec<Word<'r>> {
        match self.node(key) {
            Some(node) if node.value.is_scalar() => self.reader.word(node).into_iter().collect(),
            Some(_) => self.words(key),
            None => Vec::new(),
        }
    }

    /// The texts of the list `key`.
    pub fn texts(&self, key: &'static str) -> Vec<String> {
        self.words(key).into_iter().map(|word| word.text.trim().to_owned()).collect()
    }

    /// Whether `key` is `true`; `false` where it is absent.
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        let word = self.word(key)?;
        match word.text {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                let message = format!("`{key}` is `{other}`; it can be `true` or `false`");
                let mistake = Diagnostic::new("wrong-type", message);
                self.reader.say(word.span, mistake.help("write `true` for yes, `false` for no"));
                None
            }
        }
    }

    /// The whole number `key`.
    pub fn number(&self, key: &'static str) -> Option<u32> {
        let word = self.word(key)?;
        let number = word.text.parse().ok();
        if number.is_none() {
            let message = format!("`{key}` is `{}`; it must be a whole number", word.text);
            let mistake = Diagnostic::new("wrong-type", message);
            self.reader.say(word.span, mistake.help("write digits only, as in `10`"));
        }
        number
    }

    /// One of a few fixed words.
    pub fn choice<T: Copy>(&self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let word = self.word(key)?;
        let found = choices.iter().find(|(name, _)| *name == word.text);
        if found.is_none() {
            let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            let message = format!("`{}` is not a `{key}`", word.text);
            let mistake = match closest(word.text, names.iter().copied()) {
                Some(near) => {
                    Diagnostic::new("bad-value", message).help(format!("did you mean `{near}`?"))
                }
                None => Diagnostic::new("bad-value", message),
            };
            self.reader.say(word.span, mistake.help(format!("it can be {}", listed(&names))));
        }
        found.map(|(_, value)| *value)
    }

    /// The mapping `key`, called `what` in messages.
    pub fn group(&self, key: &'static str, what: &'static str) -> Option<Fields<'r, 't>> {
        self.node(key).and_then(|node| self.reader.fields(node, what))
    }

    /// The mappings of the list `key`, each called `what` in messages and read by `read`.
    pub fn each<T>(
        &self,
        key: &'static str,
        what: &'static str,
        mut read: impl FnMut(&Fields<'r, 't>) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let items = self.reader.items(node).iter();
        let mut list = Vec::new();
        for fields in items.filter_map(|item| self.reader.fields(item, what)) {
            list.extend(read(&fields));
            fields.finish();
        }
        list
    }

    /// The items of the list `key`: a text is made by `plain`, a mapping is read by `read`.
    pub fn each_or_text<T>(
        &self,
        key: &'static str,
        what: &'static str,
        plain: impl Fn(String) -> T,
        read: impl Fn(&Fields<'r, 't>) -> T,
    ) -> Vec<T> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let mut list = Vec::new();
        for item in self.reader.items(node) {
            if item.value.is_scalar() {
                list.extend(self.reader.word(item).map(|word| plain(word.text.trim().to_owned())));
            } else if let Some(fields) = self.reader.fields(item, what) {
                list.push(read(&fields));
                fields.finish();
            }
        }
        list
    }

    /// Notes every key that was never asked for, and every key that stands twice. Says nothing of
    /// a group that nobody read.
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        if asked.is_empty() {
            return;
        }
        for (at, entry) in self.entries.iter().enumerate() {
            let first = self.entries[..at].iter().find(|earlier| earlier.key == entry.key);
            if let Some(first) = first {
                let message = format!("`{}` stands twice", entry.key);
                let twice = Diagnostic::new("duplicate-key", message)
                    .note(self.reader.origin(first.key_span), "first here")
                    .help("keep one of the two lines");
                self.reader.say(entry.key_span, twice);
            } else if !asked.contains(&entry.key.as_str()) {
                self.unknown(entry, &asked);
            }
        }
    }

    fn unknown(&self, entry: &Entry, known: &[&'static str]) {
        let message = format!("{} has no key `{}`", self.what, entry.key);
        let mut mistake = Diagnostic::new("unknown-key", message);
        mistake = match closest(&entry.key, known.iter().copied()) {
            Some(near) => mistake.help(format!("did you mean `{near}`?")),
            None => {
                let mut names: Vec<_> = known.to_vec();
                names.sort_unstable();
                names.dedup();
                mistake.help(format!("it can have {}", listed(&names)))
            }
        };
        self.reader.say(entry.key_span, mistake);
    }
}

/// `a`, `b` or `c`, each in backticks.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
