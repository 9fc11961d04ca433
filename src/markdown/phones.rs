//! Telephone numbers in running text.

use std::ops::Range;

/// The places in `text` that look like a number written as `1-888-373-7888` or `802-527-4888`.
///
/// Letters count as they do on a keypad, but only after a leading `1-`: `1-866-DHS-2-ICE`. A short
/// number is found only where it is `emergency`, since three digits may be anything else.
pub fn phones<'t>(text: &'t str, emergency: Option<&'t str>) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find(|c: char| c.is_ascii_digit())?;
            let joined =
                text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '+');
            let end = start + token(&text[start..]);
            at = end.max(start + 1);
            let candidate = &text[start..end];
            if !joined && (is_number(candidate) || Some(candidate) == emergency) {
                return Some(start..end);
            }
        }
    })
}

/// The length of the run of letters, digits and inner hyphens at the start of `text`.
fn token(text: &str) -> usize {
    let run = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    text[..run].trim_end_matches('-').len()
}

fn is_number(candidate: &str) -> bool {
    let national = candidate.strip_prefix("1-");
    let body = national.unwrap_or(candidate);
    let mut groups = body.split('-');
    let area = groups.next().unwrap_or_default();
    let rest: Vec<_> = groups.collect();
    let count = rest.iter().map(|group| group.len()).sum::<usize>();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let spelled = |group: &str| group.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    area.len() == 3
        && digits(area)
        && !rest.is_empty()
        && count == 7
        && rest.iter().all(|group| {
            !group.is_empty() && if national.is_some() { spelled(group) } else { digits(group) }
        })
        && (national.is_some() || rest.iter().map(|group| group.len()).eq([3, 4]))
}

#[cfg(test)]
mod tests {
    use super::phones;

    #[test]
    fn finds_numbers_and_nothing_else() {
        let found = |text| phones(text, Some("911")).map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(
            found("Call 1-888-373-7888, or 1-866-DHS-2-ICE."),
            ["1-888-373-7888", "1-866-DHS-2-ICE"]
        );
        assert_eq!(found("(802-527-4888)"), ["802-527-4888"]);
        assert_eq!(found("Call 911. Form I-911, 911a, 711."), ["911"]);
        assert_eq!(found("1-888-3737-888"), ["1-888-3737-888"]);
        assert!(found("2009-04-01, 16-24, ISP-I-12-37, 5550-802-527-4888, 800-555").is_empty());
    }
}
