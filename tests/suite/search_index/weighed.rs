//! What a word tells about a document depends on where it stands.

use fieldguide::search::{Asked, Parts, Searcher, Tier};

use super::small::{HARBOR, harbors, indexes, read};
use crate::support::Site;

/// Offices that say “lantern” in one place each, the foremost place first.
fn lanterns() -> Site {
    let office = |name: &str, more: &str| {
        HARBOR.replace("name: Harbor Safety Office", &format!("name: {name}")) + more
    };
    harbors()
        .with("content/agencies/a.yaml", office("Lantern Office", ""))
        .with(
            "content/agencies/b.yaml",
            office("Amber Office", "former_names: [{name: Lantern Desk}]\n"),
        )
        .with("content/agencies/c.yaml", office("Birch Office", "search_terms: [lantern repair]\n"))
        .with(
            "content/agencies/d.yaml",
            office("Cedar Office", "").replace("small boats", "every lantern"),
        )
        .with(
            "content/agencies/e.yaml",
            office("Dune Office", "description: They may look at a lantern.\n"),
        )
}

#[test]
fn a_name_tells_more_than_a_summary_and_a_summary_more_than_a_text() {
    let reader = read(&lanterns());
    let list = reader.list("lantern").expect("a list");
    assert_eq!(list.documents(), [0, 1, 2, 3, 4]);
    assert!(list.runs.len() == 5, "two places tell the same: {:?}", list.runs);
}

#[test]
fn what_is_no_more_has_names_that_tell_less() {
    let gone = HARBOR.replace("name: Harbor Safety Office", "name: Old Quay Office")
        + "status: superseded\nsucceeded_by: {agency: harbor}\naliases: [Quay Desk]\n";
    let reader = read(&harbors().with("content/agencies/old.yaml", gone));
    assert_eq!(
        reader.list("old quay office ").expect("a name").runs,
        [(26, vec![0]), (25, vec![1])]
    );
    assert_eq!(reader.list("quay desk ").expect("a name").runs, [(26, vec![0]), (25, vec![1])]);
    assert_eq!(reader.manifest["succession"], serde_json::json!([[1, 0]]));
}

#[test]
fn a_phrase_goes_over_no_end_of_a_field() {
    let indexes = indexes(&lanterns());
    let parts: [&dyn Parts; 1] = [&indexes[0]];
    let searcher = Searcher::open(&parts).expect("an index");
    let ask = |text: &str| {
        let answer = searcher.ask(&Asked { text, ..Asked::default() });
        (answer.tier, answer.hits.iter().map(|hit| hit.document).collect::<Vec<_>>())
    };
    assert_eq!(ask("\"cedar office\""), (Tier::All, vec![3]));
    assert_eq!(ask("\"every lantern\""), (Tier::All, vec![3]));
    assert_eq!(ask("office inspects cedar"), (Tier::All, vec![3]));
    // “Cedar Office”, then the acronym, then “Inspects every lantern”.
    for text in ["\"cedar office inspects\"", "\"office hso\"", "\"lantern every\""] {
        assert_ne!(ask(text).0, Tier::All, "{text}");
    }
}
