//! What an author needs for a theme of their own: which themes there are, which shipped files can
//! be copied, and the files that a new theme begins with.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::manifest::{self, Manifest};
use super::shipped::{self, Shipped};
use super::{MANIFEST, README, files};
use crate::diag::{Report, closest};
use crate::source::SourceTree;

/// A theme in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its name, as after `theme:` in the settings.
    pub name: String,
    /// What people call it, or empty.
    pub title: String,
    /// Its version, or empty.
    pub version: String,
    /// A sentence or two, or empty.
    pub description: String,
    /// The shipped theme that it lies over; none for a shipped one.
    pub extends: Option<&'static str>,
    /// Whether it is in the program.
    pub shipped: bool,
    /// Whether the site has files of its own in `themes/<name>/`.
    pub own: bool,
    /// Whether the site uses it.
    pub in_use: bool,
}

/// The shipped themes, then those of the site in `tree`, which uses the theme `in_use`. Mistakes
/// in a `theme.yaml` are passed over: `check` tells of them.
///
/// # Errors
/// When the site's files cannot be listed.
pub fn listed(tree: Option<&dyn SourceTree>, in_use: &str) -> io::Result<Vec<Listed>> {
    let entries = tree.map(SourceTree::list).transpose()?.unwrap_or_default();
    // Entries are sorted by path, and so folders by name.
    let mut folders: Vec<&str> = entries
        .iter()
        .filter_map(|entry| Some(entry.path.strip_prefix("themes/")?.split_once('/')?.0))
        .collect();
    folders.dedup();
    let one = |name: &str, text: Option<String>, base: Option<&'static str>| {
        let mut passed_over = Report::default();
        let said = text.map(|text| manifest::read(MANIFEST, &text, name, &mut passed_over));
        let Manifest { title, version, description, extends } = said.unwrap_or_default();
        Listed {
            name: name.to_owned(),
            title,
            version,
            description,
            extends: base.map(|base| extends.map_or(base, |theme| theme.name)),
            shipped: base.is_none(),
            own: folders.contains(&name),
            in_use: name == in_use,
        }
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut list: Vec<_> = shipped::all()
        .map(|theme| one(theme.name, theme.file(MANIFEST).map(|bytes| text(&bytes)), None))
        .collect();
    for name in folders.iter().filter(|name| shipped::find(name).is_none()) {
        let said = tree.and_then(|tree| tree.read(&format!("themes/{name}/{MANIFEST}")).ok());
        list.push(one(name, said.map(|bytes| text(&bytes)), Some(shipped::DEFAULT)));
    }
    Ok(list)
}

/// The names of the shipped themes, the default first.
pub fn shipped_names() -> impl Iterator<Item = &'static str> {
    shipped::all().map(|theme| theme.name)
}

/// The shipped theme that the theme `name` of the site in `tree` lies over, or is.
pub fn base(tree: &dyn SourceTree, name: &str) -> &'static str {
    files::base(tree, name, &mut Report::default()).name
}

/// A shipped file that can be copied into a theme of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The shipped theme.
    pub theme: &'static str,
    /// Path below it: `templates/agency.html`.
    pub path: String,
    /// The file. Strings are those of all shipped themes together with the theme's own.
    pub bytes: Cow<'static, [u8]>,
}

/// Every path that can be copied from the shipped theme `theme`, sorted; none where there is no
/// such theme.
pub fn offered(theme: &str) -> Vec<String> {
    shipped::find(theme).map(Shipped::offered).unwrap_or_default()
}

/// The file that `asked` names in the shipped theme `theme`: by its path, or by that below
/// `templates/`, also with the theme's folder before it.
///
/// # Errors
/// The path that was likely meant, if there is one.
pub fn offer(theme: &str, asked: &str) -> Result<Offer, Option<String>> {
    let Some(theme) = shipped::find(theme) else { return Err(None) };
    let asked = asked.replace('\\', "/");
    let asked = asked.strip_prefix("./").unwrap_or(&asked);
    let folder = format!("themes/{}/", theme.name);
    let asked = asked.strip_prefix(&folder).unwrap_or(asked);
    let paths = theme.offered();
    for path in [asked.to_owned(), format!("templates/{asked}")] {
        if paths.binary_search(&path).is_ok()
            && let Some(bytes) = theme.file(&path)
        {
            return Ok(Offer { theme: theme.name, path, bytes });
        }
    }
    // `agancy` should lead to `templates/agency.html`, of which it is not even a third.
    let short = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default().to_owned()
    };
    let names: Vec<_> = paths.iter().map(|path| short(path)).collect();
    let whole = closest(asked, paths.iter().map(String::as_str));
    let near = closest(&short(asked), names.iter().map(String::as_str));
    let named = near.and_then(|near| names.iter().position(|name| name == near));
    Err(named.map(|at| paths[at].clone()).or_else(|| whole.map(str::to_owned)))
}

/// The files of a new theme `name` over the shipped theme `base`, by their paths below the site's
/// folder; none where there is no such shipped theme.
pub fn begun(name: &str, base: &str) -> Vec<(String, String)> {
    let Some(base) = shipped::find(base) else { return Vec::new() };
    let title = name.split('-').map(capital).collect::<Vec<_>>().join(" ");
    let filled = |text: &str| {
        text.replace("{name}", name).replace("{title}", &title).replace("{base}", base.name)
    };
    [
        (MANIFEST, include_str!("starter/theme.yaml")),
        (README, include_str!("starter/README.md")),
        ("assets/overrides.css", base.starter),
    ]
    .map(|(path, text)| (format!("themes/{name}/{path}"), filled(text)))
    .into()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
