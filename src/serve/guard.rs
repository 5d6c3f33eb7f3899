//! Lets in only requests that were meant for this server.
//!
//! A page of a stranger can make a browser ask any address for anything. What gives it away is the
//! name that it asks by, in `Host`, and for events the page that asks, in `Origin`.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::connect_info::Connected;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::serve::IncomingStream;
use tokio::net::TcpListener;

use super::host::{Host, in_url};

/// The names that a machine has for itself.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The address of this machine that a request came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here(IpAddr);

impl Connected<IncomingStream<'_, TcpListener>> for Here {
    fn connect_info(stream: IncomingStream<'_, TcpListener>) -> Self {
        // A connection that is broken already asks for nothing.
        let address = stream.io().local_addr().map(|address| address.ip());
        Self(address.unwrap_or(Ipv4Addr::UNSPECIFIED.into()))
    }
}

/// The names that this server answers to.
#[derive(Clone, Debug)]
pub(super) struct Allowed {
    hosts: Vec<String>,
    /// Names of this machine for itself alone, and those that were allowed: a tunnel, a container or a
    /// server in front of this one asks for them at a port of its own. A stranger's page can't be called
    /// so, whatever its name leads to.
    at_any_port: Vec<String>,
    port: u16,
    /// It listens at all addresses of this machine, and answers to each where it was asked there.
    is_everywhere: bool,
}

impl Allowed {
    /// The names of a server of `host` at `address`, and other names that it was told to answer to.
    pub(super) fn new(host: &Host, address: SocketAddr, others: &[String]) -> Self {
        let is_everywhere = address.ip().is_unspecified();
        let hosts = host.names(address);
        let own = hosts.iter().filter(|it| LOOPBACK.contains(&it.as_str()));
        let at_any_port = own.chain(others).cloned().collect();
        Self { hosts, at_any_port, port: address.port(), is_everywhere }
    }

    /// What to tell whoever asks by a name that this server doesn't answer to.
    pub(super) fn reason(headers: &HeaderMap) -> String {
        let asked = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
        let name = asked.rsplit_once(':').map_or(asked, |(name, _)| name);
        let name = name.parse::<Host>().map(|it| it.to_string()).unwrap_or_default();
        let how = if name.is_empty() {
            "Ask for it by the address that `dateline serve` shows in its terminal.".to_owned()
        } else {
            format!("If it is yours, start the preview with `dateline serve --allow-host {name}`.")
        };
        format!(
            "This preview shows drafts, so it answers only to its own names, and `{}` is none of them.\n{how}\n",
            asked.chars().filter(char::is_ascii_graphic).take(100).collect::<String>()
        )
    }

    /// Why a request isn't answered; none if it is.
    pub(super) fn refusal(
        &self,
        here: Here,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
    ) -> Option<StatusCode> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Some(StatusCode::METHOD_NOT_ALLOWED);
        }
        let mut hosts = headers.get_all(header::HOST).iter();
        let host = hosts.next().and_then(|host| host.to_str().ok()).unwrap_or_default();
        // A request may name its server in the URI, too, which then comes before the header.
        let is_known = self.knows(here, host)
            && uri.authority().is_none_or(|it| self.knows(here, it.as_str()));
        (!is_known || hosts.next().is_some()).then_some(StatusCode::FORBIDDEN)
    }

    /// Whether the page that asks for events is one of ours.
    pub(super) fn is_own_page(&self, here: Here, headers: &HeaderMap) -> bool {
        // What a browser says of a page of elsewhere even where it says no origin.
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        if !matches!(site, None | Some(b"same-origin" | b"none")) {
            return false;
        }
        let Some(origin) = headers.get(header::ORIGIN) else { return true };
        let origin = origin.to_str().ok().and_then(|origin| {
            origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"))
        });
        let asked = headers.get(header::HOST).and_then(|it| it.to_str().ok());
        origin.is_some_and(|origin| self.knows(here, origin) && asked == Some(origin))
    }

    fn knows(&self, here: Here, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            // A browser doesn't say the port that everybody has.
            _ => (host, Some(80)),
        };
        let is_known = self.hosts.iter().any(|known| known.eq_ignore_ascii_case(name))
            || self.is_everywhere && !here.0.is_unspecified() && name == in_url(here.0);
        let is_anywhere = self.at_any_port.iter().any(|known| known.eq_ignore_ascii_case(name));
        is_known && port == Some(self.port) || is_anywhere && port.is_some()
    }
}

/// The file that a URL path asks for, relative to the output; none for what is never served: ways
/// out of the folder, names that begin with a dot, and what no system's file can be called.
pub(super) fn file(path: &str) -> Option<String> {
    let decoded = percent_decode(path)?;
    if decoded.contains(['\0', '\\', ':']) {
        return None;
    }
    let mut parts = Vec::new();
    for part in decoded.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') && part != ".well-known" {
            return None;
        }
        parts.push(part);
    }
    Some(parts.join("/"))
}

/// Undoes percent-encoding once; none if it isn't UTF-8, or hides a `/`.
fn percent_decode(path: &str) -> Option<String> {
    let lower = path.to_ascii_lowercase();
    if lower.contains("%2f") || lower.contains("%5c") || lower.contains("%00") {
        return None;
    }
    Some(crate::path::decode(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_the_output() {
        assert_eq!(file("/a/b%20c/").as_deref(), Some("a/b c"));
        assert_eq!(file("/").as_deref(), Some(""));
        assert_eq!(file("/.well-known/x").as_deref(), Some(".well-known/x"));
        for hostile in [
            "/../etc/passwd",
            "/%2e%2e/x",
            "/a/..%2f..%2fx",
            "/a%5c..%5cx",
            "/.git/config",
            "/a%00.html",
            "/c:/x",
            "/..\\x",
            "/%2e",
            "/a/%2E%2E/b",
        ] {
            assert_eq!(file(hostile), None, "{hostile}");
        }
    }

    /// What a server of this host answers to a request that came to `here` for `asked`.
    fn answer(host: &str, at: &str, here: &str, asked: &str) -> Option<StatusCode> {
        let host: Host = host.parse().expect("a host");
        let others = ["preview.example.org".to_owned()];
        let allowed = Allowed::new(&host, at.parse().expect("an address"), &others);
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, asked.parse().expect("a header"));
        let here = Here(here.parse().expect("an address"));
        allowed.refusal(here, &Method::GET, &Uri::default(), &headers)
    }

    #[test]
    fn only_the_names_of_this_server_are_answered() {
        let refused = Some(StatusCode::FORBIDDEN);
        for (host, at, here, known, foreign) in [
            (
                "127.0.0.1",
                "127.0.0.1:1111",
                "127.0.0.1",
                vec![
                    "localhost:1111",
                    "LOCALHOST:1111",
                    "127.0.0.1:1111",
                    "[::1]:1111",
                    // Through a port of a container, a tunnel or another server.
                    "localhost",
                    "localhost:8080",
                    "[::1]:8080",
                    "preview.example.org",
                    "preview.example.org:8443",
                ],
                vec![
                    "evil.example",
                    "localhost.evil.example:1111",
                    "localhost:x",
                    "127.0.0.1.evil.example:1111",
                    "evil.preview.example.org",
                    "",
                ],
            ),
            (
                "192.168.1.20",
                "192.168.1.20:1111",
                "192.168.1.20",
                vec!["192.168.1.20:1111"],
                vec!["localhost:1111", "127.0.0.1:1111", "desk.local:1111", "192.168.1.21:1111"],
            ),
            (
                "desk.local",
                "192.168.1.20:1111",
                "192.168.1.20",
                vec!["desk.local:1111", "DESK.local:1111", "192.168.1.20:1111"],
                vec!["localhost:1111", "other.local:1111", "desk.local", "desk.local.:1111"],
            ),
            (
                "0.0.0.0",
                "0.0.0.0:1111",
                "192.168.1.20",
                vec!["192.168.1.20:1111", "localhost:1111", "127.0.0.1:8080"],
                vec![
                    "192.168.1.20:8080",
                    "192.168.1.21:1111",
                    "0.0.0.0:1111",
                    "desk.local:1111",
                    "evil.example:1111",
                ],
            ),
            (
                "::",
                "[::]:1111",
                "::ffff:192.168.1.20",
                vec!["192.168.1.20:1111", "[::1]:1111"],
                vec!["[::]:1111", "[::ffff:192.168.1.20]:1111", "[fe80::1]:1111", "[::1"],
            ),
            (
                "::",
                "[::]:1111",
                "2001:db8::5",
                vec!["[2001:db8::5]:1111"],
                vec!["2001:db8::5:1111"],
            ),
        ] {
            for asked in known {
                assert_eq!(answer(host, at, here, asked), None, "{host}: {asked}");
            }
            for asked in foreign {
                assert_eq!(answer(host, at, here, asked), refused, "{host}: {asked}");
            }
        }
    }

    #[test]
    fn only_reading_is_answered() {
        let host = "127.0.0.1".parse().expect("a host");
        let allowed = Allowed::new(&host, "127.0.0.1:1111".parse().expect("an address"), &[]);
        let here = Here(Ipv4Addr::LOCALHOST.into());
        let refusal = allowed.refusal(here, &Method::POST, &Uri::default(), &HeaderMap::new());
        assert_eq!(refusal, Some(StatusCode::METHOD_NOT_ALLOWED));
    }
}
