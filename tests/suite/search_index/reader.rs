//! A reader of the index in parts, written from `docs/search-index.md` and from nothing else.
//!
//! It reads every part at once and panics at what the page does not allow: it is here to disagree, not to be quick.

use std::collections::BTreeMap;

use serde_json::Value;

/// The digits of numbers, lowest first.
const DIGITS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// The most documents of a list, and of the list of a beginning.
pub(super) const MOST: usize = 8192;
pub(super) const MOST_BEGUN: usize = 512;

/// The most places of a word in a document.
pub(super) const MOST_PLACES: usize = 24;

/// Text that is read from its beginning on.
struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    fn number(&mut self) -> u32 {
        let (mut number, mut weight) = (0, 1);
        loop {
            let digit = self.0.chars().next().expect("a digit");
            let value = u32::try_from(DIGITS.find(digit).expect("one of the digits")).expect("64");
            self.0 = &self.0[1..];
            number += value % 32 * weight;
            if value < 32 {
                return number;
            }
            weight *= 32;
        }
    }

    fn rising(&mut self, count: u32) -> Vec<u32> {
        let mut next = 0;
        let one = |_| {
            let number = next + self.number();
            next = number + 1;
            number
        };
        (0..count).map(one).collect()
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.0.split_at(bytes);
        self.0 = rest;
        taken
    }
}

/// The documents that a term leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List {
    /// How many documents have the term, also where the list was cut.
    pub(super) having: u32,
    /// Classes with their documents, as written.
    pub(super) runs: Vec<(u32, Vec<u32>)>,
}

impl List {
    pub(super) fn read(text: &str) -> Self {
        let mut text = Text(text);
        let having = text.number();
        let mut runs = Vec::new();
        while !text.0.is_empty() {
            let (class, count) = (text.number(), text.number());
            runs.push((class, text.rising(count)));
        }
        Self { having, runs }
    }

    /// The documents in the order of the list.
    pub(super) fn documents(&self) -> Vec<u32> {
        self.runs.iter().flat_map(|(_, documents)| documents.iter().copied()).collect()
    }

    pub(super) fn class(&self, document: u32) -> Option<u32> {
        let run = self.runs.iter().find(|(_, documents)| documents.contains(&document))?;
        Some(run.0)
    }
}

#[derive(Debug, Clone)]
pub(super) enum Leads {
    List(List),
    /// The word under which this form of it is indexed.
    Word(String),
}

#[derive(Debug, Clone)]
pub(super) struct Term {
    pub(super) term: String,
    pub(super) leads: Leads,
    /// For each document of the list, in its order, where the word stands; none for what is no word.
    pub(super) places: Option<Vec<Vec<u32>>>,
}

/// What a term is, told by how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Name,
    Number,
    Beginning,
}

impl Term {
    pub(super) fn kind(&self) -> Kind {
        match self.term.chars().next_back() {
            _ if self.term.starts_with('+') => Kind::Number,
            Some(' ') => Kind::Name,
            Some('*') => Kind::Beginning,
            _ => Kind::Word,
        }
    }

    pub(super) fn list(&self) -> Option<&List> {
        match &self.leads {
            Leads::List(list) => Some(list),
            Leads::Word(_) => None,
        }
    }
}

/// An entry of a facet.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) documents: Vec<u32>,
}

/// The whole index of one language.
pub(super) struct Reader {
    pub(super) manifest: Value,
    pub(super) shards: Vec<Vec<Term>>,
    pub(super) records: Vec<Value>,
    pub(super) texts: Vec<String>,
    pub(super) words: Vec<(String, u32)>,
    pub(super) facets: BTreeMap<String, Vec<Tag>>,
}

impl Reader {
    /// The index whose parts `part` has, each by its name.
    pub(super) fn open(part: impl Fn(&str) -> Option<Vec<u8>>) -> Self {
        let read = |name: String| -> Value {
            let bytes = part(&name).unwrap_or_else(|| panic!("no part {name}"));
            serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
        };
        let manifest = read("manifest".to_owned());
        let own = |name: String| {
            let found = read(name.clone());
            assert_eq!(found["numbering"], manifest["numbering"], "{name} is of another edition");
            found
        };
        let count = |key: &str| {
            usize::try_from(manifest[key].as_u64().unwrap_or_else(|| panic!("{key}"))).expect(key)
        };
        let parts = |each: usize| if each == 0 { 0 } else { count("documents").div_ceil(each) };
        let shard = |at: usize| {
            let (terms, positions) = (own(format!("terms/{at}")), own(format!("positions/{at}")));
            shard(text(&terms["terms"]), text(&positions["positions"]))
        };
        let list = |name: String, key: &str| own(name)[key].as_array().expect("a list").clone();
        let facet = |name: &Value| {
            let tags = list(format!("facets/{}", text(name)), "tags");
            (text(name).to_owned(), tags.iter().map(tag).collect())
        };
        let lists = |folder: &str, each: usize| {
            let all = (0..parts(each)).flat_map(|at| list(format!("{folder}/{at}"), folder));
            all.collect::<Vec<Value>>()
        };
        let words = (0..count("words")).flat_map(|at| {
            let part = read(format!("words/{at}"));
            entries(text(&part["words"]))
                .into_iter()
                .map(|(word, leads)| match leads {
                    ('|', number) => (word, Text(number).number()),
                    _ => panic!("{word} leads elsewhere"),
                })
                .collect::<Vec<_>>()
        });
        Self {
            shards: (0..strings(&manifest["terms"]).len()).map(shard).collect(),
            records: lists("records", count("records")),
            texts: lists("texts", count("texts")).iter().map(|one| text(one).to_owned()).collect(),
            words: words.collect(),
            facets: manifest["facets"].as_array().expect("facets").iter().map(facet).collect(),
            manifest,
        }
    }

    pub(super) fn terms(&self) -> impl Iterator<Item = &Term> {
        self.shards.iter().flatten()
    }

    /// A term by the way a search goes: the shard by the manifest, the term in the shard.
    pub(super) fn term(&self, term: &str) -> Option<&Term> {
        let begins = strings(&self.manifest["terms"]);
        let shard = begins.iter().rposition(|begin| begin.as_str() <= term)?;
        self.shards[shard].iter().find(|found| found.term == term)
    }

    /// The list of a term.
    pub(super) fn list(&self, term: &str) -> Option<&List> {
        self.term(term)?.list()
    }

    /// The list of a term, or of the word that it leads to.
    pub(super) fn followed(&self, term: &str) -> Option<&List> {
        match &self.term(term)?.leads {
            Leads::List(list) => Some(list),
            Leads::Word(word) => self.list(word),
        }
    }

    /// The address of a document.
    pub(super) fn href(&self, document: usize) -> String {
        let record = &self.records[document];
        let folder = match text(&record["y"]) {
            "a" => "agencies/",
            "t" => "glossary/",
            "p" => "",
            kind => panic!("no kind {kind}"),
        };
        let id = match record.get("i") {
            Some(id) => text(id).to_owned(),
            None => slug(text(&record["t"])),
        };
        format!("{}{folder}{id}.html", text(&self.manifest["folder"]))
    }
}

/// Terms of a shard with what they lead to, each ending of `all` behind the sign before it.
pub(super) fn entries(all: &str) -> Vec<(String, (char, &str))> {
    let mut found: Vec<(String, (char, &str))> = Vec::new();
    for entry in all.split(';').filter(|_| !all.is_empty()) {
        let mut entry = Text(entry);
        let shared = usize::try_from(entry.number()).expect("bytes");
        let before = found.last().map_or("", |(term, _)| term.as_str());
        let sign = entry.0.find(['|', '=']).expect("a sign");
        let term = format!("{}{}", &before[..shared], entry.take(sign));
        let sign = entry.take(1).chars().next().expect("a sign");
        found.push((term, (sign, entry.0)));
    }
    found
}

fn shard(terms: &str, positions: &str) -> Vec<Term> {
    let entries = entries(terms);
    let positions: Vec<&str> = positions.split(';').collect();
    assert_eq!(entries.len(), positions.len(), "positions for each term");
    let both = entries.into_iter().zip(positions);
    let term = |((term, (sign, rest)), places): ((String, (char, &str)), &str)| {
        let leads = match sign {
            '|' => Leads::List(List::read(rest)),
            _ => Leads::Word(rest.to_owned()),
        };
        let places = (!places.is_empty()).then(|| {
            let mut places = Text(places);
            let mut of = Vec::new();
            while !places.0.is_empty() {
                let count = places.number();
                of.push(places.rising(count));
            }
            of
        });
        Term { term, leads, places }
    };
    both.map(term).collect()
}

fn tag(tag: &Value) -> Tag {
    let mut documents = Text(text(&tag["documents"]));
    let count = documents.number();
    let found = documents.rising(count);
    assert!(documents.0.is_empty(), "more behind the documents of {tag}");
    let (id, label) = (text(&tag["id"]).to_owned(), text(&tag["label"]).to_owned());
    Tag { id, label, documents: found }
}

/// The slug of a title in ASCII: small letters and digits, hyphens between.
fn slug(title: &str) -> String {
    assert!(title.is_ascii(), "{title} needs an id");
    let small = title.to_ascii_lowercase().replace('\'', "");
    let words = small.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The text that a JSON value is.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// The texts of a JSON list.
pub(super) fn strings(value: &Value) -> Vec<String> {
    let all = value.as_array().unwrap_or_else(|| panic!("no list: {value}"));
    all.iter().map(|one| text(one).to_owned()).collect()
}

#[test]
fn the_numbers_of_the_page_are_read_as_it_says() {
    let number = |text| Text(text).number();
    assert_eq!((number("V"), number("W1"), number("eV")), (31, 32, 1000));
    assert_eq!(Text("304").rising(3), [3, 4, 9]);
}
