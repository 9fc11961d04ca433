//! Everything a site holds, with references resolved.

use super::{
    Agency, Change, Date, Doc, FormerIds, Phone, PrintSet, Redirect, Source, Term, Vocabulary,
};

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Its place in the catalog's list.
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

index! {
    /// An agency, by its place in [`Catalog::agencies`].
    AgencyIx,
    /// A glossary entry, by its place in [`Catalog::terms`].
    TermIx,
    /// A Markdown page, by its place in [`Catalog::docs`].
    PageIx,
    /// A source, by its place in [`Catalog::sources`].
    SourceIx,
}

/// A record of either kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Related {
    /// An agency.
    Agency(AgencyIx),
    /// A glossary entry.
    Term(TermIx),
}

/// Where an entrance of the home page leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A record's page.
    Record(Related),
    /// A Markdown page.
    Doc(PageIx),
    /// A page that fieldguide makes.
    Builtin(Builtin),
}

/// A page that fieldguide makes of the whole catalog. Every site has them, but for those that
/// [`Catalog::fills`] denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Builtin {
    /// The home page.
    Home,
    /// All agencies from A to Z.
    Az,
    /// All roles, audiences, topics and kinds.
    Browse,
    /// How the bodies belong together, drawn.
    Chart,
    /// Which body does what, as a table.
    Matrix,
    /// All lines.
    Hotlines,
    /// All glossary entries.
    Glossary,
    /// The documents cited.
    Sources,
    /// Search.
    Search,
    /// The sheets to print.
    Print,
    /// For addresses that lead nowhere.
    Missing,
    /// A page with nothing of the site on it, for leaving without a network.
    Away,
}

impl Builtin {
    /// Every such page with its name in addresses.
    pub const ALL: [(&'static str, Self); 12] = [
        ("index", Self::Home),
        ("az", Self::Az),
        ("browse", Self::Browse),
        ("chart", Self::Chart),
        ("matrix", Self::Matrix),
        ("hotlines", Self::Hotlines),
        ("glossary", Self::Glossary),
        ("sources", Self::Sources),
        ("search", Self::Search),
        ("print", Self::Print),
        ("404", Self::Missing),
        ("measures", Self::Away),
    ];

    /// The names of the pages that a text may lead to. The neutral page is for leaving only.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        Self::ALL.iter().filter(|(_, builtin)| *builtin != Self::Away).map(|(word, _)| *word)
    }

    /// The page with this name, of those that a text may lead to.
    pub fn named(name: &str) -> Option<Self> {
        Self::names().find(|word| *word == name)?;
        Self::ALL.iter().find(|(word, _)| *word == name).map(|(_, builtin)| *builtin)
    }

    /// Its name in addresses.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// When the page is made, as the end of a sentence; empty for a page that every site has.
    pub fn needs(self) -> &'static str {
        match self {
            Self::Chart => "a record belongs to another or has members",
            Self::Matrix => "a record that still exists has a role",
            Self::Print => "`print` in `content/site.yaml` names a set",
            _ => "",
        }
    }
}

/// Everything a site holds. Lists are sorted by id; sources stand in the order of their file.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// The words by which records are sorted.
    pub vocabulary: Vocabulary,
    /// The documents that facts come from.
    pub sources: Vec<Source>,
    /// Departments, agencies, offices, programmes, hotlines.
    pub agencies: Vec<Agency>,
    /// Laws, benefits and terms.
    pub terms: Vec<Term>,
    /// Markdown pages.
    pub docs: Vec<Doc>,
    /// The ids that records and pages had before.
    pub former_ids: FormerIds,
    /// Other addresses from before.
    pub redirects: Vec<Redirect>,
    /// What changed in the guide, in the order of its file.
    pub changes: Vec<Change>,
    /// Files copied as they are, by their path below `content/assets/`.
    pub assets: Vec<String>,
    /// Whose line is shown on every page.
    pub help_line: Option<AgencyIx>,
    /// The records put forward on the home page.
    pub featured: Vec<AgencyIx>,
    /// Where the entrances of the home page lead, in their order.
    pub doors: Vec<Option<Target>>,
    /// The sheets that it offers on paper, in the order of the settings.
    pub print: Vec<PrintSet>,
    /// The emergency number.
    pub emergency: Option<Phone>,
    /// Whether pages have a link that leaves the site, and the site a neutral page to leave for.
    pub way_out: bool,
    /// The day on which staleness is judged; without one, nothing is stale.
    pub as_of: Option<Date>,
    /// Days after which a verification is stale.
    pub stale_after_days: u32,
}

impl Catalog {
    /// Whether the site has anything to show on the page `builtin`. Without, the page is not made:
    /// a chart in which nothing belongs to anything, and a table without columns, tell nothing.
    pub fn fills(&self, builtin: Builtin) -> bool {
        let mut agencies = self.agencies.iter();
        match builtin {
            Builtin::Chart => {
                agencies.any(|agency| agency.parent.is_some() || !agency.members.is_empty())
            }
            Builtin::Matrix => {
                agencies.any(|agency| !agency.roles.is_empty() && !agency.status.is_over())
            }
            Builtin::Away => self.way_out,
            Builtin::Print => !self.print.is_empty(),
            _ => true,
        }
    }

    /// One agency.
    pub fn agency(&self, ix: AgencyIx) -> &Agency {
        &self.agencies[ix.at()]
    }

    /// One glossary entry.
    pub fn term(&self, ix: TermIx) -> &Term {
        &self.terms[ix.at()]
    }

    /// One page.
    pub fn doc(&self, ix: PageIx) -> &Doc {
        &self.docs[ix.at()]
    }

    /// One source.
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.sources[ix.at()]
    }

    /// Every agency with its index.
    pub fn each_agency(&self) -> impl Iterator<Item = (AgencyIx, &Agency)> {
        self.agencies.iter().enumerate().map(|(at, agency)| (AgencyIx(at as u32), agency))
    }

    /// Every glossary entry with its index.
    pub fn each_term(&self) -> impl Iterator<Item = (TermIx, &Term)> {
        self.terms.iter().enumerate().map(|(at, term)| (TermIx(at as u32), term))
    }

    /// Every page with its index.
    pub fn each_doc(&self) -> impl Iterator<Item = (PageIx, &Doc)> {
        self.docs.iter().enumerate().map(|(at, doc)| (PageIx(at as u32), doc))
    }

    /// The agency with this id, or else the one that had it before.
    pub fn find_agency(&self, id: &str) -> Option<AgencyIx> {
        let at = self.agencies.binary_search_by(|agency| agency.id.as_str().cmp(id));
        at.map(|at| AgencyIx(at as u32)).ok().or_else(|| self.former_ids.find_agency(id))
    }

    /// The glossary entry with this id, or else the one that had it before.
    pub fn find_term(&self, id: &str) -> Option<TermIx> {
        let at = self.terms.binary_search_by(|term| term.id.as_str().cmp(id));
        at.map(|at| TermIx(at as u32)).ok().or_else(|| self.former_ids.find_term(id))
    }

    /// The page with this id, or else the one that had it before.
    pub fn find_doc(&self, id: &str) -> Option<PageIx> {
        let at = self.docs.binary_search_by(|doc| doc.id.as_str().cmp(id));
        at.map(|at| PageIx(at as u32)).ok().or_else(|| self.former_ids.find_doc(id))
    }

    /// The source with this id.
    pub fn find_source(&self, id: &str) -> Option<SourceIx> {
        let at = self.sources.iter().position(|source| source.id == id)?;
        Some(SourceIx(at as u32))
    }

    /// What `ix` belongs to, the topmost first, `ix` left out. A circle is walked once.
    pub fn ancestors(&self, ix: AgencyIx) -> Vec<AgencyIx> {
        let mut chain = Vec::new();
        let mut next = self.agency(ix).parent;
        while let Some(parent) = next.filter(|parent| *parent != ix && !chain.contains(parent)) {
            chain.push(parent);
            next = self.agency(parent).parent;
        }
        chain.reverse();
        chain
    }

    /// Whether a verification on `date` is longer ago than the site allows.
    pub fn is_stale(&self, date: Date) -> bool {
        self.as_of.is_some_and(|today| {
            i64::from(date.days_until(today)) > i64::from(self.stale_after_days)
        })
    }

    /// Whether every one of the sources is marked as archived; `false` without sources.
    pub fn only_archived(&self, sources: &[super::SourceIx]) -> bool {
        !sources.is_empty() && sources.iter().all(|ix| self.source(*ix).is_archived())
    }
}
