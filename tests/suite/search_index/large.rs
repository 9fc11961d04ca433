//! A site with more documents than a list may hold.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use fieldguide::produce::SearchIndex;
use fieldguide::search::{Asked, Parts, Searcher};

use super::reader::{Kind, MOST, MOST_BEGUN, Reader};
use super::small::{harbors, indexes};

/// Entries of the glossary.
const ENTRIES: usize = 9000;

/// Of these, the first say “lantern” in their summary only, all others in their name.
const FAINT: usize = 1000;

/// Nine thousand entries, each with a word of its own.
fn large() -> Vec<SearchIndex> {
    let mut site = harbors();
    for at in 0..ENTRIES {
        let mut text = format!("kind: office\nname: Quay{at:04}");
        text.push_str(if at < FAINT {
            "\nsummary: A lantern.\n"
        } else {
            " lantern\nsummary: S.\n"
        });
        let _ = writeln!(text, "sources: [sheet-2009]");
        site = site.with(&format!("content/glossary/q{at:04}.yaml"), text);
    }
    indexes(&site)
}

static LARGE: LazyLock<Vec<SearchIndex>> = LazyLock::new(large);

fn reader() -> &'static Reader {
    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::open(|part| LARGE[0].part(part)));
    &READER
}

/// The number of the entry `at`: the harbor office comes before them all.
fn number(at: usize) -> u32 {
    u32::try_from(at + 1).expect("a number")
}

#[test]
fn a_long_list_loses_its_lowest_classes_and_of_these_the_highest_numbers() {
    let list = reader().list("lantern").expect("a list");
    assert_eq!(list.having as usize, ENTRIES, "the count is of all");
    let named = ENTRIES - FAINT;
    let [(high, in_names), (low, in_summaries)] = &list.runs[..] else { panic!("{:?}", list.runs) };
    assert!(high > low);
    assert_eq!(*in_names, (FAINT..ENTRIES).map(number).collect::<Vec<_>>());
    assert_eq!(*in_summaries, (0..MOST - named).map(number).collect::<Vec<_>>());
}

#[test]
fn places_are_kept_for_the_documents_of_a_cut_list() {
    let term = reader().term("lantern").expect("a term");
    let places = term.places.as_ref().expect("places");
    assert_eq!(places.len(), MOST);
    // After its name of two words; in the summary after a name of one, a gap and “a”.
    assert_eq!((&places[0][..], &places[MOST - 1][..]), (&[1][..], &[10][..]));
}

#[test]
fn a_word_whose_list_was_cut_is_not_asked_of_documents_with_another_word() {
    let parts: [&dyn Parts; 1] = [&LARGE[0]];
    let searcher = Searcher::open(&parts).expect("an index");
    let at = FAINT - 1;
    let list = reader().list("lantern").expect("a list");
    assert_eq!(list.class(number(at)), None, "the document stands in the list after all");
    let text = format!("quay{at:04} lantern");
    let answer = searcher.ask(&Asked { text: &text, ..Asked::default() });
    let found: Vec<u32> = answer.hits.iter().map(|hit| hit.document).collect();
    assert_eq!(found, [number(at)]);
}

#[test]
fn a_beginning_of_too_many_words_has_a_short_list_of_its_own() {
    for beginning in ["q*", "quay*", "quay4*"] {
        let term = reader().term(beginning).unwrap_or_else(|| panic!("no {beginning}"));
        let list = term.list().expect("a list");
        let begun = beginning.trim_end_matches('*');
        let words = reader().terms().filter(|term| term.kind() == Kind::Word);
        let words =
            words.filter(|term| term.term.starts_with(begun)).filter_map(|term| term.list());
        let documents: BTreeSet<u32> = words.flat_map(|list| list.documents()).collect();
        assert_eq!(list.having as usize, documents.len(), "{beginning}");
        assert_eq!(list.documents().len(), MOST_BEGUN, "{beginning}");
        assert_eq!(term.places, None);
    }
    for beginning in ["l*", "quay40*", "quay400*"] {
        assert!(reader().term(beginning).is_none(), "{beginning} fills no shard");
    }
    let all = reader().terms().filter(|term| term.kind() == Kind::Beginning);
    assert!(
        all.map(|term| term.list().expect("a list"))
            .all(|list| list.documents().len() <= MOST_BEGUN)
    );
}

#[test]
fn a_large_index_carries_no_texts() {
    assert_eq!(reader().manifest["texts"], 0);
    assert_eq!(reader().records.len(), ENTRIES + 1);
}
