//! A page that asks for more years of school than the site aims at.

use crate::check::Subject;
use crate::check::reading::Kind;
use crate::diag::Diagnostic;

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for reading in subject.readings.iter().filter(|reading| reading.kind == Kind::Page) {
        let Some((years, aim)) = reading.years().zip(reading.missed()) else { continue };
        let message =
            format!("`{}` has the reading grade {years:.1}; its aim is {aim}", reading.id);
        let mut mistake = Diagnostic::new("hard-to-read", message).at(reading.origin.clone());
        for long in &reading.longest {
            mistake = mistake.note(long.origin.clone(), format!("{} words", long.words));
        }
        found.push(mistake.help("make two sentences of a long one, and take shorter words").help(
            format!(
                "where the subject needs it, raise the aim of this page: `reading_grade: {}`",
                years.ceil()
            ),
        ));
    }
    found
}
