//! `hosting/Caddyfile`: what stands in a site block of Caddy for the site.

use super::Place;
use super::address::{quoted, unescaped};
use super::kinds::{KINDS, NAMED};
use super::listed::{everywhere, folders};
use super::redirects::{Led, led};
use super::security;
use crate::config::Coding;
use crate::produce::site::Inputs;

/// The directives of the site. No path of a machine stands in them: all of it follows from `root`.
pub(super) fn text(inputs: Inputs<'_>, place: &Place) -> String {
    let base = &place.base;
    let (folder, there) = (base.trim_end_matches('/'), place.folder());
    let mut out = format!(
        "# For Caddy. With the site's files in the folder {there}, a site block needs two lines more:\n\
         #   guide.example.org {{\n\
         #     root * /srv/www\n\
         #     import {there}/hosting/Caddyfile\n\
         #   }}\n\
         # Who may change the site's files could change these lines too. Where others may, copy this file to a\n\
         # place of your own and import that.\n"
    );
    if inputs.config.base_url.is_none() {
        out.push_str(
            "# The site lies at the root of its host. For another folder set `base_url` and build again.\n",
        );
    }
    let files = files(inputs);
    if base != "/" {
        out.push_str(&format!("redir {} {base} 301\n", meant(folder)));
        if inputs.config.hosting.security_txt.is_some() {
            let path = security::PATH;
            out.push_str(&format!(
                "handle /{path} {{\n\trewrite * {file}\n\theader Content-Type \"text/plain; charset=utf-8\"\n\tfile_server\n}}\n",
                file = meant(&place.of_file(path))
            ));
        }
    }
    out.push_str(&format!("handle {} {{\n\theader {{\n", meant(&format!("{base}*"))));
    for (name, value) in everywhere(inputs) {
        out.push_str(&format!("\t\t{name} {}\n", quoted(&value)));
    }
    out.push_str("\t}\n");
    for kind in KINDS {
        let (ending, content) = (kind.ending, quoted(&kind.content_type()));
        out.push_str(&format!(
            "\t@{ending} path *.{ending}\n\theader @{ending} Content-Type {content}\n"
        ));
    }
    for (name, media) in NAMED {
        let content = quoted(&format!("{media}; charset=utf-8"));
        out.push_str(&format!("\t@{name} path *{name}\n\theader @{name} Content-Type {content}\n"));
    }
    for Led { from, to } in led(inputs, place) {
        out.push_str(&format!("\tredir {} {} 301\n", meant(&from), quoted(&to)));
    }
    out.push_str(&format!("\tencode gzip\n{files}}}\nhandle_errors {{\n"));
    let root = (String::new(), "404.html".to_owned());
    let pages: Vec<_> = folders(inputs).chain([root]).collect();
    for (at, (folder, page)) in pages.iter().enumerate() {
        out.push_str(&format!(
            "\t@missing{at} {{\n\t\tpath {}\n\t\texpression {{http.error.status_code}} == 404\n\t}}\n\thandle @missing{at} {{\n\t\trewrite * {}\n\t\theader Content-Type \"text/html; charset=utf-8\"\n\t\tencode gzip\n",
            meant(&format!("{}*", place.of_file(folder))),
            meant(&place.of_file(page))
        ));
        files.lines().for_each(|line| out.push_str(&format!("\t{line}\n")));
        out.push_str("\t}\n");
    }
    out.push_str("}\n");
    out
}

/// How files are handed out.
fn files(inputs: Inputs<'_>) -> String {
    let word = |coding: &Coding| match coding {
        Coding::Gzip => "gzip",
        Coding::Brotli => "br",
    };
    // The smaller first.
    let packed: Vec<_> = inputs.config.hosting.precompress.iter().rev().map(word).collect();
    match packed.as_slice() {
        [] => "\tfile_server\n".to_owned(),
        packed => format!("\tfile_server {{\n\t\tprecompressed {}\n\t}}\n", packed.join(" ")),
    }
}

/// A path of the site as Caddy compares it: as it was meant, not as it stands in an address.
fn meant(path: &str) -> String {
    match unescaped(path) {
        // What stands in braces would be a variable.
        Some(meant) if meant != path && !meant.contains(['{', '}']) => quoted(&meant),
        _ => path.to_owned(),
    }
}
