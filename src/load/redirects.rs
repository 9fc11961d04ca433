//! Where the addresses of `redirects` lead.

use super::known::Known;
use super::settings;
use crate::config::{self, Config, Placed};
use crate::diag::{Diagnostic, Report};
use crate::lang::{Lang, Languages};
use crate::model::{Catalog, Facet, Onward, Redirect};

/// Resolves the redirects of the settings.
pub(super) fn resolved(
    config: &Config,
    known: &Known<'_>,
    catalog: &Catalog,
    report: &mut Report,
) -> Vec<Redirect> {
    let one = |redirect: &config::Redirect| {
        let config::Redirect { at, from, file, to } = redirect;
        Some(Redirect {
            at: *at,
            from: from.clone(),
            file: file.clone(),
            to: onward(to, config, known, catalog, report)?,
            lang: language(from, &config.languages),
        })
    };
    config.redirects.iter().filter_map(one).collect()
}

/// The language in whose folder the address lies, so that readers keep theirs.
fn language(from: &str, languages: &Languages) -> Lang {
    let folder = from.split_once('/').map_or("", |(folder, _)| folder);
    languages.find(folder).unwrap_or(Lang::DEFAULT)
}

fn onward(
    placed: &Placed,
    config: &Config,
    known: &Known<'_>,
    catalog: &Catalog,
    report: &mut Report,
) -> Option<Onward> {
    let text = placed.text.as_str();
    if let Some(rest) = text.strip_prefix("https://") {
        return elsewhere(placed, rest, config, report);
    }
    let (scheme, id) = text.split_once(':').unwrap_or(("", text));
    let asked = Placed { text: id.to_owned(), origin: placed.origin.clone() };
    let facet = Facet::ALL.into_iter().find(|facet| facet.singular() == scheme);
    if let Some(facet) = facet {
        let found = known.vocabulary.find(facet, id);
        if found.is_none() && known.knows_vocabulary {
            let ids = known.vocabulary.list(facet).iter().map(|tag| tag.id.as_str());
            report.push(settings::unknown(&asked, scheme, ids));
        }
        return found.map(|tag| Onward::Tag(facet, tag));
    }
    match scheme {
        "source" => {
            let found = known.source(id);
            if found.is_none() && known.knows_sources {
                let ids = known.sources.iter().map(String::as_str);
                report.push(settings::unknown(&asked, scheme, ids));
            }
            found.map(Onward::Source)
        }
        "agency" | "term" | "page" | "builtin" => settings::target(placed, known, report)
            .filter(|target| settings::made(*target, placed, catalog, report))
            .map(Onward::Page),
        _ => {
            let message = format!("`{text}` does not say where the old address leads");
            let mistake = Diagnostic::new("bad-value", message).at(placed.origin.clone()).help(
                "write `agency:ID`, `term:ID`, `page:ID`, `source:ID`, `topic:ID` (or another list of the vocabulary), \
                 `builtin:hotlines`, or the address of another site, with `https://`",
            );
            report.push(mistake);
            None
        }
    }
}

/// A page of another site. An address of this one would break where the site is carried, and might
/// lead round in a circle.
fn elsewhere(placed: &Placed, rest: &str, config: &Config, report: &mut Report) -> Option<Onward> {
    let text = placed.text.as_str();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let odd = |c: char| !c.is_ascii_graphic() || "<>\"'\\`{}|^$;".contains(c);
    let own = config.base_url.as_deref().is_some_and(|base| {
        text.strip_prefix(base)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    });
    let mistake = if host.starts_with('.') || !host.contains('.') || text.contains(odd) {
        Diagnostic::new("bad-url", format!("`{text}` is not a web address"))
            .help("a web address begins with `https://` and has no spaces, as in `https://www.example.org/help`")
    } else if own {
        Diagnostic::new("bad-value", format!("`{text}` is an address of this site itself")).help(
            "name the page by its id, as in `page:ID`: that holds wherever the site is carried",
        )
    } else {
        return Some(Onward::Elsewhere(text.to_owned()));
    };
    report.push(mistake.at(placed.origin.clone()));
    None
}
