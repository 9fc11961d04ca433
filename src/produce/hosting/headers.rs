//! `_headers`, as Netlify and Cloudflare Pages read it.

use super::kinds::{KINDS, NAMED};
use super::listed::everywhere;
use super::{Place, security};
use crate::produce::site::Inputs;

/// The rules. No header is said by two rules for one file: both hosts would send it twice.
pub(super) fn text(inputs: Inputs<'_>, place: &Place) -> String {
    let mut out = String::from(
        "# What the server says with each file. Read at the root of a host by Netlify and Cloudflare Pages.\n",
    );
    let mut rule = |path: &str, headers: &[(&str, String)]| {
        out.push_str(&format!("{}{path}\n", place.base));
        for (name, value) in headers {
            out.push_str(&format!("  {name}: {value}\n"));
        }
    };
    rule("*", &everywhere(inputs));
    for kind in KINDS.iter().filter(|kind| kind.uncommon) {
        rule(&format!("*.{}", kind.ending), &[("Content-Type", kind.content_type())]);
    }
    for (name, media) in NAMED {
        rule(&format!("*{name}"), &[("Content-Type", format!("{media}; charset=utf-8"))]);
    }
    if inputs.config.hosting.security_txt.is_some() {
        rule(security::PATH, &[("Content-Type", "text/plain; charset=utf-8".to_owned())]);
    }
    out
}
