//! Whether a record still holds.

/// What is known about whether the thing described still exists as described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// A dated source says that it exists as described.
    Current,
    /// It exists under another name than most sources give.
    Renamed,
    /// Another record took its place.
    Superseded,
    /// It ended.
    Historical,
    /// The sources do not settle it.
    #[default]
    Unverified,
}

impl Status {
    /// Every status with its word in records.
    pub const ALL: [(&'static str, Self); 5] = [
        ("current", Self::Current),
        ("renamed", Self::Renamed),
        ("superseded", Self::Superseded),
        ("historical", Self::Historical),
        ("unverified", Self::Unverified),
    ];

    /// Whether what is described no longer exists as such.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Superseded | Self::Historical)
    }

    /// Its word in records.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, status)| *status == self).map_or("unverified", |(word, _)| word)
    }
}
