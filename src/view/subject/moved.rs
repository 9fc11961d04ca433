//! A page at an address from before.

use serde::Serialize;

use crate::view::text::Text;

/// What `moved.html` is given as `moved`: where the page that stood here is now.
///
/// A discreet sheet may have stood here, and then `title` tells as little as the sheet. So a template
/// adds nothing that names the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Moved<'a> {
    /// The address to go to: relative, or the whole address of a page of another site.
    pub href: String,
    /// The title of the page there; of another site, its host.
    pub title: Text<'a>,
    /// Whether it is another site. Nobody is taken to one unasked: such a page has a link only.
    pub elsewhere: bool,
}
