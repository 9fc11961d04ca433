//! A page's content security policy with the little more that a preview needs.

/// What the preview adds to a page, by the directive that has to allow it from the same host: the
/// script, its news from the server, and the style of what it shows.
const NEEDED: [&str; 3] = ["script-src", "connect-src", "style-src"];

/// Directives that, where a page has them, decide in the place of two of those.
const NEARER: [&str; 2] = ["script-src-elem", "style-src-elem"];

const OURS: &str = "'self'";

/// `policy` with `'self'` in the directives that the preview needs, and else as it is.
pub(super) fn loosened(policy: &str) -> String {
    let mut directives: Vec<(String, Vec<&str>)> = Vec::new();
    for directive in policy.split(';') {
        let mut words = directive.split_ascii_whitespace();
        let Some(name) = words.next().map(str::to_ascii_lowercase) else { continue };
        // Of two that are alike, browsers heed the first.
        if directives.iter().all(|(known, _)| *known != name) {
            directives.push((name, words.collect()));
        }
    }
    let default = directives.iter().find(|(name, _)| name == "default-src");
    let default = default.map(|(_, sources)| sources.clone());
    for needed in NEEDED {
        match (directives.iter_mut().find(|(name, _)| name == needed), &default) {
            (Some((_, sources)), _) => allow(sources),
            (None, Some(default)) if !allows(default) => {
                let mut sources = default.clone();
                allow(&mut sources);
                directives.push((needed.to_owned(), sources));
            }
            (None, _) => {}
        }
    }
    for (_, sources) in directives.iter_mut().filter(|(name, _)| NEARER.contains(&name.as_str())) {
        allow(sources);
    }
    let whole = |(name, sources): &(String, Vec<&str>)| {
        [&[name.as_str()], sources.as_slice()].concat().join(" ")
    };
    directives.iter().map(whole).collect::<Vec<_>>().join("; ")
}

fn allows(sources: &[&str]) -> bool {
    sources.iter().any(|source| source.eq_ignore_ascii_case(OURS) || *source == "*")
}

fn allow(sources: &mut Vec<&str>) {
    if !allows(sources) {
        sources.retain(|source| !source.eq_ignore_ascii_case("'none'"));
        sources.push(OURS);
    }
}

#[cfg(test)]
mod tests {
    use super::loosened;

    #[test]
    fn only_what_the_preview_needs_is_added() {
        for (policy, loose) in [
            (
                "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'",
                "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; connect-src 'self'",
            ),
            (
                "default-src 'none'",
                "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'",
            ),
            ("default-src 'self'", "default-src 'self'"),
            ("default-src *; connect-src 'none'", "default-src *; connect-src 'self'"),
            ("img-src 'none'", "img-src 'none'"),
            ("script-src-elem 'none'", "script-src-elem 'self'"),
            (
                "SCRIPT-SRC 'none'; script-src *; default-src https:",
                "script-src 'self'; default-src https:; connect-src https: 'self'; style-src https: 'self'",
            ),
            ("", ""),
        ] {
            assert_eq!(loosened(policy), loose, "{policy}");
        }
    }
}
