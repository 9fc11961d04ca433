//! From files to the [`Catalog`].
//!
//! Takes: a source tree.
//! Gives: the settings, the catalog with every reference resolved, and all mistakes found on the
//! way; and, for rules that find mistakes later, the place of any field ([`locate`]).
//! Never: prints, stops at the first mistake.

mod agencies;
mod changes;
mod cited;
mod files;
mod former;
mod front_matter;
mod glossary;
mod known;
mod locate;
mod names;
mod overlay;
mod pages;
mod parts;
mod print;
mod redirects;
mod settings;
mod site;
mod sources;
mod values;
mod vocabulary;

pub use locate::{lines, locate};
pub use site::{Loaded, load};

/// The file of source records.
pub const SOURCES: &str = sources::FILE;

/// The file of what changed in the guide.
pub const CHANGES: &str = changes::FILE;

/// The file of kinds, roles, audiences, topics and areas.
pub const VOCABULARY: &str = vocabulary::FILE;

/// The folder of content.
pub(crate) const CONTENT: &str = "content/";
