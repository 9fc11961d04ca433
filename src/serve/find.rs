//! Which file an address means, as the plainest web host would have it.

use std::collections::BTreeMap;

/// The file that a folder's address means.
const INDEX: &str = "index.html";
/// The page for missing addresses, in each language's folder.
const MISSING: &str = "404.html";

/// What lies at an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The file at this path.
    File(String),
    /// A folder, whose address ends with a slash.
    Folder,
    /// Nothing; the page that says so, if the site has one.
    Missing(Option<String>),
}

/// Looks for `path`, an address's path that begins with a slash and has no escapes, among `files`.
///
/// `base` is where the site will lie on its host, from slash to slash. Pages refer to each other
/// relatively and are found without it; the one for missing addresses does not.
pub(super) fn find<T>(files: &BTreeMap<String, T>, base: &str, path: &str) -> Found {
    let plain = path.strip_prefix('/').unwrap_or(path);
    let below = path.strip_prefix(base);
    for path in [Some(plain), below].into_iter().flatten() {
        let folder = path.is_empty() || path.ends_with('/');
        let file = if folder { format!("{path}{INDEX}") } else { path.to_owned() };
        if files.contains_key(&file) {
            return Found::File(file);
        }
        if !folder && files.contains_key(&format!("{path}/{INDEX}")) {
            return Found::Folder;
        }
    }
    if format!("{path}/") == base {
        return Found::Folder;
    }
    let mut folder = below.unwrap_or(plain);
    while let Some((parent, _)) = folder.rsplit_once('/') {
        let page = format!("{parent}/{MISSING}");
        if files.contains_key(&page) {
            return Found::Missing(Some(page));
        }
        folder = parent;
    }
    Found::Missing(files.contains_key(MISSING).then(|| MISSING.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Found, find};

    fn found(base: &str, path: &str) -> Found {
        let files = ["index.html", "404.html", "agencies/ovc.html", "es/index.html", "es/404.html"];
        let files: BTreeMap<String, ()> =
            files.into_iter().map(|path| (path.to_owned(), ())).collect();
        find(&files, base, path)
    }

    #[test]
    fn addresses_mean_files_as_on_the_plainest_host() {
        let file = |path: &str| Found::File(path.to_owned());
        assert_eq!(found("/", "/"), file("index.html"));
        assert_eq!(found("/", "/agencies/ovc.html"), file("agencies/ovc.html"));
        assert_eq!(found("/", "/es/"), file("es/index.html"));
        assert_eq!(found("/", "/es"), Found::Folder);
    }

    #[test]
    fn below_its_base_a_site_is_found_too() {
        let file = |path: &str| Found::File(path.to_owned());
        assert_eq!(found("/guide/", "/guide/"), file("index.html"));
        assert_eq!(found("/guide/", "/guide"), Found::Folder);
        assert_eq!(found("/guide/", "/guide/agencies/ovc.html"), file("agencies/ovc.html"));
        assert_eq!(found("/guide/", "/agencies/ovc.html"), file("agencies/ovc.html"));
        assert_eq!(found("/guide/", "/guide/es"), Found::Folder);
    }

    #[test]
    fn what_is_missing_is_said_in_the_nearest_language() {
        let missing = |path: &str| Found::Missing(Some(path.to_owned()));
        assert_eq!(found("/", "/agencies/nothing.html"), missing("404.html"));
        assert_eq!(found("/", "/agencies/ovc"), missing("404.html"));
        assert_eq!(found("/", "/agencies/"), missing("404.html"));
        assert_eq!(found("/", "/es/agencies/nothing.html"), missing("es/404.html"));
        assert_eq!(found("/guide/", "/guide/es/nothing.html"), missing("es/404.html"));
        assert_eq!(found("/", "/../../etc/passwd"), missing("404.html"));
        assert_eq!(found("/", "//"), missing("404.html"));
        assert_eq!(find(&BTreeMap::<String, ()>::new(), "/", "/"), Found::Missing(None));
    }
}
