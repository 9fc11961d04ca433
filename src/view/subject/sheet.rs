//! A sheet of paper: one value behind the HTML that browsers print and the PDF.
//!
//! Nothing in it is HTML: a template sets every text. Lists that are empty are left out.

use serde::Serialize;

use crate::view::text::Text;

/// The templates below `print/` and `sheet.html`: the variable `sheet`.
///
/// A fact sheet, a handout, a topic sheet, a hotline sheet and a booklet run over as many pages as
/// they need and stand in `chapters`. A poster, cards and a flyer fill one page and stand in
/// `panels`, one for each language that they speak.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Sheet<'a> {
    /// `fact-sheet`, `topic-sheet`, `hotline-sheet`, `handout`, `booklet`, `poster`, `cards` or
    /// `flyer`.
    pub form: &'static str,
    /// For readers with low vision: no text below 18 points.
    pub large: bool,
    /// Names neither the site nor the subject.
    pub discreet: bool,
    /// Language tag of the sheet.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'a str,
    /// What it is called: a record's name, a topic, the site; neutral words on discreet sheets.
    pub title: Words<'a>,
    /// Short form of the title, or empty.
    pub acronym: &'a str,
    /// What stands small above the title: the site's name, the kind of sheet or of record.
    pub above: Vec<Words<'a>>,
    /// One or two sentences under the title.
    pub lead: Option<Words<'a>>,
    /// What to know before anything else: that a record no longer holds, that checks are old.
    pub warnings: Vec<Words<'a>>,
    /// Two or three words to print across every page because the numbers may be out of date; empty
    /// where that is not known.
    pub watermark: &'a str,
    /// The number for people in danger.
    pub urgent: Option<Number<'a>>,
    /// The text, part by part.
    pub chapters: Vec<Chapter<'a>>,
    /// Whether the chapters' titles are listed in front with their pages.
    pub contents: bool,
    /// An index of names at the end, sorted; empty but in a booklet.
    pub names: Vec<NameEntry<'a>>,
    /// What a poster, a card or a flyer says, in each of its languages.
    pub panels: Vec<Panel<'a>>,
    /// The documents behind it, by the numbers of their marks.
    pub sources: Vec<Document<'a>>,
    /// Codes to scan.
    pub codes: Vec<Code<'a>>,
    /// What the sheet is not, who made it, and of when it is.
    pub colophon: Vec<Words<'a>>,
    /// The words that a layout needs by itself.
    pub labels: Labels<'a>,
    /// The same as PDF; empty where no PDF is made.
    pub files: Vec<SheetFile>,
    /// The page that the sheet was made from; empty for a whole set.
    pub back: String,
}

/// Text set as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Words<'a> {
    /// The text, not escaped.
    pub text: String,
    /// Attributes of the HTML element that holds it, as in [`Text::attr`].
    pub attr: &'a str,
    /// Its language tag; empty where it is the sheet's.
    pub lang: &'a str,
    /// Whether it is an address: set from left to right, and broken anywhere.
    pub address: bool,
}

/// A part of the text: in a booklet, a record; on other sheets, all of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Chapter<'a> {
    /// Anchor; unique on the sheet.
    pub id: String,
    /// Its title; none where it is the sheet's.
    pub title: Option<Words<'a>>,
    /// Short form of the title, or empty.
    pub acronym: &'a str,
    /// What stands small above the title, or none.
    pub above: Option<Words<'a>>,
    /// One or two sentences.
    pub lead: Option<Words<'a>>,
    /// As those of the sheet.
    pub warnings: Vec<Words<'a>>,
    /// Its text.
    pub blocks: Vec<Block<'a>>,
}

/// A piece of text that is set as one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Block<'a> {
    /// `heading`, `paragraph`, `list`, `table`, `alert`, `quote`, `contacts`, `facts` or `entries`.
    pub kind: &'static str,
    /// Of a heading: 2 or more; the sheet's title, or in a booklet a chapter's, is above it.
    pub level: u8,
    /// Attributes of the HTML element that holds it, as in [`Text::attr`].
    pub attr: &'a str,
    /// Its language tag; empty where it is the sheet's.
    pub lang: &'a str,
    /// Of a heading or a paragraph: its text.
    pub runs: Vec<Run>,
    /// Of an alert: what kind it is, in the sheet's language whatever that of its text.
    pub title: Option<Words<'a>>,
    /// Of a list, an alert or a quote: what stands in it.
    pub items: Vec<Item>,
    /// Of a table: its rows, the first of them the head; a row is a list of cells.
    pub rows: Vec<Vec<Cell>>,
    /// Of contacts: ways to reach someone.
    pub contacts: Vec<Reach<'a>>,
    /// Of facts: a label and what it is.
    pub facts: Vec<Fact<'a>>,
    /// Of entries: records in short.
    pub entries: Vec<Entry<'a>>,
}

/// Text in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Run {
    /// The text; empty for a mark.
    pub text: String,
    /// In bold type.
    pub strong: bool,
    /// In italics.
    pub emphasis: bool,
    /// An address or a telephone number: set from left to right.
    pub address: bool,
    /// The numbers of the documents that say so, such as `1, 3`, set small and raised; else empty.
    pub mark: String,
}

/// One point of a list, or one paragraph of an alert.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Item {
    /// How deep it stands, from 0.
    pub depth: u8,
    /// `1.` in a list that counts; empty for a dot.
    pub marker: String,
    /// Its text.
    pub runs: Vec<Run>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Cell {
    /// Its text.
    pub runs: Vec<Run>,
}

/// One way to reach someone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Reach<'a> {
    /// Whose it is, where the sheet lists several records; else none.
    pub who: Option<Words<'a>>,
    /// What it is called.
    pub label: Words<'a>,
    /// `help`, `tips`, `complaints`, `professionals` or `general`.
    pub line: &'a str,
    /// The kind of line in words.
    pub kind: Words<'a>,
    /// Its numbers, the one to call first.
    pub numbers: Vec<Number<'a>>,
    /// Hours, languages, addresses and remarks.
    pub facts: Vec<Fact<'a>>,
    /// What calling may lead to: above it, what it is headed.
    pub consequences: Option<Fact<'a>>,
    /// When it was checked, or that it was not.
    pub checked: Words<'a>,
    /// Whether that is longer ago than the site allows.
    pub stale: bool,
    /// The numbers of the documents that give it, such as `1, 3`; or empty.
    pub mark: String,
}

/// A telephone number, set large.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Number<'a> {
    /// What to do with it: "Call", "Text BEFREE to", "Text telephone (TTY)".
    pub how: Words<'a>,
    /// In digits.
    pub digits: String,
    /// The same with letters, where it is printed with letters; else empty.
    pub letters: String,
}

/// A label and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Fact<'a> {
    /// The label.
    pub label: Words<'a>,
    /// What it is; several are set one after the other, parted by semicolons.
    pub values: Vec<Words<'a>>,
    /// The numbers of the documents that say so, such as `1, 3`; or empty.
    pub mark: String,
}

/// A record in short.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Entry<'a> {
    /// Its name.
    pub name: Words<'a>,
    /// Its acronym, or empty.
    pub acronym: &'a str,
    /// One or two sentences.
    pub summary: Words<'a>,
    /// Its numbers, and what each is.
    pub numbers: Vec<Number<'a>>,
    /// Its other addresses, and what to know.
    pub facts: Vec<Fact<'a>>,
}

/// A line of the index of names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NameEntry<'a> {
    /// The letter that it stands under, if it is the first there; else empty.
    pub letter: String,
    /// The name.
    pub name: Words<'a>,
    /// "see" and the present name, for a former or another name; else none.
    pub see: Option<Words<'a>>,
    /// The chapter that it leads to.
    pub chapter: String,
}

/// What a display sheet says in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Panel<'a> {
    /// Attributes of the HTML element that holds it, as in [`Text::attr`].
    pub attr: &'a str,
    /// Its language tag.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'a str,
    /// Whom the number reaches; the `discreet` wording on discreet sheets.
    pub title: Words<'a>,
    /// For a line on which an authority answers, what kind it is; else none.
    pub above: Option<Words<'a>>,
    /// What the site wants said; may be none.
    pub text: Option<Words<'a>>,
    /// The numbers, the one to call first.
    pub numbers: Vec<Number<'a>>,
    /// Hours and languages.
    pub remarks: Vec<Words<'a>>,
    /// What calling may lead to, where an authority answers; else none.
    pub consequences: Option<Fact<'a>>,
    /// Words that a law prescribes: whole, as they are, apart from all others, 16 points or more.
    pub wording: Option<Words<'a>>,
    /// The number for people in danger.
    pub urgent: Option<Number<'a>>,
    /// When the line was checked, or that it was not.
    pub checked: Words<'a>,
    /// What the sheet is not, who made it, and of when it is.
    pub colophon: Vec<Words<'a>>,
}

/// A document behind a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Document<'a> {
    /// The number of its marks.
    pub number: usize,
    /// Its title.
    pub title: Words<'a>,
    /// Who published it.
    pub publisher: Words<'a>,
    /// Its date, or that it is unknown, with the window in which it was made and how old it is.
    pub date: Vec<Words<'a>>,
}

/// A QR code (ISO/IEC 18004) and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Code<'a> {
    /// "Scan to call".
    pub label: Words<'a>,
    /// The number or address in it, as people read it.
    pub says: Words<'a>,
    /// The number or address in it, as machines read it: `tel:+18883737888`.
    pub target: String,
    /// Modules on a side, the quiet zone of four on each side included.
    pub size: usize,
    /// The dark modules as the `d` of an SVG path, one unit a module.
    pub path: String,
}

/// The words that a layout needs by itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Labels<'a> {
    /// `Page {page} of {pages}`.
    pub page: &'a str,
    /// Beside the title on every page but the first.
    pub continued: &'a str,
    /// Above the list of chapters.
    pub contents: &'a str,
    /// Above the index of names.
    pub names: &'a str,
    /// Above the documents.
    pub sources: &'a str,
    /// Between a name and the one to look under.
    pub see: &'a str,
    /// On the cover, above the edition's date.
    pub edition: &'a str,
    /// Where to cut or tear.
    pub cut: &'a str,
}

/// A sheet as a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SheetFile {
    /// Name of its paper: `Letter`, `A4`.
    pub paper: &'static str,
    /// Address, relative to the page shown.
    pub href: String,
}

/// A sheet that a page offers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SheetLink<'a> {
    /// What it is: "Fact sheet", "Large print".
    pub label: Text<'a>,
    /// The page to print, relative to the page shown.
    pub href: String,
    /// The same as PDF; empty where no PDF is made.
    pub files: Vec<SheetFile>,
}
