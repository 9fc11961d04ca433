//! What `verify` found, in words and as JSON.

use std::collections::BTreeSet;

use serde_json::json;

use super::{build, say};
use crate::manifest::sums;
use crate::sign::PublicKey;
use crate::verify::{Finding, Kind, Signed, State, Verdict, What};

/// What is to be told.
#[derive(Debug)]
pub(super) struct Told<'a> {
    /// What was found.
    pub(super) found: &'a Verdict,
    /// Whether what lies beside the guide counts.
    pub(super) strict: bool,
    /// The key that was given.
    pub(super) key: Option<&'a PublicKey>,
}

/// For people: each file that is not as it should be, by what is the matter; then one line for all.
pub(super) fn text(told: &Told<'_>) -> String {
    let Told { found, strict, key } = told;
    let mut out = String::new();
    for state in State::ALL {
        let all: Vec<&Finding> = found.of(state).collect();
        if all.is_empty() {
            continue;
        }
        out.push_str(&format!("{} ({}):\n", heading(state), all.len()));
        for finding in all {
            out.push_str(&format!("  {}{}\n", finding.path, remark(&finding.what)));
        }
        out.push('\n');
    }
    let whole = found.is_whole(*strict);
    let mut line = |words: &str| {
        out.push_str(words);
        out.push('\n');
    };
    if found.interrupted {
        line(match found.kind {
            Kind::Site => "a build was interrupted here: build once more",
            Kind::Copy => "copying onto this was interrupted: run fieldguide usb once more",
        });
    }
    line(&if whole {
        let files = say::counted(found.listed, "file");
        format!("WHOLE: {files}, {}, each as it was built", build::size(found.bytes))
    } else {
        format!("NOT WHOLE: {}", counts(found, *strict))
    });
    if let Some(fingerprint) = &found.fingerprint {
        line(&format!("fingerprint: {fingerprint}"));
    }
    signature(&found.signed, *key).iter().for_each(|words| line(words));
    for words in remarks(found) {
        line(&words);
    }
    out
}

/// For scripts: a line for each file, sorted by path, then one line for all.
pub(super) fn json(told: &Told<'_>) -> String {
    let Told { found, strict, key } = told;
    let mut lines: Vec<(&str, String)> = found
        .whole
        .iter()
        .map(|path| (&**path, json!({"path": path, "state": "whole"}).to_string()))
        .collect();
    for Finding { path, what } in &found.findings {
        let mut object = json!({"path": path, "state": what.state().word()});
        let remark = remark(what);
        if !remark.is_empty() {
            object["remark"] = remark.trim_start_matches([':', ' ']).into();
        }
        lines.push((path, object.to_string()));
    }
    lines.sort_unstable();
    let mut out: String = lines.into_iter().flat_map(|(_, line)| [line, "\n".to_owned()]).collect();
    let mut all = json!({
        "whole": found.is_whole(*strict),
        "kind": match found.kind { Kind::Site => "site", Kind::Copy => "copy" },
        "files": found.listed,
        "bytes": found.bytes,
        "fingerprint": found.fingerprint,
        "signature": found.signed.word(),
        "interrupted": found.interrupted,
        "saw_foreign": found.saw_all,
        "litter": found.litter,
    });
    for state in State::ALL {
        all[state.word()] = found.of(state).count().into();
    }
    match &found.signed {
        Signed::Good { comment, for_all } => {
            all["signed_comment"] = comment.as_str().into();
            all["signed_all"] = (*for_all).into();
            all["key"] = key.map(PublicKey::number).into();
        }
        Signed::Wrong(why) => all["signature_remark"] = why.as_str().into(),
        Signed::No | Signed::Unchecked | Signed::Missing => {}
    }
    out.push_str(&format!("{all}\n"));
    out
}

fn heading(state: State) -> &'static str {
    match state {
        State::Changed => "changed: not the bytes that were built",
        State::Missing => "missing",
        State::Foreign => "foreign: in the guide's place, and no part of it",
        State::Unreadable => "unreadable",
        State::Beside => "not part of the guide, beside it",
        State::Withheld => "not handed out by the host, which reads them itself",
        State::Respelled => "whole, but spelled otherwise",
    }
}

fn remark(what: &What) -> String {
    match what {
        What::Changed { size: Some(size), built: Some(built) } if size == built => {
            ": other bytes, the same size".to_owned()
        }
        What::Changed { size: Some(size), built: Some(built) } => {
            format!(": {size} bytes, was built with {built}")
        }
        What::Changed { size: None, built: Some(built) } => {
            format!(": more than its {built} bytes")
        }
        What::Changed { built: None, .. } => ": other bytes".to_owned(),
        What::NoFile => ": a link or a folder stands in its place".to_owned(),
        What::DamagedList => ": the list itself is damaged".to_owned(),
        What::Disagreed => format!(": it and {} say different things", sums::NAME),
        What::Missing(Some(other)) => format!(": there is `{other}`, spelled otherwise"),
        What::Twice => ": it holds two files of one name, or one within another".to_owned(),
        What::Unreadable(words) => format!(": {words}"),
        What::Respelled(other) => format!(": stands there as `{other}`"),
        What::Missing(None) | What::Foreign | What::Beside | What::Withheld => String::new(),
    }
}

/// How many are not as they should be, in one line.
fn counts(found: &Verdict, strict: bool) -> String {
    let mut parts = Vec::new();
    for state in [State::Changed, State::Missing, State::Foreign, State::Unreadable, State::Beside]
    {
        let count = found.of(state).count();
        if count > 0 && (state != State::Beside || strict) {
            parts.push(format!("{count} {}", state.word()));
        }
    }
    if found.interrupted {
        parts.push("interrupted".to_owned());
    }
    match &found.signed {
        Signed::Missing => parts.push("not signed".to_owned()),
        Signed::Wrong(_) => parts.push("wrongly signed".to_owned()),
        Signed::No | Signed::Unchecked | Signed::Good { .. } => {}
    }
    let whole = found.whole.len();
    format!("{}; {whole} of {} are whole", parts.join(", "), say::counted(found.listed, "file"))
}

fn signature(signed: &Signed, key: Option<&PublicKey>) -> Option<String> {
    let number = key.map(PublicKey::number).unwrap_or_default();
    Some(match signed {
        Signed::No => return None,
        Signed::Unchecked => {
            "signature: there is one, not checked; give the publisher's key with --key".to_owned()
        }
        Signed::Good { comment, for_all } => {
            let rest = if *for_all { "" } else { "; it stands for the files in `guide/` only" };
            format!("signature: good, of the key {number}: {comment}{rest}")
        }
        Signed::Missing => format!("signature: there is none, of the key {number} or any other"),
        Signed::Wrong(why) => format!("signature: WRONG: {why}"),
    })
}

/// What else there is to know, and what to do.
fn remarks(found: &Verdict) -> Vec<String> {
    let mut out = Vec::new();
    if found.litter > 0 {
        let files = say::counted(found.litter, "file");
        out.push(format!("note: passed over {files} of a kind that systems leave on every stick"));
    }
    if found.empty > 0 {
        let folders = say::counted(found.empty, "empty folder");
        out.push(format!("note: {folders} of which no list knows; they do no harm"));
    }
    if !found.saw_all {
        out.push("note: files that do not belong there cannot be seen from outside".to_owned());
    }
    let bad: BTreeSet<State> = found.findings.iter().map(|found| found.what.state()).collect();
    let mended = bad.contains(&State::Changed)
        || bad.contains(&State::Missing)
        || bad.contains(&State::Unreadable);
    if found.interrupted {
        return out;
    }
    if mended {
        out.push(
            "help: do not hand this on; make it again from the site that was built".to_owned(),
        );
    } else if bad.contains(&State::Foreign) {
        out.push(
            "help: remove the foreign files, or make it again from the site that was built"
                .to_owned(),
        );
    }
    out
}
