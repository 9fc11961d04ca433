//! Which pages exist, where they lie, and how they refer to each other.
//!
//! Takes: the catalog.
//! Gives: a [`SitePlan`]: every page with its path, relative addresses that end in a file, and the
//! order of every list with the pages that it goes over.
//! Never: renders, knows what a page looks like.

mod clashes;
pub mod exports;
mod href;
mod index;
mod lists;
mod moved;
mod pages;
mod parts;
mod paths;
mod print;

pub use href::{href, root};
pub use index::{Index, Initial, Line};
pub use lists::{Lists, Order};
pub use moved::{Destination, Moved};
pub use pages::{Planned, SitePlan, Subject, paged};
pub use parts::{CARDS, LINES, range};
pub use paths::{THEME_ASSETS, asset_path, theme_asset_path};
pub use print::PaperFile;
