//! The files of a theme: the shipped ones, with the site's own in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::shipped::{self, Shipped};
use super::{DEFAULT, MANIFEST, OVERRIDES, README, ejected, manifest};
use crate::diag::{Diagnostic, Origin, Report, Span, closest};
use crate::model::Digest;
use crate::slug::is_slug;
use crate::source::SourceTree;

/// A file of the theme that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Name below the theme's `assets/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// A text file of the theme.
#[derive(Debug)]
pub(super) struct Text {
    /// Where it was read: a path of the site, or the same below a shipped theme.
    pub(super) origin: String,
    /// Its text.
    pub(super) text: String,
}

/// A file that lays out sheets as PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintFile {
    /// Name below the theme's `print/`, with `/` between parts.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Where it was read: a path of the site, or the same below a shipped theme.
    pub origin: String,
}

/// The files of a theme by their names.
#[derive(Debug)]
pub(super) struct Files {
    /// Templates by the name under which others include them.
    pub(super) templates: BTreeMap<String, Text>,
    /// Strings by language tag: the embedded ones first, then the site's.
    pub(super) strings: BTreeMap<String, Vec<Text>>,
    /// Layouts of sheets by their names below `print/`.
    pub(super) print: BTreeMap<String, Text>,
    /// Everything below `assets/`, sorted by name.
    pub(super) assets: Vec<Asset>,
}

impl Files {
    /// The layouts of sheets, sorted by name.
    pub(super) fn take_print(&mut self) -> Vec<PrintFile> {
        let print = std::mem::take(&mut self.print).into_iter();
        print.map(|(name, Text { origin, text })| PrintFile { name, text, origin }).collect()
    }

    /// Fingerprint of everything that decides how pages look. Files that are copied as they are
    /// count by name only: pages refer to them and do not hold them.
    pub(super) fn digest(&self) -> Digest {
        let mut hasher = blake3::Hasher::new();
        let strings =
            self.strings.iter().flat_map(|(tag, texts)| texts.iter().map(move |text| (tag, text)));
        for (name, text) in self.templates.iter().chain(strings) {
            for part in [name.as_str(), &text.text] {
                hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
            }
        }
        for asset in &self.assets {
            hasher.update(asset.name.as_bytes()).update(&[0]);
        }
        Digest(*hasher.finalize().as_bytes())
    }
}

/// Collects the files of the theme `name`: the strings and layouts that all share, the shipped theme
/// below, and the site's own.
pub(super) fn collect(
    tree: &dyn SourceTree,
    name: &str,
    report: &mut Report,
) -> std::io::Result<Files> {
    let entries = tree.list()?;
    let folder = format!("themes/{name}/");
    let own: Vec<_> = entries.iter().filter(|entry| entry.path.starts_with(&folder)).collect();
    if own.is_empty() && shipped::find(name).is_none() {
        let folders = entries
            .iter()
            .filter_map(|entry| entry.path.strip_prefix("themes/")?.split('/').next());
        report.push(unknown_theme(name, folders.chain(shipped::all().map(|theme| theme.name))));
    }
    let base = base(tree, name, report);

    let mut files = Files {
        templates: BTreeMap::new(),
        strings: BTreeMap::new(),
        print: BTreeMap::new(),
        assets: Vec::new(),
    };
    let mut assets = BTreeMap::new();
    let shared = shipped::default();
    if base.name != shared.name {
        let serving = shared.files().into_iter().filter(|(path, _)| shipped::serves_all(path));
        embedded(shared.name, serving, &mut files, &mut assets);
    }
    embedded(base.name, base.files(), &mut files, &mut assets);
    for entry in own.iter().filter(|entry| entry.obstacle.is_none()) {
        let bytes = tree.read(&entry.path)?;
        let below = &entry.path[folder.len()..];
        if let Some(asset) = below.strip_prefix("assets/") {
            assets.insert(asset.to_owned(), Cow::Owned(bytes));
            continue;
        }
        match String::from_utf8(bytes) {
            Ok(text) if below == ejected::FILE => {
                let there = |file: &str| {
                    own.binary_search_by(|entry| entry.path[folder.len()..].cmp(file)).is_ok()
                };
                ejected::check(&entry.path, &text, there, report);
            }
            Ok(text) => place(&mut files, below, entry.path.clone(), text, report),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let mistake = Diagnostic::new("bad-encoding", "the file is not UTF-8 text")
                    .at(Origin::at(entry.path.as_str(), Span::new(at, at + 1)))
                    .help("save it again as UTF-8");
                report.push(mistake);
            }
        }
    }
    override_sheets(base, &mut assets);
    files.assets = assets.into_iter().map(|(name, bytes)| Asset { name, bytes }).collect();
    Ok(files)
}

/// Puts the overrides at the end of the style sheets that they are for.
fn override_sheets(base: &Shipped, assets: &mut BTreeMap<String, Cow<'static, [u8]>>) {
    let Some(overrides) = assets.remove(OVERRIDES) else { return };
    for sheet in base.sheets {
        if let Some(bytes) = assets.get_mut(*sheet) {
            *bytes = Cow::Owned([bytes.as_ref(), b"\n", overrides.as_ref()].concat());
        }
    }
}

/// The shipped theme that the theme `name` lies over, or is. Notes what is wrong with the
/// `theme.yaml` of the site's own.
pub(super) fn base(tree: &dyn SourceTree, name: &str, report: &mut Report) -> &'static Shipped {
    let path = format!("themes/{name}/{MANIFEST}");
    // A file that is not there or not text is told of where all files are read.
    let bytes = is_slug(name).then(|| tree.read(&path).ok()).flatten();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let manifest = text.map(|text| manifest::read(&path, &text, name, report));
    let named = manifest.and_then(|manifest| manifest.extends);
    shipped::find(name).or(named).unwrap_or_else(shipped::default)
}

fn embedded(
    theme: &str,
    list: impl IntoIterator<Item = (String, &'static [u8])>,
    files: &mut Files,
    assets: &mut BTreeMap<String, Cow<'static, [u8]>>,
) {
    for (path, bytes) in list {
        if let Some(asset) = path.strip_prefix("assets/") {
            assets.insert(asset.to_owned(), Cow::Borrowed(bytes));
        } else if let Ok(text) = std::str::from_utf8(bytes) {
            let origin = format!("themes/{theme}/{path}");
            place(files, &path, origin, text.to_owned(), &mut Report::default());
        }
    }
}

/// Puts a text file of a theme where it belongs.
fn place(files: &mut Files, below: &str, origin: String, text: String, report: &mut Report) {
    let text = Text { origin, text };
    if let Some(template) = below.strip_prefix("templates/") {
        files.templates.insert(template.to_owned(), text);
    } else if let Some(tag) =
        below.strip_prefix("strings/").and_then(|name| name.strip_suffix(".yaml"))
    {
        files.strings.entry(tag.to_owned()).or_default().push(text);
    } else if let Some(layout) = below.strip_prefix("print/").filter(|name| name.ends_with(".typ"))
    {
        files.print.insert(layout.to_owned(), text);
    } else if ![MANIFEST, README].contains(&below) {
        let mistake = Diagnostic::new("misplaced-file", "this file is not part of a theme")
            .at(Origin::file(text.origin))
            .help(
                "a theme has `theme.yaml`, `templates/`, `strings/<lang>.yaml`, `print/*.typ` and `assets/`",
            );
        report.push(mistake);
    }
}

fn unknown_theme<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let mistake = Diagnostic::new("unknown-reference", format!("there is no theme `{name}`"))
        .at(Origin::field(crate::config::FILE, crate::diag::Field::key("theme")));
    let mistake = match closest(name, known) {
        Some(near) => mistake.help(format!("did you mean `{near}`?")),
        None => mistake,
    };
    mistake.help(format!("make it with `fieldguide theme new {name}`, or use `theme: {DEFAULT}`"))
}
