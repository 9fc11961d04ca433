//! What of the site is made for paper: which sheets, of what, for which paper.

use super::{AgencyIx, Line, TagIx};
use crate::lang::{Lang, Localized};

/// How a sheet is laid out, and so what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// One record on a page or two.
    FactSheet,
    /// The records about one topic, in short.
    TopicSheet,
    /// Every line of some kinds.
    HotlineSheet,
    /// One record in its `discreet` wording: names neither the site nor the subject.
    Handout,
    /// Many records as one book, with a cover, contents, an index of names, and sources.
    Booklet,
    /// One record's line for a wall, in two languages where the site has two.
    Poster,
    /// Ten cards of 3.5 by 2 inches with one record's line.
    Cards,
    /// One record's line for a wall, with strips to tear off.
    Flyer,
}

impl Form {
    /// Every form with its word in the settings.
    pub const ALL: [(&'static str, Self); 8] = [
        ("fact-sheet", Self::FactSheet),
        ("topic-sheet", Self::TopicSheet),
        ("hotline-sheet", Self::HotlineSheet),
        ("handout", Self::Handout),
        ("booklet", Self::Booklet),
        ("poster", Self::Poster),
        ("cards", Self::Cards),
        ("flyer", Self::Flyer),
    ];

    /// Its word in the settings.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// Whether it fills its paper to the edge and so never runs over to a second page.
    pub fn is_display(self) -> bool {
        matches!(self, Self::Poster | Self::Cards | Self::Flyer)
    }
}

/// A size of paper (ANSI/ASME Y14.1 size A, ISO 216).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 8.5 by 11 inches.
    Letter,
    /// 210 by 297 millimetres.
    A4,
}

impl Paper {
    /// Every size with its word in the settings.
    pub const ALL: [(&'static str, Self); 2] = [("letter", Self::Letter), ("a4", Self::A4)];

    /// Its word in the settings.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Letter => "Letter",
            Self::A4 => "A4",
        }
    }
}

/// Sheets of one form that the site offers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PrintSet {
    /// Its id, a slug: the folder of its files.
    pub id: String,
    /// How its sheets are laid out.
    pub form: Form,
    /// What links to its sheets say, in the place of the form's usual name.
    pub label: Option<Localized>,
    /// In type of 18 points or more.
    pub large: bool,
    /// In the records' `discreet` wording, without the site's name.
    pub discreet: bool,
    /// The papers that its PDFs are made for; never empty.
    pub papers: Vec<Paper>,
    /// The records it draws on, without doubles.
    pub records: Vec<AgencyIx>,
    /// The topics that it has a sheet for.
    pub topics: Vec<TagIx>,
    /// The lines that it lists.
    pub lines: Vec<Line>,
    /// What a poster, a card or a flyer says besides the line itself.
    pub text: Option<Localized>,
    /// Words that a law prescribes: printed as they are, whole, and apart from all others.
    pub wording: Option<Localized>,
    /// The languages of a poster or a flyer, the sheet's own left out when it is shown.
    pub together: Vec<Lang>,
}

impl PrintSet {
    /// What its sheets are about, in their order.
    pub fn abouts(&self) -> Vec<About> {
        match self.form {
            Form::HotlineSheet | Form::Booklet => vec![About::Whole],
            Form::TopicSheet => self.topics.iter().map(|tag| About::Topic(*tag)).collect(),
            Form::FactSheet | Form::Handout | Form::Poster | Form::Cards | Form::Flyer => {
                self.records.iter().map(|ix| About::Record(*ix)).collect()
            }
        }
    }

    /// Whether it has a sheet about `about`.
    pub fn covers(&self, about: About) -> bool {
        match (self.form, about) {
            (Form::HotlineSheet | Form::Booklet, about) => about == About::Whole,
            (Form::TopicSheet, About::Topic(tag)) => self.topics.contains(&tag),
            (Form::TopicSheet, _) => false,
            (_, About::Record(ix)) => self.records.contains(&ix),
            (_, About::Whole | About::Topic(_)) => false,
        }
    }
}

/// What one sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// Everything that its set draws on.
    Whole,
    /// One record.
    Record(AgencyIx),
    /// One topic.
    Topic(TagIx),
}

/// One sheet, by its set's place in [`Catalog::print`](super::Catalog::print) and what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leaf {
    /// The set.
    pub set: u16,
    /// What of it.
    pub about: About,
}
