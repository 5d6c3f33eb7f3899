//! Lets in only requests that were meant for this server.
//!
//! A page of a stranger can make a browser ask any address for anything. What gives it away is the
//! name that it asks by, in `Host`, and for events the page that asks, in `Origin`.

use std::net::SocketAddr;

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};

/// The names that this server answers to.
#[derive(Clone, Debug)]
pub(super) struct Allowed {
    hosts: Vec<String>,
}

impl Allowed {
    /// The names of a server at `address`.
    pub(super) fn new(address: SocketAddr) -> Self {
        let port = address.port();
        let mut hosts = vec![address.to_string()];
        if address.ip().is_loopback() {
            hosts.extend(["localhost", "127.0.0.1", "[::1]"].map(|name| format!("{name}:{port}")));
        }
        if port == 80 {
            // A browser doesn't say the port that everybody has.
            let short = hosts.iter().map(|host| host.trim_end_matches(":80").to_owned());
            hosts.extend(short.collect::<Vec<_>>());
        }
        Self { hosts }
    }

    /// Why a request isn't answered; none if it is.
    pub(super) fn refusal(
        &self,
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
        let is_known = self.knows(host) && uri.authority().is_none_or(|it| self.knows(it.as_str()));
        (!is_known || hosts.next().is_some()).then_some(StatusCode::FORBIDDEN)
    }

    /// Whether the page that asks for events is one of ours.
    pub(super) fn is_own_page(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(header::ORIGIN) else { return true };
        let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
        host.is_some_and(|host| self.knows(host))
    }

    fn knows(&self, host: &str) -> bool {
        self.hosts.iter().any(|known| known.eq_ignore_ascii_case(host))
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

    #[test]
    fn only_the_names_of_this_server_are_answered() {
        let allowed = Allowed::new("127.0.0.1:1111".parse().expect("an address"));
        let asks = |host: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().expect("a header"));
            allowed.refusal(&Method::GET, &Uri::default(), &headers)
        };
        assert_eq!(asks("localhost:1111"), None);
        assert_eq!(asks("127.0.0.1:1111"), None);
        for foreign in
            ["evil.example", "localhost", "localhost:80", "127.0.0.1.evil.example:1111", ""]
        {
            assert_eq!(asks(foreign), Some(StatusCode::FORBIDDEN), "{foreign}");
        }
        assert_eq!(
            allowed.refusal(&Method::POST, &Uri::default(), &HeaderMap::new()),
            Some(StatusCode::METHOD_NOT_ALLOWED)
        );
    }
}
