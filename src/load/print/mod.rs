//! The sets of sheets, resolved: which records, topics and lines each draws on.
//!
//! Takes: the words under `print`, and everything else that was read.
//! Gives: one [`PrintSet`] for each set, and what is wrong with it.
//! Never: knows how a sheet looks or where it lies.

mod keys;
mod records;
#[cfg(test)]
mod tests;

use super::known::Known;
use crate::config::{Config, Placed, Selection, SheetSet};
use crate::diag::{Diagnostic, Report};
use crate::lang::{Lang, Languages};
use crate::model::{Catalog, Facet, Form, Line, Paper, PrintSet, TagIx};
use crate::slug::{is_slug, slugify};
use records::Ground;

/// The lines that a hotline sheet can list. Switchboards are on their records' own sheets.
const LISTED: [(&str, Line); 4] = [
    ("help", Line::Help),
    ("tips", Line::Tips),
    ("complaints", Line::Complaints),
    ("professionals", Line::Professionals),
];

/// Every set of the site. A set with mistakes is there too, so that nothing that leads to it is
/// called a mistake for that; it is never built. One without an id of its own is not: its sheets
/// would lie where another's do.
pub(super) fn sets(
    config: &Config,
    known: &Known<'_>,
    catalog: &Catalog,
    report: &mut Report,
) -> Vec<PrintSet> {
    let Some(print) = &config.print else { return Vec::new() };
    let ground = Ground::new(config, known, catalog, report);
    let usual = papers(print.papers.as_deref(), report);
    let usual = usual.unwrap_or_else(|| Paper::ALL.map(|(_, paper)| paper).to_vec());
    let mut ids = Vec::new();
    let mut sets = Vec::new();
    for set in &print.sets {
        let own = set.id.as_ref().is_some_and(|id| is_own(id, &mut ids, report));
        let found = one(set, &ground, &usual, report);
        sets.extend(own.then_some(found));
    }
    sets
}

/// Whether `id` is an id that none of `seen` is; it is one of them from now on.
fn is_own<'c>(id: &'c Placed, seen: &mut Vec<&'c Placed>, report: &mut Report) -> bool {
    if !is_slug(&id.text) {
        let mut mistake = Diagnostic::new("bad-id", format!("`{}` cannot be an id", id.text))
            .at(id.origin.clone())
            .help("an id has lower-case letters, digits and single hyphens; the folder of the set's files is called so");
        let better = slugify(&id.text);
        if is_slug(&better) {
            mistake = mistake.help(format!("call it `{better}`"));
        }
        report.push(mistake);
        return false;
    }
    if let Some(other) = seen.iter().find(|other| other.text == id.text) {
        let message = format!("two sets of sheets have the id `{}`", id.text);
        let twice = Diagnostic::new("conflicting-ids", message)
            .at(id.origin.clone())
            .note(other.origin.clone(), "the other one")
            .help("give one of them another id");
        report.push(twice);
        return false;
    }
    seen.push(id);
    true
}

fn one(set: &SheetSet, ground: &Ground<'_>, usual: &[Paper], report: &mut Report) -> PrintSet {
    let before = report.all().len();
    let form = set.form.as_ref().and_then(|word| keys::named(word, "form", &Form::ALL, report));
    if let Some(form) = form {
        keys::check(set, form, report);
    }
    let discreet = set.discreet.unwrap_or(false) || form == Some(Form::Handout);
    let found = PrintSet {
        id: set.id.as_ref().map(|id| id.text.clone()).unwrap_or_default(),
        form: form.unwrap_or(Form::FactSheet),
        label: set.label.clone(),
        large: set.large,
        discreet,
        papers: papers(set.papers.as_deref(), report).unwrap_or_else(|| usual.to_vec()),
        records: records::of(set, form, discreet, ground, report),
        topics: topics(set, form, ground, report),
        lines: lines(set, form, report),
        text: set.text.clone(),
        wording: set.wording.clone(),
        together: together(set, form, &ground.config.languages, report),
    };
    if form.is_some() && report.all().len() == before && ground.all_read() {
        filled(set, &found, ground, report);
    }
    found
}

fn papers(words: Option<&[Placed]>, report: &mut Report) -> Option<Vec<Paper>> {
    let named = |word| keys::named(word, "size of paper", &Paper::ALL, report);
    let papers = once(words?.iter().filter_map(named));
    Some(papers).filter(|papers| !papers.is_empty())
}

/// The kinds of lines of a hotline sheet.
fn lines(set: &SheetSet, form: Option<Form>, report: &mut Report) -> Vec<Line> {
    match &set.lines {
        Some(words) => once(words.iter().filter_map(|word| {
            keys::named(word, "kind of line that a hotline sheet lists", &LISTED, report)
        })),
        None if form == Some(Form::HotlineSheet) => LISTED.map(|(_, line)| line).to_vec(),
        None => Vec::new(),
    }
}

/// The topics of topic sheets: those named, or those of any agency.
fn topics(
    set: &SheetSet,
    form: Option<Form>,
    ground: &Ground<'_>,
    report: &mut Report,
) -> Vec<TagIx> {
    let (known, catalog) = (ground.known, ground.catalog);
    let carried = |tag: &TagIx| catalog.agencies.iter().any(|agency| agency.topics.contains(tag));
    let Some(Selection::These(words)) = &set.topics else {
        let count = known.vocabulary.list(Facet::Topics).len() as u16;
        let all = (0..count).map(TagIx).filter(|_| form == Some(Form::TopicSheet));
        return all.filter(carried).collect();
    };
    let one = |word: &Placed| {
        let id = &word.text;
        let found = known.vocabulary.find(Facet::Topics, id);
        if found.is_none() && known.knows_vocabulary {
            let tags = known.vocabulary.list(Facet::Topics).iter().map(|tag| tag.id.as_str());
            let hint = "topics are listed in `content/vocabulary.yaml`";
            let unknown = keys::unknown(word, "topic", tags, hint);
            report.push(keys::not_in_a_list(word, "topics", unknown));
        } else if found.is_some_and(|tag| !carried(&tag)) && ground.all_read() {
            let message =
                format!("no agency has the topic `{id}`: nothing would stand on its sheet");
            let empty = Diagnostic::new("missing-field", message)
                .at(word.origin.clone())
                .help(format!("add `{id}` to the `topics` of an agency, or take it out here"));
            report.push(empty);
        }
        found
    };
    once(words.iter().filter_map(one))
}

/// The languages that stand on one poster or flyer: those named, or the site's first two.
fn together(
    set: &SheetSet,
    form: Option<Form>,
    languages: &Languages,
    report: &mut Report,
) -> Vec<Lang> {
    if !matches!(form, Some(Form::Poster | Form::Flyer)) {
        return Vec::new();
    }
    let first_two = || languages.all().take(2).map(|(lang, _)| lang).collect();
    let together: Vec<Lang> = set.together.clone().unwrap_or_else(first_two);
    // Where either could not be read, that is said already.
    let read = set.together.is_some() || !set.has("together");
    let wording = set.wording.as_ref().filter(|wording| read && !wording.is_empty());
    let Some(wording) = wording else { return together };
    let lacks = |lang: &&Lang| !wording.has(**lang) || wording.get(**lang).text.is_empty();
    let tag = |lang: &Lang| languages.get(*lang).tag.as_str();
    for lang in together.iter().filter(lacks) {
        let language = languages.get(*lang);
        let rest: Vec<_> = together.iter().filter(|other| *other != lang).map(tag).collect();
        let message =
            format!("`wording` has no text in {}: half a law's words are none", language.name);
        let mut half = Diagnostic::new("missing-field", message)
            .at(set.at("wording"))
            .help(format!("add a line `{}: …` with the words as the law has them", language.tag));
        if !rest.is_empty() {
            let rest = rest.join(", ");
            half = half.help(format!("or leave that language out: `together: [{rest}]`"));
        }
        report.push(half);
    }
    together
}

/// Says so where nothing would be on paper.
fn filled(set: &SheetSet, found: &PrintSet, ground: &Ground<'_>, report: &mut Report) {
    let (empty, key, why, mend) = match found.form {
        Form::HotlineSheet => {
            let contacts = ground.catalog.agencies.iter().flat_map(|agency| &agency.contacts);
            let mut lines = contacts.map(|contact| contact.line);
            let empty = !lines.any(|line| found.lines.contains(&line));
            (empty, "lines", "no agency has such a line", "give a contact such a `line`")
        }
        Form::TopicSheet => {
            let empty = found.topics.is_empty();
            (empty, "topics", "no agency has a topic", "give an agency `topics`")
        }
        _ => {
            let (why, mend) = records::lacking(found);
            (found.records.is_empty(), "records", why, mend)
        }
    };
    if empty {
        let message = format!("there would be nothing on the sheets of `{}`: {why}", found.id);
        let none = Diagnostic::new("missing-field", message)
            .at(if set.has(key) { set.at(key) } else { set.at("form") })
            .help(format!("{mend}, or take the set out"));
        report.push(none);
    }
}

/// The same things without doubles.
fn once<T: PartialEq>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for thing in things {
        if !seen.contains(&thing) {
            seen.push(thing);
        }
    }
    seen
}
