//! Sites to build and ways to build them.

pub(crate) mod copy;
pub(crate) mod html;
#[cfg(feature = "serve")]
pub(crate) mod preview;
pub(crate) mod site;
pub(crate) mod tree;

pub(crate) use site::Site;
