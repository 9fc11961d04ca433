//! `feed.atom`: what changed in the guide, for feed readers (RFC 4287).
//!
//! Told are the edition, what authors write down in `content/changes.yaml`, and the days on which
//! records were checked again. All days come from the content; a day stands for its first moment.

use super::uuid::urn;
use crate::lang::Lang;
use crate::model::{Agency, Builtin, Change, Date, Related, Target};
use crate::plan::exports::{FEED, newest};
use crate::plan::{Subject, href};
use crate::produce::site::Inputs;
use crate::view::{Scene, scene::escaped};

/// The most entries: readers keep what they have seen.
const MOST: usize = 100;

/// One entry.
struct Entry {
    on: Date,
    /// What comes first of one day.
    rank: u8,
    id: String,
    title: String,
    text: String,
    subject: Subject,
}

/// The feed for readers of `lang`; none where the content has no date.
pub(super) fn xml(inputs: Inputs<'_>, lang: Lang) -> Option<String> {
    let newest = newest(inputs.catalog)?;
    let path = inputs.plan.file(FEED, lang);
    let scene = Scene::new(inputs.stage(lang), &path);
    let config = inputs.config;
    let language = &inputs.plan.languages().get(lang).tag;
    let address = |to: &str| match &config.base_url {
        Some(base) => format!("{base}/{to}"),
        None => href(&path, to),
    };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        escaped(language)
    );
    let title = format!("{}: {}", scene.text(&config.title).text, scene.word("feed_title"));
    xml.push_str(&element("title", &title));
    xml.push_str(&element("id", &urn(config, &["feed", language])));
    xml.push_str(&element("updated", &moment(newest)));
    let publisher = escaped(scene.text(&config.publisher.name).text);
    let uri = config.publisher.url.as_deref().map(|url| format!("<uri>{}</uri>", escaped(url)));
    let uri = uri.unwrap_or_default();
    xml.push_str(&format!("<author><name>{publisher}</name>{uri}</author>\n"));
    let home = inputs.plan.path(Subject::Builtin(Builtin::Home), lang);
    xml.push_str(&link("alternate", "text/html", &address(&home)));
    if config.base_url.is_some() {
        xml.push_str(&link("self", "application/atom+xml", &address(&path)));
    }
    for entry in entries(inputs, &scene) {
        let page = address(&inputs.plan.path(entry.subject, lang));
        xml.push_str("<entry>\n");
        xml.push_str(&element("title", &entry.title));
        xml.push_str(&element("id", &entry.id));
        xml.push_str(&element("updated", &moment(entry.on)));
        xml.push_str(&link("alternate", "text/html", &page));
        xml.push_str(&element("summary", &entry.text));
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    Some(xml)
}

/// The entries, the newest first.
fn entries(inputs: Inputs<'_>, scene: &Scene<'_>) -> Vec<Entry> {
    let catalog = inputs.catalog;
    let mut entries: Vec<Entry> = Vec::new();
    entries.extend(catalog.as_of.map(|on| edition(inputs, scene, on)));
    entries.extend(catalog.changes.iter().filter_map(|told| change(inputs, scene, told)));
    for (ix, agency) in catalog.each_agency() {
        let mut days: Vec<Date> = agency.checks().collect();
        days.sort_unstable();
        days.dedup();
        let subject = Subject::Record(Related::Agency(ix));
        entries.extend(days.into_iter().map(|on| checked(inputs, scene, (agency, subject), on)));
        // What lies beyond the last entry of the newest is not kept until the end.
        if entries.len() > 16 * MOST {
            newest_first(&mut entries);
        }
    }
    newest_first(&mut entries);
    entries
}

fn newest_first(entries: &mut Vec<Entry>) {
    // Among entries of one day and rank the order is that of the catalog: the sort is stable.
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.on), entry.rank));
    entries.truncate(MOST);
}

fn edition(inputs: Inputs<'_>, scene: &Scene<'_>, on: Date) -> Entry {
    let day = on.to_string();
    Entry {
        on,
        rank: 0,
        id: urn(inputs.config, &["edition", &day, tag(scene)]),
        title: format!("{} {}", scene.word("edition"), scene.date(on)),
        text: scene.text(&inputs.config.description).text.to_owned(),
        subject: Subject::Builtin(Builtin::Home),
    }
}

fn change(inputs: Inputs<'_>, scene: &Scene<'_>, change: &Change) -> Option<Entry> {
    let on = change.when?;
    let lang = scene.lang();
    let name = |target: &Target| match *target {
        Target::Record(Related::Agency(ix)) => &inputs.catalog.agency(ix).name,
        Target::Record(Related::Term(ix)) => &inputs.catalog.term(ix).name,
        Target::Doc(ix) => &inputs.catalog.doc(ix).title,
        Target::Builtin(_) => &inputs.config.title,
    };
    let comma = format!("{} ", scene.word("list_comma"));
    let names: Vec<_> = change.about.iter().map(|target| name(target).get(lang).text).collect();
    let first = change.about.first().map(|target| Subject::from(*target));
    Some(Entry {
        on,
        rank: 1,
        id: urn(inputs.config, &["change", &on.to_string(), change.text.original(), tag(scene)]),
        title: if names.is_empty() {
            scene.word("feed_change").to_owned()
        } else {
            names.join(&comma)
        },
        text: change.text.get(lang).text.to_owned(),
        subject: first.unwrap_or(Subject::Builtin(Builtin::Home)),
    })
}

fn checked(
    inputs: Inputs<'_>,
    scene: &Scene<'_>,
    (agency, subject): (&Agency, Subject),
    on: Date,
) -> Entry {
    let name = agency.name.get(scene.lang()).text;
    let contacts = agency.contacts.iter().filter(|contact| contact.last_verified == Some(on));
    let labels: Vec<_> = contacts.map(|contact| contact.label.get(scene.lang()).text).collect();
    let day = format!("{} {}", scene.word("verified_on"), scene.date(on));
    let whole = agency.last_verified == Some(on) || labels.is_empty();
    let comma = format!("{} ", scene.word("list_comma"));
    Entry {
        on,
        rank: 2,
        id: urn(inputs.config, &["checked", &agency.id, &on.to_string(), tag(scene)]),
        title: scene.word("feed_checked").replace("{name}", name),
        text: if whole { day } else { format!("{day}: {}", labels.join(&comma)) },
        subject,
    }
}

fn tag<'a>(scene: &Scene<'a>) -> &'a str {
    &scene.languages().get(scene.lang()).tag
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", escaped(text.trim()))
}

fn link(rel: &str, kind: &str, address: &str) -> String {
    format!("<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>\n", escaped(address))
}

/// The first moment that a date can mean (RFC 3339).
fn moment(date: Date) -> String {
    let Date { year, month, day } = date;
    format!("{year:04}-{:02}-{:02}T00:00:00Z", month.unwrap_or(1), day.unwrap_or(1))
}
