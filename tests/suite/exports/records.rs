//! `data/agencies.json` and its schema.

use fieldguide::model::Phone;
use fieldguide::produce::RECORDS_SCHEMA;
use serde_json::Value;

use super::{guide, lines};
use crate::search_index::shipped;

fn valid(json: &Value) {
    let schema = serde_json::from_str(RECORDS_SCHEMA).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<_> = schema
        .iter_errors(json)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

#[test]
fn the_guide_follows_the_schema_that_ships_beside_it() {
    let files = shipped();
    assert_eq!(files["data/agencies.schema.json"], RECORDS_SCHEMA.as_bytes());
    let json = parsed(&files["data/agencies.json"]);
    valid(&json);
    assert_eq!(json["agencies"].as_array().map(Vec::len), Some(guide().agencies.len()));
}

#[test]
fn the_schema_refuses_what_a_reader_would_trip_over() {
    let good = parsed(&lines().build().files["data/agencies.json"]);
    valid(&good);
    let schema = serde_json::from_str(RECORDS_SCHEMA).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    for (path, value) in [
        ("/version", Value::from(2)),
        ("/agencies/0/contacts/0/phone/e164", "12025550123".into()),
        ("/agencies/0/contacts/0/line", "hotline".into()),
        ("/agencies/0/last_verified", "21 February".into()),
        ("/agencies/0/name", "Beds".into()),
        ("/agencies/0/page", "beds.html".into()),
    ] {
        let mut bad = good.clone();
        match bad.pointer_mut(path) {
            Some(place) => *place = value,
            None => bad["agencies"][0]["page"] = value,
        }
        assert!(!schema.is_valid(&bad), "{path}");
    }
}

#[test]
fn every_number_of_the_guide_stands_in_it_word_for_word() {
    let json = parsed(&shipped()["data/agencies.json"]);
    let mut numbers = 0;
    for (at, agency) in guide().agencies.iter().enumerate() {
        let told = &json["agencies"][at];
        assert_eq!(told["id"], agency.id.as_str());
        for (at, contact) in agency.contacts.iter().enumerate() {
            let told = &told["contacts"][at];
            for (key, phone) in
                [("phone", &contact.phone), ("sms", &contact.sms), ("tty", &contact.tty)]
            {
                let number = phone.as_ref();
                let text = |of: fn(&Phone) -> String| number.map(of);
                assert_eq!(told[key]["display"].as_str(), text(Phone::display).as_deref());
                let e164 = number.and_then(Phone::e164);
                assert_eq!(told[key]["e164"].as_str(), e164.as_deref(), "{} {key}", agency.id);
                numbers += usize::from(number.is_some());
            }
            let consequences = contact.consequences.as_ref().map(|text| text.original());
            assert_eq!(told["consequences"]["en"].as_str(), consequences);
        }
    }
    assert!(numbers > 10, "only {numbers} numbers were compared");
}

#[test]
fn a_text_stands_in_its_own_languages_only_and_what_is_unknown_is_absent() {
    let json = parsed(&lines().build().files["data/agencies.json"]);
    let beds = &json["agencies"][0];
    assert_eq!(beds["name"]["en"], "Harbor; beds, and more");
    assert!(beds["name"]["es"].as_str().is_some_and(|name| name.starts_with("Camas")));
    assert_eq!(beds["name"].as_object().map(serde_json::Map::len), Some(2));
    assert_eq!(beds["parent_organization_id"], "ovc");
    assert_eq!(beds["contacts"][0]["phone"]["uri"], "tel:+12025550123;ext=7");
    assert_eq!(beds["contacts"][0]["last_verified"], "2026-03-01");
    assert_eq!(beds["contacts"][1]["sms"]["uri"], "sms:233733");
    assert_eq!(beds["pages"][1]["href"], "../es/agencies/beds.html");
    let text = json.to_string();
    assert!(!text.contains("null") && !text.contains("\"\"") && !text.contains("[]"), "{text}");
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let (first, second) = (lines().build(), lines().build());
    let data = |path: &&String| path.starts_with("data/") || path.ends_with(".atom");
    for path in first.files.keys().filter(data) {
        assert_eq!(first.files[path], second.files[path], "{path}");
    }
}
