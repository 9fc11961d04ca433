//! Pages that would be written to one path, and addresses from before where something stands now.

use std::collections::{BTreeMap, BTreeSet};

use super::asset_path;
use super::moved::{Cause, Destination, Moved};
use super::pages::{Planned, SitePlan, Subject};
use crate::diag::{Diagnostic, Field, Origin};
use crate::model::Related;

/// Pages by their paths in small letters.
type Taken<'p> = BTreeMap<String, &'p Planned>;

impl SitePlan<'_> {
    /// Every page whose path another page has, but for case; every address from before that is one
    /// of today, or that leads nowhere.
    pub fn clashes(&self) -> Vec<Diagnostic> {
        let mut taken = Taken::new();
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
        found.extend(self.moved_clashes(&taken));
        found
    }

    /// One mistake an entry, however many addresses it stands for.
    fn moved_clashes(&self, taken: &Taken<'_>) -> Vec<Diagnostic> {
        let mut first: BTreeMap<String, &Moved> = BTreeMap::new();
        let mut told = BTreeSet::new();
        let mut found = Vec::new();
        let assets = self.catalog().assets.iter();
        let assets: BTreeSet<_> =
            assets.map(|name| asset_path(name).to_ascii_lowercase()).collect();
        for moved in self.moved() {
            let path = moved.file.as_ref().unwrap_or(&moved.from).to_ascii_lowercase();
            let mistake = if let Some(page) = taken.get(&path) {
                Some(self.occupied(moved, page))
            } else if assets.contains(&path) {
                let message =
                    format!("`{}` is the address of a file that the site has", moved.from);
                Some(self.at(moved, message).help("take the line out, or move the file"))
            } else {
                let other = first.insert(path, moved).filter(|other| other.cause != moved.cause);
                other.map(|other| self.twice(moved, other)).or_else(|| nowhere(moved, taken))
            };
            found.extend(mistake.filter(|_| told.insert(moved.cause)));
        }
        found
    }

    /// An address from before that is one of today.
    fn occupied(&self, moved: &Moved, page: &Planned) -> Diagnostic {
        let own = matches!(moved.to, Destination::Page { subject, .. } if subject == page.subject);
        let old = self.old(moved.cause);
        let mistake = match (moved.cause, own) {
            (Cause::Setting(_), _) => {
                let message =
                    format!("`{}` is the address of a page that the site has", moved.from);
                self.at(moved, message).help("take the line out: the page itself stands there")
            }
            (Cause::Agency(..) | Cause::Term(..) | Cause::Doc(..), true) => {
                let message = format!("`{old}` is no id from before: it is in use here");
                self.at(moved, message).help("take it out of `former_ids`")
            }
            (Cause::Agency(..) | Cause::Term(..), false) => self
                .at(moved, format!("`{old}` is the id of another record now"))
                .help("take it out of `former_ids`, or give the other record another id"),
            (Cause::Doc(..), false) => self
                .at(moved, format!("`{}` is the address of another page now", page.path))
                .help("take it out of `former_ids`, or give the other page another name"),
        };
        match self.origin(page).filter(|_| !own) {
            Some(origin) => mistake.note(origin, "this one stands there"),
            None => mistake,
        }
    }

    /// An address from before that would lead to two things.
    fn twice(&self, moved: &Moved, other: &Moved) -> Diagnostic {
        let message = match (moved.cause, other.cause) {
            (mine, theirs) if mine.within() == theirs.within() && mine.within().is_some() => {
                format!("`{}` stands twice in `former_ids`", self.old(mine))
            }
            (Cause::Agency(..), Cause::Agency(..)) | (Cause::Term(..), Cause::Term(..)) => {
                format!("`{}` is an id from before of two records", self.old(moved.cause))
            }
            _ if moved.from == other.from => {
                format!("the address `{}` would lead to two pages", moved.from)
            }
            _ => format!(
                "`{}` and `{}` are the same name on Windows and macOS",
                other.from, moved.from
            ),
        };
        self.at(moved, message)
            .note(self.cause(other.cause), "the other one")
            .help("keep one of the two")
    }

    fn at(&self, moved: &Moved, message: String) -> Diagnostic {
        Diagnostic::new("conflicting-ids", message).at(self.cause(moved.cause))
    }

    /// The id or the path from before, as it is written; empty for a redirect.
    fn old(&self, cause: Cause) -> &str {
        let catalog = self.catalog();
        match cause {
            Cause::Agency(ix, at) => &catalog.agency(ix).former_ids[at],
            Cause::Term(ix, at) => &catalog.term(ix).former_ids[at],
            Cause::Doc(ix, at) => &catalog.doc(ix).former_ids[at],
            Cause::Setting(_) => "",
        }
    }

    /// Where an address from before is written.
    fn cause(&self, cause: Cause) -> Origin {
        let catalog = self.catalog();
        let former = |at| Field::key("former_ids").item(at);
        match cause {
            Cause::Agency(ix, at) => Origin::field(
                format!("content/agencies/{}.yaml", catalog.agency(ix).id),
                former(at),
            ),
            Cause::Term(ix, at) => {
                Origin::field(format!("content/glossary/{}.yaml", catalog.term(ix).id), former(at))
            }
            Cause::Doc(ix, at) => Origin::field(catalog.doc(ix).file.as_str(), former(at)),
            Cause::Setting(at) => {
                Origin::field(crate::config::FILE, Field::key("redirects").item(at).then("from"))
            }
        }
    }

    /// The file that a page was written in, by the page's path; none for pages that fieldguide
    /// makes of many.
    pub fn written_in(&self, path: &str) -> Option<Origin> {
        if let Some(page) = self.pages().iter().find(|page| page.path == path) {
            return self.origin(page);
        }
        let moved = self.moved().iter().find(|moved| moved.file.as_deref() == Some(path))?;
        Some(self.cause(moved.cause))
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

/// A vocabulary entry has a page only where some record carries it.
fn nowhere(moved: &Moved, taken: &Taken<'_>) -> Option<Diagnostic> {
    let (Destination::Page { path, .. }, Cause::Setting(at)) = (&moved.to, moved.cause) else {
        return None;
    };
    if taken.contains_key(&path.to_ascii_lowercase()) {
        return None;
    }
    let field = Field::key("redirects").item(at).then("to");
    let mistake = Diagnostic::new("unknown-reference", format!("the site has no page `{path}`"))
        .at(Origin::field(crate::config::FILE, field))
        .help("an entry of the vocabulary has a page once a record carries it");
    Some(mistake)
}
