//! What kind of file each file of a site is, and how long others may keep a copy.
//!
//! Takes: a path. Gives: its media type, as browsers want to hear it, and its rule for caches.
//! Never: looks into the file.

/// The rule for every file of a site: kept, but asked for again each time whether it still stands.
/// Names carry no fingerprint, so nothing else would bring a changed phone number to a reader.
pub const CACHE: &str = "no-cache";

/// The media type of the file at `path`, by its end.
pub fn kind(path: &str) -> &'static str {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    match end.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "webmanifest" => "application/manifest+json",
        "atom" => "application/atom+xml; charset=utf-8",
        "xml" if path.ends_with("opensearch.xml") => {
            "application/opensearchdescription+xml; charset=utf-8"
        }
        "xml" => "application/xml; charset=utf-8",
        "txt" | "md" | "yaml" | "yml" | "conf" | "minisig" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "vcf" => "text/vcard; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "gz" => "application/gzip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "m4a" => "audio/mp4",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "vtt" => "text/vtt; charset=utf-8",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        _ => plain(path),
    }
}

/// Files without an end that hosts read: plain text.
fn plain(path: &str) -> &'static str {
    match path.rsplit('/').next().unwrap_or(path) {
        "_headers" | "_redirects" | "CNAME" | "Caddyfile" | "SHA256SUMS" => {
            "text/plain; charset=utf-8"
        }
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn every_kind_of_file_of_a_site_has_its_type() {
        for (path, expected) in [
            ("index.html", "text/html; charset=utf-8"),
            ("es/agencies/ovc.html", "text/html; charset=utf-8"),
            ("assets/site.css", "text/css; charset=utf-8"),
            ("sw.js", "text/javascript; charset=utf-8"),
            ("data/agencies.json", "application/json"),
            ("data/agencies.jsonld", "application/ld+json"),
            ("site.webmanifest", "application/manifest+json"),
            ("changes.atom", "application/atom+xml; charset=utf-8"),
            ("sitemap.xml", "application/xml; charset=utf-8"),
            ("opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("data/agencies.csv", "text/csv; charset=utf-8"),
            ("contacts/all.vcf", "text/vcard; charset=utf-8"),
            ("icon.svg", "image/svg+xml; charset=utf-8"),
            ("icon.png", "image/png"),
            ("fonts/a.woff2", "font/woff2"),
            ("print/a.pdf", "application/pdf"),
            ("_headers", "text/plain; charset=utf-8"),
            ("hosting/Caddyfile", "text/plain; charset=utf-8"),
            ("fieldguide-manifest.json.minisig", "text/plain; charset=utf-8"),
            ("index.html.gz", "application/gzip"),
            ("index.html.br", "application/octet-stream"),
            ("folder.html/file", "application/octet-stream"),
            ("IMAGE.PNG", "image/png"),
        ] {
            assert_eq!(kind(path), expected, "{path}");
        }
    }
}
