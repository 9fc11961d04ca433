//! What `offline` says: whether readers' devices keep the site.

use super::Placed;
use super::read::placed;
use crate::diag::{Diagnostic, Origin};
use crate::yaml::Fields;

/// Devices keep the site, so that it opens without a network.
#[derive(Debug, Clone)]
pub struct Offline {
    /// When they do.
    pub keep: Keep,
    /// Id of the page that tells readers what is kept; always there but with [`Keep::Remove`].
    pub page: Option<Placed>,
    /// Where the setting stands.
    pub origin: Origin,
}

/// When a device keeps the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// When its reader asks for it.
    Ask,
    /// From the first visit on.
    Always,
    /// Never any more: what an earlier edition left there is taken away.
    Remove,
}

/// The words of the setting.
const WORDS: [(&str, Option<Keep>); 4] = [
    ("never", None),
    ("ask", Some(Keep::Ask)),
    ("always", Some(Keep::Always)),
    ("remove", Some(Keep::Remove)),
];

/// Reads the mapping under `offline`; none where devices keep nothing.
pub(super) fn offline(fields: &Fields<'_, '_>) -> Option<Offline> {
    fields.required("keep");
    let keep = fields.choice("keep", &WORDS).flatten();
    let page = fields.word("page").map(|word| placed(fields, word));
    let keep = keep?;
    if keep != Keep::Remove && page.is_none() {
        let missing = Diagnostic::new("missing-field", "`offline` needs `page`").help(
            "name the page that tells readers what stays on their device, as in `page: safe-use`",
        );
        fields.reader().say(fields.key_span("keep"), missing);
    }
    Some(Offline { keep, page, origin: fields.reader().origin(fields.key_span("keep")) })
}
