//! `opensearch.xml`, read by the crate `roxmltree`.

use roxmltree::Document;

use super::lines;
use crate::support::site::Result;

const WANTED: &str = "base_url: https://guide.example.org/a\nexports: [opensearch]\n";

fn built() -> Result {
    let built = lines().append("content/site.yaml", WANTED).build();
    assert!(!built.report.has_errors(), "{}", built.said);
    built
}

#[test]
fn leads_to_the_search_page_with_the_question_where_no_server_sees_it() {
    let text = built().text("es/opensearch.xml");
    let xml = Document::parse(&text).expect("XML");
    let space = "http://a9.com/-/spec/opensearch/1.1/";
    let node = |name: &str| {
        let found = xml.descendants().find(|node| node.has_tag_name((space, name)));
        found.unwrap_or_else(|| panic!("no {name}"))
    };
    let short = node("ShortName").text().expect("a name");
    assert_eq!(short, "Guía de prueba");
    assert!(short.chars().count() <= 16);
    assert!(node("Description").text().is_some_and(|text| text.chars().count() <= 1024));
    assert_eq!(node("Url").attribute("type"), Some("text/html"));
    let template = node("Url").attribute("template").expect("a template");
    assert_eq!(template, "https://guide.example.org/a/es/search.html#q={searchTerms}");
    let (sent, _) = template.split_once('#').expect("a part that stays in the browser");
    assert!(!sent.contains("searchTerms"));
}

#[test]
fn is_offered_by_the_home_page_and_the_search_page_only() {
    let built = built();
    let offers = |path: &str| built.text(path).contains("opensearchdescription+xml");
    assert!(offers("index.html") && offers("search.html") && offers("es/search.html"));
    assert!(!offers("agencies/beds.html") && !offers("az.html"));
    assert!(built.text("search.html").contains("data-from-address"));
}

#[test]
fn is_not_made_unless_the_settings_ask_for_it() {
    let built =
        lines().append("content/site.yaml", "base_url: https://guide.example.org\n").build();
    assert!(!built.files.contains_key("opensearch.xml"));
    assert!(!built.text("search.html").contains("data-from-address"));
}
