//! `_redirects`, as Netlify, Cloudflare Pages and GitLab Pages read it.

use super::Place;
use super::listed::folders;
use crate::plan::{Destination, Moved};
use crate::produce::site::Inputs;

/// An address from before, and the address that it leads to, both from the root of the host.
pub(super) struct Led {
    /// The address from before.
    pub(super) from: String,
    /// Where it leads; a whole address where that is another site.
    pub(super) to: String,
}

/// Every address from before that a server leads on. One without an ending stands for the folder too. Where a
/// page can say first that another site follows, the server leaves that to the page.
pub(super) fn led(inputs: Inputs<'_>, place: &Place) -> Vec<Led> {
    let asks =
        |moved: &&Moved| !(matches!(moved.to, Destination::Elsewhere(_)) && moved.file.is_some());
    let one = |moved: &Moved| {
        let to = match &moved.to {
            Destination::Page { path, .. } | Destination::File(path) => place.of_file(path),
            Destination::Elsewhere(address) => address.clone(),
        };
        let from = place.of_file(&moved.from);
        let is_folder = !moved.from.rsplit('/').next().unwrap_or_default().contains('.');
        let folder = is_folder.then(|| Led { from: format!("{from}/"), to: to.clone() });
        std::iter::once(Led { from, to }).chain(folder)
    };
    inputs.plan.moved().iter().filter(asks).flat_map(one).collect()
}

/// The rules: each address from before, then the pages for missing addresses of languages in folders, which
/// Netlify does not find by itself.
pub(super) fn text(inputs: Inputs<'_>, place: &Place) -> String {
    let mut out = String::from(
        "# Addresses from before. Read at the root of a host by Netlify, Cloudflare Pages and GitLab Pages.\n",
    );
    for Led { from, to } in led(inputs, place) {
        out.push_str(&format!("{from} {to} 301\n"));
    }
    for (folder, missing) in folders(inputs) {
        out.push_str(&format!("{}* {} 404\n", place.of_file(&folder), place.of_file(&missing)));
    }
    out
}
