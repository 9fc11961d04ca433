//! The canonical index.

use serde_json::{Value, json};

use super::small::{HOTLINE, harbors};
use super::{FOLDERS, parsed, shipped};

fn validator() -> jsonschema::Validator {
    let schema = parsed(shipped(), "search-index.schema.json");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

#[test]
fn it_fits_its_schema_in_every_language() {
    for folder in FOLDERS {
        let index = parsed(shipped(), &format!("{folder}search-index.json"));
        let wrong: Vec<String> =
            validator().iter_errors(&index).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{folder}: {wrong:?}");
    }
    assert!(!validator().is_valid(&json!({"version": 2})), "the schema accepts anything");
}

#[test]
fn it_has_numbers_as_dialled_letters_as_printed_and_names_as_they_were() {
    let built = harbors().with("content/agencies/hotline.yaml", HOTLINE).build();
    let index: Value = serde_json::from_str(&built.text("search-index.json")).expect("an index");
    let documents = index["documents"].as_array().expect("documents");
    let hotline = documents.iter().find(|one| one["id"] == "hotline").expect("the hotline");
    assert_eq!(hotline["phones"], json!(["12025550188", "55501", "12025553233"]));
    assert_eq!(hotline["vanity"], json!(["1-202-555-DAFE"]));
    assert_eq!(hotline["former"], json!(["Night Harbor Line", "NHL"]));
    assert_eq!(hotline["line"], "help");
}

#[test]
fn it_has_no_script_beside_it() {
    assert!(!shipped().contains_key("search-index.js"));
}
