//! `hosting/nginx.conf`: what stands in a `server` of nginx for the site.

use super::Place;
use super::address::{quoted, unescaped};
use super::kinds::{KINDS, NAMED};
use super::listed::{everywhere, folders};
use super::redirects::{Led, led};
use super::security;
use crate::config::Coding;
use crate::produce::site::Inputs;

/// The locations of the site. No path of a machine stands in them: all of it follows from the server's `root`.
pub(super) fn text(inputs: Inputs<'_>, place: &Place) -> String {
    let base = &place.base;
    let mut out = opening(inputs, place);
    if base != "/" {
        let bare = base.trim_end_matches('/');
        out.push_str(&format!(
            "location = {} {{\n  absolute_redirect off;\n  return 301 {base};\n}}\n",
            meant(bare)
        ));
        if inputs.config.hosting.security_txt.is_some() {
            out.push_str(&format!(
                "location = /{path} {{\n  default_type \"text/plain; charset=utf-8\";\n  types {{ }}\n  try_files {file} =404;\n}}\n",
                path = security::PATH,
                file = meant(&place.of_file(security::PATH))
            ));
        }
    }
    let mut lines = Vec::new();
    serving(inputs, &mut lines);
    for (name, value) in everywhere(inputs) {
        lines.push(format!("add_header {name} {} always;", in_quotes(&value)));
    }
    lines.extend(missing(&place.of_file("404.html")));
    for (name, media) in NAMED {
        let name = name.replace('.', "\\.");
        lines.push(format!(
            "location ~ /{name}$ {{ types {{ }} default_type \"{media}; charset=utf-8\"; }}"
        ));
    }
    for Led { from, to } in led(inputs, place) {
        if let Some(from) = unescaped(&from) {
            lines.push(format!(
                "location = {} {{ return 301 {}; }}",
                in_quotes(&from),
                in_quotes(&to)
            ));
        }
    }
    for (folder, page) in folders(inputs) {
        let [lost, barred] = missing(&place.of_file(&page));
        lines.push(format!("location {} {{ {lost} {barred} }}", meant(&place.of_file(&folder))));
    }
    out.push_str(&format!("location {} {{\n", meant(base)));
    lines.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
    out.push_str("}\n");
    out
}

fn opening(inputs: Inputs<'_>, place: &Place) -> String {
    let folder = place.folder();
    let mut out = format!(
        "# For nginx. With the site's files in the folder {folder}, a server needs two lines more:\n\
         #   server {{\n\
         #     root /srv/www;\n\
         #     include {folder}/hosting/nginx.conf;\n\
         #   }}\n\
         # Who may change the site's files could change these lines too. Where others may, copy this file to a\n\
         # place of your own and include that.\n"
    );
    if inputs.config.base_url.is_none() {
        out.push_str(
            "# The site lies at the root of its host. For another folder set `base_url` and build again.\n",
        );
    }
    out
}

/// How files are found, called and packed.
fn serving(inputs: Inputs<'_>, lines: &mut Vec<String>) {
    let named = |wanted: &dyn Fn(&str) -> bool| {
        let mut media: Vec<_> =
            KINDS.iter().filter(|kind| kind.text).map(|kind| kind.media).collect();
        media.sort_unstable();
        media.dedup();
        // nginx knows these two from the start.
        media.retain(|media| *media != "text/html" && wanted(media));
        media.join(" ")
    };
    let json = |media: &str| media.ends_with("json");
    for text in ["index index.html;", "autoindex off;", "absolute_redirect off;", "charset utf-8;"]
    {
        lines.push(text.to_owned());
    }
    lines.push(format!("charset_types {};", named(&|media| !json(media))));
    lines.push("types {".to_owned());
    lines.extend(KINDS.iter().map(|kind| format!("  {} {};", kind.media, kind.ending)));
    lines.push("}".to_owned());
    lines.push("default_type application/octet-stream;".to_owned());
    for text in ["gzip on;", "gzip_vary on;", "gzip_proxied any;", "gzip_min_length 1024;"] {
        lines.push(text.to_owned());
    }
    lines.push(format!("gzip_types {};", named(&|_| true)));
    let packed = &inputs.config.hosting.precompress;
    if packed.contains(&Coding::Gzip) {
        lines.push("gzip_static on;".to_owned());
    }
    if packed.contains(&Coding::Brotli) {
        lines.push("# Where nginx has the module ngx_brotli: brotli_static on;".to_owned());
    }
}

/// What answers when there is nothing, and when there is only a folder.
fn missing(page: &str) -> [String; 2] {
    let page = meant(page);
    [format!("error_page 404 {page};"), format!("error_page 403 =404 {page};")]
}

/// `text` in quotes. nginx has no way to write a dollar sign there.
fn in_quotes(text: &str) -> String {
    quoted(&text.replace('$', "%24"))
}

/// A path of the site as nginx compares it: as it was meant, not as it stands in an address.
fn meant(path: &str) -> String {
    match unescaped(path) {
        Some(meant) if meant != path => in_quotes(&meant),
        _ => path.to_owned(),
    }
}
