//! Pages that would be written to one path.

use std::collections::BTreeMap;

use super::pages::{Planned, SitePlan, Subject};
use crate::diag::{Diagnostic, Field, Origin};
use crate::model::Related;

impl SitePlan<'_> {
    /// Every page whose path another page has, but for case.
    pub fn clashes(&self) -> Vec<Diagnostic> {
        let mut taken: BTreeMap<String, &Planned> = BTreeMap::new();
        let mut found = Vec::new();
        for page in self.pages() {
            let Some(first) = taken.insert(page.path.to_ascii_lowercase(), page) else { continue };
            let message = format!("two pages have the address `{}`", page.path);
            let mut mistake = Diagnostic::new("conflicting-ids", message);
            if let Some(origin) = self.origin(page).or_else(|| self.origin(first)) {
                mistake = mistake.at(origin);
            }
            found.push(
                mistake.help(
                    "give the file or the set another name; fieldguide's own pages keep theirs",
                ),
            );
        }
        found
    }

    /// The file that a page was written in; none for pages that fieldguide makes of many.
    pub fn origin(&self, page: &Planned) -> Option<Origin> {
        let catalog = self.catalog();
        Some(match page.subject {
            Subject::Builtin(_) | Subject::Tag(..) => return None,
            Subject::Source(ix) => {
                let item = Field::key("sources").item(ix.at());
                Origin::field("content/sources.yaml", item.then("id"))
            }
            Subject::Doc(ix) => Origin::field(catalog.doc(ix).file.as_str(), Field::key("title")),
            Subject::Record(Related::Agency(ix)) => {
                Origin::file(format!("content/agencies/{}.yaml", catalog.agency(ix).id))
            }
            Subject::Sheet(leaf) => {
                let item = Field::key("print").then("sets").item(usize::from(leaf.set));
                Origin::field(crate::config::FILE, item.then("id"))
            }
            Subject::Record(Related::Term(ix)) => {
                Origin::file(format!("content/glossary/{}.yaml", catalog.term(ix).id))
            }
        })
    }
}
