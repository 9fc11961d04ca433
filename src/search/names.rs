//! Whole names: a question that is one, or the beginning of one.

use std::collections::BTreeMap;

use super::parts::Index;
use super::shard::{BEGUN, Leads};

/// Points for a class when the question is the whole name.
const WHOLE: u64 = 1000;

/// Points for a class when a name begins with the question.
const BEGINS: u64 = 150;

/// The fewest letters with which a name is taken to begin.
const FEWEST: usize = 3;

impl Index<'_> {
    /// Points for documents of which the question is a name, or may become one. The question's words that need not be
    /// found need not stand in the name.
    pub(super) fn named(&self, name: &[String], begun: bool) -> BTreeMap<u32, u64> {
        let mut points = BTreeMap::new();
        let telling: Vec<&str> = self.telling(name).map(String::as_str).collect();
        let (name, telling) = (name.join(" "), telling.join(" "));
        for name in [&name, &telling] {
            let whole = self.term(&format!("{name} ")).filter(|_| !name.is_empty());
            if let Some(Leads::To(postings)) = whole {
                for (document, class) in postings.kept {
                    let most: &mut u64 = points.entry(document).or_default();
                    *most = (*most).max(WHOLE * u64::from(class));
                }
            }
            if *name == telling {
                break;
            }
        }
        let long = name.chars().count() >= FEWEST;
        if !begun || !long || self.term(&format!("{name}{BEGUN}")).is_some() {
            return points;
        }
        for (term, leads) in self.beginning(&name) {
            let Leads::To(postings) = leads else { continue };
            if !term.ends_with(' ') || term.trim_end() == name {
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

    fn telling<'n>(&self, name: &'n [String]) -> impl Iterator<Item = &'n String> {
        name.iter().filter(|word| self.manifest.stop.binary_search(word).is_err())
    }
}
