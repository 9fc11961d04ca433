//! A shard: some hundred neighbouring terms of the index as one text.
//!
//! Terms are sorted by code point. Each is written as the number of bytes that it shares with the term before it, the
//! rest of it, and either `|` with its postings or `=` with the term under which it is indexed; `;` parts terms.

use serde::{Deserialize, Serialize};

use super::postings::{Postings, read, write};

/// The size from which a shard may be closed, in bytes. It is closed before it has twice as much.
pub const FULL: usize = 16 * 1024;

/// After the beginning of a word, in a term that leads to the best documents of all words that begin so.
pub const BEGUN: char = '*';

/// The file of a shard.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shard {
    /// The numbering of documents that it is written for.
    pub numbering: String,
    /// The terms.
    pub terms: String,
}

/// What a term leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// Documents.
    To(Postings),
    /// The form of the word that is indexed.
    As(String),
}

/// Writes terms, which come sorted.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    last: String,
}

impl Writer {
    /// Adds a term with its encoded postings, or the term that it is indexed as.
    pub fn push(&mut self, term: &str, leads: Result<&str, &str>) {
        if !self.text.is_empty() {
            self.text.push(';');
        }
        let shared = common(&self.last, term);
        write(&mut self.text, shared as u32);
        self.text.push_str(&term[shared..]);
        let (mark, rest) = match leads {
            Ok(postings) => ('|', postings),
            Err(stem) => ('=', stem),
        };
        self.text.push(mark);
        self.text.push_str(rest);
        self.last.clear();
        self.last.push_str(term);
    }

    /// Bytes so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text.
    pub fn finish(self) -> String {
        self.text
    }
}

/// How many bytes two terms share at their beginning, in whole characters.
pub fn common(a: &str, b: &str) -> usize {
    let mut shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    while !b.is_char_boundary(shared) {
        shared -= 1;
    }
    shared
}

/// The terms that `text` holds, with what each leads to, not decoded yet; none if it is damaged.
pub fn terms(text: &str) -> Option<Vec<(String, Result<&str, &str>)>> {
    let mut last = String::new();
    let mut found = Vec::new();
    for entry in text.split(';').filter(|entry| !entry.is_empty()) {
        let mut rest = entry;
        let shared = read(&mut rest)? as usize;
        let at = rest.find(['|', '='])?;
        if shared > last.len() || !last.is_char_boundary(shared) {
            return None;
        }
        last.truncate(shared);
        last.push_str(&rest[..at]);
        let leads = &rest[at + 1..];
        found
            .push((last.clone(), if rest[at..].starts_with('|') { Ok(leads) } else { Err(leads) }));
    }
    Some(found)
}

impl Leads {
    /// Decodes what [`terms`] gives; none if it is damaged.
    pub fn decode(leads: Result<&str, &str>) -> Option<Self> {
        match leads {
            Ok(postings) => Postings::decode(postings).map(Self::To),
            Err(stem) => Some(Self::As(stem.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Writer, terms};

    #[test]
    fn terms_read_back() {
        let mut writer = Writer::default();
        let all = [
            ("agencies", Err("agency")),
            ("agency", Ok("1E10")),
            ("agency for ", Ok("1U10")),
            ("línea", Ok("1110")),
        ];
        for (term, leads) in all {
            writer.push(term, leads);
        }
        let text = writer.finish();
        assert_eq!(text, "0agencies=agency;5y|1E10;6 for |1U10;0línea|1110");
        let read: Vec<_> = terms(&text).expect("a whole shard");
        assert_eq!(read, all.map(|(term, leads)| (term.to_owned(), leads)));
        assert_eq!(terms("0a|1;9b|1"), None);
        assert_eq!(terms("0a"), None);
    }
}
