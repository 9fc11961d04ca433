//! Where words stand: what questions in quotes rest on.

use std::collections::BTreeMap;

use super::fields::placed;
use super::guide;
use super::reader::MOST_PLACES;

#[test]
fn the_word_at_each_place_really_stands_there() {
    for language in guide() {
        let mut expected: BTreeMap<(String, u32), Vec<u32>> = BTreeMap::new();
        let texts: Vec<_> = language.searched.iter().map(placed).collect();
        for (number, text) in (0..).zip(&texts) {
            for placed in text {
                let word = language.stem(&placed.word);
                let places = expected.entry((word, number)).or_default();
                if places.len() < MOST_PLACES {
                    places.push(placed.place);
                }
            }
        }
        for term in language.reader.terms() {
            let (Some(places), Some(list)) = (&term.places, term.list()) else { continue };
            for (document, places) in list.documents().into_iter().zip(places) {
                let known = expected.get(&(term.term.clone(), document));
                assert_eq!(
                    Some(places),
                    known,
                    "{} in {document} of {:?}",
                    term.term,
                    language.folder
                );
            }
        }
    }
}
