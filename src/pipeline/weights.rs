//! What the site's pages weigh: the heaviest of all, and records over their budget.

use crate::audit::{Budget, Facts, Scale, Weight};
use crate::diag::Diagnostic;
use crate::plan::{SitePlan, Subject};

/// The heaviest page of a site, and how many records' pages are over their budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// Path of the page with the most bytes; of several, the first by path.
    pub heaviest: String,
    /// What it costs.
    pub weight: Weight,
    /// Pages of records that cost more than [`Budget`] allows.
    pub over_budget: usize,
}

impl Weights {
    /// The bytes that [`Weights::decode`] reads: six numbers, little-endian, then the path.
    pub(super) fn encode(&self) -> Vec<u8> {
        let Self { heaviest, weight, over_budget } = self;
        let Weight { html, css, js, requests, pictures } = *weight;
        let numbers = [html, css, js, requests.into(), pictures.into(), *over_budget as u64];
        let mut bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        bytes.extend(heaviest.as_bytes());
        bytes
    }

    /// What [`Weights::encode`] made these bytes from; none for other bytes.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (numbers, path) = bytes.split_at_checked(6 * 8)?;
        let mut numbers = numbers.as_chunks().0.iter().map(|number| u64::from_le_bytes(*number));
        let mut next = || numbers.next();
        let (html, css, js) = (next()?, next()?, next()?);
        let (requests, pictures) = (next()?.try_into().ok()?, next()?.try_into().ok()?);
        Some(Self {
            heaviest: String::from_utf8(path.to_vec()).ok()?,
            weight: Weight { html, css, js, requests, pictures },
            over_budget: next()?.try_into().ok()?,
        })
    }
}

/// Weighs the pages of `plan`, but for sheets of paper, by the facts of all files, which are sorted by path; none when there
/// is no page. Gives a warning about each record's page over its budget.
pub(super) fn weigh(
    plan: &SitePlan<'_>,
    files: &[(&str, &Facts)],
) -> (Option<Weights>, Vec<Diagnostic>) {
    let scale = Scale::new(files.iter().copied());
    let mut heaviest: Option<(&str, Weight)> = None;
    let mut over_budget = 0;
    let mut found = Vec::new();
    let read = plan.pages().iter().filter(|page| !matches!(page.subject, Subject::Sheet(_)));
    for page in read {
        let path = page.path.as_str();
        let Ok(at) = files.binary_search_by(|(other, _)| (*other).cmp(path)) else { continue };
        let weight = scale.weigh(files[at].1);
        let heavier =
            |(other, most): (&str, Weight)| (weight.bytes(), other) > (most.bytes(), path);
        if heaviest.is_none_or(heavier) {
            heaviest = Some((path, weight));
        }
        let budget = if page.lang.is_default() { Budget::RECORD } else { Budget::TRANSLATION };
        if matches!(page.subject, Subject::Record(_)) && !budget.allows(weight) {
            over_budget += 1;
            found.extend(budget.judge(path, weight, plan.origin(page).as_ref()));
        }
    }
    let heaviest =
        heaviest.map(|(path, weight)| Weights { heaviest: path.to_owned(), weight, over_budget });
    (heaviest, found)
}
