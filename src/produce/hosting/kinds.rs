//! Kinds of files, by the endings of their names.

/// One kind of file.
pub(super) struct Kind {
    /// The ending, without its full stop.
    pub(super) ending: &'static str,
    /// What a server calls it (IANA media types), without its characters' coding.
    pub(super) media: &'static str,
    /// Whether it is text, in UTF-8: then it can be packed for its way.
    pub(super) text: bool,
    /// Whether servers are known to call it something else, or nothing.
    pub(super) uncommon: bool,
}

const fn text(ending: &'static str, media: &'static str) -> Kind {
    Kind { ending, media, text: true, uncommon: false }
}

const fn uncommon(ending: &'static str, media: &'static str) -> Kind {
    Kind { ending, media, text: true, uncommon: true }
}

const fn bytes(ending: &'static str, media: &'static str) -> Kind {
    Kind { ending, media, text: false, uncommon: false }
}

/// Every kind that a site is known to have, sorted by ending.
pub(super) const KINDS: &[Kind] = &[
    uncommon("atom", "application/atom+xml"),
    bytes("avif", "image/avif"),
    text("css", "text/css"),
    uncommon("csv", "text/csv"),
    bytes("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    bytes("gif", "image/gif"),
    text("htm", "text/html"),
    text("html", "text/html"),
    bytes("ico", "image/x-icon"),
    uncommon("ics", "text/calendar"),
    bytes("jpeg", "image/jpeg"),
    bytes("jpg", "image/jpeg"),
    text("js", "text/javascript"),
    text("json", "application/json"),
    uncommon("jsonld", "application/ld+json"),
    bytes("m4a", "audio/mp4"),
    bytes("mp3", "audio/mpeg"),
    bytes("mp4", "video/mp4"),
    bytes("ogg", "audio/ogg"),
    bytes("otf", "font/otf"),
    bytes("pdf", "application/pdf"),
    bytes("png", "image/png"),
    text("svg", "image/svg+xml"),
    bytes("ttf", "font/ttf"),
    text("txt", "text/plain"),
    uncommon("vcf", "text/vcard"),
    uncommon("vtt", "text/vtt"),
    uncommon("webmanifest", "application/manifest+json"),
    bytes("webm", "video/webm"),
    bytes("webp", "image/webp"),
    bytes("woff", "font/woff"),
    bytes("woff2", "font/woff2"),
    bytes("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    text("xml", "application/xml"),
    bytes("zip", "application/zip"),
];

/// Files whose ending says less than their name.
pub(super) const NAMED: &[(&str, &str)] =
    &[("opensearch.xml", "application/opensearchdescription+xml")];

/// The kind of the file at `path`.
pub(super) fn of(path: &str) -> Option<&'static Kind> {
    let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    KINDS.iter().find(|kind| kind.ending.eq_ignore_ascii_case(ending))
}

/// Whether the file at `path` is text that can be packed for its way.
pub(super) fn is_text(path: &str) -> bool {
    of(path).is_some_and(|kind| kind.text)
}

impl Kind {
    /// What a server says of such a file.
    pub(super) fn content_type(&self) -> String {
        // JSON is UTF-8 by its own rules and knows no other coding (RFC 8259).
        let json = self.media.ends_with("json");
        if self.text && !json {
            format!("{}; charset=utf-8", self.media)
        } else {
            self.media.to_owned()
        }
    }
}
