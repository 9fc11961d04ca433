//! From signs on paper to digits on a keypad.
//!
//! Takes: the printed text, or the presses it stands for.
//! Gives: a number by the rules of its numbering plan, or what breaks them.
//! Never: looks at anything but the text.

use super::{BadPhone, Phone};

/// Codes of three digits that a phone in the United States can dial: the N11 codes
/// (<https://www.nanpa.com/numbering/n11-codes>) and the 988 lifeline (47 CFR 52.200).
const SERVICES: [&str; 8] = ["211", "311", "411", "511", "711", "811", "911", "988"];

/// Remarks that may follow a number without brackets.
const REMARKS: [&str; 8] =
    [" tty", " tdd", " voice", " fax", " text", " toll-free", " toll free", " tollfree"];

/// What leads to an extension, longest first; the bare `x` is the common American form.
const EXTENSION_MARKS: [&str; 5] = [";ext=", "extension", "ext.", "ext", "x"];

/// One press of a key.
#[derive(Clone, Copy)]
struct Press {
    /// The sign as printed, in upper case.
    sign: char,
    /// The digit on its key.
    digit: char,
    /// Whether something stands between this sign and the one before.
    opens_group: bool,
}

/// A number without remarks and extension.
pub(super) fn bare(text: &str) -> Result<Phone, BadPhone> {
    let Some(abroad) = text.strip_prefix('+') else {
        let presses = presses(text)?;
        return short_code(&presses).map_or_else(|| north_american(&presses), Ok);
    };
    // "(0)" is the trunk digit of European numbers, which is not dialed after the country code.
    let presses = presses(&abroad.replacen("(0)", " ", 1))?;
    if presses.first().is_some_and(|press| press.digit == '1') {
        return north_american(&presses);
    }
    if let Some(letter) = presses.iter().find(|press| press.sign.is_ascii_alphabetic()) {
        return Err(BadPhone::Character(letter.sign));
    }
    if !(8..=15).contains(&presses.len()) {
        return Err(BadPhone::LengthAbroad { digits: presses.len() });
    }
    Ok(Phone::new(digits(&presses), format!("+{}", grouped(&presses, ' '))))
}

fn short_code(presses: &[Press]) -> Option<Phone> {
    let code = digits(presses);
    let plain = presses.iter().all(|press| press.sign.is_ascii_digit());
    // Message codes have five or six digits and start with 2 to 9 (usshortcodes.com).
    let message = matches!(code.len(), 5 | 6) && code.starts_with(|c| ('2'..='9').contains(&c));
    (plain && (message || SERVICES.contains(&code.as_str())))
        .then(|| Phone::new(code.clone(), code))
}

/// Ten digits by the rules of the North American Numbering Plan
/// (<https://www.nanpa.com/numbering>), with or without the leading 1.
fn north_american(presses: &[Press]) -> Result<Phone, BadPhone> {
    let leading_one = presses.first().is_some_and(|press| press.sign == '1');
    let national = match presses {
        [_, rest @ ..] if leading_one && presses.len() > 10 => rest,
        all => all,
    };
    let letters: Vec<char> =
        presses.iter().map(|press| press.sign).filter(char::is_ascii_alphabetic).collect();
    let length = BadPhone::Length { digits: presses.len(), leading_one };
    let Some((number, surplus)) = national.split_at_checked(10) else {
        return Err(if presses.is_empty() { BadPhone::Empty } else { length });
    };
    // A phone stops listening after the tenth digit, so a long word does no harm; a remark that
    // completes a number with a digit missing does.
    let word = number[3..].iter().filter(|press| press.sign.is_ascii_alphabetic()).count();
    let overflows = word >= 5 && surplus.iter().all(|press| press.sign.is_ascii_alphabetic());
    let unstripped = presses.len() == national.len();
    if (leading_one && unstripped) || !(surplus.is_empty() || overflows) {
        return Err(length);
    }
    let confusable = |c: &char| matches!(c, 'O' | 'I' | 'L');
    let in_area = number[..3].iter().map(|press| press.sign).find(char::is_ascii_alphabetic);
    let lone = (letters.len() <= 2 && letters.iter().all(confusable)).then(|| letters.first());
    if let Some(letter) = in_area.or(lone.flatten().copied()) {
        return Err(BadPhone::LetterForDigit(letter));
    }
    let digits = digits(number);
    let (area, exchange, line) = (&digits[..3], &digits[3..6], &digits[6..]);
    if area.starts_with(['0', '1']) || area[1..].starts_with('9') || area.ends_with("11") {
        return Err(BadPhone::AreaCode(area.to_owned()));
    }
    if exchange.starts_with(['0', '1']) {
        return Err(BadPhone::Exchange(exchange.to_owned()));
    }
    let mut phone = Phone::new(format!("1{digits}"), format!("1-{area}-{exchange}-{line}"));
    if !letters.is_empty() {
        phone.vanity = Some(format!("1-{area}-{}", grouped(&national[3..], '-')).into());
    }
    Ok(phone)
}

fn digits(presses: &[Press]) -> String {
    presses.iter().map(|press| press.digit).collect()
}

/// The signs as printed, with `between` where the print has a gap.
fn grouped(presses: &[Press], between: char) -> String {
    let mut out = String::new();
    for press in presses {
        if press.opens_group && !out.is_empty() {
            out.push(between);
        }
        out.push(press.sign);
    }
    out
}

fn presses(text: &str) -> Result<Vec<Press>, BadPhone> {
    let mut presses = Vec::new();
    let mut opens_group = true;
    for c in text.chars() {
        if let Some(digit) = keypad(c) {
            presses.push(Press { sign: c.to_ascii_uppercase(), digit, opens_group });
            opens_group = false;
        } else if c.is_whitespace() || matches!(c, '.' | '-' | '/' | '(' | ')' | '[' | ']' | '·')
            // Hyphens and dashes as word processors set them.
            || matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
        {
            opens_group = true;
        } else {
            return Err(BadPhone::Character(c));
        }
    }
    if presses.is_empty() { Err(BadPhone::Empty) } else { Ok(presses) }
}

/// The digit on the key of `c` (ITU-T E.161).
pub(super) fn keypad(c: char) -> Option<char> {
    Some(match c.to_ascii_uppercase() {
        digit @ '0'..='9' => digit,
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => return None,
    })
}

pub(super) fn split_extension(text: &str) -> Option<(&str, &str)> {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let extension = &text[before.len()..];
    let before = before.trim_end();
    let mark = EXTENSION_MARKS.into_iter().find(|mark| ends_with(before, mark))?;
    let number = &before[..before.len() - mark.len()];
    // In 1-800-FLEX123 and 1-800-GET-X123 the x is dialed.
    let apart = !number.ends_with(|c: char| c.is_alphabetic() || c == '-');
    let number = number.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    (apart && !number.is_empty() && (1..=8).contains(&extension.len()))
        .then_some((number, extension))
}

/// Splits off a last bracket without digits, or one of the [`REMARKS`].
pub(super) fn split_remark(text: &str) -> Option<(&str, &str)> {
    let bracketed = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let (number, remark) = bracketed
        .filter(|(_, remark)| !remark.contains(|c: char| c.is_ascii_digit()))
        .or_else(|| {
            let remark = REMARKS.into_iter().find(|remark| ends_with(text, remark))?;
            Some(text.split_at(text.len() - remark.len()))
        })?;
    (!number.trim().is_empty()).then_some((number.trim_end(), remark))
}

fn ends_with(text: &str, end: &str) -> bool {
    text.len()
        .checked_sub(end.len())
        .and_then(|at| text.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}
