//! Numbers that look drawn by lot and are the same each time.
//!
//! Takes: a seed. Gives: SplitMix64 (Steele, Lea and Flood, 2014). Never: asks the machine.

/// A stream of numbers.
pub(super) struct Chance(u64);

impl Chance {
    /// The stream number `at` of those called `name`; each is on its own, so that a record's text
    /// does not change when another gets longer.
    pub(super) fn new(name: &str, at: usize) -> Self {
        // FNV-1a over the name keeps streams of different names apart.
        let seed = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut chance = Self(seed ^ (at as u64).wrapping_mul(0xd6e8_feb8_6659_fd93));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// Small numbers far more often than large ones, below `end`: how often the words of a
    /// language are used.
    pub(super) fn skewed(&mut self, end: usize) -> usize {
        let uniform = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        // The inverse of a density that falls as 1/(rank + 3).
        let rank = 3.0 * ((end as f64 / 3.0 + 1.0).powf(uniform) - 1.0);
        (rank as usize).min(end - 1)
    }

    /// One of `items`.
    pub(super) fn one<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// `count` different ones of `items`, in their order.
    pub(super) fn some<'a, T>(&mut self, items: &'a [T], count: usize) -> Vec<&'a T> {
        let mut left = count.min(items.len());
        let mut picked = Vec::with_capacity(left);
        for (at, item) in items.iter().enumerate() {
            if self.below(items.len() - at) < left {
                picked.push(item);
                left -= 1;
            }
        }
        picked
    }
}
