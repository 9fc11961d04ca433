//! The translation of a record or page, to be filled in.
//!
//! What may be translated is decided where translations are read, in `src/load/`; every field of a
//! record is named here, so that a new one is not forgotten.

use super::begin::{Begun, last};
use super::fill::{listed, quotation, quoted, remark};
use super::ground::{Ground, Kind};
use super::refusal::Refusal;
use super::skeleton::{Part, keys, list, long, optional, text};
use crate::diag::closest;
use crate::lang::Localized;
use crate::model::{
    Agency, Alias, Contact, Dispute, Doc, FormerName, Milestone, Service, Side, Term,
};

/// The file for the translation of `id` into the language `tag`.
pub(super) fn begin(
    kind: Kind,
    id: &str,
    name: Option<&str>,
    tag: &str,
    ground: Ground<'_>,
) -> Result<Begun, Refusal> {
    let (tag, language) = ground.language(tag)?;
    let catalog = ground.catalog;
    let wanted = last(id);
    let (file, parts, key, body) = match kind {
        Kind::Agency => {
            let found = catalog.agencies.iter().find(|agency| agency.id == wanted);
            let agency = found.ok_or_else(|| {
                nothing(kind, id, catalog.agencies.iter().map(|agency| agency.id.as_str()))
            })?;
            (format!("content/agencies/{wanted}.yaml"), agency_parts(agency), "name", None)
        }
        Kind::Term => {
            let found = catalog.terms.iter().find(|term| term.id == wanted);
            let term = found.ok_or_else(|| {
                nothing(kind, id, catalog.terms.iter().map(|term| term.id.as_str()))
            })?;
            (format!("content/glossary/{wanted}.yaml"), term_parts(term), "name", None)
        }
        Kind::Page => {
            let found = catalog.docs.iter().find(|doc| doc.id == wanted);
            let doc = found
                .ok_or_else(|| nothing(kind, id, catalog.docs.iter().map(|doc| doc.id.as_str())))?;
            let (parts, body) = page_parts(doc);
            (doc.file.clone(), parts, "title", Some(body))
        }
    };
    if parts.is_empty() {
        return Err(Refusal::new(format!("`{file}` has mistakes, and nothing in it can be read"))
            .help("mend it first: `fieldguide check` shows them"));
    }
    let stem = file.strip_suffix(kind.ending()).unwrap_or(&file);
    let path = format!("{stem}{tag}.{}", kind.ending());
    let mut yaml = String::new();
    keys(&parts, 0, false, &mut yaml);
    if let Some(name) = name {
        yaml = yaml.replacen(&format!("{key}:\n"), &format!("{key}: {}\n", quoted(name.trim())), 1);
    }
    let head = format!(
        "The translation of {file} into {language}. Above each key stands the original as a remark: write the \
         translation after the colon, in double quotes if it has `: ` in it.\nKeys, and the number and order of \
         items in lists, stay as they are. What is left empty is shown in the first language."
    );
    let text = match body {
        None => format!("{}\n{yaml}{}", remark("", &head), more(&words(kind, wanted, ground))),
        Some(body) => format!(
            "---\n{}\n{yaml}{}\n# The original text. Write the translation below the second row of dashes.\n#\n{}---\n",
            remark("", &head),
            more(&words(kind, wanted, ground)),
            quotation("", body.original())
        ),
    };
    Ok(Begun { path, text })
}

fn nothing<'a>(kind: Kind, id: &str, known: impl Iterator<Item = &'a str>) -> Refusal {
    let refusal = Refusal::new(format!("there is no {} `{id}` to translate", kind.word()));
    match closest(id, known) {
        Some(near) => refusal.help(format!("did you mean `{near}`?")),
        None => refusal.help("leave `--lang` out to begin it in the site's first language"),
    }
}

fn agency_parts(agency: &Agency) -> Vec<Part<'_>> {
    let Agency {
        id: _,
        former_ids: _,
        name,
        kind: _,
        summary,
        acronym: _,
        aliases: _,
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
        address: _,
        contacts,
        services,
        disputes,
        sources: _,
        last_verified: _,
        verified_against: _,
        related: _,
        search_terms: _,
        discreet,
        translated: _,
        digest: _,
    } = agency;
    let parts = [
        text("name", name),
        text("summary", summary),
        long("description", description),
        list("contacts", contacts.iter().map(contact).collect()),
        list("services", services.iter().map(service).collect()),
        names(former_names),
        milestones(dates),
        list("disputes", disputes.iter().map(dispute).collect()),
        optional("discreet", discreet),
    ];
    parts.into_iter().flatten().collect()
}

fn term_parts(term: &Term) -> Vec<Part<'_>> {
    let Term {
        id: _,
        former_ids: _,
        name,
        kind: _,
        summary,
        acronym: _,
        aliases: _,
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
        search_terms: _,
        translated: _,
        digest: _,
    } = term;
    let parts = [
        text("name", name),
        text("summary", summary),
        long("description", description),
        names(former_names),
        milestones(dates),
        list("disputes", disputes.iter().map(dispute).collect()),
    ];
    parts.into_iter().flatten().collect()
}

fn page_parts(doc: &Doc) -> (Vec<Part<'_>>, &Localized) {
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
        reading_grade: _,
        sources: _,
        search_terms: _,
        translated: _,
        digest: _,
    } = doc;
    ([text("title", title), text("summary", summary)].into_iter().flatten().collect(), body)
}

fn contact(contact: &Contact) -> Vec<Part<'_>> {
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
    let parts = [
        text("label", label),
        optional("hours", hours),
        optional("languages_note", languages_note),
        optional("consequences", consequences),
        optional("note", note),
    ];
    parts.into_iter().flatten().collect()
}

fn service(service: &Service) -> Vec<Part<'_>> {
    let Service { name, summary, eligibility, how_to_apply, fees, languages: _, sources: _ } =
        service;
    let parts = [
        text("name", name),
        text("summary", summary),
        optional("eligibility", eligibility),
        optional("how_to_apply", how_to_apply),
        optional("fees", fees),
    ];
    parts.into_iter().flatten().collect()
}

fn names(former: &[FormerName]) -> Option<Part<'_>> {
    fn note(former: &FormerName) -> Vec<Part<'_>> {
        optional("note", &former.note).into_iter().collect()
    }
    list("former_names", former.iter().map(note).collect())
}

fn milestones(dates: &[Milestone]) -> Option<Part<'_>> {
    fn what(date: &Milestone) -> Vec<Part<'_>> {
        text("what", &date.what).into_iter().collect()
    }
    list("dates", dates.iter().map(what).collect())
}

fn dispute(dispute: &Dispute) -> Vec<Part<'_>> {
    let Dispute { about, sides, note } = dispute;
    fn says(side: &Side) -> Vec<Part<'_>> {
        text("says", &side.says).into_iter().collect()
    }
    let parts = [
        text("about", about),
        list("sides", sides.iter().map(says).collect()),
        optional("note", note),
    ];
    parts.into_iter().flatten().collect()
}

/// What readers may type or hear for a record, which a translation adds to.
struct Words<'a> {
    /// None for pages, which have no other names.
    aliases: Option<&'a [Alias]>,
    search_terms: &'a [String],
}

fn words<'a>(kind: Kind, id: &str, ground: Ground<'a>) -> Words<'a> {
    let catalog = ground.catalog;
    let agency = || catalog.agencies.iter().find(|agency| agency.id == id);
    let term = || catalog.terms.iter().find(|term| term.id == id);
    let doc = || catalog.docs.iter().find(|doc| doc.id == id);
    let (aliases, terms) =
        match kind {
            Kind::Agency => agency()
                .map_or((None, None), |found| (Some(&found.aliases), Some(&found.search_terms))),
            Kind::Term => term()
                .map_or((None, None), |found| (Some(&found.aliases), Some(&found.search_terms))),
            Kind::Page => (None, doc().map(|found| &found.search_terms)),
        };
    Words {
        aliases: aliases.map(Vec::as_slice),
        search_terms: terms.map(Vec::as_slice).unwrap_or_default(),
    }
}

/// Keys whose values are added to those of the original.
fn more(words: &Words<'_>) -> String {
    let mut out = String::new();
    if let Some(aliases) = words.aliases {
        let known = listed(aliases.iter().map(|alias| alias.name.as_str()));
        out += &remark(
            "",
            &format!("Other names in this language, added to those of the original: {known}"),
        );
        out += "aliases: []\n";
        for alias in aliases {
            if let Some(note) = &alias.note {
                let name = quoted(&alias.name);
                out += &remark(
                    "",
                    &format!("The note of {name}, as an item of `aliases`: {}", note.original()),
                );
                out += &format!("#  - {{name: {name}, note: …}}\n");
            }
        }
    }
    let known = listed(words.search_terms.iter().map(String::as_str));
    out += &remark(
        "",
        &format!(
            "Words that people type in this language, added to those of the original: {known}"
        ),
    );
    out + "search_terms: []\n"
}
