//! How many slips of the finger lie between two words.

/// The number of letters put in, left out, put for another, or swapped with their neighbour that make `typed` of
/// `known` (optimal string alignment), if it is at most `most`. With `begun`, letters after the last typed one are
/// free: the reader is still typing.
pub fn edits(typed: &[char], known: &[char], most: usize, begun: bool) -> Option<usize> {
    let (rows, columns) = (typed.len(), known.len());
    if rows > columns + most || (!begun && columns > rows + most) {
        return None;
    }
    let columns = if begun { columns.min(rows + most) } else { columns };
    let known = &known[..columns];
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=columns).collect();
    for row in 1..=rows {
        let mut now = vec![row; columns + 1];
        for column in 1..=columns {
            let same = typed[row - 1] == known[column - 1];
            let mut least = (last[column] + 1)
                .min(now[column - 1] + 1)
                .min(last[column - 1] + usize::from(!same));
            if row > 1
                && column > 1
                && typed[row - 1] == known[column - 2]
                && typed[row - 2] == known[column - 1]
            {
                least = least.min(before[column - 2] + 1);
            }
            now[column] = least;
        }
        if now.iter().all(|edits| *edits > most) {
            return None;
        }
        before = std::mem::replace(&mut last, now);
    }
    let found = if begun { last.iter().copied().min() } else { last.last().copied() };
    found.filter(|found| *found <= most)
}

/// The most edits that a word of so many letters may be away.
pub fn allowed(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Whether so many edits leave enough of a word: two of six or seven letters only where the first and the last letter
/// stay.
pub fn plausible(edits: usize, typed: &[char], known: &[char]) -> bool {
    edits < 2 || typed.len() > 7 || (typed.first() == known.first() && typed.last() == known.last())
}

#[cfg(test)]
mod tests {
    use super::edits;

    fn between(typed: &str, known: &str, begun: bool) -> Option<usize> {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        edits(&letters(typed), &letters(known), 2, begun)
    }

    #[test]
    fn slips_are_counted() {
        assert_eq!(between("pasport", "passport", false), Some(1));
        assert_eq!(between("psasport", "passport", false), Some(1));
        assert_eq!(between("bisa", "visa", false), Some(1));
        assert_eq!(between("pazportt", "passport", false), None);
        assert_eq!(between("hotlein", "hotline", false), Some(2));
        assert_eq!(between("", "", false), Some(0));
    }

    #[test]
    fn what_is_not_typed_yet_is_free() {
        assert_eq!(between("trafik", "trafficking", true), Some(2));
        assert_eq!(between("trafik", "trafficking", false), None);
    }
}
