//! A page as the preview hands it out: with the script that follows changes.
//!
//! Only what is handed out is dressed; the site's own bytes stay as a build makes them.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Span, StartTag, Token, Tokenizer};

use super::policy::loosened;

/// Where the script lies. No page can: theirs end in `.html`, and other files of a site lie in
/// folders whose names begin with a letter.
pub(super) const SCRIPT: &str = "/-/reload.js";
/// Where the script hears of changes.
pub(super) const EVENTS: &str = "/-/events";
/// How the script's box looks.
pub(super) const STYLE: &str = "/-/overlay.css";

/// `html` with the preview's script, which learns by `build` what it is part of, and with a
/// content security policy that lets the script work.
///
/// `place` is the page's own address where it is handed out at another: what it refers to
/// relatively is then looked for from there.
pub(super) fn page(html: &[u8], build: &str, place: Option<&str>) -> Vec<u8> {
    let mut changes: Vec<(Span<usize>, String)> = Vec::new();
    let mut head = 0;
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::Doctype(doctype) => head = doctype.span.end,
            Token::StartTag(tag) => match tag.name.as_slice() {
                b"html" | b"head" => head = tag.span.end,
                b"body" => break,
                b"meta" => changes.extend(policy(&tag).map(|text| (tag.span, text))),
                _ => {}
            },
            _ => {}
        }
    }
    if let Some(place) = place {
        changes.insert(0, (Span { start: head, end: head }, format!("<base href=\"{place}\">")));
    }
    let end = end_of_body(html);
    let script = format!("<script src=\"{SCRIPT}\" data-build=\"{build}\" defer></script>");
    changes.push((Span { start: end, end }, script));
    replaced(html, &changes)
}

/// The tag anew, with a looser policy, if it holds one.
fn policy(tag: &StartTag<usize>) -> Option<String> {
    let said = |name: &[u8]| tag.attributes.get(name).map(|value| value.as_slice());
    let names = said(b"http-equiv")?;
    if !names.eq_ignore_ascii_case(b"content-security-policy") {
        return None;
    }
    let loose = loosened(&String::from_utf8_lossy(said(b"content")?));
    let loose = loose.replace('&', "&amp;").replace('"', "&quot;");
    Some(format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{loose}\">"))
}

/// Where the last `</body` begins; the end of the file where there is none.
fn end_of_body(html: &[u8]) -> usize {
    const TAG: &[u8] = b"</body";
    let at = html.windows(TAG.len()).rposition(|part| part.eq_ignore_ascii_case(TAG));
    at.unwrap_or(html.len())
}

/// `bytes` with other text in some places, which follow each other.
fn replaced(bytes: &[u8], changes: &[(Span<usize>, String)]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + 256);
    let mut done = 0;
    for (span, text) in changes {
        out.extend(bytes.get(done..span.start).unwrap_or_default());
        out.extend(text.as_bytes());
        done = span.end;
    }
    out.extend(bytes.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::page;

    fn dressed(html: &str, place: Option<&str>) -> String {
        String::from_utf8(page(html.as_bytes(), "b1", place)).expect("UTF-8")
    }

    const SCRIPT: &str = r#"<script src="/-/reload.js" data-build="b1" defer></script>"#;

    #[test]
    fn a_page_gets_the_script_and_a_policy_that_lets_it_work() {
        let html = "<!doctype html><html lang=en><head><meta charset=utf-8>\
            <meta content=\"default-src 'none';script-src 'self'; style-src 'self'\" http-equiv=Content-Security-Policy>\
            <title>A &lt;/body></title></head><body><p>B</p></body></html>";
        let expected = format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8>\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'\">\
             <title>A &lt;/body></title></head><body><p>B</p>{SCRIPT}</body></html>"
        );
        assert_eq!(dressed(html, None), expected);
    }

    #[test]
    fn what_only_looks_like_a_policy_is_left() {
        for html in [
            "<!-- <meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"> -->",
            "<body><meta http-equiv=Content-Security-Policy content=x>",
            "<meta http-equiv=refresh content=1>",
            "<title><meta http-equiv=Content-Security-Policy content=x></title>",
            "",
        ] {
            assert_eq!(dressed(html, None), format!("{html}{SCRIPT}"));
        }
    }

    #[test]
    fn a_page_shown_elsewhere_finds_its_files() {
        for (html, expected) in [
            (
                "<!doctype html><html><head><link href=a>",
                "<!doctype html><html><head>@<link href=a>",
            ),
            (
                "<!doctype html><html lang=en><link href=a>",
                "<!doctype html><html lang=en>@<link href=a>",
            ),
            ("<!doctype html><link href=a>", "<!doctype html>@<link href=a>"),
            ("<link href=a>", "@<link href=a>"),
        ] {
            let expected = expected.replace('@', "<base href=\"/es/404.html\">") + SCRIPT;
            assert_eq!(dressed(html, Some("/es/404.html")), expected);
        }
    }

    #[test]
    fn bytes_that_are_no_text_stay() {
        let html = b"<p>\xff\xfe</p>";
        let dressed = page(html, "b1", None);
        assert!(dressed.starts_with(html) && dressed.ends_with(SCRIPT.as_bytes()));
    }
}
