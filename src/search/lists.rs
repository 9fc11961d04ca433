//! The documents that a word of a question leads to.

use super::idf::idf;
use super::parts::Index;
use super::phone::{Dialled, MARK};
use super::postings::Postings;
use super::query::Word;
use super::shard::{BEGUN, Leads};

/// What a word counts that is found as it was typed.
pub(super) const WHOLE: u64 = 4;

/// What a word counts that goes on after what was typed.
pub(super) const LONGER: u64 = 3;

/// One term by which a word was found.
#[derive(Debug, Clone)]
pub(super) struct Variant {
    pub(super) term: String,
    pub(super) idf: u32,
    pub(super) factor: u64,
    pub(super) postings: Postings,
}

/// All terms by which a word was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// The word as typed or mended.
    pub(super) word: String,
    /// How many words of the question it stands for.
    pub(super) variants: Vec<Variant>,
}

impl Found {
    /// Whether documents may have the word without being in a list.
    pub(super) fn is_open(&self) -> bool {
        self.variants.iter().any(|variant| variant.postings.is_cut())
    }

    /// How much the word tells.
    pub(super) fn idf(&self) -> u32 {
        self.variants.iter().map(|variant| variant.idf).max().unwrap_or_default()
    }

    /// The term that counts most for a document, with its points.
    pub(super) fn best(&self, document: u32) -> Option<(&Variant, u8, u64)> {
        let points = |variant: &'_ Variant, class: u8| {
            u64::from(variant.idf) * u64::from(class) * variant.factor
        };
        let mut best: Option<(&Variant, u8, u64)> = None;
        for variant in &self.variants {
            let kept = variant.postings.kept.iter().find(|(known, _)| *known == document);
            if let Some((_, class)) = kept {
                let points = points(variant, *class);
                if best.is_none_or(|(_, _, most)| points > most) {
                    best = Some((variant, *class, points));
                }
            }
        }
        best
    }
}

impl Index<'_> {
    /// The form in which a word is indexed, as one variant; none where no document has it.
    pub(super) fn variant(&self, word: &str, factor: u64) -> Option<Variant> {
        let stem = self.stems().stem(word).into_owned();
        let Some(Leads::To(postings)) = self.term(&stem) else { return None };
        let idf = idf(self.manifest.documents, postings.having);
        Some(Variant { term: stem, idf, factor, postings })
    }

    /// Where `word` leads.
    pub(super) fn found(&self, word: &Word) -> Found {
        let mut variants: Vec<Variant> = self.variant(&word.text, WHOLE).into_iter().collect();
        if word.begun {
            self.longer(&word.text, &mut variants);
        }
        Found { word: word.text.clone(), variants }
    }

    /// Adds the terms that begin with `start`, in the place of which there may be one list of the best documents.
    fn longer(&self, start: &str, variants: &mut Vec<Variant>) {
        let best = format!("{start}{BEGUN}");
        if let Some(Leads::To(postings)) = self.term(&best) {
            let idf = idf(self.manifest.documents, postings.having);
            variants.push(Variant { term: best, idf, factor: LONGER, postings });
            return;
        }
        let mut more: Vec<(String, Postings)> = Vec::new();
        for (term, leads) in self.beginning(start) {
            if term.contains([' ', BEGUN]) {
                continue;
            }
            let (term, postings) = match leads {
                Leads::To(postings) => (term, postings),
                // A form of a word, such as a plural: its stem may not begin with what was typed.
                Leads::As(stem) if stem.starts_with(start) => continue,
                Leads::As(stem) => match self.term(&stem) {
                    Some(Leads::To(postings)) => (stem, postings),
                    _ => continue,
                },
            };
            let known = variants.iter().any(|known| known.term == term)
                || more.iter().any(|(known, _)| *known == term);
            if !known {
                more.push((term, postings));
            }
        }
        let having =
            more.iter().fold(0_u32, |sum, (_, postings)| sum.saturating_add(postings.having));
        let idf = idf(self.manifest.documents, having.min(self.manifest.documents));
        variants.extend(more.into_iter().map(|(term, postings)| Variant {
            term,
            idf,
            factor: LONGER,
            postings,
        }));
    }

    /// The documents that have the number, with points by which they stand before all others.
    pub(super) fn dialled(&self, number: &Dialled) -> Vec<(u32, u64)> {
        let found = self.digits(&number.digits, number.spelled);
        match number.digits.strip_prefix('1') {
            Some(rest) if found.is_empty() && rest.len() >= super::phone::FEWEST_DIGITS => {
                self.digits(rest, number.spelled)
            }
            _ => found,
        }
    }

    fn digits(&self, digits: &str, whole: bool) -> Vec<(u32, u64)> {
        let start = format!("{MARK}{digits}");
        let lists = match self.term(&format!("{start}{BEGUN}")) {
            Some(leads) if !whole => vec![(start.clone(), leads)],
            _ => self.beginning(&start),
        };
        let mut best: std::collections::BTreeMap<u32, u64> = std::collections::BTreeMap::new();
        for (term, leads) in lists {
            let Leads::To(postings) = leads else { continue };
            if term.contains(BEGUN) || (whole && term != start) {
                continue;
            }
            for (document, class) in postings.kept {
                let points =
                    1_000_000 + 10_000 * u64::from(class) + if term == start { 50_000 } else { 0 };
                let most = best.entry(document).or_default();
                *most = (*most).max(points);
            }
        }
        best.into_iter().collect()
    }
}
