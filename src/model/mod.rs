//! What a site is about, true without any website.
//!
//! Takes: nothing; it is plain data.
//! Gives: agencies, glossary entries, pages, sources and the [`Catalog`] that holds them.
//! Never: serde, files, places in files.

mod agency;
mod catalog;
mod change;
mod collation;
mod contact;
mod date;
mod digest;
mod dispute;
mod doc;
mod former;
mod history;
mod name;
mod phone;
mod print;
mod relations;
mod source;
mod status;
mod term;
mod vocabulary;

pub use agency::{Agency, Service};
pub use catalog::{AgencyIx, Builtin, Catalog, PageIx, Related, SourceIx, Target, TermIx};
pub use change::Change;
pub use collation::{collation, opening};
pub use contact::{Contact, Line};
pub use date::{Date, Lapse};
pub use digest::Digest;
pub use dispute::{Dispute, Side};
pub use doc::{Doc, Menu};
pub use former::{FormerIds, Onward, Redirect};
pub use history::{Milestone, Succession};
pub use name::{Alias, FormerName};
pub use phone::{BadPhone, Phone, PhoneKind};
pub use print::{About, Form, Leaf, Paper, PrintSet};
pub use relations::{Cited, Relations, Tagged};
pub use source::{Source, SourceKind};
pub use status::Status;
pub use term::Term;
pub use vocabulary::{Facet, Tag, TagIx, Vocabulary};
