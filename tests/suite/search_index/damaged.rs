//! An index on a stick that was pulled out too early: what can be read is answered from, nothing breaks.

use std::collections::BTreeMap;

use fieldguide::search::{Answer, Asked, Parts, Searcher};
use proptest::prelude::*;

use super::small::{HARBOR, HOTLINE, harbors, parts};
use crate::support::Site;

/// Parts as they lie in a folder.
#[derive(Clone)]
struct Folder(BTreeMap<String, Vec<u8>>);

impl Parts for Folder {
    fn part(&self, name: &str) -> Option<Vec<u8>> {
        self.0.get(name).cloned()
    }
}

/// An office that was replaced by another, a line, and words that fill two shards.
fn site() -> Site {
    let old = HARBOR.replace("Harbor Safety Office", "Zenith Quay Office")
        + "status: superseded\nsucceeded_by: {agency: harbor}\n";
    let words: Vec<String> = (0..1800).map(|at| format!("mm{at:04}xyz")).collect();
    let long = HARBOR.replace("Harbor Safety Office", "Office of Long Words")
        + "description: "
        + &words.join(" ")
        + "\n";
    harbors()
        .with("content/agencies/old.yaml", old)
        .with("content/agencies/long.yaml", long)
        .with("content/agencies/hotline.yaml", HOTLINE)
}

fn whole() -> Folder {
    Folder(parts(&site()))
}

fn ask(folder: &Folder, text: &str) -> Answer {
    let parts: [&dyn Parts; 1] = [folder];
    let searcher = Searcher::open(&parts).expect("a manifest");
    searcher.ask(&Asked { text, ..Asked::default() })
}

/// “harbor” stands in the first shard, “zenith” in the last.
const LAST: &str = "terms/1";

#[test]
fn a_whole_index_answers_without_complaint() {
    let whole = whole();
    assert!(whole.0.contains_key(LAST) && !whole.0.contains_key("terms/2"), "two shards");
    for text in ["harbor", "zenith"] {
        let answer = ask(&whole, text);
        assert!(!answer.hits.is_empty() && answer.damage.is_empty(), "{text}: {answer:?}");
    }
}

/// What can be wrong with a shard.
fn damages() -> [(&'static str, Option<Vec<u8>>); 3] {
    let whole = whole();
    let shard = &whole.0[LAST];
    let numbering = serde_json::from_slice::<serde_json::Value>(shard).expect("JSON");
    let numbering = numbering["numbering"].as_str().expect("a numbering").to_owned();
    let text = String::from_utf8(shard.clone()).expect("UTF-8");
    let other = text.replace(&numbering, "00000000");
    [
        ("missing", None),
        ("cut in half", Some(shard[..shard.len() / 2].to_vec())),
        ("of another edition", Some(other.into_bytes())),
    ]
}

#[test]
fn a_shard_that_cannot_be_used_is_named_and_the_others_answer() {
    for (how, bytes) in damages() {
        let mut folder = whole();
        match bytes {
            Some(bytes) => folder.0.insert(LAST.to_owned(), bytes),
            None => folder.0.remove(LAST),
        };
        let answer = ask(&folder, "harbor");
        assert!(!answer.hits.is_empty(), "{how}");
        assert!(answer.damage.is_empty(), "{how}: a part that was not asked for is no damage");
        let answer = ask(&folder, "zenith");
        assert_eq!(answer.damage, [LAST], "{how}");
        let answer = ask(&folder, "harbor zenith");
        assert_eq!(answer.damage, [LAST], "{how}");
        assert!(!answer.hits.is_empty(), "{how}: harbor alone is known");
    }
}

#[test]
fn without_stored_records_documents_are_found_but_cannot_be_shown() {
    let mut folder = whole();
    folder.0.remove("records/0").expect("the part");
    let parts: [&dyn Parts; 1] = [&folder];
    let searcher = Searcher::open(&parts).expect("a manifest");
    let asked = Asked { text: "harbor", ..Asked::default() };
    let answer = searcher.ask(&asked);
    assert!(!answer.hits.is_empty());
    assert_eq!(searcher.record(0, answer.hits[0].document, |_| ()), None);
    assert_eq!(searcher.ask(&asked).damage, ["records/0"]);
}

#[test]
fn without_a_facet_nothing_is_hidden_without_a_word() {
    let mut folder = whole();
    folder.0.remove("facets/topics").expect("the part");
    let parts: [&dyn Parts; 1] = [&folder];
    let searcher = Searcher::open(&parts).expect("a manifest");
    let facets = BTreeMap::from([("topics".to_owned(), vec!["benefits".to_owned()])]);
    let answer = searcher.ask(&Asked { text: "harbor", facets });
    assert_eq!(answer.damage, ["facets/topics"]);
}

#[test]
fn without_places_a_question_in_quotes_names_the_part() {
    let mut folder = whole();
    folder.0.remove("positions/0").expect("the part");
    let answer = ask(&folder, "\"harbor safety\"");
    assert!(answer.damage.contains(&"positions/0".to_owned()), "{answer:?}");
}

#[test]
fn without_a_manifest_there_is_no_index() {
    let mut folder = whole();
    folder.0.remove("manifest").expect("the part");
    let parts: [&dyn Parts; 1] = [&folder];
    assert!(Searcher::open(&parts).is_none());
}

/// One accident: a part by its place, where in it, and what becomes of it.
#[derive(Debug, Clone)]
enum Accident {
    Byte(prop::sample::Index, prop::sample::Index, u8),
    Cut(prop::sample::Index, prop::sample::Index),
    Lost(prop::sample::Index),
    Swapped(prop::sample::Index, prop::sample::Index),
}

fn accidents() -> impl Strategy<Value = Vec<Accident>> {
    let any = any::<prop::sample::Index>;
    // Signs of the format more often than others, so that the JSON around them stays whole.
    let sign = prop_oneof![
        4 => prop::sample::select(b"0123zZ_-|=;*+ ".to_vec()),
        1 => proptest::num::u8::ANY,
    ];
    let one = prop_oneof![
        6 => (any(), any(), sign).prop_map(|(part, at, sign)| Accident::Byte(part, at, sign)),
        1 => (any(), any()).prop_map(|(part, at)| Accident::Cut(part, at)),
        1 => any().prop_map(Accident::Lost),
        1 => (any(), any()).prop_map(|(one, other)| Accident::Swapped(one, other)),
    ];
    proptest::collection::vec(one, 1..12)
}

fn happen(folder: &mut Folder, accident: &Accident) {
    let names: Vec<String> = folder.0.keys().cloned().collect();
    let part = |place: &prop::sample::Index| place.get(&names).clone();
    match accident {
        Accident::Byte(place, at, sign) => {
            let bytes = folder.0.get_mut(&part(place)).expect("a part");
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = *sign;
            }
        }
        Accident::Cut(place, at) => {
            let bytes = folder.0.get_mut(&part(place)).expect("a part");
            bytes.truncate(at.index(bytes.len() + 1));
        }
        Accident::Lost(place) => drop(folder.0.insert(part(place), Vec::new())),
        Accident::Swapped(one, other) => {
            let bytes = folder.0[&part(other)].clone();
            folder.0.insert(part(one), bytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_breaks_a_search(accidents in accidents()) {
        static WHOLE: std::sync::LazyLock<Folder> = std::sync::LazyLock::new(whole);
        let mut folder = WHOLE.clone();
        accidents.iter().for_each(|accident| happen(&mut folder, accident));
        let parts: [&dyn Parts; 2] = [&folder, &*WHOLE];
        if let Some(searcher) = Searcher::open(&parts) {
            let facets = BTreeMap::from([("topics".to_owned(), vec!["benefits".to_owned()])]);
            for text in
                ["harbor", "har", "zenith quay", "\"harbor safety office\"", "202 555 0188", "hrabor sfety", "help me now", "m"]
            {
                for facets in [BTreeMap::new(), facets.clone()] {
                    let answer = searcher.ask(&Asked { text, facets });
                    for hit in answer.hits.iter().take(20) {
                        let _ = searcher.record(answer.language, hit.document, |record| record.href(""));
                    }
                }
            }
        }
    }
}
