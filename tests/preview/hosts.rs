//! Where the preview listens, and to which names it answers there.

use std::net::SocketAddr;

use crate::http::exchange;
use crate::server::{Server, Site, dateline};

/// The status of the answer to a request that goes to `at` and is for `host`.
fn status(at: SocketAddr, host: &str) -> Option<String> {
    let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let answer = exchange(at, request.as_bytes());
    String::from_utf8_lossy(&answer).split(' ').nth(1).map(str::to_owned)
}

#[track_caller]
fn answers(server: &Server, at: SocketAddr, known: &[String], foreign: &[String]) {
    let ask = |host: &String| status(at, host);
    assert_eq!(
        known.iter().map(ask).collect::<Vec<_>>(),
        vec![Some("200".to_owned()); known.len()]
    );
    let refused = vec![Some("403".to_owned()); foreign.len()];
    assert_eq!(foreign.iter().map(ask).collect::<Vec<_>>(), refused, "{}", server.name);
}

#[test]
fn at_an_address_it_answers_to_that_one() {
    // All of 127.0.0.0/8 is this machine on Linux; elsewhere only its first.
    let own = if cfg!(target_os = "linux") { "127.0.0.2" } else { "127.0.0.1" };
    let server = Site::new().start(&["--port", "0", "--host", own]);
    server.built();
    let port = server.address.port();
    assert_eq!(server.name, format!("{own}:{port}"));
    let foreign = ["127.0.0.3", "0.0.0.0", "desk.local"].map(|name| format!("{name}:{port}"));
    answers(&server, server.address, std::slice::from_ref(&server.name), &foreign);
}

#[test]
fn at_a_name_it_answers_to_that_one() {
    let server = Site::new().start(&["--port", "0", "--host", "LocalHost"]);
    server.built();
    let port = server.address.port();
    assert_eq!(server.name, format!("localhost:{port}"));
    let foreign = [format!("desk.local:{port}"), "localhost.desk.local".to_owned()];
    answers(&server, server.address, std::slice::from_ref(&server.name), &foreign);
    // The pages of the preview stay at the name.
    let old = server.get("/old/").text();
    assert!(old.contains(&format!("url=http://localhost:{port}/2025/01/01/b/")), "{old}");
}

#[test]
fn at_all_addresses_it_answers_to_the_one_that_was_asked() {
    let server = Site::new().start(&["--port", "0", "--host", "0.0.0.0"]);
    server.built();
    let port = server.address.port();
    let said = "everybody in this network can see the preview, drafts included";
    assert_eq!(server.told(), [said]);
    assert!(!server.name.starts_with("0.0.0.0"), "{}", server.name);
    let known = |names: &[&str]| -> Vec<String> {
        names.iter().map(|name| format!("{name}:{port}")).collect()
    };
    answers(
        &server,
        server.address,
        std::slice::from_ref(&server.name),
        &known(&["desk.local", "0.0.0.0"]),
    );
    let home = SocketAddr::from(([127, 0, 0, 1], port));
    let foreign = known(&["192.0.2.7", "127.0.0.2", "evil.example", "0.0.0.0"]);
    answers(&server, home, &known(&["127.0.0.1", "localhost"]), &foreign);
}

#[test]
fn a_name_that_was_allowed_is_answered_at_any_port_and_another_is_told_why_not() {
    let arguments = ["--port", "0", "--allow-host", "Preview.example.org"];
    let server = Site::new().start(&arguments);
    server.built();
    let known = ["preview.example.org", "preview.example.org:8443", "localhost:8080"];
    let known = known.map(str::to_owned);
    answers(&server, server.address, &known, &["example.org".to_owned()]);
    let request = "GET / HTTP/1.1\r\nHost: desk.example:80\r\nConnection: close\r\n\r\n";
    let answer = exchange(server.address, request.as_bytes());
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let said = answer.split("\r\n\r\n").nth(1).expect("a body");
    assert_eq!(
        said,
        "This preview shows drafts, so it answers only to its own names, and `desk.example:80` is none \
         of them.\nIf it is yours, start the preview with `dateline serve --allow-host desk.example`.\n"
    );
}

#[test]
fn a_host_that_is_not_this_machine_is_an_error() {
    let site = Site::new();
    let serve = |host: &str| {
        let mut command = dateline(&site.root());
        let said = command.args(["serve", "--port", "0", "--host", host]).output();
        let said = said.expect("an end");
        (said.status.code(), String::from_utf8_lossy(&said.stderr).into_owned())
    };
    let (code, said) = serve("192.0.2.1");
    assert_eq!(code, Some(1));
    assert!(said.starts_with("error: the preview can't listen at 192.0.2.1:0: "), "{said}");
    assert!(said.contains("\nhelp: give `--host` an address or a name of this machine"), "{said}");
    for wrong in ["http://desk.local", "desk.local:80", "999.1.1.1"] {
        let (code, said) = serve(wrong);
        assert_eq!(code, Some(2));
        assert!(said.contains("write an address or a name of this machine"), "{said}");
    }
}
