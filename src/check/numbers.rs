//! Telephone numbers in running text, and the contacts that they belong to.

use std::ops::Range;

use crate::diag::{Field, Origin};
use crate::markdown;
use crate::model::{Agency, AgencyIx, Catalog, Phone};

use super::place;

/// No number is printed in more groups of digits.
const MOST_GROUPS: usize = 6;

/// A number of a contact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number<'a> {
    pub(super) phone: &'a Phone,
    /// How sources print it.
    pub(super) printed: &'a [String],
    pub(super) agency: AgencyIx,
    contact: usize,
    key: &'static str,
}

impl Number<'_> {
    /// Where it stands.
    pub(super) fn origin(&self, catalog: &Catalog) -> Origin {
        let field = Field::key("contacts").item(self.contact).then(self.key);
        place::agency(catalog.agency(self.agency), field)
    }
}

/// The numbers of all contacts, sorted by what is dialed.
#[derive(Debug)]
pub(super) struct Numbers<'a>(Vec<Number<'a>>);

impl<'a> Numbers<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> Self {
        let mut list: Vec<_> =
            catalog.each_agency().flat_map(|(ix, agency)| numbers(ix, agency)).collect();
        list.sort_by(|a, b| a.phone.cmp(b.phone));
        Self(list)
    }

    /// The contacts that answer when `dialed` is dialed.
    pub(super) fn find(&self, dialed: &str) -> &[Number<'a>] {
        let start = self.0.partition_point(|number| number.phone.dialed() < dialed);
        let count = self.0[start..].partition_point(|number| number.phone.dialed() == dialed);
        &self.0[start..start + count]
    }

    /// The contacts of each number.
    pub(super) fn each(&self) -> impl Iterator<Item = &[Number<'a>]> {
        self.0.chunk_by(|a, b| a.phone.dialed() == b.phone.dialed())
    }
}

fn numbers(ix: AgencyIx, agency: &Agency) -> impl Iterator<Item = Number<'_>> {
    agency.contacts.iter().enumerate().flat_map(move |(at, contact)| {
        let keyed = [
            ("phone", &contact.phone, contact.printed.as_slice()),
            ("sms", &contact.sms, &[]),
            ("tty", &contact.tty, &[]),
        ];
        keyed.into_iter().filter_map(move |(key, phone, printed)| {
            let phone = phone.as_ref()?;
            Some(Number { phone, printed, agency: ix, contact: at, key })
        })
    })
}

/// What looks like a number in running text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its digits as they would be dialed; with a digit too many or too few as they stand.
    pub(super) dialed: String,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Whether it can be dialed.
    pub(super) whole: bool,
}

/// A run of digits with what stands between it and the one before.
#[derive(Debug)]
struct Group {
    digits: String,
    range: Range<usize>,
    /// What joins it to the group before; none where it is the first of its chain.
    joint: Option<String>,
}

/// The value of a digit, in Arabic and Persian writing too.
pub(super) fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Every number in `text`, in its order: grouped in any usual way, or with letters.
pub(super) fn in_text(text: &str) -> Vec<Found> {
    // 0xd9 and 0xdb begin the digits of Arabic and Persian.
    let may_be = |byte: &u8| byte.is_ascii_digit() || matches!(byte, 0xd9 | 0xdb);
    if text.bytes().filter(may_be).count() < 4 {
        return Vec::new();
    }
    let spelled = markdown::phones(text, None).filter_map(|range| {
        let phone = Phone::parse(&text[range.clone()]).ok()?;
        phone.vanity()?;
        Some(Found { dialed: phone.dialed().to_owned(), range, whole: true })
    });
    let spelled: Vec<_> = spelled.collect();
    let mut found = Vec::new();
    for chain in groups(text).chunk_by(|_, next| next.joint.is_some()) {
        let mut at = 0;
        while at < chain.len() {
            let (number, taken) = starting(text, chain, at);
            let clear = |number: &Found| {
                let before = spelled.partition_point(|other| other.range.end <= number.range.start);
                spelled.get(before).is_none_or(|other| number.range.end <= other.range.start)
            };
            found.extend(number.filter(clear));
            at += taken;
        }
    }
    found.extend(spelled);
    found.sort_by_key(|found| found.range.start);
    found
}

/// The groups of digits; those of one chain may be one number.
fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let Some(value) = digit(c) else { continue };
        let mut digits = String::from(value);
        let mut end = start + c.len_utf8();
        while let Some((at, c)) = rest.peek().copied() {
            let Some(value) = digit(c) else { break };
            digits.push(value);
            end = at + c.len_utf8();
            rest.next();
        }
        let between = groups.last().and_then(|last| text.get(last.range.end..start));
        let joint = between.filter(|between| joins(between)).map(plain);
        groups.push(Group { digits, range: start..end, joint });
    }
    groups
}

/// Whether two groups of digits with this between them may be one number.
fn joins(between: &str) -> bool {
    !between.is_empty()
        && between.chars().count() <= 3
        && plain(between).chars().all(|c| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')'))
}

/// A printing with every dash as a hyphen, every blank as a space, every digit as `0` to `9`.
pub(super) fn plain(printed: &str) -> String {
    let one = |c: char| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        blank if blank.is_whitespace() => ' ',
        other => digit(other).unwrap_or(other),
    };
    printed.chars().map(one).collect()
}

/// The number that begins with group `at` of `chain`, and how many groups are dealt with.
fn starting(text: &str, chain: &[Group], at: usize) -> (Option<Found>, usize) {
    let first = &chain[at];
    let before = &text[..first.range.start];
    let bracket = chain.get(at + 1).and_then(|next| next.joint.as_deref());
    let bracket = bracket.is_some_and(|joint| joint.starts_with(')'));
    let opening = if bracket { before.strip_suffix('(').unwrap_or(before) } else { before };
    let start = opening.len();
    let before = opening.chars().next_back();
    let clean = |c: char| {
        !c.is_alphanumeric() && !matches!(c, '-' | '.' | '/' | '#' | '_' | '=' | '$' | '€')
    };
    let abroad = before == Some('+');
    // After "in 2004 " or "(1) " a number may begin in the midst of a chain.
    let apart =
        at == 0 || first.joint.as_deref().is_some_and(|joint| joint.starts_with([' ', ')']));
    if !(abroad || (apart && before.is_none_or(clean))) {
        return (None, 1);
    }
    let start = if abroad { start - 1 } else { start };
    let mut digits = String::new();
    let mut longest = None;
    for (taken, group) in chain[at..].iter().enumerate().take(MOST_GROUPS) {
        digits.push_str(&group.digits);
        if digits.len() > 15 {
            break;
        }
        let shape = Shape { groups: &chain[at..=at + taken], next: chain.get(at + taken + 1) };
        let parsed = if abroad {
            Phone::parse(&format!("+{digits}")).ok()
        } else {
            shape.is_american().then(|| Phone::parse(&digits).ok()).flatten()
        };
        let glued = text[group.range.end..].starts_with(char::is_alphanumeric);
        if let (Some(phone), false) = (parsed, glued) {
            let range = start..group.range.end;
            let dialed = phone.dialed().to_owned();
            longest = Some((Found { dialed, range, whole: true }, taken + 1));
        }
    }
    if let Some((found, taken)) = longest {
        return (Some(found), taken);
    }
    match broken(text, chain, at) {
        Some((found, taken)) if !abroad => (Some(found), taken),
        _ => (None, 1),
    }
}

/// How groups of digits stand together.
struct Shape<'g> {
    groups: &'g [Group],
    /// The group after them in their chain.
    next: Option<&'g Group>,
}

impl Shape<'_> {
    /// Whether they stand like a number of North America: `(888) 373-7888`, `1-888-3737-888`,
    /// `888.373.7888`; ten digits in one run are not enough.
    fn is_american(&self) -> bool {
        let sizes: Vec<_> = self.groups.iter().map(|group| group.digits.len()).collect();
        let trunk = self.groups[0].digits == "1";
        let national = if trunk { &sizes[1..] } else { &sizes[..] };
        let ten = national.iter().sum::<usize>() == 10;
        let spaced = self.groups[1..].iter().all(|group| group.joint.as_deref() == Some(" "));
        let usual = national == [3, 3, 4];
        let open = self.next.is_none_or(|next| {
            next.joint.as_deref().is_some_and(|joint| joint.starts_with([' ', ')', '/', '.']))
        });
        ten && open
            && national.first() == Some(&3)
            && (2..=4).contains(&national.len())
            && (usual || !spaced)
    }
}

/// A number with a digit too many or too few: groups joined by hyphens only.
fn broken(text: &str, chain: &[Group], at: usize) -> Option<(Found, usize)> {
    let hyphened = |group: &&Group| matches!(group.joint.as_deref(), Some("-" | ") " | ")"));
    let taken = 1 + chain[at + 1..].iter().take(MOST_GROUPS).take_while(hyphened).count();
    let groups = &chain[at..at + taken];
    let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
    let trunk = groups[0].digits == "1";
    let national = digits.len() - usize::from(trunk);
    let area = groups.get(usize::from(trunk))?.digits.len();
    let end = groups.last()?.range.end;
    let glued = text[end..].starts_with(char::is_alphanumeric);
    if taken < 3 || glued || !(9..=11).contains(&national) || !(2..=4).contains(&area) {
        return None;
    }
    let dialed = if trunk { digits } else { format!("1{digits}") };
    Some((Found { dialed, range: groups[0].range.start..end, whole: false }, taken))
}

#[cfg(test)]
mod tests {
    use super::in_text;

    #[test]
    fn finds_numbers_however_grouped() {
        for (text, dialed) in [
            ("call (888) 373-7888 now", "18883737888"),
            ("call (888)373-7888.", "18883737888"),
            ("in 2004 1-888-373-7888", "18883737888"),
            ("1-888-3737-888", "18883737888"),
            ("888.373.7888", "18883737888"),
            ("+1 888 373 7888", "18883737888"),
            ("888 373 7888", "18883737888"),
            ("1‑888‑373‑7888", "18883737888"),
            ("١-٨٨٨-٣٧٣-٧٨٨٨", "18883737888"),
            ("1-866-DHS-2-ICE", "18663472423"),
            ("+44 20 7946 0958", "442079460958"),
            ("from 1-888-373-788,", "1888373788"),
        ] {
            let found = in_text(text);
            assert_eq!(
                found.iter().map(|found| found.dialed.as_str()).collect::<Vec<_>>(),
                [dialed],
                "{text}"
            );
        }
    }

    #[test]
    fn finds_nothing_else() {
        for text in [
            "2009-04-01 and 2009-04-02",
            "16-24, ISP-I-12-37",
            "5550-802-527-4888",
            "pages 100 200 3000",
            "case 8883737888",
            "I-914 and 8 CFR 214.11",
            "$200 300 4000",
            "24/7, 9 a.m.",
        ] {
            assert_eq!(in_text(text), [], "{text}");
        }
    }

    #[test]
    fn two_numbers_are_two() {
        let text = "802-872-6196 or 802-872-6199 (since 2018)";
        let found: Vec<_> = in_text(text).into_iter().map(|found| &text[found.range]).collect();
        assert_eq!(found, ["802-872-6196", "802-872-6199"]);
    }
}
