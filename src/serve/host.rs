//! Who may ask: only a page that this machine itself asks for by its own name.
//!
//! Any page on the web can have its name point to 127.0.0.1 and then read what answers there (DNS
//! rebinding). Its requests still carry its own name, so that the name tells.

/// Whether a request with the `Host` header `host` is meant for a server on this machine at `port`.
pub(super) fn is_ours(host: &str, port: u16) -> bool {
    let (name, asked) = match host.rsplit_once(':') {
        Some((name, asked)) if !asked.ends_with(']') => (name, Some(asked)),
        _ => (host, None),
    };
    // A browser leaves out the port that http has by custom.
    let port_fits = asked.map_or(port == 80, |asked| asked == port.to_string());
    let here = ["localhost", "127.0.0.1", "[::1]"];
    port_fits && here.iter().any(|here| here.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_this_machine_by_its_own_names_and_at_the_right_port() {
        for host in ["localhost:8017", "LocalHost:8017", "127.0.0.1:8017", "[::1]:8017"] {
            assert!(is_ours(host, 8017), "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:80",
            "localhost:08017",
            "localhost:+8017",
            "localhost:8017:8017",
            "localhost.:8017",
            "localhost.evil.example:8017",
            "evil.example:8017",
            "127.0.0.1.evil.example:8017",
            "127.0.0.2:8017",
            "0.0.0.0:8017",
            "[::1]",
            "::1:8017",
        ] {
            assert!(!is_ours(host, 8017), "{host}");
        }
        assert!(is_ours("localhost", 80) && is_ours("[::1]", 80));
    }
}
