//! Which key belongs to which form, and the fixed words that a key can have.

use crate::config::{Placed, SheetSet};
use crate::diag::{Diagnostic, Report, closest};
use crate::model::Form;

/// Sheets about one record or several.
const OF_RECORDS: &[Form] =
    &[Form::FactSheet, Form::Handout, Form::Booklet, Form::Poster, Form::Cards, Form::Flyer];

/// Sheets that fill one page.
const DISPLAYS: &[Form] = &[Form::Poster, Form::Cards, Form::Flyer];

/// Sheets for a wall.
const WALL: &[Form] = &[Form::Poster, Form::Flyer];

/// The forms that take a key. What is not here, every form takes.
const KEYS: [(&str, &[Form]); 8] = [
    (
        "type",
        &[Form::FactSheet, Form::TopicSheet, Form::HotlineSheet, Form::Handout, Form::Booklet],
    ),
    ("discreet", &[Form::Handout, Form::Poster, Form::Cards, Form::Flyer]),
    ("records", OF_RECORDS),
    ("topics", &[Form::TopicSheet]),
    ("lines", &[Form::HotlineSheet]),
    ("text", DISPLAYS),
    ("wording", WALL),
    ("together", WALL),
];

/// Says which keys of `set` its form does not take.
pub(super) fn check(set: &SheetSet, form: Form, report: &mut Report) {
    for (key, forms) in KEYS.iter().filter(|(key, forms)| set.has(key) && !forms.contains(&form)) {
        let message = format!("a set of the form `{}` has no key `{key}`", form.word());
        let mut mistake = Diagnostic::new("unknown-key", message).at(set.at(key));
        let instead = match (*key, form) {
            ("records", Form::TopicSheet) => Some("name its topics instead: `topics: [ID]`"),
            ("records", Form::HotlineSheet) => {
                Some("name the kinds of lines instead: `lines: [help, tips]`")
            }
            ("discreet", _) => Some("a record in its `discreet` wording is the form `handout`"),
            ("type", _) => Some("its numbers are large as it is"),
            _ => None,
        };
        if let Some(instead) = instead {
            mistake = mistake.help(instead);
        }
        let forms = listed(forms.iter().map(|form| form.word()), "and");
        report.push(mistake.help(format!("`{key}` is for {forms}")));
    }
    if form == Form::Handout && set.discreet == Some(false) {
        let open = Diagnostic::new("bad-value", "a handout is always discreet")
            .at(set.at("discreet"))
            .help("take the line out, or choose the form `fact-sheet`");
        report.push(open);
    }
}

/// The thing that `word` stands for in `choices`, called `what` in messages.
pub(super) fn named<T: Copy>(
    word: &Placed,
    what: &str,
    choices: &[(&'static str, T)],
    report: &mut Report,
) -> Option<T> {
    let found = choices.iter().find(|(name, _)| *name == word.text);
    if found.is_none() {
        let names = || choices.iter().map(|(name, _)| *name);
        let message = format!("`{}` is not a {what}", word.text);
        let mut mistake = Diagnostic::new("bad-value", message).at(word.origin.clone());
        if let Some(near) = closest(&word.text, names()) {
            mistake = mistake.help(format!("did you mean `{near}`?"));
        }
        report.push(mistake.help(format!("it can be {}", listed(names(), "or"))));
    }
    found.map(|(_, thing)| *thing)
}

/// The mistake of a word that names no `what`.
pub(super) fn unknown<'a>(
    word: &Placed,
    what: &str,
    known: impl Iterator<Item = &'a str>,
    hint: &str,
) -> Diagnostic {
    let message = format!("there is no {what} `{}`", word.text);
    let mut mistake = Diagnostic::new("unknown-reference", message).at(word.origin.clone());
    if let Some(near) = closest(&word.text, known) {
        mistake = mistake.help(format!("did you mean `{near}`?"));
    }
    mistake.help(hint)
}

/// The mistake `unknown` of a word in the list `key`, for people who wrote `[all]`.
pub(super) fn not_in_a_list(word: &Placed, key: &str, unknown: Diagnostic) -> Diagnostic {
    if word.text == "all" {
        return unknown.help(format!("for all of them write `{key}: all`, without brackets"));
    }
    unknown
}

/// `a`, `b` and `c`, each in backticks.
fn listed(words: impl Iterator<Item = &'static str>, last_but: &str) -> String {
    let quoted: Vec<_> = words.map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {last_but} {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
