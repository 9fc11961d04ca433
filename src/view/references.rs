//! The references of a page: its sources, numbered in the order in which it cites them.

use super::card::Cite;
use super::scene::Scene;
use crate::model::SourceIx;
use crate::plan::Subject;

/// What a page has cited so far.
#[derive(Debug, Default)]
pub struct References {
    order: Vec<SourceIx>,
    unlisted: bool,
}

impl References {
    /// For a page that shows no references: nothing gets a number.
    pub fn none() -> Self {
        Self { order: Vec::new(), unlisted: true }
    }

    /// A mark that leads to the reference of `ix`.
    pub fn cite<'a>(&mut self, scene: &Scene<'a>, ix: SourceIx) -> Cite<'a> {
        if self.unlisted {
            return scene.cite(ix);
        }
        let known = self.order.iter().position(|cited| *cited == ix);
        let at = known.unwrap_or_else(|| {
            self.order.push(ix);
            self.order.len() - 1
        });
        Cite { number: at + 1, marked: known.is_none(), ..scene.cite(ix) }
    }

    /// A mark for each of `sources`, in the order of their numbers.
    pub fn cites<'a>(&mut self, scene: &Scene<'a>, sources: &[SourceIx]) -> Vec<Cite<'a>> {
        let mut cites: Vec<_> = sources.iter().map(|ix| self.cite(scene, *ix)).collect();
        cites.sort_by_key(|cite| cite.number);
        cites
    }

    /// The list: what was cited, then the rest of `sources`, the oldest first and undated last.
    pub fn list<'a>(self, scene: &Scene<'a>, sources: &[SourceIx]) -> Vec<Cite<'a>> {
        let cited = self.order.len();
        let mut rest: Vec<_> = sources.iter().filter(|ix| !self.order.contains(ix)).collect();
        rest.sort_by_key(|ix| {
            let published = scene.catalog().source(**ix).published;
            (published.is_none(), published, **ix)
        });
        rest.dedup();
        let all = self.order.iter().chain(rest).enumerate();
        all.map(|(at, ix)| Cite { number: at + 1, marked: at < cited, ..scene.cite(*ix) }).collect()
    }
}

impl<'a> Scene<'a> {
    /// A source, not numbered.
    pub(super) fn cite(&self, ix: SourceIx) -> Cite<'a> {
        let source = self.catalog().source(ix);
        let strings = self.stage().strings;
        let title = self.original(&source.title);
        Cite {
            id: &source.id,
            number: 0,
            marked: false,
            label: source.label.as_ref().map_or(title, |label| self.text(label)),
            title,
            publisher: self.text(&source.publisher),
            date: super::words::source_date(strings, source),
            window: source.published.map_or_else(|| self.maybe(source.inferred.as_ref()), |_| None),
            age: super::words::source_age(strings, source.published, self.catalog().as_of),
            archived: source.is_archived(),
            href: self.href(Subject::Source(ix)),
        }
    }
}
