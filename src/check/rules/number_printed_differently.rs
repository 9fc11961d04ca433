//! One number, printed in two ways: a reader takes it for two.

use crate::check::numbers::{self, Number, Numbers};
use crate::check::texts::Text;
use crate::check::{Known, Subject};
use crate::diag::Diagnostic;
use crate::model::Phone;

/// Numbers of two contacts.
pub(in crate::check) fn contacts(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalog = subject.catalog;
    let mut found = Vec::new();
    for same in Numbers::of(catalog).each() {
        let first = &same[0];
        for other in &same[1..] {
            let (here, there) = (shown(other.phone), shown(first.phone));
            if here != there && !lists(other, &there) && !lists(first, &here) {
                found.push(differs(&here, &there).at(other.origin(catalog)).note(
                    first.origin(catalog),
                    format!("the number of `{}`", catalog.agency(first.agency).id),
                ));
            }
        }
    }
    found
}

/// Numbers in running text.
pub(in crate::check) fn check(known: &Known<'_>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let catalog = known.subject.catalog;
    for version in &text.versions {
        for block in &version.prose.blocks {
            for number in numbers::in_text(&block.text) {
                let same = known.numbers.find(&number.dialed);
                let Some(first) = same.first() else { continue };
                let printed = numbers::plain(&block.text[number.range.clone()]);
                if block.quotes(number.range.start)
                    || same.iter().any(|number| prints(number, &printed))
                {
                    continue;
                }
                let origin = text.at(version, block.raw(number.range));
                let whose = format!("the number of `{}`", catalog.agency(first.agency).id);
                let mistake = differs(&printed, &shown(first.phone)).at(origin);
                found.push(mistake.note(first.origin(catalog), whose));
            }
        }
    }
}

fn differs(here: &str, there: &str) -> Diagnostic {
    let message = format!("`{here}` is printed `{there}` elsewhere on this site");
    Diagnostic::new("number-printed-differently", message)
        .help(format!("write `{there}`; how a source prints it goes to `printed` of the contact, or between quotation marks"))
}

/// The number as pages show it, without an extension.
fn shown(phone: &Phone) -> String {
    let display = phone.display();
    display.split(" ext. ").next().unwrap_or_default().to_owned()
}

/// Whether the contact lists this printing.
fn lists(number: &Number<'_>, printed: &str) -> bool {
    number.printed.iter().any(|known| numbers::plain(known.trim()) == printed)
}

/// Whether pages or sources print the number so; the leading 1 makes no difference.
fn prints(number: &Number<'_>, printed: &str) -> bool {
    let shown = shown(number.phone);
    let forms = [Some(shown.as_str()), number.phone.vanity()];
    let mut forms = forms.into_iter().flatten();
    forms.any(|form| form == printed || form.strip_prefix("1-") == Some(printed))
        || lists(number, printed)
}
