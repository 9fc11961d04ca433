//! The interface's strings: complete in every language of the site, or a mistake.

use std::collections::BTreeMap;

use super::files::{Files, Text};
use crate::diag::{Diagnostic, Field, Origin, Report, closest};
use crate::lang::{Languages, Plurals, Strings};
use crate::yaml::{Entry, Reader, Value, parse};

/// The language in which every string must be written.
const WRITTEN_IN: &str = "en";

/// The strings of each of `languages`, in their order.
pub(super) fn load(files: &Files, languages: &Languages, report: &mut Report) -> Vec<Strings> {
    let first = files.strings.get(WRITTEN_IN).map(Vec::as_slice).unwrap_or_default();
    let complete = merged(first, None, report);
    let mut all = Vec::new();
    for (_, language) in languages.all() {
        let base = language.tag.split('-').next().unwrap_or_default();
        let texts = files.strings.get(&language.tag).or_else(|| files.strings.get(base));
        let own = match texts {
            _ if language.tag == WRITTEN_IN => complete.clone(),
            Some(texts) => merged(texts, Some(&complete), report),
            None => BTreeMap::new(),
        };
        let plurals = Plurals::of(&language.tag);
        let wanted = wanted(&complete, &plurals);
        let missing: Vec<_> = wanted.iter().filter(|key| !own.contains_key(*key)).collect();
        if !missing.is_empty() {
            report.push(incomplete(&language.tag, &missing, texts));
        }
        let mut strings = complete.clone();
        strings.extend(own);
        all.push(Strings::new(strings, plurals));
    }
    all
}

/// The keys that a language needs: those of the first one, counted ones in its own plural forms.
fn wanted(complete: &BTreeMap<String, String>, plurals: &Plurals) -> Vec<String> {
    let mut keys = Vec::with_capacity(complete.len());
    for key in complete.keys() {
        match key.split_once('.') {
            Some((base, "other")) => {
                keys.extend(plurals.forms().into_iter().map(|form| format!("{base}.{form}")));
            }
            Some(_) => {}
            None => keys.push(key.clone()),
        }
    }
    keys
}

/// The strings of the files of one language, later files over earlier ones.
fn merged(
    texts: &[Text],
    known: Option<&BTreeMap<String, String>>,
    report: &mut Report,
) -> BTreeMap<String, String> {
    let mut strings = BTreeMap::new();
    for file in texts {
        let node = match parse(&file.origin, &file.text, 0) {
            Ok(node) => node,
            Err(mistake) => {
                report.push(*mistake);
                continue;
            }
        };
        let reader = Reader::new(&file.origin, &file.text);
        if let Value::Map(entries) = &node.value {
            for entry in entries {
                if let Value::Map(forms) = &entry.node.value {
                    for form in forms {
                        let key = format!("{}.{}", entry.key, form.key);
                        take(&reader, &key, form, known, &mut strings);
                    }
                } else {
                    take(&reader, &entry.key, entry, known, &mut strings);
                }
            }
        } else {
            let mend = "write one string a line, as `key: text`";
            reader.wrong_type(&node, "a group of keys", mend);
        }
        report.extend(reader.into_mistakes());
    }
    strings
}

/// Takes the string `key` from `entry`; a mistake where the first language has none of that name.
fn take(
    reader: &Reader<'_>,
    key: &str,
    entry: &Entry,
    known: Option<&BTreeMap<String, String>>,
    strings: &mut BTreeMap<String, String>,
) {
    let Some(word) = reader.word(&entry.node) else { return };
    // Each language has plural forms of its own; all have `other`.
    let named =
        key.split_once('.').map_or_else(|| key.to_owned(), |(base, _)| format!("{base}.other"));
    if let Some(known) = known.filter(|known| !known.contains_key(&named)) {
        let message = format!("no template uses the string `{key}`");
        let mut mistake = Diagnostic::new("unknown-string", message);
        if let Some(near) = closest(key, known.keys().map(String::as_str)) {
            mistake = mistake.help(format!("did you mean `{near}`?"));
        }
        let help = format!("strings are named in `strings/{WRITTEN_IN}.yaml`");
        reader.say(entry.key_span, mistake.help(help));
    }
    strings.insert(key.to_owned(), word.text.trim().to_owned());
}

fn incomplete(tag: &str, missing: &[&String], texts: Option<&Vec<Text>>) -> Diagnostic {
    let shown: Vec<_> = missing.iter().take(5).map(|key| format!("`{key}`")).collect();
    let more =
        if missing.len() > 5 { format!(" and {} more", missing.len() - 5) } else { String::new() };
    match texts.and_then(|texts| texts.last()) {
        Some(file) => {
            let message = format!("strings are not translated: {}{more}", shown.join(", "));
            Diagnostic::new("missing-string", message)
                .at(Origin::file(file.origin.as_str()))
                .help(format!("add a line for each, as in `{}: …`", missing[0]))
        }
        None => {
            let message = format!("the theme has no strings in `{tag}`");
            Diagnostic::new("missing-string", message)
                .at(Origin::field(crate::config::FILE, Field::key("languages").needle(tag)))
                .help(format!(
                    "`fieldguide theme eject strings/{WRITTEN_IN}.yaml --as strings/{tag}.yaml` copies the words for you to translate; or take `{tag}` out"
                ))
        }
    }
}
