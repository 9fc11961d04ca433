//! Whether something can be an id, and what could be one instead.

use super::ground::Kind;
use super::refusal::Refusal;
use crate::slug::{is_slug, slugify};

/// The id as it will be, or why not. A page's id may have folders: `guides/x`.
pub(super) fn judged(kind: Kind, asked: &str) -> Result<(), Refusal> {
    let parts: Vec<&str> = asked.split('/').collect();
    if parts.len() > 1 && kind != Kind::Page && parts.iter().all(|part| is_slug(part)) {
        let last = parts.last().copied().unwrap_or_default();
        let refusal = Refusal::new(format!("`{asked}` cannot be an id: only pages lie in folders"));
        return Err(refusal.help(format!("write `{last}`")));
    }
    let Some(odd) = parts.iter().find(|part| !is_slug(part)) else { return Ok(()) };
    let mut refusal = Refusal::new(format!("`{asked}` cannot be an id: {}", why(odd)));
    if let Some(better) = better(kind, asked) {
        refusal = refusal.help(format!("write `{better}`"));
    }
    Err(refusal.help(
        "an id has small letters a to z, digits and single hyphens; it becomes the page's address",
    ))
}

/// What is wrong with one part of an id that is no slug.
fn why(part: &str) -> String {
    let strange = |c: &char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-');
    match part.chars().find(strange) {
        _ if part.is_empty() => "a name in it is empty".to_owned(),
        Some(c) if c.is_whitespace() => "it has a space".to_owned(),
        Some(c) if c.is_uppercase() => format!("`{c}` is a capital letter"),
        Some(c) if c.is_alphabetic() => format!("`{c}` is not one of the letters a to z"),
        Some(c) => format!("`{c}` is neither a letter, a digit nor a hyphen"),
        None if part.starts_with('-') => "it begins with a hyphen".to_owned(),
        None if part.ends_with('-') => "it ends with a hyphen".to_owned(),
        None if part.contains("--") => "it has two hyphens in a row".to_owned(),
        None => format!("Windows keeps the name `{part}` for a device"),
    }
}

/// The id that was probably meant; none where nothing of it can be used.
fn better(kind: Kind, asked: &str) -> Option<String> {
    let asked = asked.trim_start_matches("./").trim_start_matches('/');
    let asked = asked.strip_prefix(kind.folder()).unwrap_or(asked);
    let endings = [".yaml", ".yml", ".md"];
    let bare = endings.iter().find_map(|end| asked.strip_suffix(end)).unwrap_or(asked);
    let parts = bare.split('/').map(slugify).filter(|part| !part.is_empty());
    let parts: Vec<String> =
        parts.map(|part| if is_slug(&part) { part } else { format!("{part}-page") }).collect();
    match kind {
        Kind::Page => Some(parts.join("/")).filter(|id| !id.is_empty()),
        Kind::Agency | Kind::Term => parts.last().cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong_and_what_would_be_right() {
        let said = |kind, id| judged(kind, id).map_err(|refusal| (refusal.message, refusal.help));
        assert_eq!(said(Kind::Agency, "harbor-safety"), Ok(()));
        assert_eq!(said(Kind::Page, "guides/boats-2"), Ok(()));
        for (kind, id, why, help) in [
            (Kind::Agency, "Harbor Office", "`H` is a capital letter", "write `harbor-office`"),
            (Kind::Agency, "two words", "it has a space", "write `two-words`"),
            (Kind::Agency, "línea", "`í` is not one of the letters a to z", "write `linea`"),
            (Kind::Term, "a_b", "`_` is neither a letter, a digit nor a hyphen", "write `a-b`"),
            (Kind::Term, "-a", "it begins with a hyphen", "write `a`"),
            (Kind::Term, "a-", "it ends with a hyphen", "write `a`"),
            (Kind::Term, "a--b", "it has two hyphens in a row", "write `a-b`"),
            (Kind::Term, "aux", "Windows keeps the name `aux` for a device", "write `aux-page`"),
            (Kind::Agency, "guides/x", "only pages lie in folders", "write `x`"),
            (Kind::Page, "guides//x", "a name in it is empty", "write `guides/x`"),
            (
                Kind::Agency,
                "content/agencies/otip.yaml",
                "`.` is neither a letter, a digit nor a hyphen",
                "write `otip`",
            ),
        ] {
            let (message, helps) = said(kind, id).expect_err(id);
            assert_eq!(message, format!("`{id}` cannot be an id: {why}"));
            assert_eq!(helps.first().map(String::as_str), Some(help), "{id}");
        }
        let (_, helps) = said(Kind::Agency, "خط").expect_err("no Latin letter");
        assert_eq!(helps.len(), 1, "{helps:?}");
    }
}
