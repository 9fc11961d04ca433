//! Which documents a term leads to, written as text.
//!
//! A number is written in digits of five bits, the lowest first, each as one character of [`DIGITS`]; a digit that more
//! follow has 32 added. A list of postings is the number of documents that have the term, then runs: a class, how many
//! documents the run has, and the documents, rising, the first as its number and each other as its distance from the
//! one before less one. Runs go from the highest class to the lowest. A list that was cut holds fewer documents than
//! its first number says.

/// The digits 0 to 63.
pub const DIGITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// The most documents that a list holds; of a longer one, the lowest classes go, and of the class that does not fit
/// whole, the documents with the highest numbers.
pub const MOST: usize = 8192;

/// The highest class.
pub const TOP: u8 = 30;

/// Adds `number` to `out`.
pub fn write(out: &mut String, mut number: u32) {
    while number >= 32 {
        out.push(char::from(DIGITS[32 + (number % 32) as usize]));
        number /= 32;
    }
    out.push(char::from(DIGITS[number as usize]));
}

/// Takes a number from the front of `text`; none if there is no whole one.
pub fn read(text: &mut &str) -> Option<u32> {
    let mut number: u32 = 0;
    for (at, byte) in text.bytes().enumerate() {
        let digit = value(byte)?;
        let shift = u32::try_from(at).ok()?.checked_mul(5).filter(|shift| *shift < 32)?;
        number |= (digit % 32).checked_shl(shift)?;
        if digit < 32 {
            *text = &text[at + 1..];
            return Some(number);
        }
    }
    None
}

fn value(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'0'..=b'9' => byte - b'0',
        b'A'..=b'Z' => byte - b'A' + 10,
        b'a'..=b'z' => byte - b'a' + 36,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}

/// Adds rising numbers to `out` as distances.
pub fn write_rising(out: &mut String, numbers: impl IntoIterator<Item = u32>) {
    let mut next = 0;
    for number in numbers {
        write(out, number - next);
        next = number + 1;
    }
}

/// Reads `count` rising numbers.
pub fn read_rising(text: &mut &str, count: u32) -> Option<Vec<u32>> {
    let mut next: u32 = 0;
    (0..count)
        .map(|_| {
            let number = next.checked_add(read(text)?)?;
            next = number.checked_add(1)?;
            Some(number)
        })
        .collect()
}

/// The documents of a term: how many have it, and those that are kept, with their classes, the highest class first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Postings {
    /// How many documents have the term.
    pub having: u32,
    /// Document and class.
    pub kept: Vec<(u32, u8)>,
}

impl Postings {
    /// The list of all documents that have a term, cut to [`MOST`].
    pub fn of(mut all: Vec<(u32, u8)>) -> Self {
        let having = all.len() as u32;
        all.sort_unstable_by_key(|(document, class)| (std::cmp::Reverse(*class), *document));
        all.truncate(MOST);
        Self { having, kept: all }
    }

    /// Whether documents that have the term are not in the list.
    pub fn is_cut(&self) -> bool {
        self.having as usize > self.kept.len()
    }

    /// The list as text.
    pub fn encode(&self) -> String {
        let mut out = String::new();
        write(&mut out, self.having);
        for run in self.kept.chunk_by(|a, b| a.1 == b.1) {
            write(&mut out, u32::from(run[0].1));
            write(&mut out, run.len() as u32);
            write_rising(&mut out, run.iter().map(|(document, _)| *document));
        }
        out
    }

    /// The list that `text` holds; none if it is no list.
    pub fn decode(text: &str) -> Option<Self> {
        let mut rest = text;
        let having = read(&mut rest)?;
        let mut kept = Vec::new();
        while !rest.is_empty() {
            let class = u8::try_from(read(&mut rest)?).ok()?;
            let count = read(&mut rest)?;
            kept.extend(
                read_rising(&mut rest, count)?.into_iter().map(|document| (document, class)),
            );
        }
        Some(Self { having, kept })
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Postings, read, write};

    #[test]
    fn numbers_read_back() {
        for number in [0, 1, 31, 32, 33, 1023, 1024, 99_999, u32::MAX] {
            let mut text = String::new();
            write(&mut text, number);
            let mut rest = text.as_str();
            assert_eq!(read(&mut rest), Some(number), "{text}");
            assert_eq!(rest, "");
        }
        assert_eq!(read(&mut "z"), None, "more should follow");
        assert_eq!(read(&mut "zzzzzzzz0"), None, "too large");
    }

    #[test]
    fn lists_read_back() {
        let list = Postings::of(vec![(9, 2), (3, 14), (70, 2), (4, 2), (5, 2)]);
        assert_eq!(list.kept, [(3, 14), (4, 2), (5, 2), (9, 2), (70, 2)]);
        assert_eq!(list.encode(), "5E1324403y1");
        assert_eq!(Postings::decode(&list.encode()), Some(list));
        assert_eq!(Postings::decode("5E1"), None);
    }

    #[test]
    fn a_long_list_loses_its_lowest_classes_first() {
        let many = MOST as u32 + 10;
        let list = Postings::of((0..many).map(|at| (at, if at < 20 { 1 } else { 2 })).collect());
        assert!(list.is_cut());
        assert_eq!(list.having, many);
        assert_eq!(list.kept.len(), MOST);
        assert!(list.kept.iter().filter(|(_, class)| *class == 1).count() == 10);
    }
}
