//! `theme.yaml`: what a theme is called, which version it is, and what it lies over.

use super::shipped::{self, Shipped};
use crate::diag::{Diagnostic, Report, closest};
use crate::yaml::{Fields, Reader, parse};

/// What a theme says of itself. Empty texts where it says nothing.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// What people call it.
    pub(super) title: String,
    /// Its version, in its author's way of counting.
    pub(super) version: String,
    /// A sentence or two.
    pub(super) description: String,
    /// The shipped theme that it lies over; none where it says nothing or names no such theme.
    pub(super) extends: Option<&'static Shipped>,
}

/// Reads the `theme.yaml` at `path`, of the theme in the folder `folder`.
pub(super) fn read(path: &str, text: &str, folder: &str, report: &mut Report) -> Manifest {
    let node = match parse(path, text, 0) {
        Ok(node) => node,
        Err(mistake) => {
            report.push(*mistake);
            return Manifest::default();
        }
    };
    let reader = Reader::new(path, text);
    let mut manifest = Manifest::default();
    if let Some(fields) = reader.fields(&node, "a theme") {
        if let Some(name) = fields.required_word("name").filter(|name| name.text != folder) {
            let message = format!("the theme is called `{}`, its folder `{folder}`", name.text);
            let differs = Diagnostic::new("bad-value", message)
                .help(format!("write `name: {folder}`, or rename the folder"));
            reader.say(name.span, differs);
        }
        manifest = Manifest {
            version: fields.required_text("version"),
            title: fields.text("title").unwrap_or_default(),
            description: fields.text("description").unwrap_or_default(),
            extends: extends(&fields, folder),
        };
        fields.finish();
    }
    report.extend(reader.into_mistakes());
    manifest
}

fn extends(fields: &Fields<'_, '_>, folder: &str) -> Option<&'static Shipped> {
    let word = fields.word("extends")?;
    let found = shipped::find(word.text);
    let mistake = match found {
        None => {
            let message = format!("there is no shipped theme `{}` to lie over", word.text);
            let mistake = Diagnostic::new("unknown-reference", message);
            let names: Vec<_> = shipped::all().map(|theme| theme.name).collect();
            let mistake = match closest(word.text, names.iter().copied()) {
                Some(near) => mistake.help(format!("did you mean `{near}`?")),
                None => mistake,
            };
            mistake.help(format!("it can be `{}`", names.join("` or `")))
        }
        Some(base) if shipped::find(folder).is_some() && base.name != folder => {
            let message = format!(
                "`themes/{folder}/` changes the shipped theme `{folder}` and cannot lie over `{}`",
                base.name
            );
            Diagnostic::new("bad-value", message)
                .help("take the line out, or give the theme a name of its own")
        }
        Some(base) => return Some(base),
    };
    fields.reader().say(word.span, mistake);
    None
}
