//! A number in running text that is nobody's: often one digit is wrong.

use std::ops::Range;

use crate::check::Known;
use crate::check::numbers::{self, Number, Numbers};
use crate::check::texts::Text;
use crate::diag::Diagnostic;
use crate::model::{Phone, PhoneKind};

pub(in crate::check) fn check(known: &Known<'_>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    for version in &text.versions {
        for block in &version.prose.blocks {
            let mut say = |dialed: &str, whole: bool, shown: &str, raw: Range<usize>| {
                let mistake = judged(known, dialed, whole, shown);
                found.extend(mistake.map(|mistake| mistake.at(text.at(version, raw))));
            };
            for number in numbers::in_text(&block.text) {
                if !block.quotes(number.range.start) {
                    let shown = &block.text[number.range.clone()];
                    say(&number.dialed, number.whole, shown, block.raw(number.range.clone()));
                }
            }
            for (link, range) in &block.links {
                if let Some(phone) = dialed_by(link) {
                    let written = version.prose.raw.get(range.clone()).unwrap_or_default();
                    let at = range.start + written.find(link.as_str()).unwrap_or_default();
                    say(phone.dialed(), true, link, at..at + link.len());
                }
            }
        }
    }
}

/// The full number that a link dials.
fn dialed_by(link: &str) -> Option<Phone> {
    let number = link.strip_prefix("tel:").or_else(|| link.strip_prefix("sms:"))?;
    let phone = Phone::parse(number.split([';', '?']).next().unwrap_or_default()).ok()?;
    (phone.kind() == PhoneKind::Number).then_some(phone)
}

/// What is wrong with a number, if anything is. One that cannot be dialed is told of only when it
/// is close to one that can: other things have digits and hyphens too.
fn judged(known: &Known<'_>, dialed: &str, whole: bool, shown: &str) -> Option<Diagnostic> {
    let catalog = known.subject.catalog;
    let emergency = catalog.emergency.as_ref().is_some_and(|phone| phone.dialed() == dialed);
    if emergency || !known.numbers.find(dialed).is_empty() {
        return None;
    }
    let near = near(&known.numbers, dialed);
    if near.is_none() && !whole {
        return None;
    }
    let mut message = format!("`{shown}` is the number of no contact");
    let Some((how, number)) = near else {
        let help = "make it a contact of its record, with its source; what only a source prints goes between quotation marks";
        return Some(Diagnostic::new("unknown-number", message).help(help));
    };
    let agency = catalog.agency(number.agency);
    message.push_str(&format!("; {how} {} of `{}`", number.phone.display(), agency.id));
    let mistake = Diagnostic::new("unknown-number", message)
        .note(number.origin(catalog), "the number that is close to it")
        .help("compare both with their source, digit by digit");
    Some(mistake)
}

/// A number that a slip of the finger away is `dialed`.
fn near<'n, 'a>(numbers: &'n Numbers<'a>, dialed: &str) -> Option<(&'static str, &'n Number<'a>)> {
    let digits: Vec<char> = dialed.chars().collect();
    let known = |slip: Vec<char>| numbers.find(&slip.into_iter().collect::<String>()).first();
    let with = |change: &dyn Fn(&mut Vec<char>)| {
        let mut slip = digits.clone();
        change(&mut slip);
        known(slip)
    };
    for at in 1..digits.len() {
        if let Some(number) = with(&|slip| slip.swap(at - 1, at)) {
            return Some(("with two digits swapped it is", number));
        }
    }
    for at in 0..digits.len() {
        for digit in '0'..='9' {
            if let Some(number) = with(&|slip| slip[at] = digit) {
                return Some(("one digit differs from", number));
            }
            if let Some(number) = with(&|slip| slip.insert(at + 1, digit)) {
                return Some(("with one digit more it is", number));
            }
        }
        if let Some(number) = with(&|slip| {
            slip.remove(at);
        }) {
            return Some(("with one digit less it is", number));
        }
    }
    None
}
