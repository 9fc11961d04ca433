//! Ids from before: the key `former_ids`, and references that still use such an id.

use std::sync::OnceLock;

use super::files::{Files, RecordFile};
use super::front_matter;
use super::known::bare;
use crate::diag::Diagnostic;
use crate::model::{AgencyIx, FormerIds, PageIx, TermIx};
use crate::slug::{is_slug, slugify};
use crate::source::SourceTree;
use crate::yaml::{Fields, Reader, Word, parse};

/// The key.
const KEY: &str = "former_ids";

/// The ids that a record had before.
pub(super) fn ids(fields: &Fields<'_, '_>) -> Vec<String> {
    let good = |word: &Word<'_>| is_slug(word.text.trim()) || not_an_id(fields, *word, "id");
    let words = fields.words(KEY).into_iter().filter(good);
    words.map(|word| word.text.trim().to_owned()).collect()
}

/// The paths that a page had before: below `pages/`, without extension.
pub(super) fn paths(fields: &Fields<'_, '_>) -> Vec<String> {
    let good = |word: &Word<'_>| {
        word.text.trim().split('/').all(is_slug) || not_an_id(fields, *word, "path")
    };
    let words = fields.words(KEY).into_iter().filter(good);
    words.map(|word| word.text.trim().to_owned()).collect()
}

fn not_an_id(fields: &Fields<'_, '_>, word: Word<'_>, what: &str) -> bool {
    let text = word.text.trim();
    let mut mistake = Diagnostic::new(
        "bad-id",
        format!("`{text}` cannot have been an {what}").replace("an path", "a path"),
    );
    let bare = text.trim_matches('/');
    let bare =
        [".html", ".yaml", ".md"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    let better: Vec<_> = match what {
        "path" => bare.split('/').map(slugify).collect(),
        _ => vec![slugify(bare.rsplit('/').next().unwrap_or(bare))],
    };
    if better.iter().all(|part| is_slug(part)) {
        mistake = mistake.help(format!("did you mean `{}`?", better.join("/")));
    }
    let help = "an id has lower-case letters, digits and single hyphens; for any other address from before, \
                add a line to `redirects` in `content/site.yaml`";
    fields.reader().say(word.span, mistake.help(help));
    false
}

/// A reference that uses an id from before, as in `term:old`.
pub(super) fn outdated(written: &str, new: &str) -> Diagnostic {
    let old = bare(written);
    let before = written.strip_suffix(old).unwrap_or_default();
    Diagnostic::new("former-id", format!("`{old}` is called `{new}` now"))
        .help(format!("write `{before}{new}` here"))
}

/// What had which id before. The files are looked through for it only when some reference names
/// nothing that there is now: most sites never pay for that.
pub(super) struct Former<'t> {
    tree: &'t dyn SourceTree,
    files: &'t Files,
    found: OnceLock<FormerIds>,
}

impl<'t> Former<'t> {
    pub(super) fn new(tree: &'t dyn SourceTree, files: &'t Files) -> Self {
        Self { tree, files, found: OnceLock::new() }
    }

    /// Saves the look through the files, once all of them were read.
    pub(super) fn know(&self, ids: FormerIds) {
        drop(self.found.set(ids));
    }

    /// What had which id. Other threads wait meanwhile, so this must not give work to them.
    pub(super) fn ids(&self) -> &FormerIds {
        self.found.get_or_init(|| {
            let mut all = FormerIds::default();
            for (at, file) in (0..).zip(&self.files.agencies) {
                self.each(file, |id| all.agency(id, AgencyIx(at)));
            }
            for (at, file) in (0..).zip(&self.files.glossary) {
                self.each(file, |id| all.term(id, TermIx(at)));
            }
            for (at, file) in (0..).zip(&self.files.pages) {
                self.each(file, |path| all.page(path, PageIx(at)));
            }
            all
        })
    }

    /// Each id in the file. Mistakes in it are told when the record itself is read.
    fn each(&self, file: &RecordFile, mut take: impl FnMut(&str)) {
        let Ok(bytes) = self.tree.read(&file.path) else { return };
        let Ok(text) = String::from_utf8(bytes) else { return };
        if !text.contains(KEY) {
            return;
        }
        let (yaml, at) = match front_matter::split(&file.path, &text) {
            Ok(parts) if file.path.ends_with(".md") => (parts.yaml, parts.yaml_at),
            _ => (text.as_str(), 0),
        };
        let Ok(node) = parse(&file.path, yaml, at) else { return };
        let reader = Reader::new(&file.path, &text);
        let Some(fields) = reader.fields(&node, "a record") else { return };
        fields.words(KEY).iter().for_each(|word| take(word.text.trim()));
    }
}

impl std::fmt::Debug for Former<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Former").field("found", &self.found).finish_non_exhaustive()
    }
}
