//! Contact cards: what a phone keeps of a hotline. An office with a switchboard only has none.
//!
//! A list of contacts shows names only. So lines on which an authority answers, and lines that are not
//! for everyone, have cards of their own with the kind of line in the name: who wants help must not
//! call one of them unknowingly.

use super::uuid::urn;
use super::vcard::Card;
use crate::lang::{Lang, Localized};
use crate::model::{Agency, Contact, Date, Line, Phone, Related, Source};
use crate::plan::Subject;
use crate::plan::exports::neutral_contacts;
use crate::produce::site::Inputs;
use crate::view::{Scene, words};

/// The cards of `agency` for readers of `lang`, in one file: one for each name that its lines have.
pub(super) fn cards(inputs: Inputs<'_>, at: Related, agency: &Agency, lang: Lang) -> String {
    let scene = Scene::new(inputs.stage(lang), "");
    let page = Subject::Record(at);
    let mut out = String::new();
    for lines in KINDS {
        let mut contacts: Vec<&Contact> = agency
            .contacts
            .iter()
            .filter(|contact| contact.has_a_number() && lines.contains(&contact.line))
            .collect();
        contacts.sort_by_key(|contact| contact.line);
        if !contacts.is_empty() {
            out.push_str(&card(inputs, &scene, (agency, page), lines, &contacts));
        }
    }
    out
}

/// Lines that share a card: those for everyone, and each of the others by itself.
const KINDS: [&[Line]; 4] =
    [&[Line::Help, Line::General], &[Line::Tips], &[Line::Complaints], &[Line::Professionals]];

fn card(
    inputs: Inputs<'_>,
    scene: &Scene<'_>,
    (agency, page): (&Agency, Subject),
    lines: &[Line],
    contacts: &[&Contact],
) -> String {
    let lang = scene.lang();
    let config = inputs.config;
    let name = agency.name.get(lang).text;
    let tag = &inputs.plan.languages().get(lang).tag;
    let mut card = Card::new();
    let kind = lines.first().map_or("", |line| line.word());
    card.value("UID", &urn(config, &["card", &agency.id, kind, tag]));
    match lines {
        [Line::Help, ..] => card.text("FN", name),
        [line, ..] => card.text("FN", &format!("{name} – {}", scene.word(line_word(*line)))),
        [] => {}
    }
    card.text("ORG", name);
    numbers(&mut card, contacts.iter().copied());
    let mut said: Vec<&str> = Vec::new();
    let addresses = contacts.iter().filter_map(|contact| contact.url.as_deref());
    for url in agency.website.as_deref().into_iter().chain(addresses) {
        if !said.contains(&url) {
            card.value("URL", url);
            said.push(url);
        }
    }
    let addresses = contacts.iter().filter_map(|contact| contact.email.as_deref());
    let office = agency.email.as_deref().filter(|_| lines.contains(&Line::General));
    for email in addresses.chain(office) {
        if !said.contains(&email) {
            card.text("EMAIL", email);
            said.push(email);
        }
    }
    let mut spoken: Vec<&str> = Vec::new();
    for language in contacts.iter().flat_map(|contact| &contact.languages) {
        if !spoken.contains(&language.as_str()) {
            card.value("LANG", language);
            spoken.push(language);
        }
    }
    card.text("NOTE", &note(scene, contacts));
    if let Some(base) = &config.base_url {
        card.value("SOURCE", &format!("{base}/{}", inputs.plan.card_path(agency, lang)));
        card.value("URL", &format!("{base}/{}", inputs.plan.path(page, lang)));
    }
    let checked = contacts.iter().filter_map(|contact| contact.last_verified);
    if let Some(date) = checked.chain(agency.last_verified).max() {
        card.value("REV", &revision(date));
    }
    card.end()
}

/// The card of `agency` with a neutral name: the authors' wording, the numbers of its help lines, and
/// nothing that says what they are for. None where the record has no such wording.
pub(super) fn neutral(inputs: Inputs<'_>, agency: &Agency, lang: Lang) -> Option<String> {
    neutral_contacts(agency).next()?;
    let wording = agency.discreet.as_ref()?;
    let tag = &inputs.plan.languages().get(lang).tag;
    let mut card = Card::new();
    card.value("UID", &urn(inputs.config, &["neutral card", &agency.id, tag]));
    card.text("FN", wording.get(lang).text);
    numbers(&mut card, neutral_contacts(agency));
    Some(card.end())
}

fn numbers<'c>(card: &mut Card, contacts: impl Iterator<Item = &'c Contact>) {
    let mut said: Vec<(&str, &Phone)> = Vec::new();
    for contact in contacts {
        let all = [("voice", &contact.phone), ("text", &contact.sms), ("textphone", &contact.tty)];
        for (kind, phone) in all {
            let Some(phone) = phone.as_ref().filter(|phone| !said.contains(&(kind, *phone))) else {
                continue;
            };
            let first = if said.is_empty() { ";PREF=1" } else { "" };
            card.value(&format!("TEL;VALUE=uri;TYPE={kind}{first}"), &phone.tel_href());
            said.push((kind, phone));
        }
    }
}

/// Everything that is not a number: which is which, hours, what calling may lead to, how old it is.
fn note(scene: &Scene<'_>, contacts: &[&Contact]) -> String {
    let mut parts: Vec<String> =
        contacts.iter().map(|contact| about(scene, contact).join("\n")).collect();
    let site = scene.text(&scene.stage().config.title).text;
    let edition = scene.maybe_date(scene.catalog().as_of);
    parts.push(match edition.as_str() {
        "" => site.to_owned(),
        edition => format!("{site}. {} {edition}", scene.word("edition")),
    });
    parts.join("\n\n")
}

fn about(scene: &Scene<'_>, contact: &Contact) -> Vec<String> {
    let text = |text: &Localized| text.get(scene.lang()).text.to_owned();
    let maybe = |key: &'static str, value: &Option<Localized>| {
        value.as_ref().map(|value| format!("{}: {}", scene.word(key), text(value)))
    };
    let writes = |phone: &Phone| match &contact.sms_keyword {
        Some(word) => {
            format!("{} {}", scene.word("text_word").replace("{word}", word), phone.display())
        }
        None => format!("{}: {}", scene.word("text_verb"), phone.display()),
    };
    let called = |phone: &Phone| match phone.vanity() {
        Some(letters) => format!("{} ({letters})", phone.display()),
        None => phone.display(),
    };
    let mut lines = vec![text(&contact.label)];
    lines.extend(contact.phone.as_ref().map(called));
    lines.extend(contact.sms.as_ref().map(writes));
    lines.extend(
        contact.tty.as_ref().map(|phone| format!("{}: {}", scene.word("tty"), phone.display())),
    );
    let calls = contact.phone.is_some() || contact.tty.is_some();
    let warning = if calls { "consequences" } else { "consequences_write" };
    lines.extend(maybe(warning, &contact.consequences));
    lines.extend(contact.always_open.then(|| scene.word("always_open").to_owned()));
    lines.extend(maybe("hours", &contact.hours));
    if !contact.languages.is_empty() {
        let names: Vec<_> = contact.languages.iter().map(|tag| scene.language_name(tag)).collect();
        let comma = format!("{} ", scene.word("list_comma"));
        lines.push(format!("{}: {}", scene.word("languages"), names.join(&comma)));
    }
    lines.extend(contact.languages_note.as_ref().map(text));
    lines.extend(contact.note.as_ref().map(text));
    lines.extend(source(scene, contact));
    lines.push(match contact.last_verified {
        Some(date) => format!("{} {}", scene.word("verified_on"), scene.date(date)),
        None => scene.word("not_verified").to_owned(),
    });
    lines
}

/// The newest document that gives a contact, with its date in words.
fn source(scene: &Scene<'_>, contact: &Contact) -> Option<String> {
    let all = || contact.sources.iter().map(|ix| scene.catalog().source(*ix));
    let dated = all().filter(|source| source.published.is_some());
    let source: &Source = dated.max_by_key(|source| source.published).or_else(|| all().next())?;
    let lang = scene.lang();
    let label = source.label.as_ref().map_or(source.title.as_str(), |label| label.get(lang).text);
    let date = words::source_date(scene.stage().strings, source);
    let window = source.inferred.as_ref().filter(|_| source.published.is_none());
    let window = window.map(|window| format!(" {}", window.get(lang).text)).unwrap_or_default();
    Some(format!("{}: {label} ({date}{window})", scene.word("source")))
}

fn line_word(line: Line) -> &'static str {
    match line {
        Line::Help => "line_help",
        Line::Tips => "line_tips",
        Line::Complaints => "line_complaints",
        Line::Professionals => "line_professionals",
        Line::General => "line_general",
    }
}

/// The first moment that a date can mean, as a timestamp (RFC 6350, section 4.3.5).
fn revision(date: Date) -> String {
    let Date { year, month, day } = date;
    format!("{year:04}{:02}{:02}T000000Z", month.unwrap_or(1), day.unwrap_or(1))
}
