//! Artifacts: the files of the site before they exist.
//!
//! Takes: the catalog, the plan, the theme, the views.
//! Gives: one [`Task`] a file, each giving an [`Artifact`] with its key and its recipe.
//! Never: touches disk, holds more bytes than the file being made.

pub mod artifact;
mod browse;
mod copies;
mod export;
mod hosting;
mod html;
mod key;
mod minify;
mod offline;
mod print;
mod search;
mod site;
mod twin;

pub use artifact::{Artifact, Closing, Key, Recipe, Task};
pub use browse::SCHEMA as BROWSE_TABLE_SCHEMA;
pub use export::RECORDS_SCHEMA;
pub use hosting::Packing;
pub use key::PROGRAM;
pub use offline::{REMOVER, no_script};
pub use print::{CAN_PRINT, Printer, font_mistakes, gathered, is_ours};
pub use search::{Index as SearchIndex, indexes as search_indexes};
pub use search::{PARTS_SCHEMA as SEARCH_PARTS_SCHEMA, SCHEMA as SEARCH_INDEX_SCHEMA};
pub use site::{Inputs, Work, work};
