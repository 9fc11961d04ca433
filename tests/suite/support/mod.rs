//! Sites to build and ways to build them.

pub(crate) mod html;
pub(crate) mod site;
pub(crate) mod tree;

pub(crate) use site::Site;
