//! The files of a theme: the embedded ones, with the site's own in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::{DEFAULT, manifest};
use crate::diag::{Diagnostic, Origin, Report, Span, closest};
use crate::model::Digest;
use crate::source::SourceTree;

/// The theme in the binary.
static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/civic");

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
    /// Where it was read: a path of the site, or `theme civic: …` for an embedded one.
    pub(super) origin: String,
    /// Its text.
    pub(super) text: String,
}

/// The files of a theme by their names.
#[derive(Debug)]
pub(super) struct Files {
    /// Templates by the name under which others include them.
    pub(super) templates: BTreeMap<String, Text>,
    /// Strings by language tag: the embedded ones first, then the site's.
    pub(super) strings: BTreeMap<String, Vec<Text>>,
    /// Everything below `assets/`, sorted by name.
    pub(super) assets: Vec<Asset>,
}

impl Files {
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

/// Collects the files of the theme `name`.
pub(super) fn collect(
    tree: &dyn SourceTree,
    name: &str,
    report: &mut Report,
) -> std::io::Result<Files> {
    let mut files =
        Files { templates: BTreeMap::new(), strings: BTreeMap::new(), assets: Vec::new() };
    let mut assets = BTreeMap::new();
    embedded(&EMBEDDED, &mut files, &mut assets);

    let folder = format!("themes/{name}/");
    let entries = tree.list()?;
    let own: Vec<_> = entries.iter().filter(|entry| entry.path.starts_with(&folder)).collect();
    if own.is_empty() && name != DEFAULT {
        let known = entries
            .iter()
            .filter_map(|entry| entry.path.strip_prefix("themes/")?.split('/').next());
        report.push(unknown_theme(name, known.chain([DEFAULT])));
    }
    for entry in own.into_iter().filter(|entry| entry.obstacle.is_none()) {
        let bytes = tree.read(&entry.path)?;
        let below = &entry.path[folder.len()..];
        if let Some(asset) = below.strip_prefix("assets/") {
            assets.insert(asset.to_owned(), Cow::Owned(bytes));
            continue;
        }
        match String::from_utf8(bytes) {
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
    files.assets = assets.into_iter().map(|(name, bytes)| Asset { name, bytes }).collect();
    Ok(files)
}

fn embedded(
    dir: &'static Dir<'static>,
    files: &mut Files,
    assets: &mut BTreeMap<String, Cow<'static, [u8]>>,
) {
    for file in dir.files() {
        let Some(path) = file.path().to_str().map(|path| path.replace('\\', "/")) else { continue };
        if let Some(asset) = path.strip_prefix("assets/") {
            assets.insert(asset.to_owned(), Cow::Borrowed(file.contents()));
        } else if let Some(text) = file.contents_utf8() {
            let origin = format!("themes/{DEFAULT}/{path}");
            place(files, &path, origin, text.to_owned(), &mut Report::default());
        }
    }
    for inner in dir.dirs() {
        embedded(inner, files, assets);
    }
}

fn place(files: &mut Files, below: &str, origin: String, text: String, report: &mut Report) {
    let text = Text { origin, text };
    if let Some(template) = below.strip_prefix("templates/") {
        files.templates.insert(template.to_owned(), text);
    } else if let Some(tag) =
        below.strip_prefix("strings/").and_then(|name| name.strip_suffix(".yaml"))
    {
        files.strings.entry(tag.to_owned()).or_default().push(text);
    } else if below == "theme.yaml" {
        let folder = text.origin.split('/').nth(1).unwrap_or_default().to_owned();
        manifest::check(&text, &folder, report);
    } else {
        let mistake = Diagnostic::new("misplaced-file", "this file is not part of a theme")
            .at(Origin::file(text.origin))
            .help("a theme has `theme.yaml`, `templates/`, `strings/<lang>.yaml` and `assets/`");
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
    mistake.help(format!("make the folder `themes/{name}/`, or use `theme: {DEFAULT}`"))
}
