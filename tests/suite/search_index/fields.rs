//! What may be searched of a document of the canonical index, in the order of its places.

use serde_json::Value;

use super::reader::{Reader, strings, text};
use super::words::words;

/// How many places lie between the words of two fields.
const BETWEEN: u32 = 8;

/// Kinds of fields, each with the most that it adds to the class of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Title,
    Acronym,
    Former,
    Alias,
    Terms,
    Summary,
    Synonyms,
    Text,
}

impl Field {
    /// The most that it adds to a class.
    pub(super) fn most(self) -> u32 {
        match self {
            Self::Title | Self::Acronym => 20,
            Self::Former | Self::Alias => 14,
            Self::Terms => 12,
            Self::Summary => 6,
            Self::Synonyms => 4,
            Self::Text => 3,
        }
    }
}

/// A word of a document, as it is written there but folded.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) word: String,
    pub(super) field: Field,
    pub(super) place: u32,
}

/// The texts of a document. Every entry of a list is a field of its own.
pub(super) fn fields(document: &Value) -> Vec<(Field, String)> {
    let list = |field, key: &str| strings(&document[key]).into_iter().map(move |one| (field, one));
    let one = |field, key: &str| std::iter::once((field, text(&document[key]).to_owned()));
    one(Field::Title, "title")
        .chain(one(Field::Acronym, "acronym"))
        .chain(list(Field::Former, "former"))
        .chain(list(Field::Alias, "aliases"))
        .chain(list(Field::Terms, "terms"))
        .chain(one(Field::Summary, "summary"))
        .chain(list(Field::Synonyms, "synonyms"))
        .chain(one(Field::Text, "text"))
        .collect()
}

/// All words of a document with their places.
pub(super) fn placed(document: &Value) -> Vec<Placed> {
    let mut next = 0;
    let mut all = Vec::new();
    for (field, text) in fields(document) {
        let before = next;
        for word in words(&text) {
            all.push(Placed { word, field, place: next });
            next += 1;
        }
        if next > before {
            next += BETWEEN;
        }
    }
    all
}

/// Whether a document is no more.
pub(super) fn gone(document: &Value) -> bool {
    matches!(text(&document["status"]), "superseded" | "historical")
}

/// Documents of the canonical index in the order of their numbers in the parts.
pub(super) fn in_order(index: &Value) -> Vec<Value> {
    let mut documents = index["documents"].as_array().expect("documents").clone();
    documents.sort_by_key(|document| match gone(document) {
        true => 2,
        false => u32::from(document["line"] != "help"),
    });
    documents
}

/// The documents as the parts take them: with the names by which readers may still look for them.
pub(super) fn searched(documents: &[Value], first: &[Value], reader: &Reader) -> Vec<Value> {
    let mut searched = documents.to_vec();
    for (number, document) in documents.iter().enumerate() {
        let same =
            |other: &&Value| other["kind"] == document["kind"] && other["id"] == document["id"];
        let original =
            &first.iter().find(same).expect("the document in the first language")["title"];
        if document["kind"] != "page" && *original != document["title"] {
            push(&mut searched[number]["aliases"], original);
        }
        let Some(place) = reader.records[number].get("n") else { continue };
        let new = documents.iter().position(|other| other["href"] == place[1]);
        let names = &mut searched[new.expect("what took its place")]["former"];
        push(names, &document["title"]);
        push(names, &document["acronym"]);
        document["aliases"].as_array().expect("names").iter().for_each(|name| push(names, name));
    }
    for (document, searched) in documents.iter().zip(&mut searched) {
        let names = [vec![text(&document["acronym"]).to_owned()], strings(&document["former"])];
        let names = names.into_iter().chain([strings(&document["aliases"])]).flatten();
        for short in names.filter(|name| name.contains(['/', '-', '&']) && !name.contains(' ')) {
            push(&mut searched["former"], &short.replace(['/', '-', '&'], "").into());
        }
    }
    searched
}

fn push(list: &mut Value, text: &Value) {
    list.as_array_mut().expect("a list").push(text.clone());
}
