//! `data/agencies.csv` and `data/contacts.csv`, read by the crate `csv`.

use std::collections::BTreeMap;

use fieldguide::model::Phone;

use super::{guide, lines};
use crate::search_index::shipped;

type Row = BTreeMap<String, String>;

fn rows(bytes: &[u8]) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    reader.deserialize().map(|row| row.expect("as many cells as columns")).collect()
}

#[test]
fn every_contact_of_the_guide_has_a_row_with_its_numbers() {
    for folder in ["", "es/", "ar/"] {
        let rows = rows(&shipped()[&format!("{folder}data/contacts.csv")]);
        let mut left = rows.iter();
        for agency in &guide().agencies {
            for contact in &agency.contacts {
                let row = left.next().expect("a row for each contact");
                assert_eq!(row["agency_id"], agency.id);
                let shown =
                    |phone: &Option<Phone>| phone.as_ref().map(Phone::display).unwrap_or_default();
                let uri =
                    |phone: &Option<Phone>| phone.as_ref().map(Phone::tel_href).unwrap_or_default();
                assert_eq!(row["phone"], shown(&contact.phone));
                assert_eq!(row["phone_uri"], uri(&contact.phone));
                assert_eq!(row["sms"], shown(&contact.sms));
                assert_eq!(row["tty"], shown(&contact.tty));
                assert_eq!(row["tty_uri"], uri(&contact.tty));
                assert_eq!(row["consequences"].is_empty(), contact.consequences.is_none());
            }
        }
        assert!(left.next().is_none());
    }
}

#[test]
fn every_record_has_a_row_in_the_words_of_the_language() {
    let built = lines().build();
    let english = rows(&built.files["data/agencies.csv"]);
    let spanish = rows(&built.files["es/data/agencies.csv"]);
    let ids: Vec<_> = english.iter().map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["beds", "bureau", "gone", "ovc"]);
    assert_eq!(english[0]["summary"], "It finds a bed for tonight, \"free\" of charge.");
    assert_eq!((spanish[0]["language"].as_str(), spanish[1]["language"].as_str()), ("es", "en"));
    assert_eq!(spanish[0]["page"], "../agencies/beds.html");
    assert_eq!(english[0]["parent_name"], "Office for Victims of Crime");
    assert_eq!(english[0]["newest_source"], "2009-04-01");
}

#[test]
fn a_spreadsheet_reads_letters_right_and_computes_nothing() {
    let built = lines().build();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".csv")) {
        assert!(bytes.starts_with(b"\xef\xbb\xbf"), "{path} has no mark of its encoding");
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        assert!(text.ends_with("\r\n"));
        for row in rows(bytes) {
            for (column, cell) in row {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t']),
                    "{path}: {column} is {cell}"
                );
            }
        }
    }
    let rows = rows(&built.files["data/contacts.csv"]);
    let desk = rows.iter().find(|row| row["label"] == "Desk").expect("the desk");
    assert_eq!(
        (desk["phone"].as_str(), desk["phone_uri"].as_str()),
        ("'+44 20 7946 0958", "tel:+442079460958")
    );
    assert_eq!(desk["agency_name"], "'=Bureau");
}
