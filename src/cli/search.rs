//! `fieldguide search`

use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::{Exit, Format, place, say};
use crate::diag::{Report, Severity};
use crate::pipeline::{self, Options, SourceTexts};
use crate::search::{Answer, Asked, Hit, Parts, Searcher, Tier};

/// Ask the site's search as a reader would, and see why an answer comes where it does.
#[derive(Debug, Args)]
pub(super) struct Search {
    /// What a reader types; `-` takes one question a line from standard input.
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,

    /// Say what the points of every result are made of.
    #[arg(long)]
    explain: bool,

    /// The language of the page on which the reader searches; the site's first otherwise.
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,

    /// Only results with this entry of a facet, such as topics=immigration; may be given several times.
    #[arg(long, value_name = "FACET=ID", value_parser = chosen)]
    facet: Vec<(String, String)>,

    /// How many results are shown.
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    limit: usize,

    /// The site's folder: the one that holds `content/`.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    site: PathBuf,

    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Search {
    pub(super) fn run(self) -> Exit {
        let tree = match place::site(&self.site) {
            Ok(tree) => tree,
            Err(message) => return say::usage(&message),
        };
        let texts = SourceTexts(&tree);
        let (report, mut indexes) = match pipeline::indexes(&tree, &Options::default()) {
            Err(failure) => return say::failure(&failure, &texts, self.format),
            Ok(found) => found,
        };
        if report.has_errors() {
            let errors: Report =
                report.into_iter().filter(|found| found.severity == Severity::Error).collect();
            say::report(&errors, &texts, self.format);
            eprintln!("a site with mistakes has no search yet: mend them, then ask again");
            return Exit::Mistakes;
        }
        if let Some(lang) = &self.lang {
            let Some(at) = indexes.iter().position(|index| index.language == *lang) else {
                let known: Vec<&str> =
                    indexes.iter().map(|index| index.language.as_str()).collect();
                return say::usage(&format!(
                    "the site has no language `{lang}`\nhelp: it has {}",
                    known.join(", ")
                ));
            };
            indexes[..=at].rotate_right(1);
        }
        let parts: Vec<&dyn Parts> = indexes.iter().map(|index| index as &dyn Parts).collect();
        let Some(searcher) = Searcher::open(&parts) else {
            return say::machine("the index that was made cannot be read", "");
        };
        if self.query == ["-"] {
            for line in std::io::stdin().lock().lines().map_while(Result::ok) {
                self.answer(&searcher, &line);
            }
        } else {
            self.answer(&searcher, &self.query.join(" "));
        }
        Exit::Fine
    }

    fn answer(&self, searcher: &Searcher<'_>, text: &str) {
        let mut facets: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (facet, id) in &self.facet {
            facets.entry(facet.clone()).or_default().push(id.clone());
        }
        let answer = searcher.ask(&Asked { text, facets });
        match self.format {
            Format::Json => self.object(searcher, text, &answer),
            Format::Text => self.lines(searcher, &answer),
        }
    }

    fn lines(&self, searcher: &Searcher<'_>, answer: &Answer) {
        let mut out = format!("{}\n", headline(searcher, answer));
        for (at, hit) in answer.hits.iter().take(self.limit).enumerate() {
            let shown = Shown::of(searcher, answer, hit, false);
            out.push_str(&format!("{:>3}. {}\n     {}\n", at + 1, shown.title, shown.href));
            if self.explain {
                out.push_str(&format!("     {} points\n", hit.score));
                for line in &hit.why {
                    out.push_str(&format!("       {line}\n"));
                }
            }
        }
        if !answer.nearest.is_empty() {
            out.push_str(&format!("     near it: {}\n", answer.nearest.join(", ")));
        }
        say::out(&out);
    }

    fn object(&self, searcher: &Searcher<'_>, text: &str, answer: &Answer) {
        let Answer { tier, language, corrected, distress, hits, whole, nearest, damage: _ } =
            answer;
        let shown = hits.iter().take(self.limit);
        let object = Object {
            query: text,
            tier: tier.word(),
            language: searcher.language(*language),
            corrected: corrected.as_deref(),
            distress: *distress,
            total: hits.len(),
            whole: *whole,
            nearest,
            hits: shown.map(|hit| Shown::of(searcher, answer, hit, self.explain)).collect(),
        };
        say::out(&format!("{}\n", serde_json::to_string(&object).unwrap_or_default()));
    }
}

/// `12 results`, and how they came about where that is not plain.
fn headline(searcher: &Searcher<'_>, answer: &Answer) -> String {
    let count = say::counted(answer.hits.len(), "result");
    let how = match answer.tier {
        Tier::All if answer.whole < answer.hits.len() => {
            format!(", {} of them with every word", answer.whole)
        }
        Tier::All => String::new(),
        Tier::Language => format!(
            " in `{}`; nothing in the reader's language",
            searcher.language(answer.language)
        ),
        Tier::Spelling => format!(" for “{}”", answer.corrected.as_deref().unwrap_or_default()),
        Tier::Some => " with most of the words; none has them all".to_owned(),
        Tier::None => return "nothing found".to_owned(),
    };
    let danger = if answer.distress { "; the help line is shown above them" } else { "" };
    format!("{count}{how}{danger}")
}

fn chosen(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((facet, id)) if !facet.is_empty() && !id.is_empty() => {
            Ok((facet.to_owned(), id.to_owned()))
        }
        _ => Err("write the facet and the id of an entry, as in topics=immigration".to_owned()),
    }
}

/// What machines get.
#[derive(Serialize)]
struct Object<'a> {
    query: &'a str,
    tier: &'a str,
    language: &'a str,
    corrected: Option<&'a str>,
    distress: bool,
    total: usize,
    whole: usize,
    nearest: &'a [String],
    hits: Vec<Shown>,
}

#[derive(Serialize)]
struct Shown {
    href: String,
    title: String,
    score: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<String>,
}

impl Shown {
    fn of(searcher: &Searcher<'_>, answer: &Answer, hit: &Hit, explain: bool) -> Self {
        let record = searcher.record(answer.language, hit.document, |record| {
            (record.href(searcher.folder(answer.language)), record.title.to_string())
        });
        let (href, title) = record.unwrap_or_default();
        let why = if explain { hit.why.clone() } else { Vec::new() };
        Self { href, title, score: hit.score, why }
    }
}
