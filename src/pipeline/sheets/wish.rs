//! Which sheets someone wants, and why they cannot have them.

use std::fmt;

use crate::diag::closest;
use crate::lang::{Lang, Languages};
use crate::model::{About, AgencyIx, Catalog, Facet, Form, Leaf, Paper, PrintSet, TagIx};
use crate::plan::{PaperFile, SitePlan};

/// The sheets that someone wants.
#[derive(Debug, Clone, Default)]
pub struct Wish<'w> {
    /// Ids of records, or of topics for a set of topic sheets; none for all that a set has.
    pub about: &'w [String],
    /// The set; for records, the site's first set of fact sheets otherwise.
    pub set: Option<&'w str>,
    /// The paper; the set's first otherwise.
    pub paper: Option<Paper>,
    /// The language; the site's first otherwise.
    pub lang: Option<&'w str>,
}

/// Why a wish cannot be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The site declares no sheets.
    NoSheets,
    /// Nothing was wished for: these sets there are.
    Nothing(Sets),
    /// What was named is not there, in words, with help.
    Unknown(String),
}

/// The sets of a site: shown one a line, with the form and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sets(Vec<[String; 3]>);

impl fmt::Display for Sets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wide = |at: usize| self.0.iter().map(|line| line[at].len()).max().unwrap_or(0);
        let (ids, forms) = (wide(0), wide(1));
        for [id, form, holds] in &self.0 {
            writeln!(f, "  {id:ids$}  {form:forms$}  {holds}")?;
        }
        Ok(())
    }
}

impl Wish<'_> {
    /// The files that are wished for.
    pub(super) fn files(
        &self,
        catalog: &Catalog,
        languages: &Languages,
        plan: &SitePlan<'_>,
    ) -> Result<Vec<PaperFile>, Refusal> {
        if catalog.print.is_empty() {
            return Err(Refusal::NoSheets);
        }
        let lang = self.lang(languages)?;
        let at = self.set(catalog)?;
        let set = &catalog.print[at];
        let paper = self.paper.or(set.papers.first().copied()).unwrap_or(Paper::Letter);
        let mut abouts = Vec::new();
        for id in self.about {
            let about = about(catalog, set, id)?;
            if !abouts.contains(&about) {
                abouts.push(about);
            }
        }
        if abouts.is_empty() {
            abouts = set.abouts();
        }
        let file = |about| {
            let leaf = Leaf { set: at as u16, about };
            PaperFile { leaf, lang, paper, path: plan.pdf_path(leaf, lang, paper) }
        };
        Ok(abouts.into_iter().map(file).collect())
    }

    fn lang(&self, languages: &Languages) -> Result<Lang, Refusal> {
        let Some(tag) = self.lang else { return Ok(Lang::DEFAULT) };
        let found = languages.all().find(|(_, language)| language.tag == tag);
        found.map(|(lang, _)| lang).ok_or_else(|| {
            let known: Vec<&str> = languages.all().map(|(_, language)| &*language.tag).collect();
            let known = known.join(", ");
            unknown(&format!("the site has no language `{tag}`"), &format!("it has {known}"))
        })
    }

    /// The place of the set.
    fn set(&self, catalog: &Catalog) -> Result<usize, Refusal> {
        let sets = &catalog.print;
        let ids = || sets.iter().map(|set| set.id.as_str());
        if let Some(id) = self.set {
            return sets.iter().position(|set| set.id == id).ok_or_else(|| {
                let known = || format!("the site has {}", list(ids()));
                let help = did_you_mean(id, ids()).unwrap_or_else(known);
                unknown(&format!("there is no set of sheets `{id}`"), &help)
            });
        }
        if self.about.is_empty() {
            let line =
                |set: &PrintSet| [set.id.clone(), set.form.word().to_owned(), holds(catalog, set)];
            return Err(Refusal::Nothing(Sets(sets.iter().map(line).collect())));
        }
        sets.iter().position(|set| set.form == Form::FactSheet).ok_or_else(|| {
            let help = format!("name another set with `--set`: {}", list(ids()));
            unknown("the site has no set of fact sheets", &help)
        })
    }
}

/// What `id` names among the sheets of `set`.
fn about(catalog: &Catalog, set: &PrintSet, id: &str) -> Result<About, Refusal> {
    let (word, known): (&str, Vec<&str>) = match set.form {
        Form::HotlineSheet | Form::Booklet => {
            let message = format!("the set `{}` is one sheet for the whole site", set.id);
            return Err(unknown(&message, &format!("leave `{id}` out")));
        }
        Form::TopicSheet => {
            let topics = catalog.vocabulary.list(Facet::Topics);
            ("topic", topics.iter().map(|topic| topic.id.as_str()).collect())
        }
        Form::FactSheet | Form::Handout | Form::Poster | Form::Cards | Form::Flyer => {
            ("record", catalog.agencies.iter().map(|record| record.id.as_str()).collect())
        }
    };
    let Some(at) = known.iter().position(|known| *known == id) else {
        let list = || format!("`fieldguide print --set {}` makes all of the set", set.id);
        let help = did_you_mean(id, known).unwrap_or_else(list);
        return Err(unknown(&format!("there is no {word} `{id}`"), &help));
    };
    let about = if set.form == Form::TopicSheet {
        About::Topic(TagIx(at as u16))
    } else {
        About::Record(AgencyIx(at as u32))
    };
    if set.covers(about) {
        return Ok(about);
    }
    let others = catalog.print.iter().filter(|set| set.covers(about));
    let others = list(others.map(|set| set.id.as_str()));
    let help = if others.is_empty() {
        "`print` in `content/site.yaml` says which sheets there are".to_owned()
    } else {
        format!("name a set that has one with `--set`: {others}")
    };
    Err(unknown(&format!("the set `{}` has no sheet about `{id}`", set.id), &help))
}

/// `120 sheets: doj, ovc, … (Letter, A4)`.
fn holds(catalog: &Catalog, set: &PrintSet) -> String {
    const NAMED: usize = 3;
    let abouts = set.abouts();
    let id = |about: &About| match about {
        About::Whole => "the whole site",
        About::Record(ix) => catalog.agency(*ix).id.as_str(),
        About::Topic(tag) => catalog.vocabulary.tag(Facet::Topics, *tag).id.as_str(),
    };
    let named = list(abouts.iter().take(NAMED).map(id));
    let more = if abouts.len() > NAMED { ", …" } else { "" };
    let word = if abouts.len() == 1 { "sheet" } else { "sheets" };
    let papers = list(set.papers.iter().map(|paper| paper.name()));
    format!("{} {word}: {named}{more} ({papers})", abouts.len())
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    closest(word, known).map(|near| format!("did you mean `{near}`?"))
}

fn unknown(message: &str, help: &str) -> Refusal {
    Refusal::Unknown(format!("{message}\nhelp: {help}"))
}
