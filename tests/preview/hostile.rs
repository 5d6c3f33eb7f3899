//! Requests that nobody should make: none gets a file of outside, none upsets the server.

use std::fs;

use crate::http::exchange;
use crate::server::{Server, Site};

/// What lies where no answer may reach.
const SECRET: &str = "the secret of outside";

fn server() -> Server {
    let site = Site::new();
    site.write("../secret.txt", SECRET);
    site.write("secret.txt", SECRET);
    site.write(".dateline/secret.txt", SECRET);
    let server = site.serve();
    let output = server.site.output();
    fs::write(output.join(".hidden"), SECRET).expect("a dotfile");
    fs::create_dir(output.join(".git")).expect("a folder");
    fs::write(output.join(".git/config"), SECRET).expect("a dotfile");
    for (to, name) in [("../../secret.txt", "link.txt"), ("..", "up"), ("../..", "site")] {
        std::os::unix::fs::symlink(to, output.join(name)).expect("a link");
    }
    let page = output.join("site.html");
    std::os::unix::fs::symlink("../../secret.txt", page).expect("a link");
    server
}

/// Paths that lead, or try to lead, out.
fn paths() -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    let ups =
        ["..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "....", "..;", "%c0%ae%c0%ae"];
    let slashes = ["/", "//", "%2f", "%5c", "\\", "/./", "%252f", "%c0%af"];
    for up in ups {
        for slash in slashes {
            paths.push(format!("/{up}{slash}secret.txt"));
            paths.push(format!("/style.css/{up}{slash}{up}{slash}{up}{slash}secret.txt"));
        }
    }
    let others = [
        "/link.txt",
        "/up/secret.txt",
        "/site/secret.txt",
        "/site/site.toml",
        "/site.html",
        "/up/",
        "/site",
        "/.hidden",
        "/.git/config",
        "/%2ehidden",
        "/.git%2fconfig",
        "/.dateline/secret.txt",
        "/.dateline/../secret.txt",
        "/.dateline/",
        "/.dateline",
        "//etc/passwd",
        "///etc/passwd",
        "/etc/passwd",
        "/file:///etc/passwd",
        "/c:/windows/win.ini",
        "/C%3A/x",
        "/%",
        "/%zz",
        "/%0",
        "/%00",
        "/secret.txt%00.html",
        "/%ff%fe",
        "/a%0d%0aSet-Cookie:x=1",
        "/?x=/../secret.txt",
        "/%3f",
        "/con",
        "/~root",
        "/.",
        "/..",
        "/./",
        "/%20",
        "/;/secret.txt",
        "/🦀",
        "/\u{202e}",
        "/.dateline/about?page=/../secret.txt",
        "/.dateline/about?page=%00",
        "/.dateline/about?x",
        "/.dateline/about?page=/%2e%2e/%2e%2e/secret.txt",
        "/.dateline/events?since=-1",
        "/.dateline/events?page=/&since=x",
        "/.dateline/client.js/../../secret.txt",
    ];
    paths.extend(others.map(str::to_owned));
    paths.push(format!("/{}", "a".repeat(5_000)));
    paths.push(format!("/{}", "a/".repeat(20_000)));
    paths.push(format!("/{}secret.txt", "../".repeat(5_000)));
    paths.push(format!("/?{}", "x".repeat(1_000_000)));
    paths
}

/// Whole requests that are wrong in other ways.
fn requests(host: &str) -> Vec<Vec<u8>> {
    let lines = |first: &str, rest: &str| format!("{first}\r\n{rest}Connection: close\r\n\r\n");
    let named = format!("Host: {host}\r\n");
    let mut requests: Vec<String> = Vec::new();
    let methods =
        ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "CONNECT", "get", "X-Y"];
    requests.extend(methods.map(|it| lines(&format!("{it} /secret.txt HTTP/1.1"), &named)));
    let hosts = [
        "evil.example",
        "localhost.evil.example",
        "localhost:x",
        "127.0.0.1.evil.example",
        "",
        "[::1",
        "evil.example@127.0.0.1",
        "0.0.0.0",
        "127.1",
        "2130706433",
        "\u{e9}",
        "a b",
    ];
    requests.extend(hosts.map(|it| lines("GET / HTTP/1.1", &format!("Host: {it}\r\n"))));
    requests.extend([
        lines("GET / HTTP/1.1", ""),
        lines("GET / HTTP/1.0", ""),
        lines("GET / HTTP/1.1", &format!("{named}Host: evil.example\r\n")),
        lines("GET http://evil.example/ HTTP/1.1", &named),
        lines(&format!("GET http://evil.example@{host}/ HTTP/1.1"), &named),
        lines("GET file:///etc/passwd HTTP/1.1", &named),
        lines("GET ../secret.txt HTTP/1.1", &named),
        lines("GET * HTTP/1.1", &named),
        lines("OPTIONS * HTTP/1.1", &named),
        lines("CONNECT evil.example:443 HTTP/1.1", &named),
        lines("GET / HTTP/9.9", &named),
        lines("GET /", &named),
        lines("", &named),
        lines("GET / HTTP/1.1", &format!("{named}Content-Length: -1\r\n")),
        lines("GET / HTTP/1.1", &format!("{named}Transfer-Encoding: nonsense\r\n")),
        lines("GET /style.css HTTP/1.1", &format!("{named}Range: bytes=9-1\r\n")),
        lines("GET /style.css HTTP/1.1", &format!("{named}Range: bytes=-99999999999999999999\r\n")),
        lines("GET /style.css HTTP/1.1", &format!("{named}If-Modified-Since: never\r\n")),
        lines("GET / HTTP/1.1", &format!("{named}X: {}\r\n", "x".repeat(1_000_000))),
        lines("GET / HTTP/1.1", &format!("{named}{}", "X: y\r\n".repeat(500))),
        "\0\0\0\0\r\n\r\n".to_owned(),
        "\u{16}\u{3}\u{1}\0\u{1}\r\n\r\n".to_owned(),
    ]);
    requests.into_iter().map(String::into_bytes).collect()
}

#[test]
fn no_request_gets_a_file_of_outside() {
    let server = server();
    let host = server.address.to_string();
    let mut all = requests(&host);
    all.extend(paths().into_iter().map(|path| {
        format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").into_bytes()
    }));
    assert!(all.len() > 200, "{}", all.len());
    for request in all {
        let answer = exchange(server.address, &request);
        let answer = String::from_utf8_lossy(&answer);
        let shown = String::from_utf8_lossy(&request[..request.len().min(200)]).into_owned();
        assert!(!answer.contains(SECRET), "{shown}");
        assert!(!answer.contains("root:"), "{shown}");
        assert!(!answer.contains("base_url"), "{shown}");
        assert!(!answer.to_ascii_lowercase().contains("\r\nset-cookie"), "{shown}");
        // A request that is no HTTP may go without an answer.
        assert!(answer.is_empty() || !answer.starts_with("HTTP/1.1 5"), "{shown}\n{answer}");
    }
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn who_asks_by_another_name_is_refused() {
    let server = server();
    let asks = |first: &str, host: &str| {
        let request = format!("{first}\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = exchange(server.address, request.as_bytes());
        String::from_utf8_lossy(&answer).split(' ').nth(1).map(str::to_owned)
    };
    let own = server.address.to_string();
    let port = server.address.port();
    // This machine's own names may stand for the port of a container or a tunnel.
    let here = [&own, &format!("localhost:{port}"), "LOCALHOST:8080", "localhost", "127.0.0.1:1"];
    for host in here {
        assert_eq!(asks("GET / HTTP/1.1", host).as_deref(), Some("200"), "{host}");
    }
    for host in ["evil.example", "localhost.evil.example", &format!("evil.example:{port}")] {
        assert_eq!(asks("GET / HTTP/1.1", host).as_deref(), Some("403"), "{host}");
    }
    let absolute = format!("GET http://evil.example:{port}/ HTTP/1.1");
    assert_eq!(asks(&absolute, &own).as_deref(), Some("403"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
        let status = asks(&format!("{method} / HTTP/1.1"), &own);
        assert_eq!(status.as_deref(), Some("405"), "{method}");
    }
}

#[test]
fn a_strangers_page_hears_nothing() {
    let server = server();
    for path in ["/.dateline/events?page=/", "/.dateline/about?page=/"] {
        for origin in ["http://evil.example", "https://127.0.0.1", "null", "http://localhost"] {
            let answer = server.ask("GET", path, &format!("Origin: {origin}\r\n"));
            assert_eq!(answer.status, 403, "{path} {origin}");
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
        for site in ["cross-site", "same-site", "nonsense"] {
            let answer = server.ask("GET", path, &format!("Sec-Fetch-Site: {site}\r\n"));
            assert_eq!(answer.status, 403, "{path} {site}");
        }
    }
}
