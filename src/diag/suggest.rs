//! "Did you mean …": the known word nearest to a mistyped one.

/// The candidate nearest to `word`, if any is near enough to be what was meant.
///
/// Near enough: a Jaro–Winkler similarity above 0.8, or one contains the other.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let known = candidate.to_lowercase();
        let contained = wanted.len() > 2
            && known.len() > 2
            && (known.contains(&wanted) || wanted.contains(&known));
        let likeness =
            strsim::jaro_winkler(&wanted, &known).max(if contained { 0.81 } else { 0.0 });
        if likeness > 0.8 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn finds_a_misspelling_and_ignores_strangers() {
        let keys = ["summary", "services", "sources", "status"];
        assert_eq!(closest("sumary", keys), Some("summary"));
        assert_eq!(closest("service", keys), Some("services"));
        assert_eq!(closest("telephone", keys), None);
    }
}
