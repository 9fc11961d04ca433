//! The forms of text that the index is written in, for any content.

use std::collections::{BTreeMap, BTreeSet};

use fieldguide::search::postings::Postings;
use fieldguide::search::shard::{self, Writer};
use proptest::prelude::*;

use super::fields::placed;
use super::reader::{List, entries};
use super::small::{HARBOR, harbors, read};
use super::words::stem;

/// Terms as they come: neighbours that share much, in several scripts.
fn terms() -> impl Strategy<Value = BTreeSet<String>> {
    proptest::collection::btree_set("[abé]{1,3}[bc مé]{0,4}", 1..40)
}

/// Signs that folding and cutting into words must know. Scripts without spaces have rules of their own.
const SIGNS: &str = "[a-eA-EsS.'’ \\-0-9٣éñüßœŁıİςﬁ²\u{ad}\u{200d}ةىأـ،\u{301}]{0,24}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_list_is_read_as_it_was_written(
        classes in proptest::collection::btree_map(0_u32..200_000, 1_u8..=30, 0..60)
    ) {
        let list = Postings::of(classes.clone().into_iter().collect());
        let written = list.encode();
        prop_assert_eq!(Postings::decode(&written), Some(list));
        let found = List::read(&written);
        prop_assert_eq!(found.having as usize, classes.len());
        let runs = found.runs.iter();
        let read: BTreeMap<u32, u8> =
            runs.flat_map(|(class, of)| of.iter().map(|one| (*one, *class as u8))).collect();
        prop_assert_eq!(read, classes);
    }

    #[test]
    fn a_shard_is_read_as_it_was_written(terms in terms()) {
        let mut writer = Writer::default();
        let leads = |at: usize| if at.is_multiple_of(3) { Err("other") } else { Ok("1U10") };
        terms.iter().enumerate().for_each(|(at, term)| writer.push(term, leads(at)));
        let written = writer.finish();
        let expected: Vec<_> =
            terms.iter().enumerate().map(|(at, term)| (term.clone(), leads(at))).collect();
        let found: Vec<_> = entries(&written).into_iter().map(|(term, (sign, rest))| {
            (term, if sign == '|' { Ok(rest) } else { Err(rest) })
        }).collect();
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(shard::terms(&written), Some(expected));
    }

    #[test]
    fn text_that_is_no_list_and_no_shard_is_read_without_harm(text in "[0-9A-Za-z_|=;é-]{0,40}") {
        let _ = Postings::decode(&text);
        let _ = shard::terms(&text);
    }

    #[test]
    fn words_are_cut_as_the_page_says(one in SIGNS, other in SIGNS, long in "[a-z]{38,43}") {
        let said = [one, other, long];
        let list = serde_json::to_string(&said).expect("JSON");
        let record = format!("{HARBOR}search_terms: {list}\n");
        let reader = read(&harbors().with("content/agencies/harbor.yaml", record));
        let document = serde_json::json!({
            "title": "Harbor Safety Office", "acronym": "HSO", "former": [], "aliases": [],
            "terms": said, "summary": "Inspects small boats and answers questions about them.",
            "synonyms": [], "text": "",
        });
        let mut expected: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for placed in placed(&document) {
            expected.entry(stem("en", &placed.word)).or_default().push(placed.place);
        }
        let words = reader.terms().filter_map(|term| Some((term.term.clone(), term.places.clone()?)));
        let found: BTreeMap<String, Vec<u32>> =
            words.map(|(term, places)| (term, places.concat())).collect();
        prop_assert_eq!(found, expected);
    }
}
