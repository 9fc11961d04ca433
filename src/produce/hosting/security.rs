//! `security.txt`: whom to tell of a hole in the site's security (RFC 9116).

use crate::config::SecurityTxt;
use crate::produce::site::Inputs;

/// Where it lies, counted from the root of a host.
pub(super) const PATH: &str = ".well-known/security.txt";

/// Its lines. It names its own address where the site knows its own: below the root of the host, wherever
/// the site lies on it.
pub(super) fn text(inputs: Inputs<'_>, security: &SecurityTxt) -> String {
    let SecurityTxt { contact, expires, encryption, acknowledgments, policy } = security;
    let mut out = String::new();
    let mut line = |name: &str, value: &str| out.push_str(&format!("{name}: {value}\n"));
    contact.iter().for_each(|address| line("Contact", address));
    if let Some(day) = expires {
        line("Expires", &format!("{}T00:00:00Z", day.text));
    }
    encryption.iter().for_each(|address| line("Encryption", address));
    acknowledgments.iter().for_each(|address| line("Acknowledgments", address));
    policy.iter().for_each(|address| line("Policy", address));
    let tags = inputs.plan.languages().all().map(|(_, language)| language.tag.as_str());
    line("Preferred-Languages", &tags.collect::<Vec<_>>().join(", "));
    // Only what came over an encrypted line can be believed.
    let host = inputs.config.base_url.as_deref().and_then(|base| base.strip_prefix("https://"));
    if let Some(host) = host.and_then(|rest| rest.split('/').next()) {
        line("Canonical", &format!("https://{host}/{PATH}"));
    }
    out
}
