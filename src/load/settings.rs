//! What the settings refer to: records, pages, the emergency number, the edition's date.

use super::known::Known;
use super::{print, redirects};
use crate::config::{Config, Placed};
use crate::diag::{Diagnostic, Report, closest};
use crate::model::{AgencyIx, Builtin, Catalog, Date, Phone, Related, Target};

/// The date of the edition.
pub(super) fn edition(placed: &Placed, report: &mut Report) -> Option<Date> {
    let date = Date::parse(&placed.text);
    if date.is_none() {
        let mistake = Diagnostic::new("bad-date", format!("`{}` is not a date", placed.text))
            .at(placed.origin.clone())
            .help("write the year, month and day as `2009-04-01`");
        report.push(mistake);
    }
    date
}

/// Resolves what the settings refer to.
pub(super) fn settle(
    config: &Config,
    known: &Known<'_>,
    catalog: &mut Catalog,
    report: &mut Report,
) {
    let agency = |placed: &Placed, report: &mut Report| -> Option<AgencyIx> {
        let found = known.agency_for(placed, report);
        if found.is_none() {
            report.push(unknown_agency(placed, known));
        }
        found
    };
    catalog.help_line = config.help_line.as_ref().and_then(|placed| agency(placed, report));
    catalog.featured =
        config.home.featured.iter().filter_map(|placed| agency(placed, report)).collect();
    catalog.way_out = config.exit.is_some();
    catalog.emergency = config.emergency.as_ref().and_then(|emergency| {
        let parsed = Phone::parse(&emergency.phone.text);
        parsed
            .map_err(|bad| {
                let message = format!("the number `{}` {bad}", emergency.phone.text);
                let mistake = Diagnostic::new("bad-phone", message)
                    .at(emergency.phone.origin.clone())
                    .help("write it as people dial it, as in `911`, and compare each digit");
                report.push(mistake);
            })
            .ok()
    });
    // Before the entrances, one of which may lead to the sheets.
    catalog.print = print::sets(config, known, catalog, report);
    catalog.redirects = redirects::resolved(config, known, catalog, report);
    catalog.doors = config
        .home
        .doors
        .iter()
        .map(|door| {
            target(&door.to, known, report)
                .filter(|target| made(*target, &door.to, catalog, report))
        })
        .collect();
}

/// Where `placed` leads, be it by an id from before; a mistake where there is no such thing.
pub(super) fn target(placed: &Placed, known: &Known<'_>, report: &mut Report) -> Option<Target> {
    let (scheme, id) = placed.text.split_once(':').unwrap_or(("", &placed.text));
    let asked = Placed { text: id.to_owned(), origin: placed.origin.clone() };
    let found = match scheme {
        "agency" => known.agency_for(placed, report).map(|ix| Target::Record(Related::Agency(ix))),
        "term" => known.term_for(placed, report).map(|ix| Target::Record(Related::Term(ix))),
        "page" => known.page_for(placed, report).map(Target::Doc),
        "builtin" => Builtin::named(id).map(Target::Builtin),
        _ => {
            let message = format!("`{}` does not say where the entrance leads", placed.text);
            let mistake = Diagnostic::new("bad-value", message)
                .at(placed.origin.clone())
                .help("write `page:ID`, `agency:ID`, `term:ID` or `builtin:hotlines`");
            report.push(mistake);
            return None;
        }
    };
    if found.is_none() {
        report.push(match scheme {
            "agency" => unknown_agency(&asked, known),
            "term" => unknown(&asked, "glossary entry", known.terms.iter().map(AsRef::as_ref)),
            "page" => unknown(&asked, "page", known.pages.iter().map(AsRef::as_ref)),
            _ => unknown(&asked, "built-in page", Builtin::names()),
        });
    }
    found
}

/// Whether the site has what `target` leads to; says so where it has not.
pub(super) fn made(
    target: Target,
    placed: &Placed,
    catalog: &Catalog,
    report: &mut Report,
) -> bool {
    let Target::Builtin(builtin) = target else { return true };
    let made = catalog.fills(builtin);
    if !made {
        let word = builtin.word();
        let message = format!("this site has no page `{word}`: nothing would stand on it");
        let mistake = Diagnostic::new("unknown-reference", message)
            .at(placed.origin.clone())
            .help(format!("it is made once {}", builtin.needs()));
        report.push(mistake);
    }
    made
}

/// A record that the site does not have.
pub(super) fn unknown_agency(placed: &Placed, known: &Known<'_>) -> Diagnostic {
    unknown(placed, "agency", known.agencies.iter().map(AsRef::as_ref))
}

/// A thing of the kind `what` that the site does not have.
pub(super) fn unknown<'a>(
    placed: &Placed,
    what: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("there is no {what} `{}`", placed.text);
    let mistake = Diagnostic::new("unknown-reference", message).at(placed.origin.clone());
    match closest(&placed.text, known) {
        Some(near) => mistake.help(format!("did you mean `{near}`?")),
        None => {
            mistake.help("an id is the name of a file in `content/`, without its folder and ending")
        }
    }
}
