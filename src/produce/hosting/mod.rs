//! Files for the host that serves the site, each made on request, and what they have in common.
//!
//! Takes: what `hosting` says, the plan, the theme's policy.
//! Gives: one task a file; and files packed for their way over the net.
//! Never: names a machine, a folder outside the site or anything secret: these files are published with it.
//!
//! What a host looks for lies where it looks for it, at the root. What people put into their own server's
//! configuration lies in `hosting/`, so that each build brings the rules that belong to its pages.

mod address;
mod caddy;
mod headers;
mod kinds;
mod listed;
mod nginx;
mod pack;
mod redirects;
mod security;

use super::artifact::Task;
use super::export::fixed;
use super::site::Inputs;

pub use pack::Packing;

/// Every file that `hosting` asks for.
pub(super) fn tasks(inputs: Inputs<'_>) -> Vec<Task<'_>> {
    let hosting = &inputs.config.hosting;
    let place = Place::of(inputs);
    let mut files = Vec::new();
    let mut add = |path: &str, text: String| files.push((path.to_owned(), text));
    if hosting.headers {
        add("_headers", headers::text(inputs, &place));
    }
    if hosting.redirects {
        add("_redirects", redirects::text(inputs, &place));
    }
    if hosting.nginx {
        add("hosting/nginx.conf", nginx::text(inputs, &place));
    }
    if hosting.caddy {
        add("hosting/Caddyfile", caddy::text(inputs, &place));
    }
    if let Some(domain) = &hosting.domain {
        add("CNAME", format!("{domain}\n"));
    }
    if let Some(security) = &hosting.security_txt {
        add(security::PATH, security::text(inputs, security));
    }
    files.into_iter().map(|(path, text)| fixed(path, text)).collect()
}

/// Where a host serves the site.
struct Place {
    /// The path before every path of the site, as it stands in an address: `/`, or `/guide/`.
    base: String,
}

impl Place {
    fn of(inputs: Inputs<'_>) -> Self {
        let base = inputs.config.base_path().unwrap_or_else(|| "/".to_owned());
        Self { base: address::escaped(&base) }
    }

    /// The folder of the site on a server whose files lie in `/srv/www`, for the snippets' remarks.
    fn folder(&self) -> String {
        let base = address::unescaped(&self.base).unwrap_or_else(|| self.base.clone());
        format!("/srv/www{}", base.trim_end_matches('/'))
    }

    /// The address of the file at `path`.
    fn of_file(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}
