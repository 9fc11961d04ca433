//! Every document is found by all that it says, and by nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Field, fields, gone, placed};
use super::reader::{Kind, Leads, Reader, strings};
use super::words::{name, words};
use super::{Guide, guide};

/// Terms with their documents and the class of each.
type Classes = BTreeMap<String, BTreeMap<u32, u32>>;

/// What the index has of one kind of terms.
fn indexed(reader: &Reader, kind: Kind) -> Classes {
    let terms = reader.terms().filter(|term| term.kind() == kind);
    let lists = terms.filter_map(|term| Some((term.term.clone(), term.list()?)));
    let classes = lists.map(|(term, list)| {
        let runs = list.runs.iter();
        let classes = runs.flat_map(|(class, of)| of.iter().map(|document| (*document, *class)));
        (term, classes.collect())
    });
    classes.collect()
}

#[track_caller]
fn same(found: &Classes, expected: &Classes, language: &Guide) {
    let mut wrong = Vec::new();
    for term in found.keys().chain(expected.keys()).collect::<BTreeSet<_>>() {
        if found.get(term) != expected.get(term) {
            wrong.push(format!("{term:?}: {:?}, not {:?}", found.get(term), expected.get(term)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} terms of {:?}:\n{}",
        wrong.len(),
        language.folder,
        wrong[..wrong.len().min(20)].join("\n")
    );
}

/// Documents with their numbers.
fn numbered(language: &Guide) -> impl Iterator<Item = (u32, &serde_json::Value)> {
    (0..).zip(&language.searched)
}

#[test]
fn a_word_leads_to_the_documents_that_say_it_and_to_no_other() {
    for language in guide() {
        let reader = &language.reader;
        let mut expected: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for (number, document) in numbered(language) {
            for placed in placed(document) {
                let word = language.stem(&placed.word);
                expected.entry(word).or_default().insert(number);
            }
        }
        let found = indexed(reader, Kind::Word);
        let mut wrong = Vec::new();
        for word in found.keys().chain(expected.keys()).collect::<BTreeSet<_>>() {
            let found: Option<BTreeSet<u32>> =
                found.get(word).map(|of| of.keys().copied().collect());
            if found.as_ref() != expected.get(word) {
                wrong.push(format!("{word}: {found:?}, not {:?}", expected.get(word)));
            }
        }
        assert!(
            wrong.is_empty(),
            "{} words of {:?}:\n{}",
            wrong.len(),
            language.folder,
            wrong[..wrong.len().min(20)].join("\n")
        );
    }
}

#[test]
fn every_form_of_a_word_in_a_text_leads_to_its_stem_unless_it_is_a_stem_itself() {
    for language in guide() {
        let reader = &language.reader;
        for (_, text) in language.searched.iter().flat_map(fields) {
            for word in words(&text) {
                match reader.term(&word).map(|found| &found.leads) {
                    Some(Leads::Word(stem)) => assert_eq!(*stem, language.stem(&word), "{word}"),
                    Some(Leads::List(_)) => assert!(reader.list(&language.stem(&word)).is_some()),
                    None => panic!("{word} is no term"),
                }
            }
        }
    }
}

#[test]
fn a_whole_name_leads_to_the_documents_that_have_it() {
    for language in guide() {
        let mut expected = Classes::new();
        for (number, document) in numbered(language) {
            for (field, text) in fields(document) {
                let class = match field {
                    Field::Title => 30,
                    Field::Acronym => 29,
                    Field::Former | Field::Alias => 26,
                    Field::Terms => 18,
                    Field::Summary | Field::Synonyms | Field::Text => continue,
                };
                let class = if gone(document) { class.min(25) } else { class };
                let stop = strings(&language.reader.manifest["stop"]);
                let whole = name(&text);
                let telling = whole
                    .split_inclusive(' ')
                    .filter(|word| !stop.iter().any(|stop| *stop == word.trim_end()));
                let telling: String = telling.collect();
                let shorter = if telling == whole { String::new() } else { telling };
                for (term, class) in [(whole, class), (shorter, class - 2)] {
                    if !term.is_empty() {
                        let known = expected.entry(term).or_default().entry(number).or_default();
                        *known = class.max(*known);
                    }
                }
            }
        }
        same(&indexed(&language.reader, Kind::Name), &expected, language);
    }
}

#[test]
fn a_telephone_number_is_found_by_every_end_of_it() {
    for language in guide() {
        let mut expected = Classes::new();
        for (number, document) in numbered(language) {
            for phone in strings(&document["phones"]) {
                let national = phone.strip_prefix('1').filter(|rest| rest.len() == 10);
                let digits = national.unwrap_or(&phone);
                for from in 0..=digits.len() - 3 {
                    let class = match (from, digits.len()) {
                        (0, _) => 30,
                        (3, 10) => 24,
                        _ => 18,
                    };
                    let term = expected.entry(format!("+{}", &digits[from..])).or_default();
                    let known = term.entry(number).or_default();
                    *known = class.max(*known);
                }
            }
        }
        same(&indexed(&language.reader, Kind::Number), &expected, language);
    }
}

#[test]
fn a_class_is_no_more_than_the_fields_of_a_word_may_add() {
    for language in guide() {
        let found = indexed(&language.reader, Kind::Word);
        for (number, document) in numbered(language) {
            let mut most: BTreeMap<String, BTreeMap<Field, u32>> = BTreeMap::new();
            for placed in placed(document) {
                let word = language.stem(&placed.word);
                most.entry(word).or_default().insert(placed.field, placed.field.most());
            }
            for (word, most) in most {
                let (class, most) = (found[&word][&number], most.values().sum::<u32>().min(30));
                assert!(class <= most, "{word} in {number}: {class} of {most}");
            }
        }
    }
}
