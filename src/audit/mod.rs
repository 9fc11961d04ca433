//! Whether the produced files work from a stick, without a network, on every file system.
//!
//! Takes: the paths of all files of the site, then each file's bytes.
//! Gives: what is broken in it, and [`Facts`] that stand for it in builds which do not make it.
//! Never: touches disk, asks a network, changes a byte.

mod css;
mod facts;
mod fonts;
mod hrefs;
mod html;
mod page;
mod rules;
mod settle;
mod site;
mod weight;
mod words;

pub use facts::Facts;
pub use settle::Settled;
pub use site::Site;
pub use weight::{Budget, Scale, Weight};
