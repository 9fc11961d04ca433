//! The themes in the binary: a table, a line a theme.
//!
//! Each is whole in templates and assets. Strings and layouts of sheets are shared: those of
//! [`DEFAULT`] serve every theme, and a theme's own lie over them.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

/// The theme of a site that names none, and what a theme lies over that names none.
pub const DEFAULT: &str = "civic";

/// A theme in the binary.
#[derive(Debug)]
pub(super) struct Shipped {
    /// Its name, which no theme of a site's own can have.
    pub(super) name: &'static str,
    /// Its style sheets that make the site's look: at the end of each stand the overrides of a
    /// theme over it, so that they win on every page without another request.
    pub(super) sheets: &'static [&'static str],
    /// The style sheet of overrides that a new theme over this one begins with.
    pub(super) starter: &'static str,
    dir: Dir<'static>,
}

static TABLE: [Shipped; 2] = [
    Shipped {
        name: DEFAULT,
        sheets: &["civic.css", "lists.css"],
        starter: include_str!("starter/civic.css"),
        dir: include_dir!("$CARGO_MANIFEST_DIR/themes/civic"),
    },
    Shipped {
        name: "plain",
        sheets: &["plain.css"],
        starter: include_str!("starter/plain.css"),
        dir: include_dir!("$CARGO_MANIFEST_DIR/themes/plain"),
    },
];

/// Every theme in the binary, the default first.
pub(super) fn all() -> impl Iterator<Item = &'static Shipped> {
    TABLE.iter()
}

/// The theme called `name`.
pub(super) fn find(name: &str) -> Option<&'static Shipped> {
    TABLE.iter().find(|theme| theme.name == name)
}

/// The default theme.
pub(super) fn default() -> &'static Shipped {
    &TABLE[0]
}

/// Whether the file at `path` below the default theme serves every theme.
pub(super) fn serves_all(path: &str) -> bool {
    path.starts_with("strings/") || path.starts_with("print/")
}

impl Shipped {
    /// Its own files by path, sorted.
    pub(super) fn files(&'static self) -> Vec<(String, &'static [u8])> {
        let mut files = Vec::new();
        let mut dirs = vec![&self.dir];
        while let Some(dir) = dirs.pop() {
            dirs.extend(dir.dirs());
            for file in dir.files() {
                let Some(path) = file.path().to_str() else { continue };
                files.push((path.replace('\\', "/"), file.contents()));
            }
        }
        files.sort_unstable();
        files
    }

    /// What an author may copy: its own files, and those that it shares, sorted.
    pub(super) fn offered(&'static self) -> Vec<String> {
        let shared = default().files().into_iter().map(|(path, _)| path);
        let shared = shared.filter(|path| serves_all(path));
        let mut paths: Vec<_> = self.files().into_iter().map(|(path, _)| path).collect();
        paths.extend(shared);
        paths.retain(|path| path != super::MANIFEST);
        paths.sort_unstable();
        paths.dedup();
        paths
    }

    /// The bytes of one of the files [`offered`](Self::offered). Strings are whole: the shared
    /// ones, with the theme's own in their place and after them.
    pub(super) fn file(&'static self, path: &str) -> Option<Cow<'static, [u8]>> {
        let of = |theme: &'static Self| theme.dir.get_file(path).map(include_dir::File::contents);
        let own = of(self);
        let shared = of(default()).filter(|_| serves_all(path));
        match (own, shared) {
            (Some(own), Some(shared)) if self.name != DEFAULT && path.starts_with("strings/") => {
                Some(Cow::Owned(laid_over(shared, own)))
            }
            (Some(bytes), _) | (None, Some(bytes)) => Some(Cow::Borrowed(bytes)),
            (None, None) => None,
        }
    }
}

/// Two files of strings as one. Shipped strings have one key a line.
fn laid_over(shared: &[u8], own: &[u8]) -> Vec<u8> {
    let (shared, own) = (String::from_utf8_lossy(shared), String::from_utf8_lossy(own));
    let key = |line: &str| {
        let name = line.split_once(':')?.0;
        (!name.starts_with(['#', ' '])).then(|| name.to_owned())
    };
    let replaced: Vec<_> = own.lines().filter_map(key).collect();
    let kept = shared.lines().filter(|line| key(line).is_none_or(|key| !replaced.contains(&key)));
    let lines: Vec<_> = kept.chain([""]).chain(own.lines()).collect();
    (lines.join("\n") + "\n").into_bytes()
}
