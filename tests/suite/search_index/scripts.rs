//! Words of scripts without spaces, and what a reader of any script may type.

use fieldguide::search::{Asked, Parts, Searcher, Tier};

use super::small::{HARBOR, harbors, indexes};

/// The way of asking and the documents found on a site with one office in each of several scripts.
fn ask(text: &str) -> (Tier, usize) {
    let office =
        |name: &str| HARBOR.replace("name: Harbor Safety Office", &format!("name: {name}"));
    let site = harbors()
        .with("content/agencies/han.yaml", office("人身取引相談窓口"))
        .with("content/agencies/hangul.yaml", office("인신매매 상담전화"))
        .with("content/agencies/thai.yaml", office("สายด่วนช่วยเหลือ"))
        .with("content/agencies/cyrillic.yaml", office("Линия помощи"))
        .with("content/agencies/arabic.yaml", office("خط المساعدة"));
    let indexes = indexes(&site);
    let parts: [&dyn Parts; 1] = [&indexes[0]];
    let answer = Searcher::open(&parts).expect("an index").ask(&Asked { text, ..Asked::default() });
    (answer.tier, answer.hits.len())
}

#[test]
fn a_part_of_a_name_without_spaces_is_found() {
    for text in ["相談", "取引相談", "인신매매", "상담", "ช่วยเหลือ", "помощи", "المساعده"]
    {
        assert_eq!(ask(text), (Tier::All, 1), "{text}");
    }
    assert_eq!(ask("談相").0, Tier::None, "in another order it is another word");
}

#[test]
fn nothing_that_can_be_typed_is_too_much() {
    let long = "harbor ".repeat(2000);
    for text in
        [long.as_str(), "\u{202e}harbor\u{0}", "har\u{200b}bor", "\"\"\" harbor \"", "ＨＡＲＢＯＲ"]
    {
        assert_eq!(ask(text), (Tier::All, 1), "{:?}", &text.chars().take(20).collect::<String>());
    }
    for text in ["", " ", "!!!", "\u{202e}", "🙂🙂🙂", "\u{0}\u{1}"] {
        assert_eq!(ask(text), (Tier::None, 0), "{text:?}");
    }
}
