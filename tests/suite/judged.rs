//! How good the search's answers are: judged questions over the shipped guide, each with the records that answer it.

use std::collections::BTreeMap;

use fieldguide::pipeline::{Options, indexes};
use fieldguide::search::{Asked, Parts, Searcher};
use fieldguide::source::Disk;
use serde::Deserialize;

use crate::support::tree::project;

/// A question of `tests/guide/queries.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    query: String,
    lang: String,
    sort: String,
    right: Vec<String>,
}

/// The least that must come out: mean reciprocal rank, and the shares with a right answer first and among the first three.
const LEAST: [f64; 3] = [0.95, 0.92, 0.98];

fn judged() -> Vec<Judged> {
    let bytes = fieldguide::source::SourceTree::read(
        &Disk::open(&project()).expect("the project's folder"),
        "tests/guide/queries.yaml",
    );
    let text = String::from_utf8(bytes.expect("the questions")).expect("UTF-8");
    serde_yaml::from_str(&text).expect("questions")
}

/// The rank of the first right answer to each question, from 1; none where it is not among the first ten.
fn ranks(questions: &[Judged]) -> Vec<Option<usize>> {
    let tree = Disk::open(&project()).expect("the project's folder");
    let (report, indexes) = indexes(&tree, &Options::default()).expect("a machine that works");
    assert!(!report.has_errors());
    let mut searchers = BTreeMap::new();
    for at in 0..indexes.len() {
        let mut order: Vec<&dyn Parts> = indexes.iter().map(|index| index as &dyn Parts).collect();
        order[..=at].rotate_right(1);
        let searcher = Searcher::open(&order).expect("an index");
        searchers.insert(indexes[at].language.as_str(), searcher);
    }
    let rank = |judged: &Judged| {
        let searcher = &searchers[judged.lang.as_str()];
        let answer = searcher.ask(&Asked { text: &judged.query, ..Asked::default() });
        let right = |document: u32| {
            let href = searcher.record(answer.language, document, |record| record.href(""));
            let href = href.expect("a stored record");
            judged.right.iter().any(|right| Some(right.as_str()) == href.strip_suffix(".html"))
        };
        answer.hits.iter().take(10).position(|hit| right(hit.document)).map(|at| at + 1)
    };
    questions.iter().map(rank).collect()
}

#[test]
fn the_right_record_comes_first_or_nearly() {
    let questions = judged();
    assert!(questions.len() >= 150, "{} questions", questions.len());
    let ranks = ranks(&questions);
    let share = |most: usize| {
        let right = ranks.iter().flatten().filter(|rank| **rank <= most).count();
        right as f64 / questions.len() as f64
    };
    let reciprocal: f64 = ranks.iter().flatten().map(|rank| 1.0 / *rank as f64).sum();
    let reached = [reciprocal / questions.len() as f64, share(1), share(3)];
    let misses: Vec<String> = questions
        .iter()
        .zip(&ranks)
        .filter(|(_, rank)| rank.is_none_or(|rank| rank > 3))
        .map(|(judged, rank)| format!("{} ({}): {rank:?}", judged.query, judged.sort))
        .collect();
    let fine = reached.iter().zip(LEAST).all(|(reached, least)| *reached >= least);
    assert!(fine, "{reached:.3?} where {LEAST:?} is wanted; beyond the third place: {misses:#?}");
}

#[test]
fn names_acronyms_numbers_and_quotations_are_found_at_once() {
    let questions = judged();
    for (judged, rank) in questions.iter().zip(ranks(&questions)) {
        if matches!(judged.sort.as_str(), "acronym" | "phone" | "phrase" | "alias") {
            assert_eq!(rank, Some(1), "{} “{}”", judged.sort, judged.query);
        }
    }
}
