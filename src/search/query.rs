//! What a reader typed, as words to look for.

use super::fold::{fold, words};
use super::manifest::Manifest;
use super::phone::{Dialled, dialled};

/// The most characters of a question that count.
pub const LONGEST: usize = 200;

/// The most different words of a question that count.
pub const MOST_WORDS: usize = 16;

/// A word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Folded.
    pub text: String,
    /// Whether the reader may still be typing it.
    pub begun: bool,
}

/// A question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words to be found, each once.
    pub words: Vec<Word>,
    /// All words in order, those that need not be found among them: a whole name, maybe.
    pub name: Vec<String>,
    /// Words that stand one after the other.
    pub phrases: Vec<Vec<String>>,
    /// A telephone number.
    pub number: Option<Dialled>,
}

impl Query {
    /// Reads what was typed.
    pub fn parse(text: &str, manifest: &Manifest) -> Self {
        let text: String = text.chars().take(LONGEST).collect();
        let number = dialled(&text);
        let text = text.replace(['“', '”', '„', '«', '»', '"'], "\"");
        let parts: Vec<&str> = text.split('"').collect();
        let mut query = Self { number, ..Self::default() };
        for (at, part) in parts.iter().enumerate() {
            let folded = fold(part);
            let found: Vec<String> = words(&folded).into_iter().map(String::from).collect();
            // A quotation that was not closed is a quotation that the reader is still typing.
            if at % 2 == 1 && found.len() > 1 {
                query.phrases.push(found.clone());
            }
            query.name.extend(found);
        }
        let typing = parts.len() % 2 == 1 && text.ends_with(|c: char| c.is_alphanumeric());
        let stops = |word: &String| manifest.stop.binary_search(word).is_ok();
        let all_stop = query.name.iter().all(stops);
        let last = query.name.len().saturating_sub(1);
        for (at, word) in query.name.iter().enumerate() {
            if query.words.len() == MOST_WORDS || (!all_stop && stops(word)) {
                continue;
            }
            let begun = typing && at == last;
            match query.words.iter_mut().find(|known| known.text == *word) {
                Some(known) => known.begun &= begun,
                None => query.words.push(Word { text: word.clone(), begun }),
            }
        }
        query
    }

    /// Whether the reader may still be typing the last word.
    pub fn is_begun(&self) -> bool {
        self.words.last().is_some_and(|word| word.begun)
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.number.is_none()
    }
}
