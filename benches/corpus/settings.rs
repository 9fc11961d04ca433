//! What a site has once: its settings, its vocabulary, its sources, its Markdown pages.
//!
//! Takes: the names. Gives: the files' texts. Never: writes a record.

use super::Look;
use super::chance::Chance;
use super::names::{MATTERS, Name, places};
use super::words::{Words, capital};

/// The kinds, one a level of the tree, with their plurals.
pub(super) const KINDS: [(&str, &str); 4] = [
    ("department", "departments"),
    ("agency", "agencies"),
    ("office", "offices"),
    ("program", "programs"),
];
/// What records do.
pub(super) const ROLES: [&str; 6] =
    ["advice", "grants", "repairs", "lessons", "inspection", "lending"];
/// Whom they serve.
pub(super) const AUDIENCES: [&str; 8] =
    ["gardeners", "sailors", "walkers", "cyclists", "musicians", "bakers", "carpenters", "weavers"];
/// Their subjects.
pub(super) const TOPICS: [&str; 40] = [
    "apples", "attics", "barns", "bells", "boats", "bread", "brooks", "carts", "cellars", "chairs",
    "clocks", "coats", "doors", "drums", "eaves", "fences", "fiddles", "flutes", "gates", "gloves",
    "hats", "hinges", "honey", "jars", "kites", "lamps", "locks", "looms", "nets", "oars", "paint",
    "pears", "pumps", "quilts", "roofs", "ropes", "sails", "stoves", "tiles", "wells",
];
/// How many places there are.
pub(super) const PLACES: usize = 56;
/// How many sources.
pub(super) const SOURCES: usize = 60;
/// The titles of the Markdown pages.
const PAGES: [&str; 20] = [
    "About these pages",
    "First steps",
    "In a hurry",
    "Asking for advice",
    "Papers to bring",
    "Filling in forms",
    "Asking again",
    "Other tongues",
    "Larger print",
    "What is kept",
    "Finding a bench",
    "Finding a meal",
    "Finding a doctor",
    "For sailors",
    "For gardeners",
    "For walkers",
    "Saying no",
    "Not being fooled",
    "Words used here",
    "Writing to us",
];

/// The ids of a vocabulary.
pub(super) fn ids(list: &[&str]) -> Vec<String> {
    list.iter().map(|id| (*id).to_owned()).collect()
}

/// `content/site.yaml`.
pub(super) fn site(names: &[Name], look: Look) -> String {
    let theme = if look == Look::Plain { "plain" } else { "civic" };
    let featured: Vec<_> = names.iter().take(8).map(|name| name.id.as_str()).collect();
    format!(
        "title: Guide to nowhere\n\
         tagline: Offices that do not exist\n\
         description: \"Made-up records, as many as wanted, to measure how fast a site is built.\"\n\
         publisher: {{name: Nobody in particular}}\n\
         notice: \"Nothing on these pages is true.\"\n\
         base_url: https://guide.example.org\n\
         languages: [en]\n\
         theme: {theme}\n\
         help_line: {}\n\
         emergency: {{phone: \"911\", label: In danger}}\n\
         exit: {{url: \"https://www.example.org/\", label: Leave}}\n\
         edition: 2026-11-01\n\
         home:\n  \
         lead: Find an office that does not exist.\n  \
         doors:\n    \
         - {{label: First steps, to: \"page:first-steps\", line: help}}\n    \
         - {{label: All offices, to: \"builtin:az\", line: office}}\n  \
         featured: [{}]\n\
         verification: {{stale_after_days: 100000}}\n",
        names[0].id,
        featured.join(", "),
    )
}

/// `content/vocabulary.yaml`.
pub(super) fn vocabulary() -> String {
    let mut out = "kinds:\n".to_owned();
    for (id, plural) in KINDS {
        let (label, plural) = (capital(id), capital(plural));
        out.push_str(&format!(
            "  - {{id: {id}, label: {label}, plural: {plural}, schema_type: GovernmentOrganization}}\n"
        ));
    }
    for (key, list) in [("roles", &ROLES[..]), ("audiences", &AUDIENCES), ("topics", &TOPICS)] {
        out.push_str(&format!("{key}:\n"));
        for id in list {
            let label = capital(id);
            out.push_str(&format!("  - {{id: {id}, label: {label}, synonyms: [{id} and more]}}\n"));
        }
    }
    out.push_str("areas:\n");
    for (at, place) in places().iter().enumerate() {
        out.push_str(&format!("  - {{id: place-{}, label: {place}}}\n", at + 1));
    }
    out
}

/// `content/sources.yaml`.
pub(super) fn sources() -> String {
    let words = Words::new();
    let mut out = "sources:\n".to_owned();
    for at in 0..SOURCES {
        let mut chance = Chance::new("source", at);
        let title = capital(&words.words(&mut chance, 5));
        let publisher = chance.one(&MATTERS);
        let (year, month) = (chance.between(2009, 2025), chance.between(1, 12));
        let number = at + 1;
        out.push_str(&format!(
            "  - id: source-{number}\n    title: {title}\n    publisher: Board of {publisher}\n    \
             published: {year}-{month:02}\n    url: https://www.example.org/source-{number}\n"
        ));
    }
    out
}

/// The Markdown pages: ids and texts.
pub(super) fn pages() -> Vec<(String, String)> {
    let words = Words::new();
    let page = |(at, title): (usize, &&str)| {
        let mut chance = Chance::new("page", at);
        let summary = words.sentence(&mut chance, 9, 20);
        let menu = if at < 5 { "main" } else { "footer" };
        let mut text = format!(
            "---\ntitle: {title}\nsummary: \"{summary}\"\nmenu: {menu}\norder: {at}\n---\n"
        );
        for _ in 0..chance.between(3, 5) {
            let heading = capital(&words.words(&mut chance, 4));
            let paragraph = words.paragraph(&mut chance, 3, 6);
            let list = words.list(&mut chance, (3, 5), |_| "-".to_owned());
            text.push_str(&format!("\n## {heading}\n\n{paragraph}\n\n{list}\n"));
        }
        (title.to_lowercase().replace(' ', "-"), text)
    };
    PAGES.iter().enumerate().map(page).collect()
}
