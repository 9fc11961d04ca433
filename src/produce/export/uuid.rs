//! Names that stay the same from one build to the next: UUIDs of version 8 (RFC 9562, section 5.8),
//! made from a name with SHA-256 as in its appendix B.2.

use sha2::{Digest, Sha256};

use crate::config::Config;

/// The URN of what `parts` name within the site. The site is its address, or where that is not known
/// its title: two guides about the same office have cards that do not take each other's place.
pub(super) fn urn(config: &Config, parts: &[&str]) -> String {
    let site = config.base_url.as_deref().unwrap_or(config.title.original());
    let mut hasher = Sha256::new();
    hasher.update(b"fieldguide\0");
    hasher.update(site.as_bytes());
    for part in parts {
        hasher.update(b"\0");
        hasher.update(part.as_bytes());
    }
    let sum = hasher.finalize();
    let mut bytes: Vec<u8> = sum.iter().copied().take(16).collect();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut urn = "urn:uuid:".to_owned();
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            urn.push('-');
        }
        urn.push_str(&format!("{byte:02x}"));
    }
    urn
}
