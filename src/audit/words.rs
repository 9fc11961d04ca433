//! Every message of the audit.
//!
//! Takes: the reference, place or name that is wrong.
//! Gives: a diagnostic in plain words with a way to mend it.
//! Never: decides what is wrong.

use std::fmt::Display;

use super::weight::{Budget, Weight};
use crate::diag::{Diagnostic, Origin};

const COPY: &str = "keep a copy of the file under `content/assets/` and link to that";
const POLICY: &str = "which the page's content security policy blocks";

pub(super) fn placed(found: Diagnostic, path: &str) -> Diagnostic {
    found.at(Origin::file(path))
}

fn broken(message: String) -> Diagnostic {
    Diagnostic::new("broken-link", message)
}

fn network(message: String) -> Diagnostic {
    Diagnostic::new("needs-network", message)
}

pub(super) fn missing(href: &str, target: &str, near: Option<&str>) -> Diagnostic {
    broken(format!("`{href}` leads to `{target}`, which is not part of the site")).help(
        match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a page, or put the file under `content/assets/`".to_owned(),
        },
    )
}

pub(super) fn folder(href: &str, index: Option<&str>) -> Diagnostic {
    broken(format!("`{href}` leads to a folder, for which `file://` shows a list of files")).help(
        match index {
            Some(index) => format!("end the link in a file: `{index}`"),
            None => "end the link in the file that is meant".to_owned(),
        },
    )
}

pub(super) fn outside(href: &str) -> Diagnostic {
    broken(format!("`{href}` leads out of the site")).help("take away one `../`")
}

pub(super) fn id_missing(href: &str, id: &str, target: Option<&str>) -> Diagnostic {
    broken(match target {
        Some(target) => format!("`{href}` leads to the id `{id}`, which `{target}` does not have"),
        None => format!("`{href}` leads to the id `{id}`, which this page does not have"),
    })
    .help("give the id to the heading that is meant, or link to the page alone")
}

pub(super) fn id_twice(id: &str) -> Diagnostic {
    broken(format!("the id `{id}` stands on this page more than once"))
        .help("give every element its own id; a link reaches only the first")
}

pub(super) fn empty(place: &dyn Display) -> Diagnostic {
    broken(format!("`{place}` is empty")).help("name a file, or leave the attribute out")
}

pub(super) fn rooted(href: &str) -> Diagnostic {
    broken(format!("`{href}` starts at the root, which is another place on every host and disk"))
        .help("write the link relative to the page it stands on")
}

pub(super) fn scheme_relative(href: &str) -> Diagnostic {
    broken(format!("`{href}` leads to another computer on `file://`"))
        .help(format!("write `https:{}`", href.trim()))
}

pub(super) fn backslash(href: &str) -> Diagnostic {
    broken(format!("`{href}` has a backslash")).help("write `/` between folders")
}

pub(super) fn query(href: &str) -> Diagnostic {
    broken(format!("`{href}` has a query string, which nothing answers on a stick"))
        .help("leave out everything from the `?` on")
}

pub(super) fn one_computer(href: &str) -> Diagnostic {
    broken(format!("`{href}` leads to a file on one computer only"))
        .help("write the link relative to the page it stands on")
}

pub(super) fn loads(place: &dyn Display, href: &str) -> Diagnostic {
    network(format!("`{place}` loads `{href}` from a network")).help(COPY)
}

pub(super) fn sends(place: &dyn Display, href: &str) -> Diagnostic {
    network(format!("`{place}` sends to `{href}` over a network"))
        .help("link to the page where the form is instead")
}

pub(super) fn refreshes(href: &str) -> Diagnostic {
    network(format!("`<meta http-equiv=\"refresh\">` leads to `{href}` without being asked"))
        .help("put a link in its place")
}

pub(super) fn script_link(place: &dyn Display) -> Diagnostic {
    network(format!("`{place}` runs a script, {POLICY}"))
        .help("use a `<button>` and listen for its event in a script file")
}

pub(super) fn module_script() -> Diagnostic {
    network("`<script type=\"module\">` does not run on `file://`".to_owned())
        .help("make it a classic script: leave out `type`, write no `import`")
}

pub(super) fn module_preload() -> Diagnostic {
    network("`<link rel=\"modulepreload\">` fails on `file://`".to_owned())
        .help("use classic scripts; they need no preload")
}

pub(super) fn inline_script() -> Diagnostic {
    network(format!("there is a script in the page itself, {POLICY}"))
        .help("move it to a file and name that in `src`")
}

pub(super) fn inline_style() -> Diagnostic {
    network(format!("there is a `<style>` in the page, {POLICY}"))
        .help("move it to a style sheet file")
}

pub(super) fn style_attribute(tag: &str) -> Diagnostic {
    network(format!("`<{tag}>` has a `style` attribute, {POLICY}"))
        .help("give it a class and style that in a file")
}

pub(super) fn handler(tag: &str, name: &str) -> Diagnostic {
    network(format!("`<{tag}>` has an `{name}` attribute, {POLICY}"))
        .help("listen for the event in a script file")
}

pub(super) fn integrity(tag: &str) -> Diagnostic {
    network(format!("`<{tag} integrity>` makes browsers refuse the file on `file://`"))
        .help("leave `integrity` out; the file travels with the page")
}

pub(super) fn crossorigin(tag: &str) -> Diagnostic {
    network(format!("`<{tag} crossorigin>` makes browsers refuse the file on `file://`"))
        .help("leave `crossorigin` out; for a font, leave the preload out too")
}

pub(super) fn base() -> Diagnostic {
    network("`<base>` moves every relative link of the page to another place".to_owned())
        .help("leave it out; links are relative to the page")
}

pub(super) fn external_use(href: &str) -> Diagnostic {
    network(format!("`<use>` shows nothing on `file://` when its picture is in `{href}`"))
        .help("put the symbol into the page and write `href=\"#…\"`")
}

pub(super) fn css_shape(property: &str, href: &str) -> Diagnostic {
    network(format!("`{property}` does not read `{href}` on `file://`"))
        .help("put the picture into the page as inline SVG, or use it as a background")
}

pub(super) fn no_alt(src: &str) -> Diagnostic {
    Diagnostic::new("image-without-alt", format!("the image `{src}` has no `alt` text"))
        .help("say in a few words what it shows, or write `alt=\"\"` if it only decorates")
}

pub(super) fn unportable(path: &str, why: &str) -> Diagnostic {
    let found =
        Diagnostic::new("unportable-name", format!("`{path}` cannot be copied everywhere: {why}"));
    placed(found, path).help("use small letters a to z, digits and hyphens, and short names")
}

pub(super) fn same_name(one: &str, other: &str) -> Diagnostic {
    let message = if one == other {
        format!("two files of the site have the path `{one}`")
    } else {
        format!("`{one}` and `{other}` are the same name on Windows and macOS")
    };
    placed(Diagnostic::new("unportable-name", message), other).help("rename one of them")
}

pub(super) fn file_and_folder(path: &str) -> Diagnostic {
    placed(
        Diagnostic::new("unportable-name", format!("`{path}` is a file and a folder at once")),
        path,
    )
    .help("rename one of them")
}

/// A page over its budget of bytes, because of what it says.
pub(super) fn heavy(path: &str, weight: Weight, budget: Budget) -> Diagnostic {
    let Weight { html, css, js, .. } = weight;
    let (all, most) = (weight.bytes(), budget.bytes);
    heavy_page(format!("the page `{path}` has {all} bytes; {most} is the most for a record"))
        .help(format!("its HTML has {html}, its style sheets {css}, its scripts {js}"))
        .help("move the longest text to a page in `content/pages/`, and link to it")
}

/// Style sheets and scripts that leave a record's page no room.
pub(super) fn heavy_theme(bare: Weight, budget: Budget) -> Diagnostic {
    let Weight { css, js, .. } = bare;
    let most = budget.bytes;
    heavy_page(format!(
        "the theme leaves no room for text: a record's page may have {most} bytes in all"
    ))
    .help(format!("style sheets have {css} bytes, scripts {js}"))
    .help("take out of them what record pages do not need")
}

/// A page that asks for too many files, because of what its text shows.
pub(super) fn many_requests(path: &str, weight: Weight, budget: Budget) -> Diagnostic {
    let Weight { requests, pictures, .. } = weight;
    let (own, most) = (counted(pictures, "picture"), budget.requests);
    heavy_page(format!(
        "the page `{path}` asks for {requests} files; {most} is the most for a record"
    ))
    .help(format!("{own} can go to a page in `content/pages/`; link to it"))
}

/// A theme whose pages ask for too many files before there is anything on them.
pub(super) fn many_files(bare: Weight, budget: Budget) -> Diagnostic {
    let (requests, most) = (bare.requests, budget.requests);
    heavy_page(format!(
        "with this theme a record's page asks for {requests} files; {most} is the most"
    ))
    .help("the page itself, style sheets, scripts, one icon and fonts are counted")
    .help("join style sheets and scripts into one each, or use fewer fonts")
}

fn heavy_page(message: String) -> Diagnostic {
    Diagnostic::new("heavy-page", message)
}

fn counted(count: u32, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
