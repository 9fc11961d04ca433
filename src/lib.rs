//! fieldguide turns a folder of YAML records and Markdown pages into a resource microsite that is
//! complete on any static host, by double-click from a stick (`file://`), and on paper.
//!
//! The way of the data, floor by floor; a module names lower floors only:
//!
//! 1. [`source`] lists and reads files; [`yaml`] and [`markdown`] turn text into values with places.
//! 2. [`config`] is what `content/site.yaml` says.
//! 3. [`model`] is what the site is about.
//! 4. [`load`] resolves files to a [`model::Catalog`]; [`check`] holds it against the rules.
//! 5. [`plan`] decides which pages exist and how they refer to each other.
//! 6. [`theme`] holds templates and strings; [`view`] makes display-ready structs.
//! 7. [`produce`] gives artifacts: a path, a key, and the recipe that makes the bytes.
//! 8. [`audit`] examines the bytes; [`emit`] writes them.
//! 9. [`pipeline`] does all of this in that order.
//!    Beside it, [`scaffold`] writes the files that an author begins with.
//!    [`starter`] has their texts.
//!    [`kit`] makes the finished site into a copy that people carry.
//!    [`verify`] reads what was built and carried against its lists.
//! 10. `serve` shows it in a browser and follows every change (with the feature of that name).
//! 11. [`cli`] is the only place that prints.
//!
//! Below them all: [`diag`] for mistakes, [`lang`] and [`slug`] for words, [`manifest`] for lists of files, [`sign`]
//! for signatures.

pub mod audit;
pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod emit;
pub mod kit;
pub mod lang;
pub mod load;
pub mod manifest;
pub mod markdown;
pub mod model;
pub mod pipeline;
pub mod plan;
pub mod produce;
#[cfg(feature = "publish")]
pub mod publish;
pub mod scaffold;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod sign;
pub mod slug;
pub mod source;
pub mod starter;
pub mod theme;
pub mod verify;
pub mod view;
pub mod yaml;
