//! `exports` in the settings, and which files a site then has.

use super::{lines, page};

/// The files of other programs among those of the site in its first language.
fn made(settings: &str) -> Vec<String> {
    let built = lines().append("content/site.yaml", settings).build();
    assert!(!built.report.has_errors(), "{}", built.said);
    let ours = |path: &String| {
        let alone = ["feed.atom", "opensearch.xml"].contains(&path.as_str());
        alone || path.starts_with("data/") && !path.starts_with("data/vcards/number-")
    };
    built.files.into_keys().filter(ours).collect()
}

#[test]
fn without_a_word_everything_is_made_but_what_leaves_a_question_in_the_history() {
    assert_eq!(
        made("base_url: https://guide.example.org\n"),
        [
            "data/agencies.csv",
            "data/agencies.json",
            "data/agencies.jsonld",
            "data/agencies.schema.json",
            "data/contacts.csv",
            "data/hotlines.vcf",
            "data/vcards/beds.vcf",
            "data/vcards/bureau.vcf",
            "feed.atom"
        ]
    );
}

#[test]
fn a_list_names_all_that_is_wanted() {
    assert_eq!(
        made("exports: [csv, feed]\n"),
        ["data/agencies.csv", "data/contacts.csv", "feed.atom"]
    );
    assert!(made("exports: []\n").is_empty());
}

#[test]
fn pages_offer_only_what_is_there() {
    let none = lines().append("content/site.yaml", "exports: []\n").build();
    assert!(!none.report.has_errors(), "{}", none.said);
    assert!(!page(&none, "sources.html").contains("data/"));
    assert!(!page(&none, "hotlines.html").contains(".vcf"));
    let all = lines().build();
    for file in ["agencies.csv", "contacts.csv", "agencies.json", "agencies.jsonld"] {
        assert!(page(&all, "sources.html").contains(&format!("href=data/{file}")), "{file}");
    }
    let page = page(&all, "es/hotlines.html");
    for file in ["beds.vcf", "number-"] {
        assert!(page.contains(&format!("href=data/vcards/{file}")), "{file}");
    }
    assert!(
        page.contains("Un número guardado deja rastro"),
        "a card is not offered without a word"
    );
    assert!(!page.contains("vcards/bureau.vcf"), "a tip line is not a number to save in passing");
}

#[test]
fn the_theme_plain_offers_them_too() {
    let settings = lines().append("content/site.yaml", "theme: plain\n");
    let built = settings.build();
    assert!(!built.report.has_errors(), "{}", built.said);
    assert!(page(&built, "hotlines.html").contains("href=data/vcards/beds.vcf"));
    assert!(page(&built, "sources.html").contains("href=data/agencies.json"));
}

#[test]
fn a_changed_number_changes_every_file_that_has_it() {
    let before = lines().build();
    let beds = super::BEDS.replace("202-555-0123", "202-555-0127");
    let after = lines().with("content/agencies/beds.yaml", beds).build();
    for path in [
        "data/agencies.json",
        "data/agencies.jsonld",
        "data/contacts.csv",
        "data/hotlines.vcf",
        "data/vcards/beds.vcf",
        "es/data/contacts.csv",
        "es/data/hotlines.vcf",
    ] {
        assert_ne!(before.files[path], after.files[path], "{path}");
        assert!(after.text(path).contains("5550127"), "{path}");
    }
}
