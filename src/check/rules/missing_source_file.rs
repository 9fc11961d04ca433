//! A source with a local copy that is not there.

use crate::check::Subject;
use crate::diag::{Diagnostic, Field, Origin, closest};

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let assets = &subject.catalog.assets;
    let mut found = Vec::new();
    for (at, source) in subject.catalog.sources.iter().enumerate() {
        let Some(file) = source.file.as_ref().filter(|file| !assets.contains(file)) else {
            continue;
        };
        let message = format!("there is no file `content/assets/{file}`");
        let field = Field::key("sources").item(at).then("file");
        let mut mistake = Diagnostic::new("missing-file", message)
            .at(Origin::field("content/sources.yaml", field));
        if let Some(near) = closest(file, assets.iter().map(String::as_str)) {
            mistake = mistake.help(format!("did you mean `{near}`?"));
        }
        found.push(mistake.help("put the copy there, or take `file` out"));
    }
    found
}
