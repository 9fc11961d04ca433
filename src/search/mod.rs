//! Search: how text becomes words, how the index in parts is written as text, and how a question is answered from it.
//!
//! Takes: text, and parts of an index by name. Gives: words, encoded parts, ranked answers.
//! Never: knows a catalog, reads a file, shows a result. `themes/civic/assets/search-engine.js` answers alike in a
//! reader's browser; a test holds the two together.

pub mod ask;
pub mod edits;
pub mod fold;
pub mod idf;
mod lists;
pub mod manifest;
mod names;
mod parts;
pub mod phone;
pub mod phrase;
pub mod postings;
pub mod query;
pub mod record;
mod round;
pub mod shard;
pub mod spelling;
pub mod stems;
mod ways;
pub mod words;

pub use ask::{Answer, Asked, Hit, Searcher, Tier};
pub use manifest::Manifest;
pub use parts::{Damage, Parts, boundary};
