//! The headers that a server should send, the same for every host.

use crate::produce::site::Inputs;

/// One header.
pub(super) type Header = (&'static str, String);

/// What goes with every file.
///
/// Names stay the same from edition to edition, so nothing may be kept without asking again: a phone number
/// may have changed. Asking costs a few bytes where nothing has.
pub(super) fn everywhere(inputs: Inputs<'_>) -> Vec<Header> {
    let fixed = [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        (
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-cache"),
    ];
    let policy = ("Content-Security-Policy", policy(inputs.theme.policy()));
    std::iter::once(policy).chain(fixed.map(|(name, value)| (name, value.to_owned()))).collect()
}

/// The policy of the pages, and what only a header can say: that no other site may frame them. A PDF is shown
/// by the browser as something embedded, which pages themselves have no use for.
fn policy(pages: Option<&str>) -> String {
    let Some(pages) = pages else { return "frame-ancestors 'none'".to_owned() };
    let says = |name: &str| pages.split("; ").any(|part| part.split(' ').next() == Some(name));
    let mut policy = pages.to_owned();
    if says("default-src") && !says("object-src") {
        policy.push_str("; object-src 'self'");
    }
    if !says("frame-ancestors") {
        policy.push_str("; frame-ancestors 'none'");
    }
    policy
}

/// Languages other than the first, each with its folder and its page for missing addresses.
pub(super) fn folders(inputs: Inputs<'_>) -> impl Iterator<Item = (String, String)> + '_ {
    use crate::model::Builtin;
    use crate::plan::Subject;
    inputs.plan.languages().all().filter(|(lang, _)| !lang.is_default()).map(move |(lang, _)| {
        (inputs.plan.file("", lang), inputs.plan.path(Subject::Builtin(Builtin::Missing), lang))
    })
}
