//! Names that mean something whatever a list says.

/// Whether systems leave something of this path on sticks by themselves. Folders of theirs count at the
/// root only; in the guide they would be as foreign as anything else.
pub(super) fn is_litter(path: &str) -> bool {
    const FOLDERS: [&str; 11] = [
        "system volume information",
        "$recycle.bin",
        "recycler",
        ".trashes",
        ".fseventsd",
        ".spotlight-v100",
        ".temporaryitems",
        ".documentrevisions-v100",
        "lost+found",
        "found.000",
        "__macosx",
    ];
    const FILES: [&str; 5] =
        [".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".metadata_never_index"];
    let lower = path.to_lowercase();
    let top = lower.split('/').next().unwrap_or_default();
    let name = lower.rsplit('/').next().unwrap_or_default();
    FOLDERS.contains(&top)
        || top.starts_with(".trash-")
        || FILES.contains(&name)
        || name.starts_with("._")
}

/// Whether something at the root starts by itself, or would be opened by who looks for the guide: systems
/// hide endings.
pub(super) fn is_lure(path: &str, listed: &[&str]) -> bool {
    const OPENS: [&str; 17] = [
        "app", "bat", "cmd", "com", "command", "desktop", "exe", "hta", "htm", "html", "js", "lnk",
        "msi", "pif", "scr", "url", "vbs",
    ];
    let parts = |name: &str| {
        let lower = name.to_lowercase();
        let (stem, rest) = lower.split_once('.').unwrap_or((&lower, ""));
        (stem.to_owned(), rest.rsplit('.').next().unwrap_or_default().to_owned())
    };
    let (stem, ending) = parts(path);
    path.eq_ignore_ascii_case("autorun.inf")
        || OPENS.contains(&ending.as_str()) && listed.iter().any(|name| parts(name).0 == stem)
}

#[cfg(test)]
mod tests {
    use super::{is_litter, is_lure};

    #[test]
    fn what_systems_leave_is_known_and_nothing_else() {
        for path in [
            "System Volume Information/IndexerVolumeGuid",
            "$RECYCLE.BIN/S-1-5/desktop.ini",
            ".Trash-1000/files/x",
            "guide/.DS_Store",
            "guide/agencies/._x.html",
            "Thumbs.db",
        ] {
            assert!(is_litter(path), "{path}");
        }
        for path in ["autorun.inf", "guide/lost+found/x", "guide/x.html", "setup.exe"] {
            assert!(!is_litter(path), "{path}");
        }
    }

    #[test]
    fn what_could_be_taken_for_the_guide_is_seen() {
        let listed = ["START-HERE.html", "guide"];
        for path in ["AUTORUN.INF", "start-here.exe", "Guide.lnk", "START-HERE.html.scr"] {
            assert!(is_lure(path, &listed), "{path}");
        }
        for path in ["holiday.jpg", "guide.pdf", "setup.exe"] {
            assert!(!is_lure(path, &listed), "{path}");
        }
    }
}
