//! Slugs and portable file names.
//!
//! Takes: text or a path. Gives: whether it is fit for every file system, or the nearest slug.
//! Never: touches a file.

/// The longest relative path that a produced file may have, in bytes.
///
/// Leaves room for a drive letter and a folder on systems that stop at 260 characters.
pub const LONGEST_PATH: usize = 120;

/// Names that Windows keeps for devices, whatever the extension
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
const RESERVED: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Whether `text` is a slug: lower-case ASCII letters and digits in groups joined by single hyphens.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
        && !RESERVED.contains(&text)
}

/// The slug nearest to `text`: letters without accents, everything else a hyphen.
///
/// Empty when the text has no Latin letter or digit.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        let folded = fold(c);
        if let Some(ascii) = folded.filter(char::is_ascii_alphanumeric) {
            slug.push(ascii.to_ascii_lowercase());
        } else if !matches!(c, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// `c` without its accent, for the Latin letters of the Latin-1 and Latin Extended-A blocks.
pub fn fold(c: char) -> Option<char> {
    Some(match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => 'a',
        'Ç' | 'ç' | 'Ć'..='č' => 'c',
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => 'i',
        'Ñ' | 'ñ' | 'Ń'..='ň' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        'Ś'..='š' => 's',
        'Ź'..='ž' => 'z',
        'Ł' | 'ł' => 'l',
        c if c.is_ascii() => c,
        _ => return None,
    })
}

/// Why `path` cannot be written on every file system, in plain words; `None` when it can.
///
/// The rules are the intersection of FAT32, exFAT, NTFS and ISO 9660 with Joliet.
pub fn unportable(path: &str) -> Option<String> {
    if path.len() > LONGEST_PATH {
        return Some(format!("the path has {} characters; {LONGEST_PATH} is the most", path.len()));
    }
    path.split('/').find_map(|part| {
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        if part.is_empty() || part == "." || part == ".." {
            Some("a folder's name is empty".to_owned())
        } else if let Some(c) =
            part.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')))
        {
            Some(format!("`{c}` is not safe in a file's name everywhere"))
        } else if RESERVED.contains(&stem.as_str()) {
            Some(format!("`{part}` is a device's name on Windows"))
        } else if part.ends_with('.') {
            Some("a name that ends in a full stop is lost on Windows".to_owned())
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for good in ["otip", "ice-tip-line", "d-2", "711"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "Otip", "a--b", "-a", "a-", "a_b", "con", "línea"] {
            assert!(!is_slug(bad), "{bad}");
        }
        assert_eq!(slugify("Línea directa: ¿qué es?"), "linea-directa-que-es");
        assert_eq!(slugify("U.S. Attorneys' Offices"), "u-s-attorneys-offices");
        assert_eq!(slugify("خط"), "");
    }

    #[test]
    fn portable_names() {
        assert_eq!(unportable("es/agencies/otip.html"), None);
        assert_eq!(unportable(".nojekyll"), None);
        assert!(unportable("assets/aux.css").is_some());
        assert!(unportable("assets/a b.png").is_some());
        assert!(unportable("assets//x").is_some());
        assert!(unportable(&"a".repeat(121)).is_some());
    }
}
