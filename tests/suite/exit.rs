//! Leaving the site: the link on every page, and the neutral page for leaving without a network.

use crate::support::Site;

const EXIT: &str = "exit: {url: 'https://example.org/weather', label: Leave this site}\n\
                    base_url: https://example.org/guide\n";

/// The path of the neutral page.
const AWAY: &str = "measures.html";

fn with_exit() -> Site {
    Site::minimal().append("content/site.yaml", EXIT)
}

#[test]
fn every_page_but_the_neutral_one_has_the_link() {
    let built = with_exit().build();
    assert!(!built.report.has_errors(), "{}", built.said);
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        let links = text.matches("href=https://example.org/weather").count();
        assert_eq!(links, usize::from(path != AWAY), "{path}");
    }
    let record = built.text("agencies/ovc.html");
    assert!(record.contains("data-away=../measures.html"), "{record}");
}

#[test]
fn the_neutral_page_says_nothing_of_the_site() {
    let built = with_exit().build();
    let text = built.text(AWAY);
    for word in
        ["Test guide", "fieldguide project", "government", "<script", "href=index", "canonical"]
    {
        assert!(!text.contains(word), "{word} in\n{text}");
    }
    let links: Vec<_> = text.match_indices("<a").collect();
    assert!(links.is_empty(), "{text}");
    assert!(text.contains("noindex"), "{text}");
    assert!(!built.text("sitemap.xml").contains("measures"));
    assert!(!built.text("search-index.json").contains("measures"));
}

#[test]
fn a_site_without_a_way_out_has_no_neutral_page() {
    let built = Site::minimal().build();
    assert!(!built.files.contains_key(AWAY));
}

#[test]
fn no_text_can_lead_to_the_neutral_page() {
    let text = "---\ntitle: Page\nsummary: A page.\n---\n[Away](builtin:measures)\n";
    let built = with_exit().with("content/pages/page.md", text).build();
    assert!(built.said.contains("fieldguide makes no page `measures`"), "{}", built.said);
}
