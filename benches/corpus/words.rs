//! Words, sentences and paragraphs without meaning.
//!
//! Takes: a [`Chance`]. Gives: text that falls into words and sentences as English does, with few
//! words used often and many seldom. Never: says anything.

use super::chance::Chance;

/// The words used most.
const SMALL: &str = "the of and to a in for is on with your you or may can by at from are this an it as be will \
     if not who our each other any all their when must has have also how more then through about which than into";

/// Stems of the rest; each stands with every ending.
const STEMS: &str = "help work serv report visit listen answer open offer learn train support call count plan \
     gather sort mark record review check start turn hand point place form field group team walk talk look need \
     want show keep grant clear watch land farm garden harbor market bridge road river forest meadow mountain \
     village station window paper letter number signal lantern basket ladder kettle blanket hammer anchor candle \
     button copper silver cotton timber pepper ginger barley clover willow cedar maple walnut orchard pasture \
     shelter counsel mentor monitor partner sponsor tutor vendor author editor cover color favor labor honor \
     matter measure order render season shoulder thunder travel venture winter wonder yield balance benefit \
     chapter channel corner council current distant district doctor effort even event famil figur final follow \
     gentl harvest heart holida interest island journal journey kitchen limit local manner member method moment \
     morning nation nature notice object office origin parent pattern person picture portion present process \
     product profile program project public purpose quarry reason region remark result sample school section \
     select senior session shift simpl single standard street student subject summer supper surface symbol system \
     table target teacher term ticket tower transfer treat trust union value vessel voice volume weather welcome";

/// What makes several words of a stem.
const ENDINGS: [&str; 7] = ["", "s", "ing", "ed", "er", "al", "ful"];

/// The words of one run.
pub(super) struct Words(Vec<String>);

impl Words {
    /// All words, the most used first.
    pub(super) fn new() -> Self {
        let small = SMALL.split_whitespace().map(str::to_owned);
        let with = |ending: &'static str| {
            STEMS.split_whitespace().map(move |stem| format!("{stem}{ending}"))
        };
        Self(small.chain(ENDINGS.into_iter().flat_map(with)).collect())
    }

    /// `count` words.
    pub(super) fn words(&self, chance: &mut Chance, count: usize) -> String {
        let mut text = String::new();
        for at in 0..count {
            if at > 0 {
                text.push(' ');
            }
            text.push_str(&self.0[chance.skewed(self.0.len())]);
        }
        text
    }

    /// A sentence of `low` to `high` words.
    pub(super) fn sentence(&self, chance: &mut Chance, low: usize, high: usize) -> String {
        let count = chance.between(low, high);
        let mut text = capital(&self.words(chance, count / 2));
        text.push_str(if count > 12 { ", " } else { " " });
        text.push_str(&self.words(chance, count - count / 2 - 1));
        // No sentence ends with "and" or "the".
        let small = SMALL.split_whitespace().count();
        text.push(' ');
        text.push_str(&self.0[small + chance.skewed(self.0.len() - small)]);
        text.push('.');
        text
    }

    /// A paragraph of `low` to `high` sentences.
    pub(super) fn paragraph(&self, chance: &mut Chance, low: usize, high: usize) -> String {
        let count = chance.between(low, high);
        let sentences: Vec<_> = (0..count).map(|_| self.sentence(chance, 9, 20)).collect();
        sentences.join(" ")
    }

    /// A list item for each of `low` to `high` sentences; `mark` gives what stands before them.
    pub(super) fn list(
        &self,
        chance: &mut Chance,
        (low, high): (usize, usize),
        mark: impl Fn(usize) -> String,
    ) -> String {
        let count = chance.between(low, high);
        let items: Vec<_> =
            (0..count).map(|at| format!("{} {}", mark(at), self.sentence(chance, 5, 12))).collect();
        items.join("\n")
    }
}

/// `text` with a large first letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
