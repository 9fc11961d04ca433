//! Whole names: a question that is one, or the beginning of one.

use std::collections::BTreeMap;

use super::parts::Index;
use super::query::Query;
use super::shard::{BEGUN, Leads};

/// Points for a class when the question is the whole name.
const WHOLE: u64 = 1000;

/// Points for a class when a name begins with the question.
const BEGINS: u64 = 150;

/// The fewest letters with which a name is taken to begin.
const FEWEST: usize = 3;

impl Index<'_> {
    /// Points for documents of which the question is a name, or may become one.
    pub(super) fn named(&self, query: &Query) -> BTreeMap<u32, u64> {
        let mut points = BTreeMap::new();
        let name = query.name.join(" ");
        if name.is_empty() {
            return points;
        }
        let whole = format!("{name} ");
        if let Some(Leads::To(postings)) = self.term(&whole) {
            for (document, class) in postings.kept {
                points.insert(document, WHOLE * u64::from(class));
            }
        }
        let begun = query.words.last().is_some_and(|word| word.begun);
        if !begun || name.chars().count() < FEWEST || self.term(&format!("{name}{BEGUN}")).is_some()
        {
            return points;
        }
        for (term, leads) in self.beginning(&name) {
            let Leads::To(postings) = leads else { continue };
            if !term.ends_with(' ') || term == whole {
                continue;
            }
            for (document, class) in postings.kept {
                let more = BEGINS * u64::from(class);
                let most = points.entry(document).or_default();
                *most = (*most).max(more);
            }
        }
        points
    }
}
