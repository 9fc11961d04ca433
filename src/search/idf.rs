//! How much a word tells, in whole numbers, so that every program reckons alike.

/// Sixteen times the binary logarithm of `(documents + having) / having`, with straight lines between powers of two:
/// the inverse document frequency of BM25 (Robertson and Zaragoza 2009, section 3.1) without a fraction.
///
/// `having` is the number of documents with the word, counted as at least 1; at most 2^24 documents.
pub fn idf(documents: u32, having: u32) -> u32 {
    let having = u64::from(having.max(1));
    let mut ratio = (u64::from(documents) + having) * 256 / having;
    let mut whole = 0;
    while ratio >= 512 {
        ratio /= 2;
        whole += 1;
    }
    whole * 16 + (ratio.saturating_sub(256) / 16) as u32
}

#[cfg(test)]
mod tests {
    use super::idf;

    #[test]
    fn rare_words_tell_more() {
        assert_eq!(idf(1000, 1000), 16);
        assert!(idf(1000, 10) > idf(1000, 100));
        assert_eq!(idf(1023, 1), 160);
        assert_eq!(idf(0, 0), 0);
    }
}
