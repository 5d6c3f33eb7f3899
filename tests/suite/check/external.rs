//! `--external`: links to other hosts, asked of a server of the test's own.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use dateline::command::Exit;

use super::{Answer, SITE, check_apart, sound, write};
use crate::project::Project;

/// A server that keeps account of what it was asked.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let account = Arc::clone(&asked);
        std::thread::spawn(move || {
            let mut times: BTreeMap<String, usize> = BTreeMap::new();
            for stream in listener.incoming().flatten() {
                let Some((method, path)) = request(&stream) else { continue };
                let time = times.entry(path.clone()).or_default();
                *time += 1;
                account.lock().expect("an account").push(format!("{method} {path}"));
                let answer = answer(&method, &path, *time);
                let _ = (&stream).write_all(answer.as_bytes());
            }
        });
        Self { address, asked }
    }

    /// What it was asked since it was last looked at.
    fn asked(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut *self.asked.lock().expect("an account"));
        asked.sort();
        asked
    }
}

fn request(stream: &TcpStream) -> Option<(String, String)> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    let mut agent = String::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        if line.to_ascii_lowercase().starts_with("user-agent:") {
            agent = line;
        }
    }
    assert!(agent.contains("(link check for https://example.org)"), "{agent}");
    let mut parts = first.split(' ');
    Some((parts.next()?.to_owned(), parts.next()?.to_owned()))
}

fn answer(method: &str, path: &str, time: usize) -> String {
    let (status, more) = match (method, path) {
        (_, "/gone") => ("404 Not Found", ""),
        ("HEAD", "/no-head") => ("405 Method Not Allowed", ""),
        (_, "/busy") if time < 3 => ("503 Service Unavailable", ""),
        (_, "/often") if time < 2 => ("429 Too Many Requests", ""),
        (_, "/broken") => ("500 Internal Server Error", ""),
        (_, "/members") => ("403 Forbidden", ""),
        (_, "/old") => ("301 Moved Permanently", "Location: /older\r\n"),
        (_, "/older") => ("308 Permanent Redirect", "Location: /there\r\n"),
        (_, "/today") => ("302 Found", "Location: /there\r\n"),
        (_, "/round") => ("302 Found", "Location: /round\r\n"),
        _ => ("200 OK", ""),
    };
    format!("HTTP/1.1 {status}\r\n{more}Content-Length: 0\r\nConnection: close\r\n\r\n")
}

fn linking(server: &Server, paths: &[&str]) -> Project {
    let project = sound("");
    let links = paths.iter().map(|path| format!("[link]({}{path})\n", server.address));
    write(&project, "a", "", &links.collect::<String>());
    project
}

/// Asks without whatever proxy the machine has.
fn check(project: &Project, arguments: &[&str]) -> Answer {
    check_apart(project, arguments, &[])
}

/// The codes and lines of what is found.
fn found(project: &Project) -> Vec<String> {
    let answer = check(project, &["--external", "--format", "short"]);
    let found = answer.out.lines().filter_map(|line| {
        let (place, rest) = line.split_once(": ")?;
        let line = place.split(':').nth(1)?;
        Some(format!("{} line {line}", &rest[rest.find('[')? + 1..rest.find(']')?]))
    });
    found.collect()
}

#[test]
fn hosts_are_asked_for_the_head_and_then_for_the_page() {
    let server = Server::new();
    let project = linking(&server, &["/there", "/there#place", "/no-head", "/members", "/today"]);
    assert_eq!(found(&project), [""; 0]);
    assert_eq!(
        server.asked(),
        [
            "GET /members",
            "GET /no-head",
            "HEAD /members",
            "HEAD /no-head",
            "HEAD /there",
            "HEAD /there",
            "HEAD /today"
        ]
    );
}

#[test]
fn what_is_gone_moved_or_silent_is_told_of_where_it_is_linked() {
    let server = Server::new();
    let project = linking(&server, &["/there", "/gone", "/old", "/round", "/gone#x"]);
    assert_eq!(
        found(&project),
        ["D0111 line 9", "D0112 line 10", "D0113 line 11", "D0111 line 12"]
    );
    let answer = check(&project, &["--external", "--format", "short"]);
    assert_eq!(answer.exit, Exit::Faults);
    let moved = format!("`{0}/old` has another URL for good; write `{0}/there`", server.address);
    assert!(answer.out.contains(&moved), "{}", answer.out);
    let gone = format!("`{}/gone` isn't there any more: 404 Not Found", server.address);
    assert!(answer.out.contains(&gone), "{}", answer.out);
}

#[test]
fn a_host_that_is_busy_is_asked_again() {
    let server = Server::new();
    let project = linking(&server, &["/busy", "/broken"]);
    assert_eq!(found(&project), ["D0113 line 9"]);
    let asked = server.asked();
    assert_eq!(asked.iter().filter(|it| it.ends_with("/broken")).count(), 6);
}

#[test]
fn a_host_that_does_not_answer_is_left_alone() {
    let server = Server::new();
    // A port that nobody listens at.
    let closed = TcpListener::bind("127.0.0.1:0").expect("a port");
    let nobody = format!("http://localhost:{}", closed.local_addr().expect("an address").port());
    drop(closed);
    let project = sound("");
    let link = |number: usize| format!("[link]({nobody}/{number})\n");
    let there = format!("[link]({}/often)\n", server.address);
    write(&project, "a", "", &((0..5).map(link).collect::<String>() + &there));
    let started = std::time::Instant::now();
    let lines = ["D0113 line 8", "D0113 line 9", "D0113 line 10", "D0113 line 11", "D0113 line 12"];
    assert_eq!(found(&project), lines);
    // Three of them were asked for, three times each.
    assert!(started.elapsed().as_secs() < 11, "{:?}", started.elapsed());
    let asked = server.asked();
    assert!(asked.contains(&"GET /often".to_owned()), "{asked:?}");
}

#[test]
fn what_was_said_is_kept_with_the_day() {
    let server = Server::new();
    let project = linking(&server, &["/there", "/gone"]);
    assert_eq!(found(&project), ["D0111 line 9"]);
    assert_eq!(server.asked(), ["GET /gone", "HEAD /gone", "HEAD /there"]);
    assert_eq!(found(&project), ["D0111 line 9"]);
    assert_eq!(server.asked(), [""; 0]);
    for (day, asked) in [("2025-09-02", 2), ("2025-09-09", 3)] {
        check(&project, &["--external", "--now", day]);
        assert_eq!(server.asked().len(), asked, "{day}");
    }
    let kept = project.root().join(".dateline/check/external");
    let kept = std::fs::read_to_string(kept).expect("what was said");
    assert!(kept.contains("\"day\": \"2025-09-09\""), "{kept}");
}

#[test]
fn hosts_of_the_settings_are_not_asked() {
    let server = Server::new();
    let project = linking(&server, &["/gone", "/private/gone"]);
    let hosts = |host: &str| format!("{SITE}\n[check]\nhosts = [\"{host}\"]\n");
    project.write("site.toml", hosts("127.0.0.1"));
    assert_eq!(found(&project), [""; 0]);
    assert_eq!(server.asked(), [""; 0]);
    project.write("site.toml", hosts(&format!("{}/private/", server.address)));
    assert_eq!(found(&project), ["D0111 line 8"]);
    assert_eq!(server.asked(), ["GET /gone", "HEAD /gone"]);
}

#[test]
fn without_the_option_nobody_is_asked() {
    let server = Server::new();
    let project = linking(&server, &["/gone"]);
    check(&project, &[]).is(Exit::Done, "checked: 0 errors, 0 warnings\n", "");
    assert_eq!(server.asked(), [""; 0]);
}

#[test]
fn nothing_is_said_to_be_gone_where_there_is_no_way_out() {
    let project = sound("");
    // A name that no host can have (RFC 2606).
    write(&project, "a", "", "[link](https://nowhere.invalid/)");
    assert_eq!(found(&project), ["D0113 line 8"]);
}
