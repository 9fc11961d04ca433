//! `theme.yaml`: what a theme is called and which version it is.

use super::files::Text;
use crate::diag::{Diagnostic, Report};
use crate::yaml::{Reader, parse};

/// Notes what is wrong with the `theme.yaml` of the theme in the folder `folder`.
pub(super) fn check(file: &Text, folder: &str, report: &mut Report) {
    let node = match parse(&file.origin, &file.text, 0) {
        Ok(node) => node,
        Err(mistake) => {
            report.push(*mistake);
            return;
        }
    };
    let reader = Reader::new(&file.origin, &file.text);
    if let Some(fields) = reader.fields(&node, "a theme") {
        if let Some(name) = fields.required_word("name").filter(|name| name.text != folder) {
            let message = format!("the theme is called `{}`, its folder `{folder}`", name.text);
            let differs = Diagnostic::new("bad-value", message)
                .help(format!("write `name: {folder}`, or rename the folder"));
            reader.say(name.span, differs);
        }
        fields.required_text("version");
        fields.text("title");
        fields.text("description");
        fields.finish();
    }
    report.extend(reader.into_mistakes());
}
