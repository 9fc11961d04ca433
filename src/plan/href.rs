//! Relative addresses: right at every depth, on every host, and from `file://`.

/// The address of the file `to` on the page `from`, both below the output's root.
///
/// It is relative and ends in a file; RFC 3986 section 5.2 leads from one to the other.
pub fn href(from: &str, to: &str) -> String {
    let folder = from.rfind('/').map_or("", |at| &from[..=at]);
    let shared = shared_folders(folder, to);
    let up = folder[shared..].matches('/').count();
    let mut out = String::with_capacity(3 * up + to.len() - shared);
    for _ in 0..up {
        out.push_str("../");
    }
    out.push_str(&to[shared..]);
    out
}

/// What leads from the page `from` to the output's root: `""`, `"../"`, `"../../"`.
pub fn root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// The length of the folders that both begin with, slashes included.
fn shared_folders(folder: &str, to: &str) -> usize {
    let same = folder.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    folder[..same].rfind('/').map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn at_every_depth() {
        assert_eq!(href("index.html", "agencies/otip.html"), "agencies/otip.html");
        assert_eq!(href("agencies/otip.html", "agencies/orr.html"), "orr.html");
        assert_eq!(href("agencies/otip.html", "index.html"), "../index.html");
        assert_eq!(href("es/agencies/otip.html", "agencies/otip.html"), "../../agencies/otip.html");
        assert_eq!(href("es/agencies/otip.html", "es/search.html"), "../search.html");
        assert_eq!(href("agencies/a.html", "agencies-b/c.html"), "../agencies-b/c.html");
    }

    proptest! {
        #[test]
        fn leads_back_to_its_target(
            from in proptest::collection::vec("[ab]{1,2}", 1..5),
            to in proptest::collection::vec("[ab]{1,2}", 1..5),
        ) {
            let address = href(&from.join("/"), &to.join("/"));
            let mut at: Vec<&str> = from.iter().map(String::as_str).collect();
            at.pop();
            for part in address.split('/') {
                if part == ".." { at.pop(); } else { at.push(part); }
            }
            prop_assert_eq!(at.join("/"), to.join("/"));
            prop_assert!(!address.ends_with('/'));
        }
    }
}
