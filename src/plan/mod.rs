//! Which pages exist, where they lie, and how they refer to each other.
//!
//! Takes: the catalog.
//! Gives: a [`SitePlan`]: every page with its path, and relative addresses that end in a file.
//! Never: renders, knows what a page looks like.

mod clashes;
mod href;
mod pages;
mod paths;

pub use href::{href, root};
pub use pages::{Planned, SitePlan, Subject};
pub use paths::{THEME_ASSETS, asset_path, theme_asset_path};
