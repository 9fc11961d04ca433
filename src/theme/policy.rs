//! What a theme's pages allow themselves: the content security policies in its templates, and the one that
//! allows what any of them does.
//!
//! Takes: the templates' texts.
//! Gives: one policy for a server to send with every file; each page's own, which may be stricter, stands in
//! the page and counts beside it.
//! Never: guesses; a page without a policy, or with one that is put together while it is made, leaves none.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};

use super::files::Files;

/// One policy: directives by name, each with its sources.
type Policy = BTreeMap<String, Vec<String>>;

/// The policy that allows what the page of any template allows; none where that cannot be told.
pub(super) fn policy(files: &Files) -> Option<String> {
    let texts: BTreeMap<&str, &str> =
        files.templates.iter().map(|(name, text)| (name.as_str(), text.text.as_str())).collect();
    let mut all: Vec<Policy> = Vec::new();
    for name in texts.keys().filter(|name| !name.contains('/')) {
        let parts = parts(name, &texts);
        if !parts.iter().any(|part| part.to_ascii_lowercase().contains("<html")) {
            continue;
        }
        let found: Vec<String> = parts.iter().flat_map(|part| written(part)).collect();
        if found.is_empty() || found.iter().any(|policy| policy.contains(['{', '}'])) {
            return None;
        }
        all.extend(found.iter().map(|policy| read(policy)));
    }
    (!all.is_empty()).then(|| render(&widest(&all)))
}

/// The text of `name` and of all templates that it extends, includes or imports.
fn parts<'t>(name: &str, texts: &BTreeMap<&str, &'t str>) -> Vec<&'t str> {
    let mut open = vec![name.to_owned()];
    let mut seen = BTreeSet::new();
    let mut parts = Vec::new();
    while let Some(name) = open.pop() {
        let Some(text) = texts.get(name.as_str()).filter(|_| seen.insert(name.clone())) else {
            continue;
        };
        parts.push(*text);
        let quoted = text.split('"').skip(1).step_by(2);
        open.extend(quoted.filter(|word| texts.contains_key(word)).map(str::to_owned));
    }
    parts
}

/// The policies that stand in `html`.
fn written(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        let said = |name: &[u8]| {
            let value = tag.attributes.get(name)?;
            Some(String::from_utf8_lossy(value).into_owned())
        };
        let is_policy = said(b"http-equiv")
            .is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"));
        if is_policy && tag.name.as_slice() == b"meta" {
            found.extend(said(b"content"));
        }
    }
    found
}

fn read(text: &str) -> Policy {
    let mut policy = Policy::new();
    for directive in text.split(';') {
        let mut words = directive.split_ascii_whitespace().map(str::to_owned);
        let Some(name) = words.next() else { continue };
        // Of two that are alike, browsers heed the first.
        policy.entry(name.to_ascii_lowercase()).or_insert_with(|| words.collect());
    }
    policy
}

fn render(policy: &Policy) -> String {
    let directive = |(name, sources): (&String, &Vec<String>)| {
        if sources.is_empty() { name.clone() } else { format!("{name} {}", sources.join(" ")) }
    };
    policy.iter().map(directive).collect::<Vec<_>>().join("; ")
}

/// Directives with a list of sources that are not about what a page loads: nothing stands in for them.
const NOT_LOADING: [&str; 3] = ["base-uri", "form-action", "frame-ancestors"];

/// The sources that `policy` allows for `name`, where need be by what stands in for it (CSP 3, 6.8.3); none
/// where it allows everything.
fn allowed<'p>(policy: &'p Policy, name: &str) -> Option<&'p Vec<String>> {
    let instead: &[&str] = match name {
        "script-src-elem" | "script-src-attr" => &["script-src", "default-src"],
        "style-src-elem" | "style-src-attr" => &["style-src", "default-src"],
        "worker-src" => &["child-src", "script-src", "default-src"],
        "frame-src" => &["child-src", "default-src"],
        _ if name.ends_with("-src") => &["default-src"],
        _ => &[],
    };
    std::iter::once(&name).chain(instead).find_map(|name| policy.get(*name))
}

/// The policy that allows what any of `all` does.
fn widest(all: &[Policy]) -> Policy {
    let names: BTreeSet<&String> = all.iter().flat_map(|policy| policy.keys()).collect();
    let mut widest = Policy::new();
    for name in names {
        let lists: Option<Vec<&Vec<String>>> =
            all.iter().map(|policy| allowed(policy, name)).collect();
        let Some(lists) = lists else { continue };
        let has_sources = name.ends_with("-src")
            || name.starts_with("script-src-")
            || name.starts_with("style-src-")
            || NOT_LOADING.contains(&name.as_str());
        if !has_sources {
            // What only a page can know, such as `sandbox`: said for all or not at all.
            if lists.windows(2).all(|pair| pair[0] == pair[1]) {
                widest.insert(name.clone(), lists[0].clone());
            }
            continue;
        }
        let mut sources: Vec<String> = Vec::new();
        for source in lists.into_iter().flatten() {
            if !source.eq_ignore_ascii_case("'none'") && !sources.contains(source) {
                sources.push(source.clone());
            }
        }
        if sources.is_empty() {
            sources.push("'none'".to_owned());
        }
        widest.insert(name.clone(), sources);
    }
    widest
}

#[cfg(test)]
mod tests {
    use super::{read, render, widest, written};

    fn of(policies: &[&str]) -> String {
        render(&widest(&policies.iter().map(|policy| read(policy)).collect::<Vec<_>>()))
    }

    #[test]
    fn the_widest_policy_allows_what_any_page_does_and_no_more() {
        for (policies, wide) in [
            (&["default-src 'none'; img-src 'self'"][..], "default-src 'none'; img-src 'self'"),
            (
                &["default-src 'none'; script-src 'self'", "default-src 'none'; img-src data:"],
                "default-src 'none'; img-src data:; script-src 'self'",
            ),
            (
                &["default-src 'self'", "default-src 'none'; img-src data:"],
                "default-src 'self'; img-src 'self' data:",
            ),
            // What one page leaves open is open for all.
            (&["default-src 'none'", "img-src 'self'"], "img-src 'self'"),
            (&["default-src 'none'; img-src 'none'", "script-src 'self'"], "script-src 'self'"),
            (&["base-uri 'none'; default-src 'none'", "default-src 'none'"], "default-src 'none'"),
            (
                &["default-src 'none'; script-src 'self'", "default-src 'none'; worker-src blob:"],
                "default-src 'none'; script-src 'self'; worker-src 'self' blob:",
            ),
            (&["default-src 'none'; sandbox", "default-src 'none'"], "default-src 'none'"),
        ] {
            assert_eq!(of(policies), wide, "{policies:?}");
        }
    }

    #[test]
    fn policies_are_read_as_browsers_read_them() {
        let html = "<!-- <meta http-equiv=Content-Security-Policy content=no> -->\
            <META content=\"img-src 'self'\" HTTP-EQUIV='content-security-policy'><meta name=a content=b>";
        assert_eq!(written(html), ["img-src 'self'"]);
    }
}
