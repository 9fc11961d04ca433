//! Which fields hold text, kind by kind.

use super::Manner::Name;
use super::Walk;
use crate::config::{Config, Door, Emergency, Exit, Home, Print, Publisher, SheetSet};
use crate::diag::Step;
use crate::model::{
    Agency, Alias, Change, Contact, Dispute, Doc, FormerName, Milestone, Service, Side, Source,
    SourceIx, Tag, Term,
};

/// Groups that name no source of their own.
fn none<T>(_: &T) -> &[SourceIx] {
    &[]
}

pub(super) fn agency<'a>(walk: &mut Walk<'a>, agency: &'a Agency) {
    let Agency {
        id: _,
        former_ids: _,
        name,
        kind: _,
        summary,
        acronym,
        aliases,
        former_names,
        status: _,
        succeeded_by: _,
        dates,
        parent: _,
        members: _,
        description,
        roles: _,
        audiences: _,
        topics: _,
        areas: _,
        languages: _,
        website: _,
        email: _,
        address,
        contacts,
        services,
        disputes,
        sources: _,
        last_verified: _,
        verified_against: _,
        related: _,
        search_terms,
        discreet,
        translated: _,
        digest: _,
    } = agency;
    walk.name("name", name);
    walk.plain("summary", summary);
    walk.one(Name, "acronym", acronym.as_ref());
    names(walk, aliases, former_names, dates);
    walk.markdown("description", description.as_ref());
    walk.one(Name, "address", address.as_ref());
    walk.each("contacts", contacts, |contact| &contact.sources, contact);
    walk.each("services", services, |service| &service.sources, service);
    walk.each("disputes", disputes, none, dispute);
    walk.list("search_terms", search_terms);
    walk.name("discreet", discreet.as_ref());
}

/// What a record is called beside its name, and what happened to it.
fn names<'a>(
    walk: &mut Walk<'a>,
    aliases: &'a [Alias],
    former_names: &'a [FormerName],
    dates: &'a [Milestone],
) {
    walk.each(
        "aliases",
        aliases,
        |alias| &alias.sources,
        |walk, alias| {
            let Alias { name, lang, note, sources: _ } = alias;
            walk.put(Name, [Step::Key("name")], std::iter::once((*lang, name.as_str())));
            walk.plain("note", note.as_ref());
        },
    );
    walk.each("former_names", former_names, |former| &former.sources, former_name);
    walk.each(
        "dates",
        dates,
        |milestone| &milestone.sources,
        |walk, milestone| {
            let Milestone { when: _, what, sources: _ } = milestone;
            walk.name("what", what);
        },
    );
}

fn former_name<'a>(walk: &mut Walk<'a>, former: &'a FormerName) {
    let FormerName { name, acronym, until: _, note, sources: _ } = former;
    walk.one(Name, "name", Some(name));
    walk.one(Name, "acronym", acronym.as_ref());
    walk.plain("note", note.as_ref());
}

fn contact<'a>(walk: &mut Walk<'a>, contact: &'a Contact) {
    let Contact {
        label,
        line: _,
        phone: _,
        printed: _,
        sms: _,
        sms_keyword: _,
        tty: _,
        url: _,
        email: _,
        hours,
        always_open: _,
        languages: _,
        languages_note,
        consequences,
        emergency: _,
        note,
        sources: _,
        last_verified: _,
    } = contact;
    walk.name("label", label);
    walk.plain("hours", hours.as_ref());
    walk.plain("languages_note", languages_note.as_ref());
    walk.plain("consequences", consequences.as_ref());
    walk.plain("note", note.as_ref());
}

fn service<'a>(walk: &mut Walk<'a>, service: &'a Service) {
    let Service { name, summary, eligibility, how_to_apply, fees, languages: _, sources: _ } =
        service;
    walk.name("name", name);
    walk.plain("summary", summary);
    walk.plain("eligibility", eligibility.as_ref());
    walk.plain("how_to_apply", how_to_apply.as_ref());
    walk.plain("fees", fees.as_ref());
}

fn dispute<'a>(walk: &mut Walk<'a>, dispute: &'a Dispute) {
    let Dispute { about, sides, note } = dispute;
    walk.plain("about", about);
    walk.each(
        "sides",
        sides,
        |side| &side.sources,
        |walk, side| {
            let Side { says, sources: _ } = side;
            walk.plain("says", says);
        },
    );
    walk.plain("note", note.as_ref());
}

pub(super) fn term<'a>(walk: &mut Walk<'a>, term: &'a Term) {
    let Term {
        id: _,
        former_ids: _,
        name,
        kind: _,
        summary,
        acronym,
        aliases,
        former_names,
        status: _,
        description,
        agency: _,
        dates,
        audiences: _,
        topics: _,
        related: _,
        disputes,
        sources: _,
        search_terms,
        translated: _,
        digest: _,
    } = term;
    walk.name("name", name);
    walk.plain("summary", summary);
    walk.one(Name, "acronym", acronym.as_ref());
    names(walk, aliases, former_names, dates);
    walk.markdown("description", description.as_ref());
    walk.each("disputes", disputes, none, dispute);
    walk.list("search_terms", search_terms);
}

pub(super) fn doc<'a>(walk: &mut Walk<'a>, doc: &'a Doc) {
    let Doc {
        id: _,
        former_ids: _,
        file: _,
        path: _,
        title,
        summary,
        body,
        menu: _,
        order: _,
        contents: _,
        hotlines: _,
        sources: _,
        search_terms,
        translated: _,
        digest: _,
        reading_grade: _,
    } = doc;
    walk.name("title", title);
    walk.plain("summary", summary);
    walk.markdown("body", body);
    walk.list("search_terms", search_terms);
}

pub(super) fn source<'a>(walk: &mut Walk<'a>, source: &'a Source) {
    let Source {
        id: _,
        title,
        publisher,
        label,
        published: _,
        inferred,
        archived: _,
        archive_notice,
        retrieved: _,
        url: _,
        file: _,
        kind: _,
        reliability,
        covers,
    } = source;
    walk.one(Name, "title", Some(title));
    walk.name("publisher", publisher);
    walk.name("label", label.as_ref());
    walk.name("inferred", inferred.as_ref());
    walk.plain("archive_notice", archive_notice.as_ref());
    walk.plain("reliability", reliability.as_ref());
    walk.plain("covers", covers.as_ref());
}

pub(super) fn tag<'a>(walk: &mut Walk<'a>, tag: &'a Tag) {
    let Tag { id: _, label, plural, short, description, synonyms, schema_type: _ } = tag;
    walk.name("label", label);
    // Without a plural or a short form of its own a tag has its label for one.
    walk.name("plural", Some(plural).filter(|plural| *plural != label));
    walk.name("short", Some(short).filter(|short| *short != label));
    walk.plain("description", description);
    walk.list("synonyms", synonyms);
}

pub(super) fn change<'a>(walk: &mut Walk<'a>, change: &'a Change) {
    let Change { when: _, text, about: _ } = change;
    walk.plain("text", text);
}

pub(super) fn site<'a>(walk: &mut Walk<'a>, config: &'a Config) {
    let Config {
        title,
        tagline,
        description,
        publisher: Publisher { name, kind: _, banner, url: _, email: _ },
        notice,
        base_url: _,
        languages: _,
        theme: _,
        help_line: _,
        emergency,
        exit,
        home: Home { lead, doors, featured: _ },
        hosting: _,
        print,
        exports: _,
        edition: _,
        stale_after_days: _,
        raw_html: _,
        partly_translated: _,
        redirects: _,
        reading_aim: _,
    } = config;
    walk.name("title", title);
    walk.name("tagline", tagline);
    walk.plain("description", description);
    walk.within("publisher", |walk| {
        walk.name("name", name);
        walk.plain("banner", banner.as_ref());
    });
    walk.plain("notice", notice);
    if let Some(Emergency { phone: _, label }) = emergency {
        walk.within("emergency", |walk| walk.name("label", label));
    }
    if let Some(Exit { url: _, label }) = exit {
        walk.within("exit", |walk| walk.name("label", label));
    }
    walk.within("home", |walk| {
        walk.plain("lead", lead);
        walk.each("doors", doors, none, |walk, door| {
            let Door { label, text, to: _, line: _ } = door;
            walk.name("label", label);
            walk.plain("text", text);
        });
    });
    if let Some(Print { papers: _, sets }) = print {
        walk.within("print", |walk| walk.each("sets", sets, none, sheet_set));
    }
}

fn sheet_set<'a>(walk: &mut Walk<'a>, set: &'a SheetSet) {
    let SheetSet {
        origin: _,
        id: _,
        form: _,
        label,
        large: _,
        discreet: _,
        papers: _,
        records: _,
        topics: _,
        lines: _,
        text,
        wording,
        together: _,
        keys: _,
    } = set;
    walk.name("label", label.as_ref());
    walk.plain("text", text.as_ref());
    walk.plain("wording", wording.as_ref());
}
