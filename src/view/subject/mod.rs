//! What each kind of page is about: one struct a template, in a file a kind of page.

mod agency;
mod browse;
mod chart;
mod doc;
mod home;
mod hotlines;
mod matrix;
mod moved;
mod pager;
mod print;
mod sheet;
mod source;
mod term;

pub use agency::{
    Agency, Alias, Dispute, FormerName, Milestone, Service, Side, Succession, Verified,
};
pub use browse::{Browse, Group, Index, IndexEntry, Initial, Letter};
pub use chart::{Alone, Body, Chart, Elbow, Joint, Label, Node};
pub use doc::{Doc, Heading};
pub use home::{Door, Guide, Home};
pub use hotlines::{CardFile, Hotlines};
pub use matrix::{Column, Matrix, Row, Rows};
pub use moved::Moved;
pub use pager::{PageLink, Pager};
pub use print::PrintSet;
pub use sheet::{
    Block, Cell, Chapter, Code, Document, Entry, Fact, Item, Labels, NameEntry, Number, Panel,
    Reach, Run, Sheet, SheetFile, SheetLink, Words,
};
pub use source::{Source, SourceCard};
pub use term::Term;
