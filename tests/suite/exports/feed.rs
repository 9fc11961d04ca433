//! The feed of changes, read by the crate `atom_syndication`.

use atom_syndication::Feed;

use super::{lines, page};
use crate::support::Site;
use crate::support::site::Result;

const CHANGES: &str = "\
changes:
  - date: 2026-11-20
    text:
      en: The number of the line was <checked> & corrected.
      es: Se corrigió el número.
    about: agency:beds
  - date: 2026-11-21
    text: Two offices were added.
    about: [agency:bureau, agency:ovc]
  - date: 2026-10
    text: The guide has a new look.
";

fn told() -> Site {
    lines().with("content/changes.yaml", CHANGES)
}

fn published() -> Site {
    told().append("content/site.yaml", "base_url: https://guide.example.org/a\n")
}

fn feed(built: &Result, path: &str) -> Feed {
    assert!(!built.report.has_errors(), "{}", built.said);
    Feed::read_from(built.text(path).as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn titles(feed: &Feed) -> Vec<(String, String)> {
    let entries = feed.entries().iter();
    entries
        .map(|entry| (entry.updated().date_naive().to_string(), entry.title().to_string()))
        .collect()
}

fn as_text(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(on, title)| (on.as_str(), title.as_str())).collect()
}

#[test]
fn tells_of_the_edition_of_changes_and_of_checks_the_newest_first() {
    let feed = feed(&told().build(), "feed.atom");
    assert_eq!(feed.title().as_str(), "Test guide: Changes");
    assert_eq!(feed.lang(), Some("en"));
    assert_eq!(feed.updated().to_rfc3339(), "2026-11-22T00:00:00+00:00");
    assert_eq!(feed.authors()[0].name(), "The fieldguide project");
    let titles = titles(&feed);
    assert_eq!(
        as_text(&titles),
        [
            ("2026-11-22", "Edition of November 22, 2026"),
            ("2026-11-21", "=Bureau, Office for Victims of Crime"),
            ("2026-11-20", "Harbor; beds, and more"),
            ("2026-10-01", "Change in this guide"),
            ("2026-03-01", "Checked again: Harbor; beds, and more"),
            ("2026-02-21", "Checked again: Harbor; beds, and more"),
            ("2019-05-01", "Checked again: Office of the past"),
        ]
    );
    let entries = feed.entries();
    let text = entries[2].summary().map(|text| text.as_str());
    assert_eq!(text, Some("The number of the line was <checked> & corrected."));
    let text = entries[4].summary().map(|text| text.as_str());
    assert_eq!(text, Some("Checked on March 1, 2026: Call"));
}

#[test]
fn a_published_site_gives_whole_addresses_and_one_that_is_not_gives_relative_ones() {
    let links = |built: &Result, path: &str| {
        let feed = feed(built, path);
        let own = feed.links().iter();
        let own: Vec<_> = own.map(|link| (link.rel().to_owned(), link.href().to_owned())).collect();
        (own, feed.entries()[2].links()[0].href().to_owned())
    };
    let (own, entry) = links(&published().build(), "es/feed.atom");
    assert_eq!(entry, "https://guide.example.org/a/es/agencies/beds.html");
    let pair = |rel: &str, href: &str| (rel.to_owned(), href.to_owned());
    assert_eq!(
        own,
        [
            pair("alternate", "https://guide.example.org/a/es/index.html"),
            pair("self", "https://guide.example.org/a/es/feed.atom")
        ]
    );
    let (own, entry) = links(&told().build(), "es/feed.atom");
    assert_eq!(entry, "agencies/beds.html");
    assert_eq!(own, [pair("alternate", "index.html")]);
}

#[test]
fn each_entry_has_a_name_of_its_own_that_lasts() {
    let ids = |site: &Site, path: &str| -> Vec<String> {
        let feed = feed(&site.build(), path);
        let entries = feed.entries().iter().map(|entry| entry.id().to_owned());
        std::iter::once(feed.id().to_owned()).chain(entries).collect()
    };
    let (english, spanish) = (ids(&told(), "feed.atom"), ids(&told(), "es/feed.atom"));
    let mut all: Vec<_> = english.iter().chain(&spanish).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), english.len() + spanish.len());
    assert!(all.iter().all(|id| id.starts_with("urn:uuid:")));
    let more = told().append("content/changes.yaml", "  - {date: 2026-11-22, text: One more.}\n");
    let later = ids(&more, "feed.atom");
    assert!(english.iter().all(|id| later.contains(id)), "{english:?} {later:?}");
}

#[test]
fn a_feed_has_at_most_a_hundred_entries() {
    let mut site = lines();
    for at in 0..120 {
        let text = format!(
            "name: Office {at:03}\nkind: office\nsummary: S.\nsources: [sheet-2009]\nlast_verified: 2026-01-{:02}\n",
            at % 28 + 1
        );
        site = site.with(&format!("content/agencies/o{at:03}.yaml"), text);
    }
    let feed = feed(&site.build(), "feed.atom");
    assert_eq!(feed.entries().len(), 100);
    let days: Vec<_> = feed.entries().iter().map(|entry| entry.updated()).collect();
    assert!(days.is_sorted_by(|a, b| a >= b));
}

#[test]
fn a_site_without_a_date_has_no_feed() {
    let built = Site::minimal().build();
    assert!(!built.files.contains_key("feed.atom"));
    assert!(!built.text("sources.html").contains("feed.atom"));
}

#[test]
fn pages_name_the_feed_where_a_reader_can_subscribe() {
    let named = "type=application/atom+xml";
    let (published, carried) = (published().build(), told().build());
    assert!(page(&published, "index.html").contains(named));
    assert!(published.text("es/index.html").contains("feed.atom"));
    assert!(!page(&carried, "index.html").contains(named), "nobody subscribes to a folder");
    assert!(
        !published.text("agencies/beds.html").contains("feed.atom"),
        "records are to stay light"
    );
}
