//! `robots.txt` (RFC 9309).

use crate::produce::site::Inputs;

/// Everything may be read; the sitemap is named where the site knows its address.
pub(super) fn text(inputs: Inputs<'_>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &inputs.config.base_url {
        text.push_str(&format!("\nSitemap: {base}/sitemap.xml\n"));
    }
    text
}
