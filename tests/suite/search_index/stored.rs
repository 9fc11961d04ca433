//! What results are shown and narrowed with.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::fields::{fields, gone};
use super::reader::{strings, text};
use super::words::words;
use super::{guide, parsed, shipped};

#[test]
fn a_stored_record_is_the_document_of_its_number() {
    for language in guide() {
        let kinds = strings(&language.reader.manifest["kinds"]);
        for (number, document) in language.documents.iter().enumerate() {
            let record = &language.reader.records[number];
            let or_empty = |key: &str| record.get(key).cloned().unwrap_or(json!(""));
            let or_none = |key: &str| record.get(key).cloned().unwrap_or(json!([]));
            assert_eq!(language.reader.href(number), text(&document["href"]));
            assert_eq!(record["t"], document["title"]);
            assert_eq!(record["y"], text(&document["kind"])[..1]);
            assert_eq!(or_empty("a"), document["acronym"]);
            assert_eq!(or_empty("d"), document["summary"]);
            assert_eq!(or_empty("l"), document["line"]);
            assert_eq!(or_none("f"), document["former"]);
            assert_eq!(or_none("o"), document["aliases"]);
            let kind = record["k"].as_u64().map(|at| kinds[at as usize].as_str());
            assert_eq!(kind.unwrap_or_default(), text(&document["label"]));
            let status = text(&document["status"]);
            let said = matches!(status, "renamed" | "superseded" | "historical");
            assert_eq!(or_empty("s"), if said { status } else { "" });
            let digits = |shown: &String| shown.chars().filter(char::is_ascii_digit).collect();
            let (voice, texts) = (strings(&or_none("p")), strings(&or_none("m")));
            let mut shown: Vec<String> = voice.iter().chain(&texts).map(digits).collect();
            let mut dialled = strings(&document["phones"]);
            shown.sort();
            // A number may be for calling and for texting.
            shown.dedup();
            dialled.sort();
            assert_eq!(shown, dialled, "{record}");
            assert_eq!(language.reader.texts[number], text(&document["text"]));
        }
    }
}

#[test]
fn what_took_the_place_of_another_is_named_on_it() {
    for language in guide() {
        let reader = &language.reader;
        let pairs = reader.manifest["succession"].as_array().expect("pairs");
        assert!(!pairs.is_empty(), "no document took the place of another");
        for pair in pairs {
            let at = |place: usize| pair[place].as_u64().expect("a number") as usize;
            let (old, new) = (&reader.records[at(0)], &reader.records[at(1)]);
            assert!(gone(&language.documents[at(0)]));
            assert_eq!(old["n"], json!([new["t"], reader.href(at(1))]));
        }
    }
}

#[test]
fn ranks_set_help_lines_first_and_what_is_no_more_last() {
    for language in guide() {
        let ranks = language.reader.manifest["ranks"].as_array().expect("ranks");
        let rank = |number: usize| {
            let at = ranks.iter().rposition(|rank| rank["from"].as_u64() <= Some(number as u64));
            &ranks[at.expect("a rank")]
        };
        for (number, document) in language.documents.iter().enumerate() {
            let helps = document["line"] == "help" && !gone(document);
            assert_eq!(rank(number)["help"], helps, "{document}");
        }
        let worth: Vec<_> = ranks.iter().map(|rank| rank["worth"].as_u64()).collect();
        assert!(worth.is_sorted_by(|one, next| one > next), "{worth:?}");
    }
}

#[test]
fn facets_say_what_the_table_of_the_filters_says() {
    for language in guide() {
        let table = parsed(shipped(), &format!("{}browse.json", language.folder));
        let (mut tags, mut expected) = (Vec::new(), BTreeMap::new());
        for group in table["groups"].as_array().expect("groups") {
            for tag in group["tags"].as_array().expect("tags") {
                let tag = (text(&group["id"]), text(&tag["id"]), text(&tag["label"]));
                expected.insert(tag, BTreeSet::new());
                tags.push(tag);
            }
        }
        for (kind, rows) in [("agency", "agencies"), ("term", "terms")] {
            for row in table[rows].as_array().expect("rows") {
                let number = language.documents.iter().position(|document| {
                    let id = text(&row[0]);
                    let same = if id.is_empty() {
                        document["title"] == row[1]
                    } else {
                        document["id"] == id
                    };
                    document["kind"] == kind && same
                });
                let number = u32::try_from(number.expect("a document")).expect("a number");
                for tag in row[4].as_array().expect("numbers") {
                    let tag = tags[tag.as_u64().expect("a number") as usize];
                    expected.get_mut(&tag).expect("a tag").insert(number);
                }
            }
        }
        for ((group, id, label), documents) in expected {
            let tags = &language.reader.facets[group];
            let found =
                tags.iter().find(|tag| tag.id == id).unwrap_or_else(|| panic!("{group}: {id}"));
            assert_eq!(found.label, label);
            assert_eq!(
                BTreeSet::from_iter(found.documents.iter().copied()),
                documents,
                "{group}: {id}"
            );
        }
    }
}

#[test]
fn statuses_are_a_facet_of_their_own() {
    for language in guide() {
        let mut expected: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (number, document) in (0..).zip(&language.documents) {
            if document["kind"] != "page" {
                expected.entry(text(&document["status"])).or_default().push(number);
            }
        }
        let tags = language.reader.facets["statuses"].iter();
        let found: BTreeMap<&str, Vec<u32>> =
            tags.map(|tag| (tag.id.as_str(), tag.documents.clone())).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn spelling_is_held_against_words_as_they_stand_in_texts() {
    for language in guide() {
        let mut expected: BTreeMap<String, u32> = BTreeMap::new();
        for document in &language.searched {
            let all: BTreeSet<String> =
                fields(document).iter().flat_map(|(_, text)| words(text)).collect();
            for word in all {
                let digits = word.chars().all(char::is_numeric);
                if !digits && (3..=24).contains(&word.chars().count()) {
                    let list = language.reader.followed(&word).expect("a word");
                    expected.insert(word, list.having);
                }
            }
        }
        let found: BTreeMap<String, u32> = language.reader.words.iter().cloned().collect();
        let other: Vec<(&String, &u32)> =
            found.iter().filter(|(word, count)| expected.get(*word) != Some(*count)).collect();
        assert!(
            other.is_empty(),
            "{} words of {:?}: {:?}",
            other.len(),
            language.folder,
            &other[..other.len().min(20)]
        );
        let missing: Vec<&String> =
            expected.keys().filter(|word| !found.contains_key(*word)).collect();
        assert!(
            missing.is_empty(),
            "{} words of {:?}: {:?}",
            missing.len(),
            language.folder,
            &missing[..missing.len().min(20)]
        );
    }
}

/// So that the tests above cannot pass on nothing.
#[test]
fn the_guide_has_something_of_everything() {
    for language in guide() {
        let some = |key: &str| {
            language.documents.iter().any(|one| one[key] != json!([]) && one[key] != "")
        };
        for key in [
            "acronym", "former", "aliases", "phones", "summary", "line", "text", "terms",
            "synonyms",
        ] {
            assert!(some(key), "no document has {key}");
        }
        let kinds: BTreeSet<&str> =
            language.documents.iter().map(|one| text(&one["kind"])).collect();
        assert_eq!(kinds, BTreeSet::from(["agency", "page", "term"]));
        let has = |key: &str| {
            language.reader.records.iter().any(|record: &Value| record.get(key).is_some())
        };
        assert!(has("n") && has("s") && has("k") && has("i"));
    }
}
