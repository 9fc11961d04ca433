//! Display-ready values: the template contract.
//!
//! Takes: the catalog, the plan, the strings of one language.
//! Gives: one struct a template, with every text chosen, every address relative, every date said.
//! Never: renders a template, lets a template ask for more.

pub mod agency;
pub mod browse;
pub mod card;
pub mod chart;
pub mod contact;
pub mod doc;
mod face;
mod hierarchy;
pub mod home;
pub mod hotlines;
pub mod index;
pub mod json_ld;
pub mod matrix;
pub mod moved;
mod pager;
mod parts;
pub mod print;
pub mod prose;
pub mod references;
pub mod scene;
pub mod sheet;
pub mod shell;
pub mod sources;
pub mod subject;
pub mod term;
pub mod text;
pub mod words;

pub use scene::{Scene, Stage};
