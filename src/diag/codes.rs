//! The table of all codes. A new code is one line here and one page in `manual/`.

use super::code::{Code, Severity};

macro_rules! codes {
    ($($severity:ident $name:literal,)*) => {
        /// Every code, in the order of the table.
        pub static ALL: &[Code] = &[$(Code {
            name: $name,
            severity: Severity::$severity,
            manual: include_str!(concat!("manual/", $name, ".md")),
        },)*];
    };
}

codes! {
    Error "alias-bomb",
    Error "bad-date",
    Error "bad-email",
    Error "bad-encoding",
    Error "bad-font",
    Error "bad-id",
    Error "bad-phone",
    Error "bad-url",
    Error "bad-value",
    Error "broken-link",
    Error "conflicting-ids",
    Error "dangling-reference",
    Error "duplicate-key",
    Error "foreign-output",
    Error "front-matter",
    Error "image-without-alt",
    Error "interagency-parent",
    Error "line-without-consequences",
    Error "misplaced-file",
    Error "missing-field",
    Error "missing-file",
    Error "missing-glyph",
    Error "missing-string",
    Error "needs-network",
    Error "nested-too-deep",
    Error "official-banner",
    Error "orphan-translation",
    Error "output-inside-content",
    Error "parent-circle",
    Error "phone-mismatch",
    Error "succession-circle",
    Error "same-name",
    Error "symlink-outside",
    Error "template-error",
    Error "too-large",
    Error "unknown-key",
    Error "unknown-reference",
    Error "unknown-string",
    Error "unportable-name",
    Error "unprintable-sheet",
    Error "unsafe-link",
    Error "wrong-type",
    Error "yaml-syntax",
    Warning "archived-source",
    Warning "change-after-edition",
    Warning "contact-without-date",
    Warning "damaged-text",
    Warning "ejected-file-outdated",
    Warning "former-id",
    Warning "hard-to-read",
    Warning "heavy-page",
    Warning "missing-translation",
    Warning "number-printed-differently",
    Warning "raw-html",
    Warning "record-without-source",
    Warning "shared-number",
    Warning "similar-names",
    Warning "skipped-heading",
    Warning "stale-verification",
    Warning "translation-differs",
    Warning "unknown-number",
    Warning "unsourced-statistic",
    Warning "weak-verification",
}

/// The code with this name, if there is one.
pub fn find(name: &str) -> Option<&'static Code> {
    ALL.iter().find(|code| code.name == name)
}

/// The code with this name.
///
/// # Panics
/// If the table has no such code; a test proves that every name in the sources is in the table.
pub fn named(name: &str) -> &'static Code {
    find(name).unwrap_or_else(|| unreachable!("no diagnostic code `{name}` in the table"))
}
